package store

import (
	"context"
	"fmt"
	"hexaglot/minutes"
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/text/language"
)

func TestLookup(t *testing.T) { both(t, testLookup) }

func testLookup(t *testing.T, d database) {
	m := d.empty(t)
	person := Origin{State: minutes.Reviewed, Who: "Reader", When: day(1)}
	add(t, m,
		group(en, "The Secretariat will share the draft programme.", fr, "Le secrétariat communiquera le projet de programme.", zh, "秘书处将分享方案草案。").by(person),
		group(en, "The Chair thanked all participants.", ar, "شكر الرئيس جميع المشاركين.", ru, "Председатель поблагодарил всех участников.").by(person),
		group(en, "The meeting was closed.", es, "Se levantó la sesión.").by(Origin{Machine: true}),
		group(fr, "La séance est levée.", en, "The meeting was closed.").by(person),
	)
	for _, c := range []struct {
		from, to language.Tag
		text     string
		want     string
	}{
		{en, fr, "The Secretariat will share the draft programme.", "exact 100: Le secrétariat communiquera le projet de programme."},
		{zh, fr, "秘书处将分享方案草案。", "exact 100: Le secrétariat communiquera le projet de programme."},
		{ru, ar, "Председатель поблагодарил всех участников.", "exact 100: شكر الرئيس جميع المشاركين."},
		{en, fr, "The Secretariat will send the draft programme.", "fuzzy 85: Le secrétariat communiquera le projet de programme."},
		{zh, fr, "秘书处将分享议程草案。", "fuzzy 80: Le secrétariat communiquera le projet de programme."},
		{ar, en, "شكر الرئيس المشاركين.", "fuzzy 75: The Chair thanked all participants."},
		{en, fr, "The secretariat will share the draft programme", "fuzzy 99: Le secrétariat communiquera le projet de programme."},
		{en, es, "The meeting was closed.", "exact 94: Se levantó la sesión."}, // unreviewed and a machine's
		{fr, es, "La séance est levée.", "exact 89: Se levantó la sesión."},    // and through English
		{en, zh, "The Chair thanked all participants.", ""},                    // nobody said it in Chinese
		{en, fr, "Nothing like it was ever said.", ""},
		{en, fr, "", ""},
		{en, fr, "…", ""},
		{language.German, fr, "Die Sitzung ist geschlossen.", ""},
	} {
		got := ""
		if found := find(t, m, Query{From: c.from, To: c.to, Text: c.text}); len(found) > 0 {
			got = fmt.Sprintf("%s %d: %s", found[0].Kind, found[0].Score, found[0].Text)
		}
		if got != c.want {
			t.Errorf("Lookup(%s, %s, %q) = %q, want %q", c.from, c.to, c.text, got, c.want)
		}
	}
}

// The same words mean other things in other places: the neighbours tell.
func TestContext(t *testing.T) { both(t, testContext) }

func testContext(t *testing.T, d database) {
	m := d.empty(t)
	a, b := group(en, "Chair", fr, "Présidente"), group(en, "Chair", fr, "Chaise")
	a[0].Prev, a[0].Next = "Ms. Example", "Members"
	b[0].Prev, b[0].Next = "Table", "Lamp"
	b[0].When, b[1].When = day(2), day(2)
	add(t, m, a, b)
	for _, c := range []struct{ prev, next, want string }{
		{"Ms. Example", "Members", "context Présidente"},
		{"Table", "Lamp", "context Chaise"},
		{"Table", "Members", "exact Chaise"}, // the newer one
		{"", "", "exact Chaise"},
	} {
		f := find(t, m, Query{From: en, To: fr, Text: "Chair", Prev: c.prev, Next: c.next})
		if got := string(f[0].Kind) + " " + f[0].Text; got != c.want {
			t.Errorf("between %q and %q: %s, want %s", c.prev, c.next, got, c.want)
		}
	}
}

func TestReviewedBeatsNewerBeatsMachine(t *testing.T) { both(t, testReviewedBeatsNewerBeatsMachine) }

func testReviewedBeatsNewerBeatsMachine(t *testing.T, d database) {
	m := d.empty(t)
	none := &Penalties{}
	steps := []struct {
		text string
		Origin
		best string
	}{
		{"machine, new", Origin{Machine: true, When: day(9)}, "machine, new"},
		{"person, old", Origin{State: minutes.Translated, When: day(1)}, "person, old"},
		{"person, newer", Origin{State: minutes.Translated, When: day(5)}, "person, newer"},
		{"reviewed, oldest", Origin{State: minutes.Reviewed}, "reviewed, oldest"},
		{"person, newest", Origin{State: minutes.Translated, When: day(8)}, "reviewed, oldest"},
	}
	for _, s := range steps {
		add(t, m, group(en, "It was agreed.", fr, s.text).by(s.Origin))
		if f := find(t, m, Query{From: en, To: fr, Text: "It was agreed.", Penalties: none}); f[0].Text != s.best {
			t.Errorf("after %q the best is %q, want %q", s.text, f[0].Text, s.best)
		}
	}
	f := find(t, m, Query{From: en, To: fr, Text: "It was agreed.", Penalties: none, Limit: 9})
	if len(f) != len(steps) || f[len(f)-1].Text != "machine, new" {
		t.Errorf("all matches: %v, want %d with the machine's last", f, len(steps))
	}
}

// fuzzyOnly looks up without the exact match.
func fuzzyOnly(ctx context.Context, m *Memory, l *lookup) error {
	return m.read(ctx, func(tx *transaction) error {
		l.tx = tx
		o, err := m.order(ctx, tx, l.from)
		if err != nil {
			return err
		}
		return l.fuzzy(ctx, o)
	})
}

// What was added is found, from each language to each, however the batches fell; and
// of what is alike, the best is found.
func TestFindsWhatWasAdded(t *testing.T) { both(t, testFindsWhatWasAdded) }

func testFindsWhatWasAdded(t *testing.T, d database) {
	for seed := range max(1, d.few(2)) {
		r := random{rand.New(rand.NewPCG(seed, 7))}
		m := d.empty(t)
		all := r.groups(int(d.few(900)))
		for rest := all; len(rest) > 0; {
			n := min(len(rest), 1+r.IntN(300))
			add(t, m, rest[:n]...)
			rest = rest[n:]
		}
		for _, g := range all {
			for _, a := range g {
				for _, b := range g {
					if a.Lang == b.Lang {
						continue
					}
					found := find(t, m, Query{From: a.Lang, To: b.Lang, Text: a.Text, Limit: 50})
					if !slices.ContainsFunc(found, func(f Match) bool { return f.Text == b.Text && f.Like == 100 }) {
						t.Fatalf("seed %d: %q is not found from %q", seed, b.Text, a.Text)
					}
				}
			}
		}
		bestOf(t, m, r, all)
	}
}

// bestOf compares a lookup with an exhaustive search.
func bestOf(t *testing.T, m *Memory, r random, all []Group) {
	t.Helper()
	missed, asked := 0, 0
	for range 300 {
		from, to := en, fr
		if r.IntN(2) > 0 {
			from, to = zh, ar
		}
		q := r.text(from)
		best := 0.0
		for _, g := range all {
			i := slices.IndexFunc(g, func(t Text) bool { return t.Lang == from })
			if i >= 0 && g[i].Text != q && slices.ContainsFunc(g, func(t Text) bool { return t.Lang == to }) {
				best = max(best, similarity(units(q), units(g[i].Text), 0))
			}
		}
		l := &lookup{memory: m, Query: Query{From: from, To: to, Text: q, Limit: 1}, from: code(from), to: code(to)}
		if err := fuzzyOnly(context.Background(), m, l); err != nil {
			t.Fatal(err)
		}
		if best < least {
			continue
		}
		asked++
		if len(l.found) == 0 || l.found[0].score < min(best, almost)-1e-9 {
			missed++
		}
	}
	if 50*missed > asked {
		t.Errorf("of %d best matches %d were missed", asked, missed)
	}
}
