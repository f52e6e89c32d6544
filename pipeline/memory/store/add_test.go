package store

import (
	"context"
	"fmt"
	"hexaglot/minutes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
)

// What is added again is there once, with the better origin.
func TestAddAgain(t *testing.T) { both(t, testAddAgain) }

func testAddAgain(t *testing.T, d database) {
	m := d.empty(t)
	g := group(en, "Any other business", ru, "Прочие вопросы")
	if got, want := add(t, m, g, g, Group{g[1], g[0]}), (Gain{1, 2}); got != want {
		t.Errorf("first: %v, want %v", got, want)
	}
	for _, o := range []Origin{{State: minutes.Final, Who: "Reader"}, {State: minutes.Initial, Machine: true, When: day(7)}} {
		if got, want := add(t, m, g.by(o)), (Gain{0, 0}); got != want {
			t.Errorf("again: %v, want %v", got, want)
		}
	}
	f := find(t, m, Query{From: ru, To: en, Text: "Прочие вопросы", Limit: 5})
	if len(f) != 1 || f[0].State != minutes.Final || f[0].Who != "Reader" {
		t.Errorf("found %+v, want one that is final", f)
	}
}

func TestAddRefuses(t *testing.T) { both(t, testAddRefuses) }

func testAddRefuses(t *testing.T, d database) {
	m := d.empty(t)
	good := group(en, "Welcome", fr, "Bienvenue")
	for _, c := range []struct {
		bad  Group
		want string
	}{
		{nil, "group 2: it has no text"},
		{group(en, "Welcome", language.German, "Willkommen"), `group 2: "de" is none of the six languages`},
		{group(en, "Welcome", fr, " "), "group 2: no text in fr"},
		{group(en, "a\xff"), "group 2: the text in en is no UTF-8"},
		{good.by(Origin{Who: "a\x00"}), "group 2: the origin of the text in en is no UTF-8"},
		{good.by(Origin{State: "signed"}), `group 2: no state is called "signed"`},
	} {
		_, err := m.Add(context.Background(), []Group{good, c.bad})
		if err == nil || err.Error() != c.want {
			t.Errorf("Add(%v) = %v, want %s", c.bad, err, c.want)
		}
	}
	if f := find(t, m, Query{From: en, To: fr, Text: "Welcome"}); f != nil {
		t.Errorf("a batch with a fault was kept in part: %v", f)
	}
}

// What was cut off is not there, and what is there is whole.
func TestCutOff(t *testing.T) { both(t, testCutOff) }

func testCutOff(t *testing.T, d database) {
	m := d.empty(t)
	r := random{rand.New(rand.NewPCG(1, 1))}
	add(t, m, r.groups(100)...)
	before := dump(t, m)
	groups := r.groups(4000)
	cuts := 0
	for after := time.Millisecond; ; after *= 3 { // at the start, in the midst, near the end
		ctx, cancel := context.WithTimeout(context.Background(), after)
		_, err := m.Add(ctx, groups)
		cancel()
		if err == nil {
			break
		}
		if cuts++; dump(t, m) != before {
			t.Fatalf("a batch that was cut off after %v left something", after)
		}
	}
	if cuts == 0 || dump(t, m) == before {
		t.Errorf("%d batches were cut off, and the whole one is not there", cuts)
	}
}

// dump is all that is in the tables, row by row.
func dump(t *testing.T, m *Memory) string {
	t.Helper()
	var b strings.Builder
	for table, by := range map[string]string{"segment": "id", "origin": "id", "grp": "id", "member": "grp, segment", "posting": "lang, token, part", "token": "lang, token", "tongue": "lang"} {
		rows, err := m.db.Query(`SELECT * FROM ` + table + ` ORDER BY ` + by)
		if err != nil {
			t.Fatal(err)
		}
		names, _ := rows.Columns()
		for rows.Next() {
			values := make([]any, len(names))
			for i := range values {
				values[i] = new(any)
			}
			if err := rows.Scan(values...); err != nil {
				t.Fatal(err)
			}
			for _, v := range values {
				fmt.Fprint(&b, *v.(*any), " ")
			}
			b.WriteByte('\n')
		}
		rows.Close()
	}
	lines := strings.Split(b.String(), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
