package pdftext

import (
	"math"
)

// A matrix maps one coordinate system to another (ISO 32000-1, 8.3.3).
type matrix [6]float64

// identity gives the matrix that leaves everything where it is.
func identity() matrix { return matrix{1, 0, 0, 1, 0, 0} }

// then gives the matrix that does m first and n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// apply gives the point that m maps x and y to.
func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// shift is a move by x and y before m, as Td does it.
func (m matrix) shift(x, y float64) matrix {
	m[4], m[5] = m.apply(x, y)
	return m
}

// A rect has its origin at the bottom left, as PDF has it.
type rect struct{ x0, y0, x1, y1 float64 }

// width and height give the lengths of the sides.
func (r rect) width() float64  { return r.x1 - r.x0 }
func (r rect) height() float64 { return r.y1 - r.y0 }

// under gives the box around r as m maps it.
func (r rect) under(m matrix) rect {
	out := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range [4][2]float64{{r.x0, r.y0}, {r.x1, r.y0}, {r.x0, r.y1}, {r.x1, r.y1}} {
		x, y := m.apply(p[0], p[1])
		out = rect{min(out.x0, x), min(out.y0, y), max(out.x1, x), max(out.y1, y)}
	}
	return out
}
