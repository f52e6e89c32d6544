package pdftext

import "math"

func (p *painter) newLine(x, y float64) {
	p.line = p.line.shift(x, y)
	p.text = p.line
}

func (p *painter) showAll(parts []object) {
	for _, o := range parts {
		switch o.kind {
		case kindString:
			p.show(o.bytes)
		case kindNumber:
			p.advance(-o.num / 1000 * p.size)
		}
	}
}

func (p *painter) advance(d float64) {
	if p.font != nil && p.font.vertical {
		p.text = p.text.shift(0, d)
	} else {
		p.text = p.text.shift(d*p.scale, 0)
	}
}

func (p *painter) show(s []byte) {
	if p.font == nil {
		return
	}
	hidden := p.mode == 3 || p.mode == 7
	for len(s) > 0 && len(p.glyphs) <= maxGlyphs {
		c := p.font.next(s)
		s = s[c.bytes:]
		m := matrix{p.size * p.scale, 0, 0, p.size, 0, p.raise}.then(p.text).then(p.ctm)
		g := glyph{text: c.text, y: m[5], size: math.Hypot(m[2], m[3]), bold: p.font.bold, hidden: hidden, unmapped: c.unmapped, phrase: c.phrase, vertical: p.font.vertical}
		along, across := m[0], m[1]
		if p.font.vertical {
			along, across = m[2]*-1, m[3]*-1
		}
		g.angle = math.Atan2(across, along) * 180 / math.Pi
		g.x0 = m[4]
		g.x1 = g.x0 + math.Hypot(along, across)*c.width
		p.add(g)
		step := c.width*p.size + p.charSpace
		if c.space {
			step += p.wordSpace
		}
		if p.font.vertical {
			step = -c.width*p.size - p.charSpace
		}
		p.advance(step)
	}
}

func (p *painter) add(g glyph) {
	g.seq = len(p.glyphs)
	for i := range p.marked {
		m := &p.marked[i]
		if !m.has {
			continue
		}
		if m.glyph < 0 {
			m.glyph = len(p.glyphs)
			g.text, g.unmapped, g.phrase = m.actual, false, false
			break
		}
		if first := &p.glyphs[m.glyph]; math.Abs(first.y-g.y) < first.size/2 {
			first.x0, first.x1 = min(first.x0, g.x0), max(first.x1, g.x1)
		}
		return
	}
	p.glyphs = append(p.glyphs, g)
}
