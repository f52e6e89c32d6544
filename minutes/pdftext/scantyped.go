package pdftext

import (
	"math"

	"hexaglot/minutes/pdftext/paint"
)

// holds says that a glyph stands where the line does.
func (l *line) holds(g paint.Glyph) bool {
	return math.Abs(g.Y-l.y) < l.size/2 && g.X0 > l.x0-l.size/2 && g.X1 < l.x1+l.size/2
}

// quarter moves a glyph to where it is after so many quarter turns of the page to the right.
func quarter(g paint.Glyph, turns int, width, height float64) paint.Glyph {
	length := g.X1 - g.X0
	for range turns % 4 {
		g.X0, g.Y, width, height = g.Y, width-g.X0, height, width
	}
	g.X1 = g.X0 + length
	return g
}

// untyped gives the words of a picture without those over which others in letters of about their size are typed: these are
// sure, and a text is not to be read twice.
func untyped(s *Scan, scale float64, typed []paint.Glyph, height float64) []Word {
	const alike = 2
	if len(typed) == 0 {
		return s.Words
	}
	var out []Word
	for _, w := range s.Words {
		x0, x1 := float64(w.Box.Min.X)*scale, float64(w.Box.Max.X)*scale
		y, size := height-float64(w.Box.Min.Y+w.Box.Max.Y)/2*scale, w.Size*scale
		covered, left, right := 0.0, x0, x1 // between left and right nothing is typed
		for _, g := range typed {
			if !isBlank(g.Text) && y > g.Y-g.Size/4 && y < g.Y+g.Size && g.Size < alike*size && size < alike*g.Size {
				covered += max(0, min(x1, g.X1)-max(x0, g.X0))
				if g.X0 <= left {
					left = max(left, g.X1)
				} else if g.X1 >= right {
					right = min(right, g.X0)
				}
			}
		}
		if 2*covered < x1-x0 {
			w.Box.Min.X, w.Box.Max.X = int(left/scale), int(right/scale)
			out = append(out, w)
		}
	}
	return out
}

// besideTyped puts a space between words of a picture and what is typed right before or after them.
func besideTyped(glyphs, typed []paint.Glyph) []paint.Glyph {
	if len(typed) == 0 {
		return glyphs
	}
	var out []paint.Glyph
	for _, g := range glyphs {
		before, after := false, false
		for _, t := range typed {
			if math.Abs(t.Y-g.Y) < g.Size/2 && !isBlank(t.Text) && !(isIdeograph(lastRune(t.Text)) && isIdeograph(firstRune(g.Text))) {
				before = before || t.X0 < g.X0 && t.X1 > g.X0-g.Size/2
				after = after || t.X1 > g.X1 && t.X0 < g.X1+g.Size/2
			}
		}
		space := g
		space.Text = " "
		if space.X1 = g.X0; before {
			out = append(out, space)
		}
		out = append(out, g)
		if space.X0, space.X1 = g.X1, g.X1; after {
			out = append(out, space)
		}
	}
	return out
}

// interleave puts each line that was typed where it is read: beside the line of the picture on its base line, or before the
// first one under it.
func interleave(glyphs, typed []paint.Glyph) []paint.Glyph {
	if len(typed) == 0 {
		return glyphs
	}
	at := map[int][]paint.Glyph{} // before which glyph; a line stays whole
	for start := 0; start < len(typed); {
		t, end := typed[start], start+1
		for end < len(typed) && math.Abs(typed[end].Y-t.Y) < t.Size/2 && typed[end].X0 > typed[end-1].X0 {
			end++
		}
		i := placeFor(t, typed[end-1].X1, glyphs)
		at[i] = append(at[i], typed[start:end]...)
		start = end
	}
	var out []paint.Glyph
	for i := range glyphs {
		out = append(append(out, at[i]...), glyphs[i])
	}
	return append(out, at[len(glyphs)]...)
}

// placeFor is the number of the glyph that is read after a line that goes from t to x1.
func placeFor(t paint.Glyph, x1 float64, glyphs []paint.Glyph) int {
	beside, under, lower := -1, -1, -1
	line := 0 // where that of g begins
	for i, g := range glyphs {
		if g.Y != glyphs[line].Y {
			line = i
		}
		switch {
		case math.Abs(g.Y-t.Y) < t.Size/2:
			if beside < 0 || g.X0 < t.X0 {
				beside = i
				if g.X0 < t.X0 {
					beside++
				}
			}
		case g.Y > t.Y:
		case under < 0 && g.X0 < x1 && g.X1 > t.X0:
			under = line
		case lower < 0:
			lower = line
		}
	}
	for _, i := range [...]int{beside, under, lower} {
		if i >= 0 {
			return i
		}
	}
	return len(glyphs)
}
