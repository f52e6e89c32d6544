package paint

import (
	"math"

	"hexaglot/minutes/pdftext/geometry"
)

// A Shape is a small drawing or picture: a browser prints the bullets of lists so, not as characters.
type Shape struct {
	geometry.Rect
	Sign string // the bullet or the check box that it looks like
}

// A page with more drawings has none that are bullets, and none is larger than so many points.
const (
	maxShapes    = 500
	largestShape = 24.0
)

// shape keeps a path that could be a bullet.
func (p *painter) shape(hollow bool) {
	if !p.path.began || hollow && !p.path.round {
		return
	}
	sign := "•"
	switch {
	case hollow:
		sign = "◦"
	case !p.path.round:
		sign = "▪"
	}
	p.addShape(p.path.box, sign)
}

// addShape keeps what is small and as wide as it is high. One painted again at its place is one.
func (p *painter) addShape(box geometry.Rect, sign string) {
	if !isSmall(box) || len(p.shapes) > maxShapes {
		return
	}
	if n := len(p.shapes); n > 0 && p.shapes[n-1].Rect == box {
		return
	}
	p.shapes = append(p.shapes, Shape{box, sign})
}

// isSmall reports whether a drawing can be a bullet by its sides.
func isSmall(box geometry.Rect) bool {
	w, h := box.Width(), box.Height()
	return w > 0 && w <= largestShape && math.Abs(w-h) <= .2*w
}
