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

// shape keeps a path that could be a bullet or the frame of a check box. What is painted into that is its tick.
func (p *painter) shape(hollow bool) {
	if !p.path.began || p.tick() {
		return
	}
	if hollow && isSmall(p.path.box) && len(p.path.lines)+4*len(p.path.fields) == 4 {
		p.addShape(p.path.box, "☐")
		return
	}
	if hollow && !p.path.round {
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

// addShape keeps what is small and as wide as it is high. One painted again at its place is one, and so are a ground and its frame.
func (p *painter) addShape(box geometry.Rect, sign string) {
	if !isSmall(box) || len(p.shapes) > maxShapes {
		return
	}
	if n := len(p.shapes); n > 0 {
		last := p.shapes[n-1].Rect
		if last == box {
			return
		}
		if isOver(last, box) {
			p.shapes = p.shapes[:n-1]
		}
	}
	p.shapes = append(p.shapes, Shape{box, sign})
}

// isSmall reports whether a drawing can be a bullet by its sides.
func isSmall(box geometry.Rect) bool {
	w, h := box.Width(), box.Height()
	return w > 0 && w <= largestShape && math.Abs(w-h) <= .2*w
}

// How far to the sides of its box a tick goes at least and at most, as shares of them.
const leastTick, mostTick = .3, .9

// tick says whether a path is painted into the square before it, and ticks that.
func (p *painter) tick() bool {
	n := len(p.shapes) - 1
	if n < 0 || len(p.path.lines) < 2 || len(p.path.lines) > 8 || p.path.round || len(p.path.fields) > 0 {
		return false
	}
	in, box := p.path.box, p.shapes[n].Rect
	w, h := in.Width()/box.Width(), in.Height()/box.Height()
	if w < leastTick || w > mostTick || h < leastTick || h > mostTick || in.X0 < box.X0 || in.X1 > box.X1 || in.Y0 < box.Y0 || in.Y1 > box.Y1 {
		return false
	}
	p.shapes[n].Sign = "☑"
	return true
}

// isOver says that two drawings lie on each other and differ little in their sides.
func isOver(a, b geometry.Rect) bool {
	most := .1 * a.Width()
	return math.Abs(a.X0-b.X0) < most && math.Abs(a.X1-b.X1) < most && math.Abs(a.Y0-b.Y0) < most && math.Abs(a.Y1-b.Y1) < most
}
