package paint

import (
	"math"

	"hexaglot/minutes/pdftext/geometry"
)

// A Shape is a small drawing: a browser prints the bullets of lists so, not as characters.
type Shape struct {
	geometry.Rect
	Sign string // the bullet that it looks like
}

// A page with more drawings has none that are bullets, and none is larger than so many points.
const (
	maxShapes    = 500
	largestShape = 24.0
)

// shape keeps a path that could be a bullet.
func (p *painter) shape(hollow bool) {
	w, h := p.path.box.Width(), p.path.box.Height()
	if !p.path.began || w <= 0 || w > largestShape || math.Abs(w-h) > .2*w || hollow && !p.path.round || len(p.shapes) > maxShapes {
		return
	}
	s := Shape{p.path.box, "•"}
	switch {
	case hollow:
		s.Sign = "◦"
	case !p.path.round:
		s.Sign = "▪"
	}
	p.shapes = append(p.shapes, s)
}
