package paint

import (
	"math"
	"strings"

	"hexaglot/minutes/pdftext/geometry"
	"hexaglot/minutes/pdftext/object"
)

func (p *painter) newLine(x, y float64) {
	p.line = p.line.Shift(x, y)
	p.text = p.line
}

// A pen is what the glyphs of one operator have in common.
type pen struct {
	like  Glyph
	width float64 // of an em
}

func (p *painter) pen() pen {
	f := p.font
	if f == nil {
		return pen{}
	}
	m := geometry.Matrix{p.size * p.scale, 0, 0, p.size, 0, p.raise}.Then(p.text).Then(p.ctm)
	along, across := m[0], m[1]
	if f.Vertical {
		along, across = m[2]*-1, m[3]*-1
	}
	like := Glyph{
		Size: math.Hypot(m[2], m[3]), Angle: math.Atan2(across, along) * 180 / math.Pi,
		Bold: f.Bold, Hidden: p.mode == 3 || p.mode == 7, Vertical: f.Vertical,
	}
	return pen{like, math.Hypot(along, across)}
}

func (p *painter) showAll(parts []object.Object) {
	w := p.pen()
	for i := range parts {
		switch o := &parts[i]; o.Kind {
		case object.String:
			p.show(o.Bytes, &w)
		case object.Number:
			p.advance(-o.Num / 1000 * p.size)
		}
	}
}

func (p *painter) showOne(s []byte) {
	w := p.pen()
	p.show(s, &w)
}

func (p *painter) advance(d float64) {
	if p.font != nil && p.font.Vertical {
		p.text[4], p.text[5] = p.text.Apply(0, d)
	} else {
		p.text[4], p.text[5] = p.text.Apply(d*p.scale, 0)
	}
}

func (p *painter) show(s []byte, w *pen) {
	f := p.font
	if f == nil {
		return
	}
	for len(s) > 0 && len(p.glyphs) <= maxGlyphs {
		c := f.Next(s)
		s = s[c.Bytes:]
		g := w.like
		g.Text, g.Unmapped, g.Phrase, g.Guessed = c.Text, c.Unmapped, c.Phrase, c.Guessed
		g.X0, g.Y = p.ctm.Apply(p.text.Apply(0, p.raise))
		g.X1 = g.X0 + w.width*c.Width
		p.add(&g)
		step := c.Width*p.size + p.charSpace
		if c.Space {
			step += p.wordSpace
		}
		if f.Vertical {
			step = -c.Width*p.size - p.charSpace
		}
		p.advance(step)
	}
}

func (p *painter) add(g *Glyph) {
	g.Seq = len(p.glyphs)
	if p.framing > 0 && g.Angle == 0 && strings.TrimSpace(g.Text) != "" {
		p.frame(g)
	}
	for i := range p.marked {
		m := &p.marked[i]
		if !m.has {
			continue
		}
		if m.glyph < 0 {
			m.glyph = len(p.glyphs)
			g.Text, g.Unmapped, g.Phrase, g.Guessed = m.actual, false, false, false
			break
		}
		if first := &p.glyphs[m.glyph]; math.Abs(first.Y-g.Y) < first.Size/2 {
			first.X0, first.X1 = min(first.X0, g.X0), max(first.X1, g.X1)
		}
		return
	}
	p.glyphs = append(p.glyphs, *g)
}
