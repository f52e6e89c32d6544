// Package geometry is where things stand on a page, in points from its lower left corner: a [Rect], and the [Matrix] that
// moves, turns and scales.
package geometry

import "math"

// A Matrix maps one coordinate system to another (ISO 32000-1, 8.3.3).
type Matrix [6]float64

// Identity gives the matrix that leaves everything where it is.
func Identity() Matrix { return Matrix{1, 0, 0, 1, 0, 0} }

// Then gives the matrix that does m first and n after it.
func (m Matrix) Then(n Matrix) Matrix {
	return Matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// Apply gives the point that m maps x and y to.
func (m Matrix) Apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// Shift is a move by x and y before m, as Td does it.
func (m Matrix) Shift(x, y float64) Matrix {
	m[4], m[5] = m.Apply(x, y)
	return m
}

// A Rect has its origin at the bottom left, as PDF has it.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// Corners gives the rectangle from the lower left corner to the upper right one.
func Corners(x0, y0, x1, y1 float64) Rect { return Rect{x0, y0, x1, y1} }

// Width gives the length from left to right.
func (r Rect) Width() float64 { return r.X1 - r.X0 }

// Height gives the length from the lower side to the upper one.
func (r Rect) Height() float64 { return r.Y1 - r.Y0 }

// Under gives the upright rectangle around r as m maps it.
func (r Rect) Under(m Matrix) Rect {
	out := Rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range [4][2]float64{{r.X0, r.Y0}, {r.X1, r.Y0}, {r.X0, r.Y1}, {r.X1, r.Y1}} {
		x, y := m.Apply(p[0], p[1])
		out = Rect{min(out.X0, x), min(out.Y0, y), max(out.X1, x), max(out.Y1, y)}
	}
	return out
}
