package pdftext

import (
	"math"
	"slices"
	"sort"
)

// layout makes the lines of a page of its fragments, in reading order.
func (p *page) layout(all []*fragment, drawn []*grid) []*line {
	all = mendRows(all)
	var regions []*region
	for _, g := range drawn {
		all = g.split(all)
		if r := g.region(all); r != nil {
			regions = append(regions, r)
		}
	}
	regions = append(regions, findColumns(all, p.rtl)...)
	regions = append(regions, findRegions(slices.DeleteFunc(slices.Clone(all), func(f *fragment) bool { return f.outer != nil }), p.rtl)...)
	var lines []*line
	add := func(l *line, column int) {
		if l != nil {
			l.page, l.column = p.number, column
			lines = append(lines, l)
		}
	}
	all = fromTop(all, regions)
	done := map[*region]bool{}
	for i := 0; i < len(all); {
		if r := all[i].home(); r != nil {
			if !done[r] {
				done[r] = true
				p.regionLines(r, 1+regionColumns*slices.Index(regions, r), add)
			}
			i++
			continue
		}
		n := rowLength(all[i:])
		add(newLine(closeGaps(all[i:i+n], gapClosed, gapPainted), p.rtl), 0)
		i += n
	}
	closeJustified(lines, p.rtl)
	lines = inOrder(dropRepeats(lines))
	splitRows(lines)
	return lines
}

// regionColumns is how many numbers of columns a region has.
const regionColumns = 4

// regionLines adds the lines of a region: the rows of a table, or one column after the other.
func (p *page) regionLines(r *region, number int, add func(*line, int)) {
	if r.table {
		rows := r.rows
		if rows == nil {
			rows = r.tableRows(p.rtl)
		}
		spans := slices.Clone(r.columns)
		if p.rtl {
			slices.Reverse(spans)
		}
		for _, row := range rows {
			l := newRow(cellsOf(row, len(r.columns), p.rtl), p.rtl)
			if l != nil {
				l.spans = spans
			}
			add(l, number)
		}
		return
	}
	columns := make([][]*fragment, len(r.columns))
	for _, f := range r.fragments {
		c := f.column
		if r.apart {
			c = r.columnOf(f)
		}
		columns[c] = append(columns[c], f)
	}
	order := r.order
	if order == nil {
		for i := range columns {
			order = append(order, i)
		}
		if p.rtl {
			slices.Reverse(order)
		}
	}
	const wide = 100 // what stands on one line of a column is one text
	for _, i := range order {
		in := func(l *line, _ int) {
			if l != nil {
				l.aside = span{r.columns[i].from - r.columns[order[0]].from, r.columns[order[0]].to - r.columns[i].to}
			}
			add(l, number+i)
		}
		if r.apart {
			findRegions(columns[i], p.rtl)
		}
		done := map[*region]bool{}
		for _, row := range geometricRows(columns[i]) {
			inner := row[0].region
			if !r.apart || inner == nil {
				in(newLine(closeGaps(row, wide, wide), p.rtl), 0)
			} else if !done[inner] {
				done[inner] = true
				p.regionLines(inner, 0, in)
			}
		}
	}
}

// home is the region that a fragment is read with.
func (f *fragment) home() *region {
	if f.outer != nil {
		return f.outer
	}
	return f.region
}

// cellsOf sorts the fragments of a table row into its cells.
func cellsOf(row []*fragment, columns int, rtl bool) [][]*fragment {
	cells := make([][]*fragment, columns)
	for _, f := range row {
		cells[f.column] = append(cells[f.column], f)
	}
	for i, c := range cells {
		var parts []*fragment
		for _, r := range geometricRows(c) {
			parts = append(parts, joinAll(r))
		}
		cells[i] = parts
	}
	if rtl {
		slices.Reverse(cells)
	}
	return cells
}

func joinAll(row []*fragment) *fragment {
	for _, f := range row[1:] {
		row[0].join(f)
	}
	return row[0]
}

// rowLength gives the number of fragments that follow each other on one base line.
func rowLength(all []*fragment) int {
	n := 1
	for n < len(all) && all[n].home() == nil && besides(all[n-1], all[n]) {
		n++
	}
	return n
}

// besides says that two fragments stand on one base line, not over each other.
func besides(a, b *fragment) bool {
	size := max(a.size, b.size)
	return math.Abs(a.y-b.y) < .5*size && min(a.x1, b.x1)-max(a.x0, b.x0) < 2*size
}

// mendRows makes those fragments one that follow each other on one base line and only
// seemed apart because what stands between them was painted later.
func mendRows(all []*fragment) []*fragment {
	var out []*fragment
	for i := 0; i < len(all); {
		n := rowLength(all[i:])
		out = append(out, closeGaps(all[i:i+n], gapBroken, gapBroken)...)
		i += n
	}
	return out
}

// closeGaps joins the fragments of a row that are less than a gap apart; the second gap is for
// those of which one was painted right after the other. The rest stays in the order of painting.
func closeGaps(row []*fragment, gap, painted float64) []*fragment {
	if len(row) < 2 {
		return row
	}
	row = slices.Clone(row)
	sort.SliceStable(row, func(i, j int) bool { return row[i].x0 < row[j].x0 })
	out := row[:1]
	for _, f := range row[1:] {
		last, limit := out[len(out)-1], gap
		if after(f, last) || after(last, f) {
			limit = painted
		}
		if f.x0-last.x1 < limit*max(f.size, last.size) {
			last.join(f)
		} else {
			out = append(out, f)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].first < out[j].first })
	return out
}

// after says that f was painted right after g, but for a space that is in neither.
func after(f, g *fragment) bool { return f.first > g.last && f.first <= g.last+2 }

// dropRepeats takes out lines that were painted again over themselves.
func dropRepeats(lines []*line) []*line {
	seen := map[string][]*line{}
	out := lines[:0]
	for _, l := range lines {
		again := slices.ContainsFunc(seen[l.text], func(o *line) bool {
			return math.Abs(o.x0-l.x0) < .15*l.size && math.Abs(o.y-l.y) < .15*l.size
		})
		if !again {
			seen[l.text] = append(seen[l.text], l)
			out = append(out, l)
		}
	}
	return out
}

// inOrder keeps the order of painting where lines stand beside each other, unless it goes up the page
// too often. Then the lines are sorted from the top.
func inOrder(lines []*line) []*line {
	up := 0
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		overlap := min(a.x1, b.x1) - max(a.x0, b.x0)
		if b.y > a.y+.5*b.size && overlap > .3*min(a.x1-a.x0, b.x1-b.x0) {
			up++
		}
	}
	if len(lines) > 6 && float64(up) > .15*float64(len(lines)) {
		sort.SliceStable(lines, func(i, j int) bool { return lines[i].y > lines[j].y })
		return lines
	}
	return inBands(lines)
}
