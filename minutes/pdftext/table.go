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

// isTable tells a table from columns of text by the order of painting: columns are painted
// one after the other, cells row by row. What was painted line by line across the page is
// columns if the lines are long. Few lines that were painted column by column are columns if they are the items of a list.
func (r *region) isTable() bool {
	painted := slices.Clone(r.fragments)
	sort.SliceStable(painted, func(i, j int) bool { return painted[i].first < painted[j].first })
	changes, wrapped, width := 0, false, 0.0
	for i, f := range painted {
		width += (f.x1 - f.x0) / f.size
		if i == 0 {
			continue
		}
		last := painted[i-1]
		if f.column != last.column {
			changes++
		} else if last.y-f.y > .5*f.size {
			wrapped = true
		}
	}
	if changes == len(r.columns)-1 && (len(painted) >= fewestLines*len(r.columns) || areListed(painted)) {
		r.order = paintedOrder(painted)
		return false
	}
	return wrapped || len(r.columns) > 3 || width < shortestLine*float64(len(painted))
}

// paintedOrder gives the columns in the order of their painting.
func paintedOrder(painted []*fragment) []int {
	var order []int
	for _, f := range painted {
		if !slices.Contains(order, f.column) {
			order = append(order, f.column)
		}
	}
	return order
}

// aligned says that the cells of a table begin, end or have their middle at common places: words
// that happen to stand apart do not.
func (r *region) aligned() bool {
	good := 0
	for _, c := range r.columns {
		var from, to, middle []float64
		for _, f := range r.fragments {
			if m := (f.x0 + f.x1) / 2; m >= c.from && m <= c.to {
				from, to, middle = append(from, f.x0), append(to, f.x1), append(middle, m)
			}
		}
		if len(from) < fewestCells {
			continue
		}
		if spread(from) < 3 || spread(to) < 3 || spread(middle) < 3 {
			good++
		}
	}
	return good*2 > len(r.columns)
}

// spread is the mean distance from the median.
func spread(v []float64) float64 {
	sort.Float64s(v)
	median, sum := v[len(v)/2], 0.0
	for _, x := range v {
		sum += math.Abs(x - median)
	}
	return sum / float64(len(v))
}
