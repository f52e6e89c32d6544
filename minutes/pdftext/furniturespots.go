package pdftext

import (
	"math"
	"slices"
)

// isFrequent says that a group is on two pages that are the half of all, or on three that are not
// farther apart than heads of left and right pages are.
func (f *furniture) isFrequent(g []*spot) bool {
	on := map[int]bool{}
	first, last := math.MaxInt, 0
	for _, s := range g {
		on[s.page.number] = true
		first, last = min(first, s.page.number), max(last, s.page.number)
	}
	n := len(on)
	return n >= 2 && n*2 >= len(f.pages) || n >= 3 && n*2 >= last-first+1
}

// isEverywhere says that a group has the same words on all pages, perhaps but for one, as no paragraph has.
func (f *furniture) isEverywhere(g []*spot) bool {
	n := pagesOf(g)
	return n >= 3 && n+1 >= len(f.pages) && !slices.ContainsFunc(g, func(s *spot) bool { return s.line.text != g[0].line.text })
}

// isBody says that a spot is part of the text: a heading, an item, a row of a table, a line no farther from
// the text than paragraphs are from each other, one with text between it and the edge.
func (f *furniture) isBody(s *spot) bool { return f.isBodyWithin(s, f.gap) }

// isBodyWithin is isBody for paragraphs that are gap from each other.
func (f *furniture) isBodyWithin(s *spot, gap float64) bool {
	l := s.line
	_, numbers := splitNumbers(l.text)
	if l.size < .8*f.size || l.size < .92*f.size && slices.Contains(numbers, s.page.number) { // small letters are no label
		gap = besideText * l.size
	}
	number := isPageNumber(l.text)
	if !number && (l.size > 1.15*f.size || l.isItem()) {
		return true
	}
	for _, o := range s.page.lines {
		if o == l || f.isPart[o] || o.column < 0 {
			continue
		}
		if !number && l.column > 0 && o.column == l.column && l.table == o.table {
			return true
		}
		inner := l.y - o.y
		if !s.top {
			inner = -inner
		}
		if inner < -l.size/2 && s.page.spot(o) != nil {
			return true
		}
		if inner > 0 && inner < gap && min(l.x1, o.x1) > max(l.x0, o.x0) {
			return true
		}
	}
	return false
}

// besideText is the distance in ems within which a line always goes on with the text.
const besideText = 1.7

// isInFrame says that a group in letters of the text stands where the text of other pages begins
// or ends, or farther in.
func (f *furniture) isInFrame(g []*spot) bool {
	s := g[0]
	if s.line.size < .95*f.size || isPageNumber(s.line.text) {
		return false
	}
	on := map[int]bool{}
	for _, s := range g {
		on[s.page.number] = true
	}
	for _, p := range f.pages {
		if on[p.number] {
			continue
		}
		for _, l := range p.lines {
			if o := p.spot(l); o != nil && o.top == s.top && !f.isPart[l] && o.from-l.size < s.from-.7*s.line.size+.3*f.size && f.isBody(o) {
				return true
			}
		}
	}
	return false
}
