package minutes

import (
	"slices"
	"strings"
	"unicode"

	"hexaglot/minutes/script"
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
	counts bool // it is one of a count, also if its number is in its text: "Item 3: Budget"
}

// manyAnnexes is how many annexes minutes have at most; a bound keeps the cost linear.
const manyAnnexes = 60

// findSections says which lines are headings: those that a source with marks for headings shows, or
// else those of the counts that read as headings, the annexes, and what stands over a count that begins anew.
func findSections(lines []Line, body float64) map[int]head {
	if heads := markedSections(lines); heads != nil {
		return heads
	}
	annexes := findAnnexes(lines, body)
	all := numberedLines(lines, body, annexes)
	annexes = annexes[:min(len(annexes), manyAnnexes)]
	if k := slices.IndexFunc(annexes, func(i int) bool { return !countsOn(all, i) }); k > 0 {
		annexes = annexes[k:]
		all = numberedLines(lines, body, annexes)
	} else if k < 0 && len(annexes) > 0 {
		annexes = nil
		all = numberedLines(lines, body, nil)
	}
	list := chains(all)
	judge(lines, all, list)
	heads := map[int]head{}
	for _, ch := range list {
		for _, n := range ch.members {
			if c := all[n]; ch.heading && (script.Columns(c.rest) <= headingColumns || c.introduces()) && !c.reports(lines, n == ch.members[len(ch.members)-1]) {
				heads[c.i] = head{number: numberText(c.m), text: len(lines[c.i].Text) - len(c.rest), level: ch.level, counts: true}
				if c.m.said() {
					heads[c.i] = head{level: ch.level, counts: true}
				}
			}
		}
	}
	decimals(lines, all, heads)
	parts(lines, all, list, heads)
	for _, i := range annexes {
		heads[i] = head{level: 1, annex: true}
	}
	return heads
}

// decimals adds headings such as "2.1 Budget", as deep as they have numbers, if most lines with such
// numbers are no sentences: UN documents count paragraphs so.
func decimals(lines []Line, all []candidate, heads map[int]head) {
	short, sentences, under := 0, 0, 0
	listed := introduced(lines, all)
	for n, c := range all {
		if strings.HasPrefix(c.m.Style, "1.1") {
			if c.short && !listed[n] {
				short++
			} else {
				sentences++
			}
			if !c.tight && c.i+1 < len(lines) {
				under++
			}
		}
	}
	if short <= sentences || 3*under < short+sentences {
		return
	}
	level, strong := 0, false
	for n, c := range all {
		h, ok := heads[c.i]
		switch {
		case listed[n]:
		case ok && h.level == 1:
			level, strong = 1, strong || c.strong
		case strings.HasPrefix(c.m.Style, "1.1") && c.short && (c.strong || !c.tight || !strong):
			depth := strings.Count(c.m.Style, ".")
			if c.annex {
				level = 1
			}
			heads[c.i] = head{number: numberText(c.m), text: len(lines[c.i].Text) - len(c.rest), level: depth + level, counts: true}
		}
	}
}

// introduced are the candidates with decimal numbers that a line with a colon at its end introduces, and those that
// count on from them: the decisions under "Resolved:" are a list.
func introduced(lines []Line, all []candidate) map[int]bool {
	listed := map[int]bool{}
	for n, c := range all {
		if !strings.HasPrefix(c.m.Style, "1.1") {
			continue
		}
		_, rest := splitMarker(before(lines, c.i))
		on := n > 0 && listed[n-1] && c.m.Style == all[n-1].m.Style && c.m.Value == all[n-1].m.Value+1
		if on || introduces(rest) && rest == before(lines, c.i) && !c.strong {
			listed[n] = true
		}
	}
	return listed
}

// parts adds the headings without a number that stand over sections whose numbers begin anew: "Morning
// session". The sections are then one deeper.
func parts(lines []Line, all []candidate, list []*chain, heads map[int]head) {
	var starts []*chain
	for _, ch := range list {
		if ch.heading && ch.level == 1 && all[ch.members[0]].as(ch.style) == 1 {
			starts = append(starts, ch)
		}
	}
	if len(starts) < 2 {
		return
	}
	for _, ch := range starts {
		i := all[ch.members[0]].i - 1
		if _, taken := heads[i]; i < 1 || taken || !unnumbered(lines[i]) || yearRE.MatchString(lines[i].Text) {
			return
		}
	}
	for i, h := range heads {
		h.level++
		heads[i] = h
	}
	for _, ch := range starts {
		heads[all[ch.members[0]].i-1] = head{level: 1}
	}
}

// unnumbered reports whether a line reads as a heading without a number.
func unnumbered(l Line) bool {
	m, _ := l.split()
	first, _ := script.Cut(l.Text)
	return l.Cells == nil && m.Text == "" && (!ended(l.Text) || asks(l.Text) && l.gap) && !unfinished(l.Text) && script.Columns(l.Text) <= 80 && !strings.Contains(l.Text, "://") && !labelled(l.Text) &&
		(isUpper(first) || unicode.Is(unicode.Lo, first) || unicode.IsDigit(first))
}

// unfinished reports whether a text ends in the middle of a sentence, as headings do not.
func unfinished(s string) bool {
	return strings.ContainsRune(",，、،", script.Last(strings.TrimRightFunc(s, script.Space)))
}

// findAnnexes are the lines that begin annexes. Where headings are set as such, only those are; and in a list
// of annexes, one under the other, none.
func findAnnexes(lines []Line, body float64) []int {
	strong := func(l Line) bool { return l.Bold || body > 0 && l.Size > body+headingStep }
	var at []int
	anyStrong := false
	for i, l := range lines {
		if i > 0 && l.Cells == nil && script.Columns(script.FirstN(l.Text, 100)) < 100 && !ended(l.Text) && loadCues().annexHeading(l.Text) {
			at = append(at, i)
			anyStrong = anyStrong || strong(l)
		}
	}
	var annexes []int
	for k, i := range at {
		listed := k > 0 && at[k-1] == i-1 || k+1 < len(at) && at[k+1] == i+1
		if anyStrong && strong(lines[i]) || !anyStrong && !listed {
			annexes = append(annexes, i)
		}
	}
	return annexes
}

// countsOn reports whether the sections go on behind line i as they were counted before it: what stands
// there is no annex then.
func countsOn(all []candidate, i int) bool {
	last := 0
	for n, c := range all {
		if c.i < i && c.short && majorStyles[c.m.Style] {
			last = n + 1
		}
		if c.i > i {
			return last > 0 && c.short && c.m.Value > 1 && c.m.Style == all[last-1].m.Style && c.m.Value == all[last-1].m.Value+1
		}
	}
	return false
}

// titleHeadings is how many of the marked headings, at their lines, are the title: those of the highest level, one
// under the other before all else, if none comes after them, and the second line of a title on the level below: it
// names a meeting or its minutes where the first does not, or the date stands under it.
func titleHeadings(lines []Line, at []int) int {
	n := 1
	for n < len(at) && at[n] == at[0]+n && lines[at[n]].Level == lines[at[0]].Level {
		if m, _ := splitMarker(lines[at[n]].Text); m.ordered() {
			return 0
		}
		n++
	}
	if n >= len(at) || slices.ContainsFunc(at[n:], func(i int) bool { return lines[i].Level <= lines[at[0]].Level }) {
		return 0
	}
	i := at[n]
	m, _ := lines[i].split()
	if n > 1 || n+1 == len(at) || i != at[0]+1 || at[n+1] == i+1 || m.Text != "" || !loadCues().title.MatchString(lines[i].Text) {
		return n
	}
	if !loadCues().title.MatchString(lines[at[0]].Text) || yearRE.MatchString(script.Western(lines[i+1].Text)) {
		n++
	}
	return n
}

// markedSections takes the headings of a source that marks them, as Markdown does;
// nil if there are none. Those of the title are not among them.
func markedSections(lines []Line) map[int]head {
	var at []int
	for i, l := range lines {
		if l.Level > 0 {
			at = append(at, i)
		}
	}
	if n := titleHeadings(lines, at); n > 0 {
		at = at[n:]
	} else if len(at) > 1 && at[0] == 0 && lines[at[0]].Level == lines[at[1]].Level {
		// A title on the level of the sections has no number where they have one, or says that it is one.
		if m, _ := lines[at[0]].split(); !m.ordered() {
			if m, _ := lines[at[1]].split(); m.ordered() || entitled(lines[:at[1]]) {
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
		m, rest := lines[i].split()
		if !m.ordered() || rest == "" || m.said() {
			rest = lines[i].Text
		}
		if rest == lines[i].Text {
			m = marker{}
		}
		heads[i] = head{number: numberText(m), text: len(lines[i].Text) - len(rest), level: lines[i].Level - top + 1, annex: loadCues().annexHeading(rest)}
	}
	return heads
}

// entitled reports whether one of the first lines calls a meeting or its minutes by name, and the date stands there too.
func entitled(lines []Line) bool {
	named, dated := false, false
	for _, l := range lines[:min(len(lines), 5)] {
		if script.Columns(script.FirstN(l.Text, 161)) <= 160 {
			named = named || loadCues().title.MatchString(l.Text)
			dated = dated || yearRE.MatchString(script.Western(l.Text))
		}
	}
	return named && dated
}

// numberText is a number as headings carry it: without its marks.
func numberText(m marker) string {
	s := strings.TrimRight(script.Western(m.Text), ".．、-–—:،/ ")
	if strings.ContainsAny(script.FirstN(s, 1), "(（") {
		return s
	}
	return strings.TrimRight(s, ")）.")
}

// before is the text of the line before line i.
func before(lines []Line, i int) string {
	if i == 0 {
		return ""
	}
	return lines[i-1].Text
}

// bodySize is the size of most of the text outside tables; 0 if the source has no layout.
func bodySize(lines []Line) float64 {
	sizes := map[float64]int{}
	for _, l := range lines {
		if l.Size > 0 && l.Cells == nil {
			sizes[float64(int(l.Size*10+.5))/10] += script.Columns(l.Text)
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
