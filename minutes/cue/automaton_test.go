package cue

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestAutomaton holds what automata say against the regexp package, on the lines of all fixtures of minutes. The
// expressions of the files are held against it where they are put together.
func TestAutomaton(t *testing.T) {
	files, err := filepath.Glob("../testdata/parse/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	lines := []string{"", "a", "é\xff", "\n", "ſ K"}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Split(string(a.Files[0].Data), "\n")...)
	}
	for _, expr := range []string{``, `^$`, `$`, `a|^b$`, `(?i)k.{1,3}s`, `\bde\b`, `[^\p{L}]$`, `\x{ff}`, `(?m)^a$`, `^a|^ab`, `^(?:the )?.+?(?:e|$)`, `^.*[es]`, `^(?:\p{L}+ )*`} {
		c, re := New(expr), regexp.MustCompile(expr)
		for _, line := range lines {
			may, sure := c.automaton().mayMatch(line)
			if want := re.MatchString(line); want && !may || sure && may != want {
				t.Fatalf("mayMatch(%q, %q) = %v, %v, want %v", expr, line, may, sure, want)
			}
			want := -1
			if m := re.FindStringIndex(line); m != nil {
				want = m[1]
			}
			if got, sure := c.automaton().end(line); sure && got != want {
				t.Fatalf("end(%q, %q) = %d, want %d", expr, line, got, want)
			}
		}
	}
}
