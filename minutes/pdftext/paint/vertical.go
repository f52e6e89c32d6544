package paint

import "math"

// layFlat turns glyphs of vertical fonts that were placed one by one from left to right:
// Acrobat writes so what it took from a screen.
func layFlat(glyphs []Glyph) {
	down, flat := 0, 0
	for i := 1; i < len(glyphs); i++ {
		switch direction(&glyphs[i-1], &glyphs[i]) {
		case 0:
			down++
		case 90:
			flat++
		}
	}
	if flat <= down {
		return
	}
	for i := range glyphs {
		g := &glyphs[i]
		if !g.Vertical {
			continue
		}
		width := g.Size / 2
		if i+1 < len(glyphs) && direction(g, &glyphs[i+1]) == 90 {
			width = min(width*2, math.Hypot(glyphs[i+1].X0-g.X0, glyphs[i+1].Y-g.Y))
		}
		g.Angle += 90
		g.X1 = g.X0 + width
	}
}

// direction gives the angle, against the one they are written in, at which a vertical glyph follows
// another: 0, 90, or -1 for any other.
func direction(a, b *Glyph) int {
	dx, dy := b.X0-a.X0, b.Y-a.Y
	if !a.Vertical || !b.Vertical || math.Hypot(dx, dy) > 2*a.Size {
		return -1
	}
	turn := math.Mod(math.Atan2(dy, dx)*180/math.Pi-a.Angle+720, 360)
	switch {
	case turn < 10 || turn > 350:
		return 0
	case turn > 80 && turn < 100:
		return 90
	}
	return -1
}
