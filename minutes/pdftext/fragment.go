package pdftext

import (
	"math"
	"sort"
	"strings"
	"unicode"

	"hexaglot/minutes/pdftext/paint"
)

// A fragment is a run of glyphs on one base line without a wide gap.
type fragment struct {
	stock       *stock
	glyphs      []paint.Glyph
	x0, x1, y   float64
	size        float64
	bold, rtl   bool
	text        string
	units       []unit
	letters     int
	right, han  int // of the letters, those written from right to left, and ideographs
	first, last int // order of painting
	region      *region
	outer       *region // columns that it stands in
	column      int     // of the region, from the left
	marked      bool    // the mark of an item was painted apart from it …
	markedRight bool    // … at its right, so that is where it begins
}

// Distances in ems.
const (
	sameLine     = .35 // base lines that are one
	raisedLine   = .6  // … when one is a superscript or a subscript
	gapRunning   = .4  // gap that the next thing painted may leave in a fragment
	gapElsewhere = .2  // … and anything painted later
	gapBroken    = .35 // … between fragments painted one after the other
	gapClosed    = .7  // gap between fragments that are one outside columns
	gapPainted   = 2.2 // … if they were painted one after the other
	lookBack     = 40  // fragments that a glyph may still belong to
)

// fragments puts glyphs together in the order of their painting, which is the reading
// order of nearly all producers.
func fragments(glyphs []paint.Glyph, s *stock) []*fragment {
	var all []*fragment
	for i := range glyphs {
		g := &glyphs[i]
		var home *fragment
		for j := len(all) - 1; j >= max(0, len(all)-lookBack); j-- {
			gap := gapElsewhere
			if j == len(all)-1 {
				gap = gapRunning
			}
			if all[j].takes(g, gap) {
				home = all[j]
				break
			}
		}
		if home == nil {
			if isBlank(g.Text) {
				continue
			}
			home = &fragment{stock: s, x0: g.X0, x1: g.X1, y: g.Y, size: g.Size}
			all = append(all, home)
		}
		home.share(glyphs, i)
	}
	return all
}

// share takes glyph i. Glyphs that follow each other are not copied: appending to the full part of a slice
// copies, so that no fragment writes over another.
func (f *fragment) share(glyphs []paint.Glyph, i int) {
	n := len(f.glyphs)
	if n > 0 && (n > i || &f.glyphs[n-1] != &glyphs[i-1]) {
		f.add(&glyphs[i])
		return
	}
	f.glyphs = glyphs[i-n : i+1 : i+1]
	f.count(&glyphs[i])
}

func (f *fragment) takes(g *paint.Glyph, gap float64) bool {
	size := max(f.size, g.Size)
	limit := sameLine
	if g.Size < .8*f.size || f.size < .8*g.Size {
		limit = raisedLine
	}
	if math.Abs(g.Y-f.y) >= limit*size {
		return false
	}
	distance := max(0, g.X0-f.x1, f.x0-g.X1)
	if gap == gapRunning && isBlank(f.glyphs[len(f.glyphs)-1].Text) { // a wide space of a justified line
		gap = gapPainted
	}
	return distance < gap*size && (g.X0 > f.x1-.8*size || !f.covers(g))
}

// longLine is more glyphs than a line has: further back nobody looks.
const longLine = 500

// covers says that g would stand on another sign of the fragment: it is another line that
// was painted over it.
func (f *fragment) covers(g *paint.Glyph) bool {
	if g.X1 <= f.x0 || isBlank(g.Text) || isMark(g.Text) {
		return false
	}
	near := f.glyphs[max(0, len(f.glyphs)-longLine):]
	for i := range near {
		o := &near[i]
		overlap := min(o.X1, g.X1) - max(o.X0, g.X0)
		if o.Text != g.Text && overlap > .35*min(o.X1-o.X0, g.X1-g.X0) && math.Abs(o.Y-g.Y) < .2*g.Size && !isBlank(o.Text) && !isMark(o.Text) {
			return true
		}
	}
	return false
}

func (f *fragment) add(g *paint.Glyph) {
	f.glyphs = append(f.glyphs, *g)
	f.count(g)
}

// count takes a glyph that is there into the measures of the fragment.
func (f *fragment) count(g *paint.Glyph) {
	if len(f.glyphs) == 1 {
		f.first, f.last = g.Seq, g.Seq
	}
	f.first, f.last = min(f.first, g.Seq), max(f.last, g.Seq)
	f.x0, f.x1 = min(f.x0, g.X0), max(f.x1, g.X1)
	if g.Size > f.size*1.01 && !isBlank(g.Text) {
		f.size, f.y = g.Size, g.Y
	}
	for _, r := range g.Text {
		if unicode.IsLetter(r) {
			f.letters++
		}
		if isIdeograph(r) {
			f.han++
		}
		if isRTL(r) {
			f.right++
		}
	}
}

func (f *fragment) join(g *fragment) {
	for i := range g.glyphs {
		f.add(&g.glyphs[i])
	}
}

// finish makes the text.
func (f *fragment) finish(rtl bool) {
	bold, n := 0, 0
	for i := range f.glyphs {
		if g := &f.glyphs[i]; !isBlank(g.Text) {
			n++
			if g.Bold {
				bold++
			}
		}
	}
	f.bold = bold*2 > n
	f.rtl = f.right > 0 && (rtl || f.right*2 > f.letters) || rtl && f.right == 0 && (f.markedRight || f.endsLeft() || f.fallsLeft())
	f.text, f.units = assemble(f.stock, f.glyphs, f.right > 0 || f.rtl, f.rtl)
	for i := range f.units { // without the spaces at its ends
		u := &f.units[i]
		if i == 0 {
			f.x0, f.x1 = u.x0, u.x1
		}
		f.x0, f.x1 = min(f.x0, u.x0), max(f.x1, u.x1)
	}
}

// endsLeft says that a fragment of Latin letters or digits in a right-to-left text is a line of that: the full stop or
// bracket of its end is at the left and none at the right, or a full stop is parted from what is at its left.
func (f *fragment) endsLeft() bool {
	var signs []paint.Glyph
	for _, g := range f.glyphs {
		if !isBlank(g.Text) {
			signs = append(signs, g)
		}
	}
	sort.SliceStable(signs, func(i, j int) bool { return signs[i].X0 < signs[j].X0 })
	for len(signs) > 1 && signs[0].Size <= raisedSize*f.size && signs[0].Y-f.y >= raisedHeight*f.size { // the mark of a note
		signs = signs[1:]
	}
	if len(signs) == 0 {
		return false
	}
	const ends = ".,;:!،؛؟"
	first, last := signs[0].Text, signs[len(signs)-1].Text
	if strings.Contains(ends, first) && !strings.Contains(ends, last) || isClosing(first) && isOpening(last) {
		return true
	}
	for i := 1; i+1 < len(signs); i++ {
		a, g, b := &signs[i-1], &signs[i], &signs[i+1]
		if strings.Contains(ends, g.Text) && g.X0-a.X1 > spaceBefore*g.Size && b.X0-g.X1 < spaceBefore*g.Size && !unicode.IsLower(firstRune(b.Text)) {
			return true
		}
	}
	return false
}

// spaceBefore is the gap in ems that parts a full stop from what it does not end.
const spaceBefore = .15

// quickText is the text of a short fragment, before it is finished.
func quickText(f *fragment) string {
	if len(f.glyphs) > 8 {
		return ""
	}
	text, _ := assemble(f.stock, f.glyphs, false, false)
	return text
}

// firstWord is the width of what cannot be parted at the head of a fragment: a word, or
// one ideograph with the punctuation that sticks to it; counted, it is a number with what it counts.
func (f *fragment) firstWord(counted bool) float64 {
	units := f.units
	if len(units) == 0 {
		return 0
	}
	if r := firstRune(units[0].text); isHan(r) {
		if isIdeograph(r) && (len(units) == 1 || !isHan(firstRune(units[1].text)) || isIdeograph(firstRune(units[1].text))) {
			return f.size
		}
		return 2 * f.size
	}
	lo, hi := units[0].x0, units[0].x1
	number := counted
	for _, u := range units {
		if isBlank(u.text) && number {
			number = false
			continue
		}
		if isBlank(u.text) || isIdeograph(firstRune(u.text)) {
			break
		}
		number = number && unicode.IsDigit(firstRune(u.text))
		lo, hi = min(lo, u.x0), max(hi, u.x1)
	}
	if head, _, ok := strings.Cut(units[0].text, " "); ok { // an ActualText of several words
		return (hi - lo) * float64(len(head)) / float64(len(units[0].text))
	}
	return hi - lo
}
