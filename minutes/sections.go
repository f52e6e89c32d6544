package minutes

import (
	"slices"
	"strings"
)

// headingStep is by how much, in points, a heading is larger than the running text.
const headingStep = 0.6

// A head is the heading of a section: its number as printed, where its text begins
// in the line, and how deep it stands.
type head struct {
	number string
	text   int
	level  int
	annex  bool
}

// candidate is a line that may be a heading.
type candidate struct {
	i      int
	m      marker
	rest   string
	strong bool // set as a heading is: bold, larger, or marked as one
	plain  bool // its words are those of an item: they end as a sentence does
}

// findSections says which lines are headings of numbered sections, and of sections
// that a source with marks for headings shows. Numbers restart and lists inside a
// section are numbered too, so the first kind of number that stands on a heading is
// followed through the text: a line goes on with the count, or is none of it.
func findSections(lines []Line, body float64) map[int]head {
	if heads := markedSections(lines); heads != nil {
		return heads
	}
	var all []candidate
	anyStrong := false
	for i, l := range lines {
		m, rest := splitMarker(l.Text)
		if !m.ordered() || l.Cells != nil || rest == "" {
			continue
		}
		c := candidate{i: i, m: m, rest: rest, strong: l.Bold || body > 0 && l.Size > body+headingStep}
		c.plain = columns(rest) > 160 || !c.strong && ended(rest)
		c.strong = c.strong && !c.plain
		anyStrong = anyStrong || c.strong
		all = append(all, c)
	}
	if anyStrong {
		for i := range all {
			all[i].plain = !all[i].strong
		}
	}
	heads := map[int]head{}
	style := ""
	last := 0
	for n, c := range all {
		if c.plain {
			continue
		}
		value := c.m.Value
		s := c.m.Style
		if s == "A." && c.m.Also > 0 && style == "I." {
			s, value = "I.", c.m.Also
		}
		if style == "" {
			// A count that begins in the middle and never goes on is no count.
			if !sectionStyles[s] || value > 3 && !goesOn(all[n+1:], s, value) || weakStyles[s] && startsLater(all[n+1:]) {
				continue
			}
			style = s
		}
		if s != style {
			if c.strong && len(heads) > 0 && (sectionStyles[s] || s == "1.1" || s == "(a)") || s == "1.1" && len(heads) > 0 {
				heads[c.i] = head{number: numberText(c.m), text: len(lines[c.i].Text) - len(c.rest), level: 2}
			}
			continue
		}
		inner := lastRejected(all, heads, n, style)
		switch {
		case value == last+1 && !(inner && value > 1 && !c.strong),
			value > last && value <= last+3 && !inner && last > 0,
			last == 0,
			value == last && !inner && (c.strong || overBullets(lines, c.i)), // numbered twice by mistake
			value == 1 && c.strong && !introduces(before(lines, c.i)):
			heads[c.i] = head{number: numberText(c.m), text: len(lines[c.i].Text) - len(c.rest), level: 1}
			last = value
		}
	}
	if len(heads) > 0 {
		for i, l := range lines {
			if _, ok := heads[i]; !ok && l.Cells == nil && columns(l.Text) < 100 && !ended(l.Text) && loadCues().annexHeading(l.Text) && (!anyStrong || l.Bold || l.Size > body+headingStep) && i > 0 {
				heads[i] = head{level: 1, annex: true}
			}
		}
	}
	return heads
}

// sectionStyles are the kinds of numbers that top-level headings carry.
var sectionStyles = map[string]bool{"1.": true, "1)": true, "一、": true, "（一）": true, "I.": true, "A.": true, "1-": true, "(1)": true}

// weakStyles are numbers that may be something else: an initial before a name, a
// day before a month.
var weakStyles = map[string]bool{"A.": true, "1-": true}

// startsLater reports whether a count of a stronger style begins in what follows.
func startsLater(all []candidate) bool {
	return slices.ContainsFunc(all, func(c candidate) bool {
		return !c.plain && c.m.Value == 1 && sectionStyles[c.m.Style] && !weakStyles[c.m.Style]
	})
}

// markedSections takes the headings of a source that marks them, as Markdown does;
// nil if there are none. A single heading of the highest level, before all else, is
// the title and not among them.
func markedSections(lines []Line) map[int]head {
	var at []int
	for i, l := range lines {
		if l.Level > 0 {
			at = append(at, i)
		}
	}
	if len(at) > 1 && lines[at[0]].Level < lines[at[1]].Level && !slices.ContainsFunc(at[1:], func(i int) bool { return lines[i].Level <= lines[at[0]].Level }) {
		at = at[1:]
	}
	if len(at) > 1 && at[0] == 0 && lines[at[0]].Level == lines[at[1]].Level {
		// A title on the level of the sections has no number where they have one.
		if m, _ := splitMarker(lines[at[0]].Text); !m.ordered() {
			if m, _ := splitMarker(lines[at[1]].Text); m.ordered() {
				at = at[1:]
			}
		}
	}
	if len(at) == 0 || len(at) == 1 && lines[at[0]].Level == 1 {
		return nil
	}
	top := 6
	for _, i := range at {
		top = min(top, lines[i].Level)
	}
	heads := map[int]head{}
	for _, i := range at {
		if loadCues().actionHeading(lines[i].Text) {
			continue
		}
		m, rest := splitMarker(lines[i].Text)
		if !m.ordered() || rest == "" {
			m, rest = marker{}, lines[i].Text
		}
		heads[i] = head{number: numberText(m), text: len(lines[i].Text) - len(rest), level: lines[i].Level - top + 1, annex: loadCues().annexHeading(rest)}
	}
	return heads
}

func numberText(m marker) string {
	return strings.TrimRight(westernDigits(m.Text), ".．)）、-– ")
}

// overBullets reports whether a list without numbers follows line i.
func overBullets(lines []Line, i int) bool {
	if i+1 >= len(lines) {
		return false
	}
	m, _ := splitMarker(lines[i+1].Text)
	return m.Text != "" && !m.ordered()
}

func before(lines []Line, i int) string {
	if i == 0 {
		return ""
	}
	return lines[i-1].Text
}

// goesOn reports whether the count goes on in what follows.
func goesOn(all []candidate, style string, value int) bool {
	return slices.ContainsFunc(all, func(c candidate) bool { return c.m.Style == style && c.m.Value == value+1 })
}

// lastRejected reports whether the candidate just before n, of the same style, stands
// on the line before and was no section: then n goes on with an inner list.
func lastRejected(all []candidate, heads map[int]head, n int, style string) bool {
	if n == 0 {
		return false
	}
	prev := all[n-1]
	_, section := heads[prev.i]
	return !section && prev.m.Style == style && prev.i == all[n].i-1 && prev.m.Value == all[n].m.Value-1
}

// bodySize is the size of most of the text; 0 if the source has no layout.
func bodySize(lines []Line) float64 {
	sizes := map[float64]int{}
	for _, l := range lines {
		if l.Size > 0 {
			sizes[float64(int(l.Size*10+.5))/10] += columns(l.Text)
		}
	}
	best, most := 0.0, 0
	for size, n := range sizes {
		if n > most || n == most && size < best {
			best, most = size, n
		}
	}
	return best
}
