package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// secret is what nobody may keep.
var secret = group(en, "Ms. Zebrowska was unwell and left early.", fr, "Mme Zebrowska, souffrante, est partie tôt.", zh, "泽布女士身体不适，提前离开。")

func TestForget(t *testing.T) { both(t, testForget) }

func testForget(t *testing.T, d database) {
	for name, target := range map[string]Target{
		"a name":         {Name: "zebrowska"},
		"a Chinese name": {Name: "泽布"},
		"a text":         {Lang: fr, Text: secret[1].Text},
		"a group":        {Group: 701},
	} {
		if d == onServer && name != "a name" {
			continue // what is found is the same
		}
		t.Run(name, func(t *testing.T) {
			where := d.place(t)
			m := open(t, where)
			r := random{rand.New(rand.NewPCG(2, 2))}
			all := r.groups(700)
			add(t, m, all...)
			reindexed(t, m, "en", "fr", "zh") // so that it has an order
			without := dump(t, m)
			beside := group(en, "The meeting went on.", fr, "La réunion s'est poursuivie.")
			beside[0].Prev, beside[1].Prev = secret[0].Text, secret[1].Text
			add(t, m, secret, beside)
			n, err := m.Forget(context.Background(), target)
			if err != nil || n != 1 {
				t.Fatalf("Forget(%+v) = %d, %v, want 1", target, n, err)
			}
			for _, s := range secret {
				if f := find(t, m, Query{From: s.Lang, To: other(s.Lang), Text: s.Text}); f != nil {
					t.Errorf("%q is still found: %v", s.Text, f)
				}
			}
			if f := find(t, m, Query{From: en, To: fr, Text: beside[0].Text}); len(f) != 1 {
				t.Errorf("its neighbour was forgotten too: %v", f)
			}
			traces(t, d, m, where)
			if _, err := m.Forget(context.Background(), Target{Lang: fr, Text: beside[1].Text}); err != nil {
				t.Fatal(err)
			}
			if got, want := stable(dump(t, m)), stable(without); got != want {
				t.Error("the memory is not as it was before")
			}
			traces(t, d, m, where)
		})
	}
}

func reindexed(t *testing.T, m *Memory, langs ...string) {
	t.Helper()
	ctx := context.Background()
	err := m.write(ctx, func(tx *transaction) error {
		for _, lang := range langs {
			if err := m.reindex(ctx, tx, lang); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func other(lang language.Tag) language.Tag {
	if lang == en {
		return fr
	}
	return en
}

// stable is a dump without the rows of the table tongue, which tell only that there
// was a change.
func stable(dump string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(dump, "\n"), func(l string) bool { return len(strings.Fields(l)) == 4 && len(strings.Fields(l)[0]) == 2 }), "\n")
}

// traces reads the files of a memory for what is secret: its words, and the numbers
// that stand for them.
func traces(t *testing.T, d database, m *Memory, where string) {
	t.Helper()
	var numbers binary.AppendByteOrder = binary.BigEndian // as SQLite writes them
	if d == onServer {
		numbers = binary.LittleEndian // and PostgreSQL, where the processor does
	}
	for _, name := range d.files(t, m, where) {
		data, err := os.ReadFile(name)
		if err != nil && !strings.HasSuffix(name, "-wal") {
			t.Fatal(err)
		}
		for _, s := range secret {
			for _, words := range []string{s.Text, "Zebrowska", "souffrante", "泽布"} {
				if bytes.Contains(data, []byte(words)) {
					t.Errorf("%s still holds %q", filepath.Base(name), words)
				}
			}
			hashes := []int64{key{code(s.Lang), s.Text}.hash()}
			for _, k := range tokens(units(s.Text)) {
				if !innocent(k) {
					hashes = append(hashes, k)
				}
			}
			for _, h := range hashes {
				if bytes.Contains(data, numbers.AppendUint64(nil, uint64(h))) {
					t.Errorf("%s still holds a hash of %q", filepath.Base(name), s.Text)
				}
			}
		}
	}
}

// innocent says whether a token is also of the random texts, or of the neighbour.
func innocent(token int64) bool {
	all := "The meeting went on. La réunion s'est poursuivie."
	for _, w := range wordsOf {
		all += " " + w
	}
	return slices.Contains(tokens(units(all)), token)
}

// A name that was counted goes from the order too, when the last who said it goes.
func TestForgetCounted(t *testing.T) { both(t, testForgetCounted) }

func testForgetCounted(t *testing.T, d database) {
	where := d.place(t)
	m := open(t, where)
	add(t, m, random{rand.New(rand.NewPCG(2, 2))}.groups(100)...)
	for _, said := range []string{"on the agenda", "on the report", "of the forum", "on the draft", "and the Secretariat"} {
		add(t, m, group(en, "Ms. Zebrowska "+said, zh, "泽布女士"+said))
	}
	reindexed(t, m, "en", "zh")
	counted := func() (n int) {
		for _, k := range []int64{tokens(units("Zebrowska"))[0], tokens(units("泽布"))[0]} {
			var found int
			if err := m.db.QueryRow(m.dialect.bind(`SELECT count(*) FROM token WHERE token = ?`), k).Scan(&found); err != nil {
				t.Fatal(err)
			}
			n += found
		}
		return n
	}
	if n := counted(); n != 2 {
		t.Fatalf("%d of the names are counted, want both", n)
	}
	for i, want := range []int{2, 0} {
		target := []Target{{Lang: en, Text: "Ms. Zebrowska on the agenda"}, {Name: "Zebrowska"}}[i]
		if _, err := m.Forget(context.Background(), target); err != nil {
			t.Fatal(err)
		}
		if n := counted(); n != want {
			t.Errorf("after Forget(%+v) %d names are counted, want %d", target, n, want)
		}
	}
	traces(t, d, m, where)
	intact(t, where)
}

// A name goes from the texts it made, which stay.
func TestForgetWho(t *testing.T) { both(t, testForgetWho) }

func testForgetWho(t *testing.T, d database) {
	m := d.empty(t)
	add(t, m, group(en, "Welcome", fr, "Bienvenue").by(Origin{Who: "Anna Zebrowska", Source: "a meeting"}))
	n, err := m.Forget(context.Background(), Target{Name: "Zebrowska"})
	if err != nil || n != 0 {
		t.Fatalf("Forget = %d, %v, want no group", n, err)
	}
	f := find(t, m, Query{From: en, To: fr, Text: "Welcome"})
	if len(f) != 1 || f[0].Who != "" || f[0].Source != "a meeting" {
		t.Errorf("found %+v, want the text without the name", f)
	}
}

// What was cut off before the file was clean is finished by who opens it next.
func TestForgetCutOff(t *testing.T) { both(t, testForgetCutOff) }

func testForgetCutOff(t *testing.T, d database) {
	where := d.place(t)
	m := open(t, where)
	add(t, m, secret, group(en, "Welcome", fr, "Bienvenue"))
	ctx := context.Background()
	err := m.write(ctx, func(tx *transaction) error {
		if _, err := m.drop(ctx, tx, []int64{1}); err != nil {
			return err
		}
		return set(ctx, tx, "unswept", "yes")
	})
	if err != nil {
		t.Fatal(err)
	}
	traces(t, d, open(t, where), where)
}
