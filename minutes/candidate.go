package minutes

import (
	"regexp"
	"strings"

	"hexaglot/minutes/script"
)

// A candidate is a line with a number, which may be the heading of a section.
type candidate struct {
	i      int
	m      marker
	rest   string
	strong bool // set as a heading is: bold or larger
	short  bool // its words are those of a heading: few, and no sentence
	tight  bool // the next line goes on with the count, or begins it anew: nothing stands under it
	annex  bool // it stands in an annex
}

// headingColumns is how wide a heading is at most: two lines of a page.
const headingColumns = 160

// numberedLines are the lines that may be headings, by their numbers.
func numberedLines(lines []Line, body float64, annexes []int) []candidate {
	var all []candidate
	for i, l := range lines {
		if l.Cells != nil {
			continue
		}
		m, rest := l.split()
		if !m.ordered() {
			m, rest = bareNumber(l.Text)
		}
		if !m.ordered() && !loadCues().annexHeading(l.Text) {
			m, rest = framedNumber(l.Text)
		}
		if !m.ordered() || rest == "" {
			continue
		}
		c := candidate{i: i, m: m, rest: rest, strong: l.Bold || body > 0 && l.Size > body+headingStep}
		c.annex = len(annexes) > 0 && i > annexes[0]
		c.short = script.Columns(rest) <= headingColumns && !bareURL(rest) && (c.strong || !ended(rest) || introduces(rest) && script.Columns(rest) <= 72 && majorStyles[m.Style])
		c.strong = c.strong && script.Columns(rest) <= headingColumns
		if n := len(all); n > 0 && all[n-1].i == i-1 {
			all[n-1].tight = m.Style == all[n-1].m.Style && (m.Value == all[n-1].m.Value+1 || m.Value == 1)
		}
		all = append(all, c)
	}
	return all
}

// bareNumber is a number without a mark, as some headings have it: "II Programme", "2 Programme".
func bareNumber(s string) (marker, string) {
	t := strings.TrimLeftFunc(s, script.Space)
	word, rest, _ := strings.Cut(script.FirstN(t, 160), " ")
	if len(word) > 6 || word == "" {
		return marker{}, t
	}
	rest = strings.TrimLeftFunc(rest, script.Space)
	first, _ := script.Cut(rest)
	head := script.Western(word)
	switch {
	case !isUpper(first) && !script.Han(first):
	case strings.Trim(head, "IVX") == "":
		return marker{Text: word, Style: "I", Value: roman(head)}, strings.TrimLeftFunc(t[len(word):], script.Space)
	case strings.Trim(head, digits) == "" && len(head) < 3:
		return marker{Text: word, Style: "1", Value: number(head)}, strings.TrimLeftFunc(t[len(word):], script.Space)
	}
	return marker{}, t
}

// as is the value of a candidate in a count of some style; 0 if it is none of that style.
func (c candidate) as(style string) int {
	if c.m.Style == style {
		return c.m.Value
	}
	if c.m.Also > 0 && style == strings.NewReplacer("A", "I", "a", "i").Replace(c.m.Style) {
		return c.m.Also
	}
	// Single letters are taken for Roman numbers first: C. and D. in a count of letters.
	if len(c.m.Text) < 4 && (c.m.Style == "I." && style == "A." || c.m.Style == "I/" && style == "A/" || c.m.Style == "i." && (style == "a." || style == "a)")) && len(strings.Trim(c.m.Text, ".)/ ")) == 1 {
		return letter(c.m.Text)
	}
	return 0
}

// closedColumns is how wide a heading with a full stop is at most.
const closedColumns = 80

// closed reports whether a candidate may be a heading though it ends with a full stop, as many write them: it is one
// brief sentence that says nothing of what happened.
func (c candidate) closed() bool {
	stop := script.Last(c.rest)
	return (stop == '.' || stop == '。') && script.Columns(c.rest) <= closedColumns && !breakRE.MatchString(c.rest) && !loadCues().told.MatchString(c.rest)
}

// wide reports whether a candidate is too wide for a heading.
func wide(c candidate) bool { return script.Columns(c.rest) > headingColumns }

// introduces reports whether a candidate that is too wide for a heading is one sentence that a colon ends: it stands
// over what follows, as the other headings of its count do.
func (c candidate) introduces() bool {
	return introduces(c.rest) && script.Columns(c.rest) <= 2*headingColumns && !breakRE.MatchString(c.rest)
}

// reportColumns is how wide a sentence is at least that reports something, and aloneColumns one that may say anything.
const reportColumns, aloneColumns = 24, 50

// breakRE is the end of a sentence that another one follows.
var breakRE = regexp.MustCompile(`[\p{L}\p{M}\p{N})]{3}[.!?؟]["”»)]?\s+[\p{Lu}\p{Arabic}«“"]|[。！？].`)

// reports reports whether a numbered line among headings is a paragraph of the same count: sentences that say what
// happened, "1. The meeting was called to order at 11:05.", where the headings are none, with at most a list under them.
func (c candidate) reports(lines []Line, last bool) bool {
	alone := c.tight && script.Columns(c.rest) >= aloneColumns // a sentence with nothing under it
	if c.short || c.strong || introduces(c.rest) || script.Columns(c.rest) < reportColumns || !alone && !breakRE.MatchString(c.rest) && !loadCues().told.MatchString(c.rest) {
		return false
	}
	if alone {
		return true
	}
	if last || c.i+1 == len(lines) {
		return true
	}
	m, _ := lines[c.i+1].split()
	return m.Text != "" || lines[c.i+1].Depth > 0
}
