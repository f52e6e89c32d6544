package minutes

import (
	"strings"

	"hexaglot/minutes/script"
)

// A footnote stands between the lines of a text and says nothing in their order.
type footnote struct {
	line   Line
	before int // the line that it stands before
}

// raisedDigits are what notes are numbered with where the text refers to them.
const raisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// isNote reports whether a line is a note: the source says so, or it begins with a raised number.
func (l Line) isNote() bool {
	head, _ := script.Cut(strings.TrimLeftFunc(l.Text, script.Space))
	return l.Cells == nil && (l.Note || l.Level == 0 && strings.ContainsRune(raisedDigits, head))
}

// partFootnotes takes the notes out of lines, so that their numbers count with no others.
func partFootnotes(lines []Line) (text []Line, notes []footnote) {
	text = lines[:0]
	for _, l := range lines {
		if l.isNote() {
			notes = append(notes, footnote{l, len(text)})
		} else {
			text = append(text, l)
		}
	}
	return text, notes
}

// footnotes puts the notes that stand before the next line into the open section, as paragraphs. A list goes on after
// them.
func (p *parser) footnotes() {
	for len(p.notes) > 0 && p.notes[0].before <= p.i {
		p.add(&node{Block: Block{Kind: Paragraph}, raw: p.notes[0].line})
		p.notes = p.notes[1:]
	}
}

// dropLines moves the notes up by n lines that were taken from the top.
func (p *parser) dropLines(n int) {
	for i := range p.notes {
		p.notes[i].before = max(0, p.notes[i].before-n)
	}
}
