package pdftext

import (
	"math"
	"strings"
	"unicode"

	"hexaglot/minutes"
)

// A flow puts together what page breaks part: paragraphs that notes stand between, tables whose head
// comes again and whose rows are split, cells of a wide table that go on beside each other.
type flow struct {
	lines   []*line
	table   int       // where the table begins that the last line is a row of
	columns [][]*line // those that the last lines are, if a page ends with columns
	dropped []*line
}

// flowing gives the lines of all pages in reading order, and heads of tables that came again.
func flowing(pages []*page) (lines, dropped []*line) {
	size := usualSize(pages)
	setReach(pages)
	notes := make([][]*line, len(pages))
	f := &flow{}
	for i, p := range pages {
		text, foot := partNotes(p.lines, size)
		notes[i] = foot
		for _, l := range foot {
			l.foot = true
			l.raiseNumber()
		}
		f.add(f.columnsOf(f.rowsOf(text)))
		joinParagraphs(foot, pages)
	}
	joinParagraphs(f.lines, pages)
	return withNotes(f.lines, notes), f.dropped
}

func (f *flow) add(lines []*line) {
	for _, l := range lines {
		if n := len(f.lines); n == 0 || !l.table || !f.lines[n-1].isRowLike(l) {
			f.table = n
		}
		f.lines = append(f.lines, l)
	}
}

func (l *line) isRowLike(o *line) bool {
	return l.table && o.table && strings.Count(l.text, "\t") == strings.Count(o.text, "\t")
}

// mostHeadRows is how many rows the head of a table has at most.
const mostHeadRows = 3

// rowsOf drops the head of a table that comes again on a page, and puts the rest of a split row to its row.
func (f *flow) rowsOf(page []*line) []*line {
	n := len(f.lines)
	if n == 0 || len(page) == 0 {
		return page
	}
	if !f.lines[n-1].isRowLike(page[0]) {
		return f.lines[n-1].takeCell(page)
	}
	for k := 0; k < mostHeadRows && f.table+k < n && len(page) > 1 && page[0].text == f.lines[f.table+k].text; k++ {
		f.dropped = append(f.dropped, page[0])
		page = page[1:]
	}
	if last := f.lines[n-1]; last.isRowLike(page[0]) && last.isSplit(page[0]) {
		last.addRow(page[0])
		page = page[1:]
	}
	return page
}

// isSplit says that a row goes on with l, the last one of the page before: not all cells go on, none without a
// beginning, and one at least begins in the middle of a sentence.
func (l *line) isSplit(rest *line) bool {
	a, b := strings.Split(l.text, "\t"), strings.Split(rest.text, "\t")
	empty, votes := 0, 0
	for i := range b {
		r := firstRune(b[i])
		switch {
		case b[i] == "":
			empty++
		case a[i] == "":
			return false
		case unicode.IsLower(r), b[0] == "" && !unicode.IsUpper(r) && unicode.IsLetter(r) && !endsSentence(a[i]):
			votes++
		case unicode.IsDigit(r) && b[0] != "", endsSentence(a[i]):
			votes--
		}
	}
	return empty > 0 && votes > 0
}

// addRow puts the cells of a row after those of l.
func (l *line) addRow(rest *line) {
	var text strings.Builder
	var links []minutes.Link
	add := func(from *line, at int, cell string) {
		for _, k := range from.links {
			if k.Start >= at && k.End <= at+len(cell) {
				k.Start, k.End = k.Start-at+text.Len(), k.End-at+text.Len()
				links = append(links, k)
			}
		}
		text.WriteString(cell)
	}
	a, b := strings.Split(l.text, "\t"), strings.Split(rest.text, "\t")
	atA, atB := 0, 0
	for i := range a {
		if i > 0 {
			text.WriteByte('\t')
		}
		add(l, atA, a[i])
		if a[i] != "" && b[i] != "" {
			text.WriteString(minutes.Seam(a[i], b[i]))
		}
		add(rest, atB, b[i])
		atA, atB = atA+len(a[i])+1, atB+len(b[i])+1
	}
	l.text, l.links, rest.links = text.String(), links, nil
}

// columnsOf puts columns that go on over a page break in order: those of a text are read to the end of
// the page, but cells beside each other go on each for itself. The ends of their sentences tell.
func (f *flow) columnsOf(page []*line) []*line {
	before := f.columns
	if len(page) == 0 {
		return page
	}
	now, rest := leadingColumns(page)
	f.columns = trailingColumns(page)
	if !areCells(before, now) {
		return page
	}
	n := len(f.lines)
	for _, c := range before {
		n -= len(c)
	}
	f.lines = f.lines[:n]
	for i := range before {
		now[i] = append(before[i][:len(before[i]):len(before[i])], now[i]...)
		f.lines = append(f.lines, now[i]...)
	}
	if len(rest) == 0 {
		f.columns = now
	}
	return rest
}

// leadingColumns gives the columns that a page begins with, and its other lines.
func leadingColumns(page []*line) (columns [][]*line, rest []*line) {
	n := 0
	for n < len(page) && isBeside(page[0], page[n]) {
		n++
	}
	return inColumns(page[:n]), page[n:]
}

func trailingColumns(page []*line) [][]*line {
	n := len(page)
	for n > 0 && isBeside(page[len(page)-1], page[n-1]) {
		n--
	}
	return inColumns(page[n:])
}

// isBeside says that two lines are in columns of one region.
func isBeside(a, b *line) bool {
	return a.column > 0 && b.column > 0 && !a.table && !b.table && (a.column-1)/regionColumns == (b.column-1)/regionColumns
}

func inColumns(lines []*line) [][]*line {
	var columns [][]*line
	for i, l := range lines {
		if i == 0 || l.column != lines[i-1].column {
			columns = append(columns, nil)
		}
		n := len(columns) - 1
		columns[n] = append(columns[n], l)
	}
	return columns
}

// areCells says that the columns of two pages stand under each other, and that their sentences go on better in each
// column than from one column to the next.
func areCells(before, now [][]*line) bool {
	if len(before) < 2 || len(before) != len(now) {
		return false
	}
	text, cells := 0, 0
	for i := range before {
		a, b := before[i], now[i]
		last := a[len(a)-1]
		if math.Abs(a[0].x0-b[0].x0) > a[0].size && math.Abs(a[0].x1-b[0].x1) > a[0].size {
			return false
		}
		cells += goesOn(last, b[0])
		if i+1 < len(before) {
			text += goesOn(last, before[i+1][0]) + goesOn(b[len(b)-1], now[i+1][0])
			cells += goesOn(b[len(b)-1], before[i+1][0])
		} else {
			text += goesOn(last, now[0][0])
		}
	}
	return cells > text+1
}

// goesOn is 1 if a sentence goes on from one line to another, -1 if it cannot.
func goesOn(a, b *line) int {
	open, r := !endsSentence(a.text), firstRune(b.text)
	switch {
	case !unicode.IsUpper(r) && !unicode.IsLower(r):
		return 0
	case open && unicode.IsLower(r):
		return 1
	case open || unicode.IsLower(r):
		return -1
	}
	return 0
}
