package pdftext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// takeCell puts the lines that a page begins with to the row before, if they are the rest of one of its cells: they
// stand in its column and go on with its sentence.
func (l *line) takeCell(page []*line) []*line {
	if !l.table || len(l.spans) != strings.Count(l.text, "\t")+1 {
		return page
	}
	for i, cell := range strings.Split(l.text, "\t") {
		n := 0
		for n < len(page) && page[n].isIn(l.spans[i]) && sameSize(page[n].size, l.size) && (n == 0 || page[n-1].y-page[n].y < nextLine*l.size) {
			n++
		}
		if n == 0 || endsSentence(cell) || !l.wraps(cell, l.spans[i]) || !goesOnWith(page[0]) {
			continue
		}
		for _, rest := range page[:n] {
			rest.text = strings.Repeat("\t", i) + rest.text + strings.Repeat("\t", len(l.spans)-1-i)
			for k := range rest.links {
				rest.links[k].Start += i
				rest.links[k].End += i
			}
			l.addRow(rest)
		}
		return page[n:]
	}
	return page
}

// wraps says that a text is too long for one line of a column.
func (l *line) wraps(cell string, c span) bool {
	const narrow = .4 // ems of a letter
	return narrow*l.size*float64(utf8.RuneCountInString(cell)) > c.to-c.from
}

// goesOnWith says that a line begins as the middle of a sentence does.
func goesOnWith(l *line) bool {
	r := firstRune(l.text)
	return unicode.IsLower(r) || isIdeograph(r) || isRTL(r)
}

// isIn says that a line of text stands in a column of a table.
func (l *line) isIn(c span) bool {
	return !l.table && l.column == 0 && !l.isItem() && l.x0 > c.from-.5*l.size && l.x1 < c.to+.5*l.size
}
