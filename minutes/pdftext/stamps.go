package pdftext

import (
	"math"
	"slices"
	"strconv"
)

// large is how many times as large as the text the letters of a stamp are at least, if they are not turned;
// more of them on a page are something else.
const (
	large      = 1.8
	mostStamps = 20
)

// stamps gives the lines that are written over or beside the text of most pages: the same words in one
// place, turned or in large letters across other lines. On the only page of a file they are turned and large.
func stamps(pages []*page, size float64) map[*line]bool {
	byWords := map[string][]*line{}
	for _, p := range pages {
		count := 0
		for _, l := range p.lines {
			turned, big := l.column < 0, l.size > large*size
			if turned || big {
				count++
			}
			if count > mostStamps {
				break
			}
			if turned && big || len(pages) > 1 && (turned || big && l.isAcross(p.lines)) {
				k := strconv.Itoa(min(l.column, 0)) + l.text
				byWords[k] = append(byWords[k], l)
			}
		}
	}
	found := map[*line]bool{}
	for _, lines := range byWords {
		first, on := lines[0], map[int]bool{}
		var same []*line
		for _, l := range lines {
			if math.Abs(l.x0-first.x0) < l.size/2 && math.Abs(l.y-first.y) < l.size/2 && sameSize(l.size, first.size) {
				same = append(same, l)
				on[l.page] = true
			}
		}
		if 2*len(on) < len(pages) || len(on) < 2 && len(pages) > 1 {
			continue
		}
		for _, l := range same {
			found[l] = true
		}
	}
	return found
}

// isAcross says that the letters of a line cover some of another.
func (l *line) isAcross(lines []*line) bool {
	return slices.ContainsFunc(lines, func(o *line) bool {
		return o != l && o.column >= 0 && o.y > l.y-o.size/2 && o.y < l.y+l.size/2 && min(l.x1, o.x1)-max(l.x0, o.x0) > o.size
	})
}
