package store

import (
	"context"
	"math/rand/v2"
	"testing"
)

func draftOf(t *testing.T, m *Memory, d Draft) string {
	t.Helper()
	text, ok, err := m.Draft(context.Background(), d)
	if err != nil || ok != (text != "") {
		t.Fatalf("Draft(%+v) = %q, %t, %v", d, text, ok, err)
	}
	return text
}

func keep(t *testing.T, m *Memory, drafts ...Draft) {
	t.Helper()
	if err := m.KeepDrafts(context.Background(), drafts); err != nil {
		t.Fatal(err)
	}
}

// A draft is found by all that asked for it, and by nothing less.
func TestDraft(t *testing.T) { both(t, testDraft) }

func testDraft(t *testing.T, db database) {
	m := db.empty(t)
	d := Draft{Engine: "exec:one 1f", From: en, To: fr, Source: "See <g1>the page</g1> at <x2/>.", Text: "Voir <g1>la page</g1> à <x2/>."}
	keep(t, m, d, Draft{Engine: d.Engine, From: en, To: es, Source: d.Source, Text: "Véase <g1>la página</g1> a las <x2/>."})
	if got := draftOf(t, m, d); got != d.Text {
		t.Errorf("Draft(%+v) = %q", d, got)
	}
	for _, q := range []Draft{
		{Engine: "exec:one 20", From: en, To: fr, Source: d.Source},
		{Engine: d.Engine, From: es, To: fr, Source: d.Source},
		{Engine: d.Engine, From: en, To: ru, Source: d.Source},
		{Engine: d.Engine, From: en, To: fr, Source: "see <g1>the page</g1> at <x2/>."},
	} {
		if got := draftOf(t, m, q); got != "" {
			t.Errorf("Draft(%+v) = %q, want none", q, got)
		}
	}
	if f := find(t, m, Query{From: en, To: fr, Text: d.Source}); f != nil {
		t.Errorf("a lookup of segments finds a draft: %v", f)
	}
	d.Text = "Voir la <g1>page</g1>, à <x2/>."
	keep(t, m, d, d)
	if got := draftOf(t, m, d); got != d.Text {
		t.Errorf("after another answer: %q", got)
	}
	bad := Draft{Engine: "exec:one 1f", From: en, To: fr, Source: "a", Text: "a\xff"}
	if err := m.KeepDrafts(context.Background(), []Draft{d, bad}); err == nil || err.Error() != "draft 2: it is no UTF-8" {
		t.Errorf("KeepDrafts with no UTF-8: %v", err)
	}
}

// What is forgotten is forgotten of the drafts too, tags and terms or not.
func TestForgetDrafts(t *testing.T) { both(t, testForgetDrafts) }

func testForgetDrafts(t *testing.T, db database) {
	for name, target := range map[string]Target{
		"a name":  {Name: "zebrowska"},
		"a text":  {Lang: en, Text: secret[0].Text},
		"a group": {Group: 1},
	} {
		where := db.place(t)
		m := open(t, where)
		add(t, m, secret)
		drafts := []Draft{
			{Source: "<g1>Ms. Zebrowska</g1> was unwell and left early.", Text: "Mme Zebrowska, malade, est partie."},
			{Source: "Ms. Zebrowska was unwell and left early.\nunwell=souffrante", Text: "Mme Zebrowska était souffrante."},
			{Source: "The Chair was unwell.", Text: "Le président était souffrant."},
		}
		for i := range drafts {
			drafts[i].Engine, drafts[i].From, drafts[i].To = "exec:one 1f", en, fr
		}
		keep(t, m, drafts...)
		if _, err := m.Forget(context.Background(), target); err != nil {
			t.Fatal(err)
		}
		for i, d := range drafts {
			if got := draftOf(t, m, d); (got != "") != (i == 2) {
				t.Errorf("%s is forgotten: draft %d is %q", name, i+1, got)
			}
		}
		traces(t, db, m, where)
	}
}

func hashOf(t *testing.T, m *Memory) string {
	t.Helper()
	h, err := m.Hash(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// The hash is that of what the memory says, in whatever order it came in.
func TestHash(t *testing.T) { both(t, testHash) }

func testHash(t *testing.T, db database) {
	ctx := context.Background()
	r := random{rand.New(rand.NewPCG(9, 9))}
	all := r.groups(90)
	a, b, c := db.empty(t), db.empty(t), db.empty(t)
	seen := map[string]bool{hashOf(t, a): true}
	for i := range 3 {
		add(t, a, all[30*i:30*i+30]...)
		if h := hashOf(t, a); seen[h] {
			t.Errorf("after %d groups the hash is an old one", 30*i+30)
		} else {
			seen[h] = true
		}
	}
	for i := range all {
		add(t, b, all[len(all)-1-i])
	}
	if _, err := c.Merge(ctx, b); err != nil {
		t.Fatal(err)
	}
	want := hashOf(t, a)
	add(t, a, all[:9]...)
	keep(t, a, Draft{Engine: "exec:one 1f", From: en, To: fr, Source: "Welcome", Text: "Bienvenue"})
	for name, m := range map[string]*Memory{"with what was there and drafts": a, "the other way round": b, "merged": c} {
		if got := hashOf(t, m); got != want {
			t.Errorf("%s the hash is %s, want %s", name, got, want)
		}
	}
	better := group(en, "Welcome", fr, "Bienvenue").by(Origin{Who: "Reader"})
	for _, g := range []Group{better.by(Origin{}), better} { // a new group, and who it is by
		add(t, a, g)
		if h := hashOf(t, a); h == want {
			t.Errorf("after %v the hash is the old one", g)
		} else {
			want = h
		}
	}
	for _, target := range []Target{{Name: "Reader"}, {Lang: en, Text: "Welcome"}} {
		if _, err := a.Forget(ctx, target); err != nil {
			t.Fatal(err)
		}
		if h := hashOf(t, a); h == want {
			t.Errorf("after Forget(%+v) the hash is the old one", target)
		}
	}
	if got, want := hashOf(t, a), hashOf(t, b); got != want {
		t.Errorf("when all is forgotten that came after, the hash is %s, want %s", got, want)
	}
}
