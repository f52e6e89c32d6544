package pdftext

import (
	"math"
	"slices"
	"sort"
)

// Ems between the lines of one cell, and in the first column, where a new row can be meant.
const (
	wrapped      = 2.6
	wrappedFirst = 1.8
)

// tableRows puts the cells of a table together: cell by cell in the order of painting,
// where a step back to the left is a new row; what is painted below in the same column is
// the same cell, wrapped, if it is nearer than rows are.
func (r *region) tableRows(rtl bool) [][]*fragment {
	cells := slices.Clone(r.fragments)
	sort.SliceStable(cells, func(i, j int) bool { return cells[i].first < cells[j].first })
	order := func(f *fragment) int {
		if rtl {
			return -f.column
		}
		return f.column
	}
	first, pitch := order(cells[0]), math.Inf(1)
	begin := cells[0]
	for i, f := range cells[1:] {
		first = min(first, order(f))
		if order(f) < order(cells[i]) {
			if d := begin.y - f.y; d > f.size/2 {
				pitch = min(pitch, d)
			}
			begin = f
		}
	}
	var rows [][]*fragment
	for i, f := range cells {
		if i > 0 {
			last := cells[i-1]
			down := last.y - f.y
			limit := wrapped
			if order(f) == first {
				limit = wrappedFirst
			}
			wraps := order(f) == order(last) && down > 0 && down < min(limit*f.size, .95*pitch)
			same := math.Abs(down) < .5*f.size
			if order(f) > order(last) || wraps || same {
				rows[len(rows)-1] = append(rows[len(rows)-1], f)
				continue
			}
		}
		rows = append(rows, []*fragment{f})
	}
	return rows
}
