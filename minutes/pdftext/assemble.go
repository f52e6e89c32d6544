package pdftext

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes/pdftext/paint"
)

// A unit is a glyph with its marks, and its place in the text of its line.
type unit struct {
	text       string
	x0, x1, y  float64
	size       float64
	seq        int
	start, end int // bytes of the text
}

// A stock lends units for the time of a page, and knows about its signs. One that is nil buys them, and knows nothing.
type stock struct {
	units  []unit
	lent   int
	blanks bool // the page has spaces that were painted: a small gap beside Chinese is that of its type
}

// lend gives n units, with anything in them.
func (s *stock) lend(n int) []unit {
	if s == nil {
		return make([]unit, n)
	}
	if s.lent+n > len(s.units) { // those lent until now stay with who has them
		s.units, s.lent = make([]unit, max(n, 2*len(s.units), 1024)), 0
	}
	s.lent += n
	return s.units[s.lent-n : s.lent : s.lent]
}

// assemble gives the text of glyphs on one base line, in logical order.
func assemble(s *stock, glyphs []paint.Glyph, right, rtl bool) (string, []unit) {
	units := spaced(attachMarks(sorted(s.lend(len(glyphs)), glyphs, right)), s != nil && s.blanks)
	if right {
		units = parted(logical(units, rtl))
	}
	units = bulleted(units)
	raised(units)
	for len(units) > 0 && isBlank(units[0].text) {
		units = units[1:]
	}
	for len(units) > 0 && isBlank(units[len(units)-1].text) {
		units = units[:len(units)-1]
	}
	var text strings.Builder
	text.Grow(2 * len(units))
	for i := range units {
		units[i].start = text.Len()
		text.WriteString(units[i].text)
		units[i].end = text.Len()
	}
	return compose(text.String(), units)
}

// parted puts a space between a Latin letter or a digit and an Arabic letter that follows
// it: no word goes on so, but some producers lose the space where the direction changes.
func parted(units []unit) []unit {
	for i := len(units) - 1; i > 0; i-- {
		p, u := units[i-1], units[i]
		if c := classOf(p.text); (c == rightward || c == digits) && classOf(u.text) == leftward && unicode.IsLetter(firstRune(u.text)) && !unicode.Is(unicode.Arabic, lastRune(p.text)) {
			units = slices.Insert(units, i, unit{text: " ", x0: p.x1, x1: p.x1, y: p.y, size: p.size, seq: p.seq})
		}
	}
	return units
}

// bulleted makes the middle dot at the head of a line the bullet that it is: fonts draw both
// with one glyph. A letter o with a wide gap after it is one too: that of the second level in Word. Right-to-left
// lists of LibreOffice have no gap behind their bullets and numbers, and get one.
func bulleted(units []unit) []unit {
	const tab = .8 // ems
	if len(units) > 2 && units[0].text == letterBullet && isBlank(units[1].text) {
		if a, b := units[0], units[2]; max(b.x0-a.x1, a.x0-b.x1) > tab*a.size {
			units[0].text = "◦"
		}
	}
	if len(units) > 1 && units[0].text == "·" && isBlank(units[1].text) || len(units) == 1 && units[0].text == "·" {
		units[0].text = "•"
	}
	if n := gluedMark(units); n > 0 {
		b := units[n-1]
		units = slices.Insert(units, n, unit{text: " ", x0: b.x1, x1: b.x1, y: b.y, size: b.size, seq: b.seq})
	}
	return units
}

// gluedMark gives the number of units of a bullet before a letter, or of a number with its stop before an Arabic one.
func gluedMark(units []unit) int {
	n := 0
	for n < min(len(units), 3) && unicode.IsDigit(firstRune(units[n].text)) {
		n++
	}
	letter := isRTL
	switch {
	case n > 0 && n < len(units) && strings.Contains(".)-", units[n].text):
	case n == 0 && len(units) > 0 && strings.Contains(sureBullets, units[0].text):
		letter = unicode.IsLetter
	default:
		return 0
	}
	if n++; n < len(units) && letter(firstRune(units[n].text)) {
		return n
	}
	return 0
}

// compose normalises, and moves the places of the units along.
func compose(text string, units []unit) (string, []unit) {
	if norm.NFC.IsNormalString(text) {
		return text, units
	}
	done, length := 0, 0 // what follows changes nothing in text[:done], which has that length then
	at := func(i int) int { return length + len(norm.NFC.String(text[done:i])) }
	for i := range units {
		u := &units[i]
		if norm.NFC.PropertiesString(text[u.start:]).BoundaryBefore() {
			done, length = u.start, at(u.start)
		}
		u.start, u.end = at(u.start), at(u.end)
	}
	return norm.NFC.String(text), units
}

// sorted writes the glyphs into as many units, from left to right without those painted twice to look
// bold, or as a shadow.
func sorted(units []unit, glyphs []paint.Glyph, right bool) []unit {
	for i := range glyphs {
		g := &glyphs[i]
		units[i] = unit{text: g.Text, x0: g.X0, x1: g.X1, y: g.Y, size: g.Size, seq: g.Seq}
	}
	place := func(u *unit) float64 {
		if right { // marks and kerned letters of Arabic begin before their neighbour
			return (u.x0 + u.x1) / 2
		}
		return u.x0
	}
	for i := 1; i < len(units); i++ {
		if place(&units[i]) < place(&units[i-1])-.01 {
			sort.SliceStable(units, func(i, j int) bool { return place(&units[i]) < place(&units[j])-.01 })
			break
		}
	}
	kept := 0
	for i := range units {
		if isRepeat(units[:kept], &units[i]) {
			continue
		}
		if kept < i {
			units[kept] = units[i]
		}
		kept++
	}
	return units[:kept]
}

// isRepeat looks for the same glyph at nearly the same place: a shadow is a little lower.
func isRepeat(before []unit, u *unit) bool {
	for i := len(before) - 1; i >= max(0, len(before)-3); i-- {
		b := &before[i]
		if math.Abs(b.x0-u.x0) < min(.1*u.size, .4*(u.x1-u.x0)) && b.text == u.text && math.Abs(b.y-u.y) < .25*u.size && b.seq != u.seq {
			return !isBlank(u.text)
		}
	}
	return false
}

// spaced puts spaces where the gaps are wide enough for one, and leaves one of several.
func spaced(units []unit, blanks bool) []unit {
	if len(units) == 0 {
		return nil
	}
	extra := letterSpacing(units)
	if extra == 0 && !hasBlank(units) {
		extra = -.06 * units[0].size // TeX shrinks the gaps of a line, and has no spaces
	}
	parted := func(i int) bool {
		if i == 0 {
			return false
		}
		p, u := &units[i-1], &units[i]
		gap := u.x0 - p.x1 - extra
		return gap > .1*min(u.size, p.size) && !isBlank(u.text) && !isBlank(p.text) && gap > spaceGap(p, u, blanks)
	}
	missing := 0
	for i := range units {
		if parted(i) {
			missing++
		}
	}
	if missing == 0 {
		return oneBlank(units)
	}
	out := make([]unit, 0, len(units)+missing)
	for i := range units {
		if parted(i) {
			p, u := &units[i-1], &units[i]
			out = append(out, unit{text: " ", x0: p.x1, x1: u.x0, y: u.y, size: u.size, seq: p.seq})
		}
		out = append(out, units[i])
	}
	return oneBlank(out)
}

// oneBlank leaves one space of several, in place.
func oneBlank(units []unit) []unit {
	kept := 0
	for i := range units {
		u := &units[i]
		if isBlank(u.text) {
			u.text = " "
			if kept > 0 && units[kept-1].text == " " {
				units[kept-1].x1 = u.x1
				continue
			}
		}
		if kept < i {
			units[kept] = *u
		}
		kept++
	}
	return units[:kept]
}

// hasBlank says that a fragment has spaces of its own, or is too short to tell.
func hasBlank(units []unit) bool {
	for i := range units {
		if isBlank(units[i].text) {
			return true
		}
	}
	return len(units) < 6
}

// spaceGap is the gap between two glyphs that is a space. Where spaces are painted, the fourth of an em that good type
// has between Chinese and Latin is none.
func spaceGap(p, u *unit, blanks bool) float64 {
	before, after := lastRune(p.text), firstRune(u.text)
	switch {
	case isHan(before) && isHan(after):
		return .9 * u.size
	case blanks && (isHan(before) || isHan(after)):
		return .3 * u.size
	case isHan(before) || isHan(after):
		return .2 * u.size
	case isRTL(before) && isRTL(after):
		return .14 * u.size
	}
	return .17 * min(u.size, p.size)
}

// letterSpacing is the space that is put between all letters of a fragment, as titles
// have it; 0 if there is none worth the name.
func letterSpacing(units []unit) float64 {
	gap := func(i int) (float64, bool) {
		p, u := &units[i-1], &units[i]
		r := firstRune(u.text)
		return (u.x0 - p.x1) / u.size, unicode.IsLetter(lastRune(p.text)) && unicode.IsLetter(r) && !isHan(r)
	}
	const worth = .06
	all, wide := 0, 0
	for i := 1; i < len(units) && wide == 0; i++ {
		if units[i].x0-units[i-1].x1 > worth*units[i].size {
			wide++
		}
	}
	if wide == 0 { // as most lines
		return 0
	}
	wide = 0
	for i := 1; i < len(units); i++ {
		if g, ok := gap(i); ok {
			all++
			if g > worth {
				wide++
			}
		}
	}
	if all < 4 || wide < all-all/2 { // the typical one is not worth it
		return 0
	}
	gaps := make([]float64, 0, all)
	for i := 1; i < len(units); i++ {
		if g, ok := gap(i); ok {
			gaps = append(gaps, g)
		}
	}
	sort.Float64s(gaps)
	return gaps[len(gaps)/2] * units[0].size
}
