package pdftext

import "math"

// layFlat turns glyphs of vertical fonts that were placed one by one from left to right:
// Acrobat writes so what it took from a screen.
func layFlat(glyphs []glyph) {
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
		if !g.vertical {
			continue
		}
		width := g.size / 2
		if i+1 < len(glyphs) && direction(g, &glyphs[i+1]) == 90 {
			width = min(width*2, math.Hypot(glyphs[i+1].x0-g.x0, glyphs[i+1].y-g.y))
		}
		g.angle += 90
		g.x1 = g.x0 + width
	}
}

// direction gives the angle, against the one they are written in, at which a vertical glyph follows
// another: 0, 90, or -1 for any other.
func direction(a, b *glyph) int {
	dx, dy := b.x0-a.x0, b.y-a.y
	if !a.vertical || !b.vertical || math.Hypot(dx, dy) > 2*a.size {
		return -1
	}
	turn := math.Mod(math.Atan2(dy, dx)*180/math.Pi-a.angle+720, 360)
	switch {
	case turn < 10 || turn > 350:
		return 0
	case turn > 80 && turn < 100:
		return 90
	}
	return -1
}
