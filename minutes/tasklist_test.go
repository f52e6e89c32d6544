package minutes

import (
	"slices"
	"strings"
	"testing"
)

// The line over a list of actions is the heading of the agenda or that of the list, as the other headings are.
func TestTaskHeadings(t *testing.T) {
	const top = "# Rowing club: minutes of the call\nMonday 5 May 2031, 18:00 UTC\n"
	const tasks = "- Ada Moss: send the form by 9 May\n- Ben Quill: mend the oars by 14 May\n"
	for _, c := range []struct {
		name, text, want string
		actions          int
	}{
		{"the last", "## Boats\n- The eight was sold.\n## Homework\n" + tasks, "Boats", 2},
		{"before an annex", "## Boats\n- The eight was sold.\n## Homework\n" + tasks + "## Annex: list of boats\n- four\n", "Boats|Annex: list of boats", 2},
		{"without a number", "## 1. Boats\n- The eight was sold.\n## Homework\n" + tasks + "## 2. Race\n- It is in July.\n", "Boats|Race", 2},
		{"with a number", "## 1. Boats\n- The eight was sold.\n## 2. Homework\n" + tasks + "## 3. Race\n- It is in July.\n", "Boats|Homework|Race", 2},
		{"not set as one, in each section", "## Boats\n- The eight was sold.\nTo take home\n" + tasks + "## Race\n- It is in July.\nTo take home\n" + tasks, "Boats|Race", 4},
		{"on a level of its own", "## Boats\n- The eight was sold.\n### Homework\n" + tasks + "## Race\n- It is in July.\n", "Boats|Race", 2},
		{"each section has a list", "## Boats\n" + tasks + "## Race\n" + tasks + "## Money\n- The till holds 400 euros.\n", "Boats|Race|Money", 4},
		{"more under it", "## Boats\n- The eight was sold.\n## Race\n" + tasks + "It is in July.\nThe cup is silver.\n", "Boats|Race", 2},
		{"nothing but who was there", top + "Present: Ada Moss, Ben Quill\n" + tasks, "", 2},
	} {
		var lines []Line
		for i, s := range strings.Split(strings.TrimSpace(top+strings.TrimPrefix(c.text, top)), "\n") {
			text := strings.TrimLeft(s, "# ")
			lines = append(lines, Line{Text: text, N: i + 1, Level: strings.Count(s[:len(s)-len(text)], "#")})
		}
		doc, _ := Parse(Source{Lines: lines})
		var got []string
		for b := range doc.Blocks() {
			if b.Kind == Section {
				got = append(got, b.Heading.Text)
			}
		}
		n := len(slices.Collect(doc.Actions()))
		if h := strings.Join(got, "|"); h != c.want || n != c.actions {
			t.Errorf("%s: Parse gives the headings %q and %d actions, want %q and %d", c.name, h, n, c.want, c.actions)
		}
	}
}
