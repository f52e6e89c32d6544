package pdftext

import (
	"slices"
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
	if n := l.loneRow(page); n > 0 {
		row := *page[0]
		row.text, row.table, row.links, row.spans = strings.Repeat("\t", len(l.spans)-1), true, nil, l.spans
		for _, c := range page[:n] {
			row.addCell(c, l.columnOf(c))
		}
		return append([]*line{&row}, page[n:]...)
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
			l.addCell(rest, i)
		}
		return page[n:]
	}
	return page
}

// addCell puts a line to the text of a cell.
func (l *line) addCell(rest *line, i int) {
	rest.text = strings.Repeat("\t", i) + rest.text + strings.Repeat("\t", len(l.spans)-1-i)
	for k := range rest.links {
		rest.links[k].Start += i
		rest.links[k].End += i
	}
	l.addRow(rest)
}

// columnOf gives the column of a table that a line stands in, -1 if it is none.
func (l *line) columnOf(o *line) int {
	return slices.IndexFunc(l.spans, o.isIn)
}

// loneRow gives the number of lines that a page begins with and that are one more row of the table that l is a row of:
// they stand beside each other in its columns. One row alone is no table yet, so they are lines.
func (l *line) loneRow(page []*line) int {
	tops, feet := map[int]float64{}, map[int]float64{}
	n := 0
	for ; n < len(page); n++ {
		o := page[n]
		c := l.columnOf(o)
		if c < 0 || !sameSize(o.size, l.size) {
			break
		}
		if _, ok := tops[c]; !ok {
			tops[c] = o.y
		} else if feet[c]-o.y > nextLine*l.size {
			break
		}
		feet[c] = o.y
	}
	if len(tops) < 2 {
		return 0
	}
	for c := range tops {
		for d := range tops {
			if feet[c] > tops[d]+.5*l.size {
				return 0
			}
		}
	}
	return n
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
