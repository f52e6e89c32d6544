package pdftext

import (
	"slices"
	"sort"
)

// A band is lines that stand beside each other, or nearly so, or in one region.
type band struct {
	top, low, x0, x1 float64
	size             float64
	first, last      int  // in the order of painting
	columns          bool // of a text: what stands near goes on in one of them
	lines            []int
}

// inBands sorts the bands of a page from the top; inside each, where there is more than one way to read, the painting tells it.
// Bands are made so large that each was painted without a break. Browsers paint last what stands relative to its place.
func inBands(lines []*line) []*line {
	var all []*band
	regions := map[int]*band{}
	for i, l := range lines {
		region := (l.column - 1) / regionColumns
		b := regions[region]
		if l.column <= 0 || b == nil {
			b = &band{l.y, l.y, l.x0, l.x1, l.size, i, i, false, nil}
			all = append(all, b)
			if l.column > 0 {
				regions[region] = b
			}
		}
		b.take(&band{l.y, l.y, l.x0, l.x1, l.size, i, i, l.column > 0 && !l.table, []int{i}})
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].top > all[j].top })
	var bands []*band
	for _, b := range all {
		if n := len(bands); n > 0 && (bands[n-1].isBeside(b) || bands[n-1].isBroken()) {
			bands[n-1].take(b)
		} else {
			bands = append(bands, b)
		}
	}
	out := make([]*line, 0, len(lines))
	for _, b := range bands {
		slices.Sort(b.lines)
		for _, i := range b.lines {
			out = append(out, lines[i])
		}
	}
	return out
}

// isBroken says that something else was painted between the lines of a band.
func (a *band) isBroken() bool { return a.last-a.first >= len(a.lines) }

func (a *band) take(b *band) {
	a.top, a.low = max(a.top, b.top), min(a.low, b.low)
	a.x0, a.x1, a.size = min(a.x0, b.x0), max(a.x1, b.x1), max(a.size, b.size)
	a.first, a.last = min(a.first, b.first), max(a.last, b.last)
	a.columns = a.columns || b.columns
	a.lines = append(a.lines, b.lines...)
}

// isBeside says that b, which begins below the top of a, is not all under it.
func (a *band) isBeside(b *band) bool {
	down := a.low - b.top
	return down < .5*b.size || down < farthest*a.size && (a.columns || b.columns || min(a.x1, b.x1) <= max(a.x0, b.x0))
}
