package minutes

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestAutomaton holds what automata say against the regexp package, on the lines of all fixtures.
func TestAutomaton(t *testing.T) {
	files, err := filepath.Glob("testdata/parse/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{"", "a", "é\xff", "\n", "ſ K"}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Split(string(a.Files[0].Data), "\n")...)
	}
	c, err := readCues()
	if err != nil {
		t.Fatal(err)
	}
	ac, err := readActionCues()
	if err != nil {
		t.Fatal(err)
	}
	cues := []*cue{c.action.cue, c.item.cue, c.title, c.told, ac.label, ac.ownerLabel, headRE, dashRE, addressRE}
	for _, tc := range ac.langs {
		cues = append(cues, tc.state, tc.never.at, tc.actor.at, tc.act.at, tc.article, tc.lead)
	}
	for _, expr := range []string{``, `^$`, `$`, `a|^b$`, `(?i)k.{1,3}s`, `\bde\b`, `[^\p{L}]$`, `\x{ff}`, `(?m)^a$`, `^a|^ab`, `^(?:the )?.+?(?:e|$)`, `^.*[es]`, `^(?:\p{L}+ )*`} {
		cues = append(cues, newCue(expr))
	}
	for _, c := range cues {
		re := regexp.MustCompile(c.expr)
		for _, line := range lines {
			may, sure := c.automaton().mayMatch(line)
			if want := re.MatchString(line); want && !may || sure && may != want {
				t.Fatalf("mayMatch(%q, %q) = %v, %v, want %v", c.expr, line, may, sure, want)
			}
			want := -1
			if m := re.FindStringIndex(line); m != nil {
				want = m[1]
			}
			if got, sure := c.automaton().end(line); sure && got != want {
				t.Fatalf("end(%q, %q) = %d, want %d", c.expr, line, got, want)
			}
		}
	}
}
