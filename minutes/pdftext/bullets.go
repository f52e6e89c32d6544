package pdftext

import "math"

// A shape is a small drawing: a browser prints the bullets of lists so, not as characters.
type shape struct {
	rect
	sign string // the bullet that it looks like
}

// A path is the outline that is being drawn: the box of its points.
type path struct {
	box    rect
	began  bool
	round  bool    // with curves
	x, y   float64 // where it has come to
	lines  []rect  // its straight parts
	fields []rect  // and its rectangles
}

// What a bullet is: its sides and its middle above the base line in shares of the size of the text, and
// its distance from it. So many drawings on a page are no bullets.
const (
	smallestBullet, largestBullet = .15, .55
	lowestBullet, highestBullet   = .1, .75
	nearestBullet, farthestBullet = .2, 2.0
	maxShapes                     = 500
	largestShape                  = 24.0 // points
)

// draw takes the operators of paths (ISO 32000-1, 8.5), and says whether op was one.
func (p *painter) draw(op string) bool {
	switch op {
	case "m", "l", "c", "v", "y":
		p.path.round = p.path.round || op == "c" || op == "v" || op == "y"
		for i := 0; i+1 < len(p.operands); i += 2 {
			x, y := p.ctm.apply(p.num(i), p.num(i+1))
			p.path.add(x, y)
			if op == "l" {
				p.path.line(p.path.x, p.path.y, x, y)
			}
			p.path.x, p.path.y = x, y
		}
	case "re":
		x, y := p.num(0), p.num(1)
		x1, y1 := p.ctm.apply(x+p.num(2), y+p.num(3))
		x, y = p.ctm.apply(x, y)
		p.path.add(x, y)
		p.path.add(x1, y1)
		p.path.field(x, y, x1, y1)
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s":
		p.shape(op == "S" || op == "s")
		p.rule(op == "S" || op == "s")
		p.path.clear()
	case "n":
		p.path.clear()
	default:
		return false
	}
	return true
}

func (p *path) add(x, y float64) {
	if !p.began {
		p.box, p.began = rect{x, y, x, y}, true
	}
	p.box = rect{min(p.box.x0, x), min(p.box.y0, y), max(p.box.x1, x), max(p.box.y1, y)}
}

// shape keeps a path that could be a bullet.
func (p *painter) shape(hollow bool) {
	w, h := p.path.box.width(), p.path.box.height()
	if !p.path.began || w <= 0 || w > largestShape || math.Abs(w-h) > .2*w || hollow && !p.path.round || len(p.shapes) > maxShapes {
		return
	}
	s := shape{p.path.box, "•"}
	switch {
	case hollow:
		s.sign = "◦"
	case !p.path.round:
		s.sign = "▪"
	}
	p.shapes = append(p.shapes, s)
}

// addBullets gives the lines of a page the bullets that are drawn before them. The cells of tables stay
// as they are.
func addBullets(lines []*line, shapes []shape) {
	if len(shapes) > maxShapes {
		return
	}
	for i := range shapes {
		if l := lineAfter(lines, shapes, i); l != nil {
			mark := shapes[i].sign + " "
			l.text = mark + l.text
			l.x0, l.x1 = min(l.x0, shapes[i].x0), max(l.x1, shapes[i].x1)
			for k := range l.links {
				l.links[k].Start += len(mark)
				l.links[k].End += len(mark)
			}
		}
	}
}

// lineAfter gives the line that shape i is the bullet of, nil if there is none or something else
// stands there.
func lineAfter(lines []*line, shapes []shape, i int) *line {
	s := shapes[i]
	var found *line
	least := math.Inf(1)
	for _, l := range lines {
		up := ((s.y0+s.y1)/2 - l.y) / l.size
		if l.size <= 0 || up < lowestBullet || up > highestBullet {
			continue
		}
		before, after := (s.x0-l.x1)/l.size, (l.x0-s.x1)/l.size // it from the line, the line from it
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
	if w := s.width(); w < smallestBullet*found.size || w > largestBullet*found.size {
		return nil
	}
	for _, o := range shapes { // dots in a row
		if o.rect != s.rect && math.Abs(o.y0-s.y0) < .3*found.size && math.Abs(o.x0-s.x0) < farthestBullet*found.size {
			return nil
		}
	}
	return found
}
