package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

func TestSearch(t *testing.T) { both(t, testSearch) }

func testSearch(t *testing.T, d database) {
	m := d.empty(t)
	add(t, m,
		group(en, "The Secretariat will share the draft.", zh, "秘书处将分享草案。"),
		group(en, "A note by the secretariat", zh, "秘书处的说明", fr, "Note du secrétariat"),
		group(en, "Secretariats of other bodies", ar, "أمانات هيئات أخرى"),
	)
	for _, c := range []struct {
		lang  language.Tag
		words string
		limit int
		want  string
	}{
		{zh, "草案", 0, "[秘书处将分享草案。]"}, // words of two characters
		{zh, "秘书", 0, "[秘书处将分享草案。 秘书处的说明]"},
		{en, "the SECRETARIAT", 0, "[The Secretariat will share the draft. A note by the secretariat]"}, // no part of a word
		{en, "secretariat", 1, "[The Secretariat will share the draft.]"},
		{language.Und, "secrétariat", 0, "[Note du secrétariat]"},
		{fr, "secretariat", 0, "[]"},
		{ar, "امانات", 0, "[أمانات هيئات أخرى]"},
		{en, "…", 0, "[]"},
	} {
		found, err := m.Search(context.Background(), c.lang, c.words, c.limit)
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, f := range found {
			got = append(got, f.Text)
			if len(f.Groups) != 1 || len(f.Groups[0].Group) < 2 {
				t.Errorf("%q has the groups %v", f.Text, f.Groups)
			}
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("Search(%s, %q, %d) = %v, want %s", c.lang, c.words, c.limit, got, c.want)
		}
	}
}

// A memory that is merged into an empty one answers as before, contexts too.
func TestMerge(t *testing.T) { both(t, testMerge) }

func testMerge(t *testing.T, d database) {
	from, to := d.empty(t), d.empty(t)
	all := random{rand.New(rand.NewPCG(8, 8))}.groups(600)
	add(t, from, all...)
	n, err := to.Merge(context.Background(), from)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := to.Merge(context.Background(), from); err != nil || again != (Gain{}) {
		t.Errorf("merged again: %v, %v", again, err)
	}
	a, _ := from.Stats(context.Background())
	b, err := to.Stats(context.Background())
	if err != nil || fmt.Sprint(a) != fmt.Sprint(b) || n.Groups != a.Groups {
		t.Errorf("merged %v: %v, want %v; %v", n, b, a, err)
	}
	for _, g := range all[:300] {
		q := Query{From: g[0].Lang, To: g[1].Lang, Text: g[0].Text, Prev: g[0].Prev}
		x, y := find(t, from, q), find(t, to, q)
		if x[0].Kind != y[0].Kind || x[0].Score != y[0].Score || x[0].When != y[0].When {
			t.Fatalf("%+v: %+v after the merge, %+v before", q, y[0], x[0])
		}
	}
}

func TestStats(t *testing.T) { both(t, testStats) }

func testStats(t *testing.T, d database) {
	m := d.empty(t)
	add(t, m,
		group(en, "Welcome", fr, "Bienvenue").by(Origin{State: minutes.Reviewed}),
		group(en, "Welcome", es, "Bienvenidos").by(Origin{Machine: true, State: minutes.Initial}))
	s, err := m.Stats(context.Background())
	if got, want := fmt.Sprint(s), "{2 map[en:1 es:1 fr:1] map[initial:2 reviewed:2] 2}"; err != nil || got != want {
		t.Errorf("Stats = %s %v, want %s", got, err, want)
	}
}
