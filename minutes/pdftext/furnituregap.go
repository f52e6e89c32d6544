package pdftext

import (
	"slices"
	"sort"
)

// paragraphGap is the distance that most paragraphs have from each other. What stands at the edges does not count: it
// can be heads.
func paragraphGap(pages []*page, size float64) float64 {
	var gaps []float64
	for _, p := range pages {
		var lines []*line
		for _, l := range p.lines {
			if p.spot(l) == nil && l.column == 0 && sameSize(l.size, size) {
				lines = append(lines, l)
			}
		}
		sort.SliceStable(lines, func(i, j int) bool { return lines[i].y > lines[j].y })
		for i := 1; i < len(lines); i++ {
			if d := lines[i-1].y - lines[i].y; d > size/2 && d < mostGap*size {
				gaps = append(gaps, d)
			}
		}
	}
	least := besideText * size
	if len(gaps) == 0 {
		return least
	}
	slices.Sort(gaps)
	step := gaps[len(gaps)/2]
	wide := gaps[sort.SearchFloat64s(gaps, 1.15*step):]
	best, most := 0.0, 0
	for i, j := 0, 0; j < len(wide); j++ { // most of them, nearly alike, end at j
		for wide[i] < wide[j]-.1*size {
			i++
		}
		if j-i >= most {
			best, most = wide[j], j-i
		}
	}
	return max(least, best+.1*size)
}

// mostGap is in ems how far paragraphs are from each other at most.
const mostGap = 3
