package pdftext

import (
	"math"
	"slices"
	"sort"
	"strings"
)

// A region is a part of a page that white gutters from top to bottom divide: columns of
// text, or a table.
type region struct {
	columns   []span // ink, from left to right
	fragments []*fragment
	order     []int // of the columns, if their painting tells it
	table     bool
	rows      [][]*fragment // of a table, if they are known
	apart     bool          // columns of a text, with tables and lists of their own
}

// A span is a stretch of a line of the page.
type span struct{ from, to float64 }

// What makes a region.
const (
	thinnest     = 1.5 // width of a gutter in points
	fewestLines  = 3   // lines in each of two columns …
	fewestCells  = 2   // … and cells in each column of a table
	shortestLine = 9.5 // mean ems of a line of a column: shorter ones are cells
	farthest     = 5.0 // ems between lines of one region
	nearTail     = 2.2 // ems between the lines at the end of one column
	higher       = 1.1 // ems that one column may begin above the other …
	nearHead     = 3.0 // … or, of the second, its paragraphs be apart, at both its ends
)

// findRegions divides the fragments of a page. Those in no region have none.
func findRegions(fragments []*fragment, rtl bool) []*region {
	rows := geometricRows(fragments)
	var regions []*region
	for i, row := range rows {
		for k := 1; k < len(row); k++ {
			if row[k].region != nil || row[k-1].region != nil {
				continue
			}
			if r := regionAround(rows, i, span{row[k-1].x1, row[k].x0}, rtl); r != nil {
				r.takeRows(rows)
				regions = append(regions, r)
				break
			}
		}
	}
	return regions
}

// isMarker says that what follows the fragment is a list item, not a column.
func isMarker(f *fragment, rtl bool) bool {
	text := quickText(f)
	if rtl && strings.IndexAny(text, ".)-") == 0 { // of "1." from right to left
		text = text[1:] + text[:1]
	}
	return text == letterBullet || marker.MatchString(text)
}

// isItemRow says that a row is the first line of a list item: a marker and one text, which may be justified.
func isItemRow(row []*fragment, rtl bool) bool {
	head, text := row[0], row[1:]
	if rtl {
		head, text = row[len(row)-1], row[:len(row)-1]
	}
	if len(text) == 0 || !isMarker(head, rtl) {
		return false
	}
	for i, f := range text[1:] {
		if g := text[i]; !isSpaced(g, f) && !isSpaced(f, g) {
			return false
		}
	}
	return true
}

// isSpaced says that g was painted right after f and a space.
func isSpaced(f, g *fragment) bool {
	return after(g, f) && (g.first == f.last+2 || endsBlank(f))
}

// regionAround follows a gutter up and down from row i as far as the rows leave it free,
// and gives nil if that is no region.
func regionAround(rows [][]*fragment, i int, gutter span, rtl bool) *region {
	if gutter.to-gutter.from < thinnest {
		return nil
	}
	return newRegion(trim(sidesOf(rows, i, gutter, rtl, false), rtl))
}

// sidesOf gives what stands beside a gutter, in reading order.
func sidesOf(rows [][]*fragment, i int, gutter span, rtl, apart bool) [2][]*fragment {
	var sides [2][]*fragment // left and right of the gutter
	for _, step := range []int{-1, 1} {
		last := rows[i][0].y
		for j := i + min(step, 0); j >= 0 && j < len(rows); j += step {
			y, size := rows[j][0].y, rows[j][0].size
			g, ok := narrow(gutter, rows[j], rtl, apart)
			if !ok || math.Abs(last-y) > farthest*size {
				break
			}
			gutter, last = g, y
			for _, f := range rows[j] {
				if f.x0 >= gutter.to {
					sides[1] = append(sides[1], f)
				} else {
					sides[0] = append(sides[0], f)
				}
			}
		}
	}
	if rtl {
		sides[0], sides[1] = sides[1], sides[0]
	}
	return sides
}

// narrow gives what a row leaves free of a gutter, and false if that is nothing. A list or a table stops a
// gutter, but for one of columns apart if it stands in one of them.
func narrow(g span, row []*fragment, rtl, apart bool) (span, bool) {
	middle := (g.from + g.to) / 2
	if isItemRow(row, rtl) && !(apart && isAside(row, g)) {
		return g, false
	}
	for _, f := range row {
		if f.region != nil && !(apart && f.region.isAside(g)) {
			return g, false
		}
		if (f.x0+f.x1)/2 < middle {
			g.from = max(g.from, f.x1)
		} else {
			g.to = min(g.to, f.x0)
		}
	}
	return g, g.to-g.from >= thinnest
}

// isAside says that a row stands on one side of a gutter.
func isAside(row []*fragment, g span) bool {
	return row[len(row)-1].x1 <= g.from || row[0].x0 >= g.to
}

// isAside says that a region stands on one side of a gutter.
func (r *region) isAside(g span) bool {
	middle := (g.from + g.to) / 2
	return r.columns[len(r.columns)-1].to < middle || r.columns[0].from > middle
}

// trim leaves of two sides, in reading order, what stands beside each other: both begin on one
// line, and a tail of the second belongs to it if it goes on without a gap, and one of the first if it was
// painted before the second, or goes right on after a second that was painted before the first. So does what the second side has above the first one in its own
// margin: no heading stands there.
func trim(sides [2][]*fragment, rtl bool) [2][]*fragment {
	top, bottom := math.Inf(1), math.Inf(-1)
	for s := range sides {
		if len(sides[s]) == 0 {
			return sides
		}
		sort.SliceStable(sides[s], func(i, j int) bool { return sides[s][i].y > sides[s][j].y })
		top = min(top, sides[s][0].y)
		bottom = max(bottom, sides[s][len(sides[s])-1].y)
	}
	second := 0
	for _, f := range sides[1] {
		second = max(second, f.first)
	}
	for s, side := range sides {
		var kept []*fragment
		last := bottom
		above := 0
		for above < len(side) && side[above].y > top+higher*side[above].size {
			above++
		}
		for s == 1 && above > 0 && above < len(side) && inMargin(side[above-1], side[above], rtl) {
			above--
		}
		for _, f := range side[above:] {
			switch {
			case f.y >= bottom-.5*f.size:
			case s == 0 && (f.first > second && !goesRightOn(kept, f) || last-f.y > farthest*f.size),
				s == 1 && last-f.y > nearTail*f.size && !(len(kept) > 0 && inMargin(kept[len(kept)-1], f, rtl)):
				last = math.Inf(1) // nothing below it either
				continue
			}
			last = min(last, f.y)
			kept = append(kept, f)
		}
		sides[s] = kept
	}
	return sides
}

// goesRightOn says that f is the next line of a column, in its place and in the painting.
func goesRightOn(column []*fragment, f *fragment) bool {
	if len(column) == 0 {
		return false
	}
	last := column[len(column)-1]
	return after(f, last) && math.Abs(last.x0-f.x0) < f.size && last.y-f.y < nextLine*f.size
}

// inMargin says that two lines of a column begin under each other, and near.
func inMargin(a, b *fragment, rtl bool) bool {
	in := a.x0 - b.x0
	if rtl {
		in = a.x1 - b.x1
	}
	return math.Abs(in) < .3*b.size && math.Abs(a.y-b.y) < nearHead*b.size
}

// newRegion makes a region of two sides, or gives nil if it is too little for one.
func newRegion(sides [2][]*fragment) *region {
	all := slices.Concat(sides[0], sides[1])
	fewest := min(len(sides[0]), len(sides[1]))
	if fewest < fewestCells {
		return nil
	}
	r := &region{columns: ink(all), fragments: all}
	if len(r.columns) < 2 {
		return nil
	}
	for _, f := range all {
		f.column = r.columnOf(f)
	}
	r.table = r.isTable()
	if !r.table && fewest < fewestLines && !areListed(all) || r.table && !r.aligned() {
		return nil
	}
	for _, f := range all {
		f.region = r
	}
	return r
}

// geometricRows groups fragments by their base line, from the top, each from left to right.
func geometricRows(fragments []*fragment) [][]*fragment {
	sorted := slices.Clone(fragments)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].y > sorted[j].y })
	var rows [][]*fragment
	for _, f := range sorted {
		if n := len(rows); n > 0 && rows[n-1][0].y-f.y < .5*min(f.size, rows[n-1][0].size) {
			rows[n-1] = append(rows[n-1], f)
			continue
		}
		rows = append(rows, []*fragment{f})
	}
	for _, r := range rows {
		sort.SliceStable(r, func(i, j int) bool { return r[i].x0 < r[j].x0 })
	}
	return rows
}

// ink joins what the fragments cover: what is left free between is a gutter.
func ink(fragments []*fragment) []span {
	sorted := slices.Clone(fragments)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].x0 < sorted[j].x0 })
	var spans []span
	for _, f := range sorted {
		if n := len(spans); n > 0 && f.x0-spans[n-1].to < thinnest {
			spans[n-1].to = max(spans[n-1].to, f.x1)
		} else {
			spans = append(spans, span{f.x0, f.x1})
		}
	}
	return spans
}

func (r *region) columnOf(f *fragment) int {
	middle := (f.x0 + f.x1) / 2
	for i, c := range r.columns {
		if middle <= c.to {
			return i
		}
	}
	return len(r.columns) - 1
}
