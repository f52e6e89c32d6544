package pdftext

import (
	"slices"
	"sort"
)

// What long wrapped text is on each side of a gutter: lines that fill their column, ems that a column is wide at
// least, and the share of it that a full line has.
const (
	fewestFull  = 6
	leastColumn = 12.0
	fullLine    = .8
)

// findColumns gives the columns of a page whose gutter runs through long wrapped text: tables and lists
// that stand in one of them are found inside it, or they would stop the gutter.
func findColumns(fragments []*fragment, rtl bool) []*region {
	rows := geometricRows(fragments)
	var regions []*region
	for i, row := range rows {
		for k := 1; k < len(row); k++ {
			a, b := row[k-1], row[k]
			gutter := span{a.x1, b.x0}
			long := max(a.x1-a.x0, b.x1-b.x0) >= fullLine*leastColumn*a.size
			if !long || gutter.to-gutter.from < thinnest || a.outer != nil || b.outer != nil {
				continue
			}
			if r := newColumns(trim(sidesOf(rows, i, gutter, rtl, true), rtl), rtl); r != nil {
				regions = append(regions, r)
				break
			}
		}
	}
	return regions
}

// newColumns makes a region of two sides of long wrapped text, nil if they are none or rows of a table.
func newColumns(sides [2][]*fragment, rtl bool) *region {
	if len(sides[0]) < fewestFull || len(sides[1]) < fewestFull || isRowByRow(sides) {
		return nil
	}
	r := &region{fragments: slices.Concat(sides[0], sides[1]), apart: true}
	for _, s := range sides {
		c := span{s[0].x0, s[0].x1}
		for _, f := range s {
			c = span{min(c.from, f.x0), max(c.to, f.x1)}
		}
		if !isWrapped(s, c) {
			return nil
		}
		r.columns = append(r.columns, c)
	}
	if rtl {
		slices.Reverse(r.columns)
	}
	r.order = []int{0, 1}
	if painted := sides[0][0].first < sides[1][0].first; painted == rtl { // Arabic can stand in columns from left to right
		r.order = []int{1, 0}
	}
	for _, f := range r.fragments {
		f.outer = r
	}
	return r
}

// isWrapped says that full lines are more than a third of a column.
func isWrapped(side []*fragment, c span) bool {
	full := 0
	rows := geometricRows(side)
	for _, row := range rows {
		size := row[0].size
		if w := row[len(row)-1].x1 - row[0].x0; w >= fullLine*(c.to-c.from) && w >= leastColumn*size && len(row) <= 2 {
			full++
		}
	}
	return full >= fewestFull && 3*full > len(rows)
}

// isRowByRow says that the sides were painted as the rows of a table are: where the painting comes back to the
// side that it began with, it mostly goes on below all that it has painted. Columns of which each is painted once are none, and those
// with a table in them come back beside what is there.
func isRowByRow(sides [2][]*fragment) bool {
	painted := slices.Concat(sides[0], sides[1])
	second := make(map[*fragment]bool, len(sides[1]))
	for _, f := range sides[1] {
		second[f] = true
	}
	sort.SliceStable(painted, func(i, j int) bool { return painted[i].first < painted[j].first })
	lowest, back, beside := painted[0].y, 0, 0
	for i, f := range painted[1:] {
		if last := painted[i]; second[last] != second[f] && second[f] == second[painted[0]] {
			if back++; f.y > lowest+.5*f.size {
				beside++
			}
		}
		lowest = min(lowest, f.y)
	}
	return back > 0 && 2*beside < back
}
