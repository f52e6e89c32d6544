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

// An ordered list that was torn out of the item that introduces it stands at the margin, as the sections do, and the
// sections go on after it with the same numbers: in any kind of source it is the item's.
func TestTornList(t *testing.T) {
	type row struct {
		mark, text string
		head       bool
	}
	rows := []row{
		{"1.", "Opening", true}, {"-", "The Chair welcomed everybody.", false},
		{"2.", "Budget", true}, {"-", "The draft was read.", false},
		{"3.", "Venue", true}, {"-", "Two halls were seen.", false},
		{"4.", "Working groups", true}, {"-", "The strategy group works on these:", false},
		{"1.", "a paper on how the meeting is prepared;", false}, {"2.", "a workshop for newcomers;", false}, {"3.", "ways to bring in more speakers;", false},
		{"4.", "a joint statement;", false}, {"5.", "a list of dates; and", false}, {"6.", "a report on the year.", false},
		{"-", "The youth group meets next week.", false},
		{"5.", "Programme", true}, {"-", "The programme stands.", false},
		{"6.", "Other matters", true}, {"-", "There were none.", false},
	}
	want := "section item section item section item section item item- item- item- item- item- item- item section item section item"
	for name, line := range map[string]func(row) Line{
		"plain":  func(r row) Line { return Line{Text: r.mark + " " + r.text} },
		"set in": func(r row) Line { return Line{Text: map[bool]string{true: " "}[r.mark == "-"] + r.mark + " " + r.text} },
		"Markdown": func(r row) Line {
			return Line{Text: r.mark + " " + r.text, Level: map[bool]int{true: 2}[r.head], Depth: map[bool]int{false: 1}[r.head]}
		},
		"laid out": func(r row) Line {
			return Line{Text: r.mark + " " + r.text, Size: 11, X: map[bool]float64{true: 92, false: 71}[r.mark == "-"]}
		},
		"all at one": func(r row) Line { return Line{Text: r.mark + " " + r.text, Size: 11, X: 71} },
		"bold":       func(r row) Line { return Line{Text: r.mark + " " + r.text, Size: 11, X: 71, Bold: r.head} },
	} {
		lines := []Line{{Text: "Minutes of the 3rd meeting of the team"}, {Text: "7 June 2031, 14:00 UTC"}}
		if name == "Markdown" {
			lines[0].Level = 1
		}
		for _, r := range rows {
			lines = append(lines, line(r))
		}
		for i := range lines {
			lines[i].N = i + 1
		}
		doc, _ := Parse(Source{Lines: lines, Actions: ActionsMarked})
		var got []string
		for b := range doc.Blocks() {
			got = append(got, string(b.Kind)+strings.Repeat("-", max(b.Depth-1, 0)))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: Parse gives\n%s, want\n%s", name, s, want)
		}
	}
}
