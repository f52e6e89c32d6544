package pdftext

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/pdftext/paint"
)

// What a bullet is: its sides and its middle above the base line in shares of the size of the text, its distance
// from it, and that from what stands on its other side.
const (
	smallestBullet, largestBullet = .15, .8
	lowestBullet, highestBullet   = .05, .75
	nearestBullet, farthestBullet = .2, 2.0
	asideBullet                   = .8
)

// Check boxes are larger, and stand higher over a text that hangs on something taller beside it.
const (
	smallestBox, largestBox = .7, 2.0
	highestBox, nearestBox  = 1.6, .05
)

// tallestFrame is how high a frame around a name is at most, in ems: the sides of cells are higher.
const tallestFrame = 2.2

// signMiddle is how high the middle of a sign stands over its base line, in ems, and maxPlaced the number of marks of
// a page that are placed as a text of their own at most.
const (
	signMiddle = .36
	maxPlaced  = 500
)

// sureBullets are signs that nothing but an item begins with, so that they need no space after them.
const sureBullets = "•◦▪■●○◼►➢◆‣⁃"

// A mark of an item stands apart from its text in the painting: it was drawn, or placed as a text of its own.
type mark struct {
	sign           string
	x0, x1, middle float64
	shape          bool
	own            *fragment // what it is, unless it was drawn
}

// addMarks gives the fragments of a page the marks that were painted apart from them. That is done before anything is
// made of their places, so that a mark in a column or in a cell belongs to its text.
func addMarks(all []*fragment, shapes []paint.Shape, down []paint.Rule, rtl bool) []*fragment {
	marks := placedMarks(all, rtl)
	for _, s := range shapes {
		marks = append(marks, mark{sign: s.Sign, x0: s.X0, x1: s.X1, middle: (s.Y0 + s.Y1) / 2, shape: true})
	}
	if len(marks) == 0 {
		return all
	}
	own := map[*fragment]bool{}
	for _, m := range marks {
		own[m.own] = m.own != nil
	}
	texts := slices.DeleteFunc(slices.Clone(all), func(f *fragment) bool { return own[f] })
	sort.SliceStable(texts, func(i, j int) bool { return texts[i].y > texts[j].y })
	largest := 0.0
	for _, f := range texts {
		largest = max(largest, f.size)
	}
	taken := map[*fragment]bool{}
	found := make([]*fragment, len(marks))
	for i, m := range marks { // before one of them is given away, as that moves the side of its text
		if found[i] = m.textOf(texts, largest, rtl); found[i] != nil && (m.shape && isInRow(i, marks, found[i].size) || isParted(m, found[i], down)) {
			found[i] = nil
		}
	}
	for i, m := range marks {
		f := found[i]
		if f == nil || taken[f] {
			continue
		}
		taken[f] = true
		first := f.first
		f.marked, f.markedRight = true, f.readsLeft(rtl)
		for k, r := range []rune(m.sign) {
			n := float64(utf8.RuneCountInString(m.sign))
			w := (m.x1 - m.x0) / n
			f.add(&paint.Glyph{Text: string(r), X0: m.x0 + float64(k)*w, X1: m.x0 + float64(k+1)*w, Y: f.y, Size: f.size, Seq: first})
		}
		f.first = first
		taken[m.own] = m.own != nil
	}
	return slices.DeleteFunc(slices.Clone(all), func(f *fragment) bool { return own[f] && taken[f] })
}

// placedMarks finds bullets that were placed as a text of their own: what is painted after them is not what stands
// behind them. Those in a row of others are no marks.
func placedMarks(all []*fragment, rtl bool) []mark {
	var marks []mark
	for i, f := range all {
		if len(f.glyphs) > 2 {
			continue
		}
		text := quickText(f)
		if text == "" || !strings.Contains(sureBullets, text) {
			continue
		}
		if i+1 < len(all) && isBehind(all[i+1], f, rtl) {
			continue
		}
		marks = append(marks, mark{sign: text, x0: f.x0, x1: f.x1, middle: f.y + signMiddle*f.size, own: f})
		if len(marks) > maxPlaced {
			return nil
		}
	}
	return marks
}

// isBehind says that a fragment goes on with what the mark stands before, on its base line.
func isBehind(f, mark *fragment, rtl bool) bool {
	gap := f.x0 - mark.x1
	if f.readsLeft(rtl) {
		gap = mark.x0 - f.x1
	}
	return math.Abs(f.y-mark.y) < .1*f.size && gap > -.1*f.size && gap < farthest*f.size
}

// readsLeft says that a fragment is read from the right, on a page that is or in itself.
func (f *fragment) readsLeft(rtl bool) bool {
	if f.right == 0 {
		return rtl
	}
	return rtl || 2*f.right > f.letters
}

// textOf gives the text that a mark stands before, nil if there is none or something else stands there. The texts come
// from the top.
func (m *mark) textOf(texts []*fragment, largest float64, rtl bool) *fragment {
	f := m.textUnder(texts, largest, highestBullet, rtl)
	if f == nil && m.isBox() {
		f = m.textUnder(texts, largest, highestBox, rtl)
	}
	return f
}

// isBox says that a mark is a check box.
func (m *mark) isBox() bool { return m.sign == "☐" || m.sign == "☑" }

// textUnder gives the text over whose base line the middle of the mark is no higher than so many ems.
func (m *mark) textUnder(texts []*fragment, largest, highest float64, rtl bool) *fragment {
	var found *fragment
	least := math.Inf(1)
	from := sort.Search(len(texts), func(i int) bool { return texts[i].y < m.middle })
	for _, f := range texts[from:] {
		if f.y < m.middle-highest*largest {
			break
		}
		up := (m.middle - f.y) / f.size
		if f.size <= 0 || up < lowestBullet || up > highest {
			continue
		}
		before, after := m.x0-f.x1, f.x0-m.x1 // it from the text, the text from it
		if f.readsLeft(rtl) {
			before, after = after, before
		}
		before, after = before/f.size, after/f.size
		switch {
		case before < 0 && after < 0, before >= 0 && before < asideBullet:
			return nil
		case after >= 0 && after < least:
			least, found = after, f
		}
	}
	smallest, widest, nearest := smallestBullet, largestBullet, nearestBullet
	if m.isBox() {
		smallest, widest, nearest = smallestBox, largestBox, nearestBox
	}
	if found == nil || least < nearest || least > farthestBullet || found.isMarked(rtl) {
		return nil
	}
	if w := m.x1 - m.x0; m.shape && (w < smallest*found.size || w > widest*found.size) {
		return nil
	}
	return found
}

// areListed says that every column of a region begins with an item, and so do half of its lines.
func areListed(fragments []*fragment) bool {
	begun := map[int]bool{}
	listed := 0
	for _, f := range fragments {
		is := f.marked || len(f.glyphs[0].Text) > 1 && strings.Contains(sureBullets, f.glyphs[0].Text)
		if is {
			listed++
		} else if !begun[f.column] {
			return false
		}
		begun[f.column] = true
	}
	return 2*listed >= len(fragments)
}

// isMarked says that a text begins with a mark of its own, or has nothing to be said.
func (f *fragment) isMarked(rtl bool) bool {
	left := f.readsLeft(rtl)
	text, _ := assemble(nil, f.glyphs, f.right > 0 || left, left)
	head, _, _ := strings.Cut(text, " ")
	if first, n := utf8.DecodeRuneInString(head); unicode.IsUpper(first) && head[n:] == "." {
		return false // behind a mark a letter stands for a name, "M. Perrin", and does not count
	}
	return !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) ||
		utf8.RuneCountInString(head) <= 6 && !unicode.IsLetter(lastRune(head)) && marker.MatchString(head)
}

// isInRow says that drawing i is one of several beside each other, as the dots before the number of a page.
func isInRow(i int, marks []mark, size float64) bool {
	m := marks[i]
	return slices.ContainsFunc(marks, func(o mark) bool {
		return o.shape && (o.x0 != m.x0 || o.x1 != m.x1 || o.middle != m.middle) && math.Abs(o.middle-m.middle) < .3*size && math.Abs(o.x0-m.x0) < farthestBullet*size
	})
}

// isParted says that a rule stands between a mark and a text, higher than the frame around a name: they are two cells.
func isParted(m mark, f *fragment, down []paint.Rule) bool {
	from, to := m.x1, f.x0
	if f.x1 < m.x0 {
		from, to = f.x1, m.x0
	}
	return slices.ContainsFunc(down, func(r paint.Rule) bool {
		return r.At > from && r.At < to && r.From < m.middle && m.middle < r.To && r.To-r.From > tallestFrame*f.size
	})
}
