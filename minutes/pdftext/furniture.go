package pdftext

import (
	"math"
	"slices"
	"sort"
	"strings"
)

// Running heads, feet and page numbers stand at the top and at the foot of a page: in a share of its height, of a low page
// in the three centimetres that a margin with a head takes on any paper.
const (
	edge      = .11
	edgeOfLow = 85 // points
	edgeMost  = .2
)

// A spot is a line at the edge of a page: one that can be a running head or foot.
type spot struct {
	*line
	*page
	from float64 // distance of its base line from that edge
	top  bool
}

// dropFurniture takes out of the pages what stands at their edges in one place on most of
// them, or on three and more, and gives it. The same words count as the same; of numbers only
// the one that counts the pages may change.
func dropFurniture(pages []*page) []*line {
	byKey := map[string][]*spot{}
	scan := arePictures(pages)
	for _, p := range pages {
		for _, l := range p.lines {
			s := p.spot(l)
			if s == nil {
				continue
			}
			for _, k := range furnitureKeys(s, len(pages)) {
				byKey[k] = append(byKey[k], s)
			}
			if scan { // what is stamped on each
				parts, _ := splitNumbers(l.text)
				k := strings.Join(parts, "#")
				byKey[k] = append(byKey[k], s)
			}
			if p.scanned { // of what is read in pictures no sign is sure, numbers least
				k := "?" + lettersOf(l.text)
				byKey[k] = append(byKey[k], s)
			}
		}
	}
	var groups [][]*spot
	for _, spots := range byKey {
		groups = append(groups, places(spots)...)
	}
	f := &furniture{pages: pages, size: usualSize(pages), isPart: map[*line]bool{}}
	f.gap = paragraphGap(pages, f.size)
	f.choose(groups)
	f.takeMarked()
	for l := range stamps(pages, f.size) {
		f.isPart[l] = true
	}
	return f.drop()
}

// spot gives the place of a line at the edge of the page, nil if it stands elsewhere.
func (p *page) spot(l *line) *spot {
	edge := max(p.height*edge, min(edgeOfLow, p.height*edgeMost))
	switch {
	case l.y < edge:
		return &spot{line: l, page: p, from: l.y}
	case l.y > p.height-edge:
		return &spot{line: l, page: p, from: p.height - l.y, top: true}
	}
	return nil
}

// places parts spots that are alike into those that stand at one distance from the edge.
func places(spots []*spot) [][]*spot {
	sort.SliceStable(spots, func(i, j int) bool { return spots[i].from < spots[j].from })
	var groups [][]*spot
	for i, s := range spots {
		if i == 0 || s.from-spots[i-1].from > .9*s.line.size {
			groups = append(groups, nil)
		}
		n := len(groups) - 1
		groups[n] = append(groups[n], s)
	}
	return groups
}

// furniture chooses running heads and feet.
type furniture struct {
	pages  []*page
	size   float64 // of the text
	gap    float64 // of its paragraphs
	isPart map[*line]bool
}

// choose marks the groups that are furniture. A line that goes on with the text beside it is none, but
// the head beside another head does not make it text: so all are in at first, and groups go until
// none does.
func (f *furniture) choose(groups [][]*spot) {
	var left [][]*spot
	var rare []*spot
	for _, g := range groups {
		switch {
		case f.isFrequent(g):
			left = append(left, g)
		case pagesOf(g) > 1:
			rare = append(rare, g...)
		}
	}
	// A head that changes with the section is rare, but there is always one in its place.
	for _, atTop := range []bool{true, false} {
		for _, g := range places(slices.DeleteFunc(slices.Clone(rare), func(s *spot) bool { return s.top != atTop })) {
			if f.isFrequent(g) {
				left = append(left, g)
			}
		}
	}
	sort.SliceStable(left, func(i, j int) bool { return before(left[i][0], left[j][0]) })
	for {
		f.isPart = map[*line]bool{}
		for _, g := range left {
			for _, s := range g {
				f.isPart[s.line] = true
			}
		}
		var kept [][]*spot
		for _, g := range left {
			body := 0
			gap := f.gap
			if f.isEverywhere(g) {
				gap = min(gap, besideText*g[0].line.size)
			}
			for _, s := range g {
				if f.isBodyWithin(s, gap) {
					body++
				}
			}
			if body*2 < len(g) && !f.isInFrame(g) {
				kept = append(kept, g)
			}
		}
		if len(kept) == len(left) {
			break
		}
		left = kept
	}
	f.fill(left)
	for _, p := range f.pages {
		for _, l := range p.lines {
			s := p.spot(l)
			switch {
			case s == nil:
			case countsPages(s, len(f.pages)) && (isPageNumber(l.text) || !f.isBody(s)), namesPage(s) && !f.isBodyWithin(s, besideText*l.size):
				f.isPart[l] = true
			}
		}
	}
}

// before is an order that does not depend on that of a map.
func before(a, b *spot) bool {
	if a.page.number != b.page.number {
		return a.page.number < b.page.number
	}
	return a.line.number < b.line.number
}

func pagesOf(g []*spot) int {
	on := map[int]bool{}
	for _, s := range g {
		on[s.page.number] = true
	}
	return len(on)
}

// usualSize is the size of most of the letters.
func usualSize(pages []*page) float64 {
	letters := map[float64]int{}
	best := 0.0
	for _, p := range pages {
		for _, l := range p.lines {
			size := math.Round(l.size*2) / 2
			letters[size] += len(l.text)
			if n, m := letters[size], letters[best]; n > m || n == m && size < best {
				best = size
			}
		}
	}
	return best
}

// drop takes out of the pages what was chosen.
func (f *furniture) drop() []*line {
	var dropped []*line
	kept := make([][]*line, len(f.pages))
	left := 0
	for i, p := range f.pages {
		for _, l := range p.lines {
			if f.isPart[l] {
				dropped = append(dropped, l)
			} else {
				kept[i] = append(kept[i], l)
				left++
			}
		}
	}
	if left == 0 && !arePictures(f.pages) { // a few words on each page, at its edge, are its text
		return nil
	}
	for i, p := range f.pages {
		p.lines = kept[i]
	}
	return dropped
}

// arePictures says that most pages are pictures: the same lines on each are a stamp.
func arePictures(pages []*page) bool {
	n := 0
	for _, p := range pages {
		if p.pictures > coversPage {
			n++
		}
	}
	return n*2 > len(pages)
}
