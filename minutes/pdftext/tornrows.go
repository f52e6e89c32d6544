package pdftext

import "math"

// mostTorn is how many lines in a row may be rows of the table that stands above and below them.
const mostTorn = 3

// splitRows makes rows of the lines that stand between rows of two cells, as far from them as these are from each other, and have
// words that begin where the second cells do: in "Dimitri Oberhausen Harbour" the first cell is as wide as its column.
func splitRows(lines []*line) {
	for i := 1; i < len(lines); i++ {
		a := lines[i-1]
		if lines[i].table || !a.isPair() {
			continue
		}
		n := 0
		for n < mostTorn && i+n < len(lines) && !lines[i+n].table {
			n++
		}
		if i+n == len(lines) || !lines[i+n].isPair() || math.Abs(lines[i+n].second()-a.second()) > rowAlign {
			continue
		}
		var rows []*line
		for k := range n {
			step := lines[i+k-1].y - lines[i+k].y
			if row := lines[i+k].splitAt(a.second()); row != nil && math.Abs(row.x0-a.x0) < rowAlign && step < leastPitch*row.size &&
				math.Abs(step-(lines[i+k].y-lines[i+k+1].y)) < row.size/4 {
				row.column, row.spans = a.column, a.spans
				rows = append(rows, row)
			}
		}
		if len(rows) == n {
			copy(lines[i:], rows)
		}
		i += n
	}
}

// isPair says that a line is a row of two cells, each on one line.
func (l *line) isPair() bool {
	return l.table && !l.rtl && len(l.cells) == 2 && len(l.cells[0]) == 1 && len(l.cells[1]) == 1
}

// second gives where the second cell of a pair begins.
func (l *line) second() float64 { return l.cells[1][0].x0 }

// splitAt gives the two parts of a line as a row of a table, nil if no word begins at x.
func (l *line) splitAt(x float64) *line {
	if l.rtl || l.isItem() || len(l.cells) != 1 || len(l.cells[0]) != 1 {
		return nil
	}
	all := l.cells[0][0]
	parts := [2]*fragment{}
	for i := range all.glyphs {
		g := &all.glyphs[i]
		side := 0
		if g.X0 > x-rowAlign {
			side = 1
		}
		if parts[side] == nil {
			if isBlank(g.Text) {
				continue
			}
			parts[side] = &fragment{stock: all.stock, x0: g.X0, x1: g.X1, y: g.Y, size: g.Size}
		}
		parts[side].add(g)
	}
	if parts[0] == nil || parts[1] == nil || parts[1].x0 > x+rowAlign {
		return nil
	}
	for i := len(parts[0].glyphs) - 1; ; i-- { // a word does not go on over x
		switch g := &parts[0].glyphs[i]; {
		case isBlank(g.Text) && i > 0:
			continue
		case i == len(parts[0].glyphs)-1 && x-g.X1 < .15*all.size:
			return nil
		}
		break
	}
	row := newRow([][]*fragment{{parts[0]}, {parts[1]}}, false)
	if row == nil || !row.table {
		return nil
	}
	row.page = l.page
	return row
}
