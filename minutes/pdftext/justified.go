package pdftext

import "math"

// Ems between the lines of a justified paragraph at most, and between the ends of lines that are flush.
const (
	justifiedLines = 1.9
	flush          = .12
)

// closeJustified makes lines one cell that only fell apart because a narrow column is justified: they
// are painted in one go with a space for the gap, and begin and end where the lines of their
// paragraph do.
func closeJustified(lines []*line, rtl bool) {
	for i, l := range lines {
		if !l.table || l.column != 0 || l.isItem() || !isPaintedInOneGo(l) || !isJustified(lines, i, -1) && !isJustified(lines, i, 1) {
			continue
		}
		var row []*fragment
		for _, c := range l.cells {
			row = append(row, c...)
		}
		const wide = 1000
		if joined := newLine(closeGaps(row, wide, wide), rtl); joined != nil {
			joined.page, joined.column = l.page, l.column
			*l = *joined
		}
	}
}

func isPaintedInOneGo(l *line) bool {
	for i, c := range l.cells {
		if len(c) != 1 || i > 0 && !isSpaced(l.cells[i-1][0], c[0]) {
			return false
		}
	}
	return true
}

// endsBlank says that the last glyph of a fragment, in the order of painting, is a space.
func endsBlank(f *fragment) bool { return isBlank(f.glyphs[len(f.glyphs)-1].Text) }

// isJustified looks from line i up or down its paragraph for a line that is whole and as long.
func isJustified(lines []*line, i, step int) bool {
	l := lines[i]
	for j := i + step; j >= 0 && j < len(lines); j += step {
		a, b := lines[j-step], lines[j]
		if math.Abs(a.y-b.y) > justifiedLines*l.size || math.Abs(b.size-l.size) > .08*l.size || b.column != l.column {
			return false
		}
		near := func(x, y float64) bool { return math.Abs(x-y) < flush*l.size }
		if !near(b.x0, l.x0) && !near(b.x1, l.x1) {
			return false
		}
		if !b.table && near(b.x0, l.x0) && near(b.x1, l.x1) {
			return true
		}
	}
	return false
}
