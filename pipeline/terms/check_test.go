package terms

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// TestCheck reads testdata/check.txt, a pair of sentences a line.
func TestCheck(t *testing.T) {
	data, err := os.ReadFile("testdata/check.txt")
	if err != nil {
		t.Fatal(err)
	}
	g := garden(t)
	n := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		from, to, _ := strings.Cut(cells[0], " ")
		var got []string
		for _, m := range Check(g, language.Make(from), language.Make(to), cells[1], cells[2]) {
			text := cells[2]
			if m.Kind == Missing || m.Kind == Changed {
				text = cells[1]
			}
			if text[m.Start:m.End] != m.Found {
				t.Errorf("Check(%q, %q): %v does not stand there", cells[1], cells[2], m)
			}
			got = append(got, fmt.Sprintf("%s %s %s => %s", m.Kind, m.Concept, m.Found, m.Expected))
		}
		if got := strings.Join(got, "; "); got != cells[3] {
			t.Errorf("Check(%s, %s, %q, %q) = %q, want %q", from, to, cells[1], cells[2], got, cells[3])
		}
		n++
	}
	if n == 0 {
		t.Error("no pairs")
	}
}
