package pdftext

import (
	"math"
	"slices"
)

// Of a row that belongs to a table although the cells at its ends are empty: ems from the next row, more than
// between lines of text, and points that its cells may be out of line. Two columns say too little.
const (
	leastPitch, mostPitch = nearTail, 3.2
	rowAlign              = 1.5
	fewestColumns         = 3
)

// takeRows adds to a table the rows above and below it whose cells, two and more, stand in line
// with its own.
func (r *region) takeRows(rows [][]*fragment) {
	if !r.table || len(r.columns) < fewestColumns {
		return
	}
	belongs := func(row []*fragment) bool {
		return slices.ContainsFunc(row, func(f *fragment) bool { return f.region == r })
	}
	first := slices.IndexFunc(rows, belongs)
	last := len(rows) - 1
	for last > first && !belongs(rows[last]) {
		last--
	}
	if first < 0 {
		return
	}
	for i := last + 1; i < len(rows) && r.takeRow(rows[i], rows[i-1][0].y); i++ {
	}
	for i := first - 1; i >= 0 && r.takeRow(rows[i], rows[i+1][0].y); i-- {
	}
}

// takeRow adds a row if each of its cells has a column of its own and is in line with another in it.
func (r *region) takeRow(row []*fragment, beside float64) bool {
	if pitch := math.Abs(row[0].y-beside) / row[0].size; len(row) < 2 || pitch < leastPitch || pitch > mostPitch {
		return false
	}
	columns := make([]int, len(row))
	for i, f := range row {
		c := r.columnOf(f)
		if f.region != nil || c > 0 && f.x0 < r.columns[c-1].to || c+1 < len(r.columns) && f.x1 > r.columns[c+1].from || i > 0 && c == columns[i-1] {
			return false
		}
		inLine := slices.ContainsFunc(r.fragments, func(o *fragment) bool {
			near := min(math.Abs(o.x0-f.x0), math.Abs(o.x1-f.x1), math.Abs(o.x0+o.x1-f.x0-f.x1)/2)
			return o.column == c && near < rowAlign
		})
		if !inLine {
			return false
		}
		columns[i] = c
	}
	for i, f := range row {
		f.region, f.column = r, columns[i]
	}
	r.fragments = append(r.fragments, row...)
	return true
}
