package minutes

import (
	"strings"
	"unicode"

	"hexaglot/disclaimers"
	"hexaglot/minutes/script"
)

// startSubheading takes a short line without a number that is set as a heading is, stands over a list, or
// is one of the document's topics.
func startSubheading(p *parser) bool {
	l := p.line()
	m, rest := l.split()
	said := rest
	if p.counted && isLastTopic(rest) {
		said = ""
	}
	// Before the first section, what is set as the sections' headings are is one, and the heading of who was there.
	before := len(p.path) == 0 && p.counted && !(p.equal && p.topics[p.i]) && !(p.strong(l) && (p.laid && alike(l, p.look) || loadCues().attendanceLabel(l.Text)))
	if l.Cells != nil || before || m.Text != "" && !(m.Style == "1.1" && p.strong(l)) || ended(said) && !p.topics[p.i] && !p.openHeading(l) || script.Columns(rest) > 100 || p.intro || strings.Contains(rest, "://") {
		return false
	}
	first, _ := script.Cut(rest)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) && !isUpper(first) {
		return false
	}
	next, ok := p.next()
	if !ok || p.when == (Pos{l.Page, l.N}) || p.when == (Pos{next.Page, next.N}) && loadCues().when.Match(strings.TrimRight(rest, " :：")) {
		return false
	}
	nm, _ := next.split()
	strong := l.Level > 0 || p.strong(l) && (!next.Bold || l.Size > p.body+headingStep)
	h, head := p.heads[p.i+1]
	if unicode.IsLower(first) || head && h.level <= p.under(l) && !h.annex {
		return false // the end of a sentence, or a line with nothing under it
	}
	if p.laid && p.i > 0 && nm.Text == "" && l.Size <= p.body+headingStep && l.X > next.X+indentStep && abs(l.X-p.lines[p.i-1].X) <= 1 {
		return false // the last line of what is set in before it
	}
	overList := !p.marked && !head && nm.Style != "R1-1" && (l.Depth == 0 || m.Text != "") && nm.Text != "" && (!p.laid || l.X <= next.X+1 || nm.ordered() && l.X <= next.X+hangingStep) &&
		!unfinished(rest) && !p.roll && !loadCues().attendanceLabel(l.Text)
	if !strong && !overList && !p.topics[p.i] {
		return false
	}
	p.open(p.under(l), &node{Block: Block{Kind: Section, Number: numberText(m)}, raw: l.from(len(l.Text) - len(rest))})
	p.i++
	return true
}

// isLastTopic reports whether words are the heading of one of the last sections, with a colon: "Questions diverses :".
func isLastTopic(s string) bool {
	return introduces(s) && len(s) < 80 && loadCues().topic.Match(strings.TrimRight(s, ":： \u00a0\u202f"))
}

// openHeading reports whether a line that is set as a heading is one though it ends with a sign: a question; or with a
// colon, where no other headings are.
func (p *parser) openHeading(l Line) bool {
	return p.strong(l) && script.Columns(l.Text) <= 80 && (asks(l.Text) || introduces(l.Text) && !p.counted && !loadCues().attendanceLabel(l.Text))
}

// asks reports whether a text ends as a question does.
func asks(s string) bool {
	return strings.ContainsRune("?？؟", script.Last(strings.TrimRightFunc(s, script.Space)))
}

// under is the level of a heading without a number: where a heading of the same look stands, or else below the open
// section; a larger one closes what is set smaller.
func (p *parser) under(l Line) int {
	for k, n := range p.path {
		numbered := n.counts || n.Annex || n.raw.Level > 0
		switch {
		case p.equal && p.topics[p.i]:
			return 1
		case n.counts && (p.topics[p.i] && loadCues().topic.Match(l.Text) || isLastTopic(l.Text)):
			return k + 1
		case p.laid && l.Size > 0 && l.Size > n.raw.Size+headingStep:
			return k + 1
		case numbered && p.laid && p.strong(l) && n.raw.Level == 0 && alike(l, n.raw):
			return k + 1
		case !numbered && (!p.laid || alike(l, n.raw)):
			return k + 1
		}
	}
	return len(p.path) + 1
}

// alike reports whether two lines are set alike.
func alike(a, b Line) bool { return abs(a.Size-b.Size) <= headingStep/2 && a.Bold == b.Bold }

// strong reports whether a line is set as a heading is.
func (p *parser) strong(l Line) bool {
	return l.Bold || p.body > 0 && l.Size > p.body+headingStep
}

// hangingStep is by how much, in points, the number of a paragraph may hang out to the left of the text.
const hangingStep = 40

// topicColumns is how wide a topic is at most: less than a line of a page.
const topicColumns = 64

// findTopics says which lines are headings of prose: a short line that is no sentence, after one that is or a
// blank line, or in capitals, with a sentence under it. A single one may be anything; and a source that sets headings as
// such has no others, nor has one of a single such line, unless minutes have sections that are called so.
func (p *parser) findTopics() map[int]bool {
	topics, known := map[int]bool{}, map[int]bool{}
	strong := 0
	roll := false
	for i, l := range p.lines {
		if p.strong(l) && script.Columns(script.FirstN(l.Text, topicColumns+1)) <= topicColumns {
			strong++
		}
		_, head := p.heads[i]
		if i+1 == len(p.lines) || head || script.Columns(script.FirstN(l.Text, topicColumns+1)) > topicColumns || !unnumbered(l) || l.Depth > 0 {
			roll = roll && !head && !ended(l.Text)
			continue
		}
		set := shouted(l.Text) && !shouted(p.lines[i+1].Text) // in capitals, over a line that is not
		if roll = roll && !l.gap && !set || loadCues().attendanceLabel(l.Text); roll {
			continue
		}
		alone := l.gap || i == 0 || ended(p.lines[i-1].Text) || p.lines[i-1].Cells != nil || labelled(p.lines[i-1].Text)
		if alone = alone || set; alone && p.prose(i+1, set || loadCues().topic.Match(l.Text)) && !disclaimers.Heading(l.Text) && !loadCues().actionHeading(l.Text) {
			topics[i] = true
			if loadCues().topic.Match(l.Text) {
				known[i] = true
			}
		}
	}
	switch {
	case strong > 1 || p.marked:
		return nil
	case len(topics) < 2:
		return known
	}
	return topics
}

// topicsFirst reports whether the first topic stands before the first section, where sections have numbers only in
// their words: "Resolution 21: …". The two kinds of headings are then equal.
func (p *parser) topicsFirst() bool {
	first := len(p.lines)
	for i, h := range p.heads {
		if h.number != "" {
			return false
		}
		if !h.annex {
			first = min(first, i)
		}
	}
	for i := range p.topics {
		if i < first && first < len(p.lines) {
			return true
		}
	}
	return false
}

// prose reports whether line i is a sentence or more, and a wide one if it may not be brief.
func (p *parser) prose(i int, brief bool) bool {
	l := p.lines[i]
	if _, head := p.heads[i]; head || l.Cells != nil || !ended(l.Text) || introduces(l.Text) || labelled(l.Text) {
		return false
	}
	m, _ := l.split()
	return m.Text == "" && (brief || script.Columns(script.FirstN(l.Text, 40)) >= 20)
}
