package minutes

import (
	"strings"
	"testing"
)

// A word processor says which lines are items; those whose numbers are no markers that we know were
// paragraphs, and a sub-heading if a list stood under them.
func TestItemsThatTheSourceMarks(t *testing.T) {
	line := func(x float64, depth int, s string) Line { return Line{Text: s, X: x, Size: 10, Depth: depth} }
	doc, _ := Parse(Source{Lines: []Line{
		line(0, 0, "Articles"),
		line(0, 0, "The group adopted the following rules of its procedure today."),
		line(18, 1, "第1条 the first rule"),
		line(36, 1, "• under it, in a list of its own"),
		line(18, 1, "第2条 the second rule"),
		line(18, 0, "A paragraph that is set in as they are."),
		line(0, 0, "Action items"),
		line(36, 1, "A1 the secretariat writes the report"),
		line(36, 1, "A2 the chair sends it to all members"),
	}})
	var got []string
	for b := range doc.Blocks() {
		mark := ""
		if b.Kind == Item {
			mark = strings.Repeat("-", b.Depth)
		}
		got = append(got, string(b.Kind)+mark)
	}
	want := "paragraph item- item-- item- paragraph action action"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("Parse gives %s, want %s", s, want)
	}
}
