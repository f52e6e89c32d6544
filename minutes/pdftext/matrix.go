package pdftext

import (
	"math"

	"github.com/ledongthuc/pdf"
)

// A matrix maps one coordinate system to another (ISO 32000-1, 8.3.3).
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// then gives the matrix that does m first and n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

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

// rectOf reads a rectangle; it is false if there is none or it has no area.
func rectOf(v pdf.Value) (rect, bool) {
	if v.Len() < 4 {
		return rect{}, false
	}
	a, b, c, d := v.Index(0).Float64(), v.Index(1).Float64(), v.Index(2).Float64(), v.Index(3).Float64()
	r := rect{min(a, c), min(b, d), max(a, c), max(b, d)}
	return r, r.width() > 0 && r.height() > 0 && r.width() < 1e6 && r.height() < 1e6
}

// pageMatrix turns a page the way it is shown: its visible box begins at 0,0 and is
// rotated as /Rotate says.
func pageMatrix(box rect, rotate int) (m matrix, width, height float64) {
	w, h := box.width(), box.height()
	switch ((rotate % 360) + 360) % 360 {
	case 90:
		return matrix{0, -1, 1, 0, -box.y0, box.x1}, h, w
	case 180:
		return matrix{-1, 0, 0, -1, box.x1, box.y1}, w, h
	case 270:
		return matrix{0, 1, -1, 0, box.y1, -box.x0}, h, w
	}
	return matrix{1, 0, 0, 1, -box.x0, -box.y0}, w, h
}
