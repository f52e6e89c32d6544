package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, words, want string }{
		{"The Chair, the chair and the chairs", "the CHAIR", "The Chair|the chair"},
		{"秘书处将分享草案，草案", "草案", "草案|草案"},
		{"草草草", "草草", "草草"}, // none overlaps another
		{"أَمانة", "امانة", "أَمانة"},
		{"A-B", "a b", "A-B"},
		{"none", "…", ""},
		{"none", "nothing", ""},
	} {
		var got []string
		for _, p := range Find(c.text, c.words) {
			got = append(got, c.text[p[0]:p[1]])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("Find(%q, %q) = %q, want %s", c.text, c.words, got, c.want)
		}
	}
}

// Count counts what Forget then takes out.
func TestCount(t *testing.T) { both(t, testCount) }

func testCount(t *testing.T, d database) {
	m := d.empty(t)
	by := func(who string, g Group) Group {
		for i := range g {
			g[i].Who, g[i].Source = who, "may"
		}
		return g
	}
	add(t, m,
		by("Ana", group(en, "Ana spoke.", fr, "Ana a pris la parole.")),
		by("Ana Li", group(en, "Thanks.", fr, "Merci.")),
		by("Bo", group(en, "Bye.", fr, "Au revoir.")),
	)
	shares, err := m.Shares(context.Background())
	if want := []Share{{"may", "", 6}}; err != nil || !slices.Equal(shares, want) {
		t.Errorf("Shares() = %v, %v, want %v", shares, err, want)
	}
	for _, c := range []struct {
		target Target
		want   string
	}{
		{Target{}, "0 0"},
		{Target{Group: 9}, "0 0"},
		{Target{Group: 3}, "1 0"},
		{Target{Lang: fr, Text: "Merci."}, "1 0"},
		{Target{Name: "ana"}, "1 2"},
	} {
		groups, names, err := m.Count(context.Background(), c.target)
		if got := fmt.Sprint(groups, names); err != nil || got != c.want {
			t.Errorf("Count(%+v) = %s, %v, want %s", c.target, got, err, c.want)
		}
	}
	if n, err := m.Forget(context.Background(), Target{Name: "ana"}); err != nil || n != 1 {
		t.Errorf("Forget = %d, %v, want 1", n, err)
	}
	if groups, names, _ := m.Count(context.Background(), Target{Name: "ana"}); groups+names != 0 {
		t.Errorf("%d groups and %d names are left", groups, names)
	}
}
