package pdftext

import (
	"math"

	"hexaglot/minutes/pdftext/paint"
)

// What a bullet is: its sides and its middle above the base line in shares of the size of the text, and
// its distance from it.
const (
	smallestBullet, largestBullet = .15, .55
	lowestBullet, highestBullet   = .1, .75
	nearestBullet, farthestBullet = .2, 2.0
)

// addBullets gives the lines of a page the bullets that are drawn before them. The cells of tables stay
// as they are.
func addBullets(lines []*line, shapes []paint.Shape) {
	for i := range shapes {
		if l := lineAfter(lines, shapes, i); l != nil {
			mark := shapes[i].Sign + " "
			l.text = mark + l.text
			l.x0, l.x1 = min(l.x0, shapes[i].X0), max(l.x1, shapes[i].X1)
			for k := range l.links {
				l.links[k].Start += len(mark)
				l.links[k].End += len(mark)
			}
		}
	}
}

// lineAfter gives the line that shape i is the bullet of, nil if there is none or something else
// stands there.
func lineAfter(lines []*line, shapes []paint.Shape, i int) *line {
	s := shapes[i]
	var found *line
	least := math.Inf(1)
	for _, l := range lines {
		up := ((s.Y0+s.Y1)/2 - l.y) / l.size
		if l.size <= 0 || up < lowestBullet || up > highestBullet {
			continue
		}
		before, after := (s.X0-l.x1)/l.size, (l.x0-s.X1)/l.size // it from the line, the line from it
		if l.rtl {
			before, after = after, before
		}
		switch {
		case before < 0 && after < 0, before >= 0 && before < farthestBullet:
			return nil
		case after >= 0 && after < least:
			least, found = after, l
		}
	}
	if found == nil || least < nearestBullet || least > farthestBullet || found.table || found.isItem() {
		return nil
	}
	if w := s.Width(); w < smallestBullet*found.size || w > largestBullet*found.size {
		return nil
	}
	for _, o := range shapes { // dots in a row
		if o.Rect != s.Rect && math.Abs(o.Y0-s.Y0) < .3*found.size && math.Abs(o.X0-s.X0) < farthestBullet*found.size {
			return nil
		}
	}
	return found
}
