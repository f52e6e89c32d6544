package paint

import (
	"math"

	"hexaglot/minutes"
	"hexaglot/minutes/pdftext/geometry"
	"hexaglot/minutes/pdftext/object"
)

// marked is a marked-content sequence; actual replaces what it shows.
type marked struct {
	actual string
	has    bool
	frame  bool // it is a running head or foot
	glyph  int  // index of the glyph that carries the text, -1 before it is there
}

func (p *painter) mark(m marked) {
	m.glyph = -1
	if len(p.marked) < maxStates {
		p.marked = append(p.marked, m)
		if m.frame {
			p.framing++
		}
	}
}

// isFrame says that marked content is an artifact of pagination (ISO 32000-1, 14.8.2.2): what Word
// prints of its heads and feet.
func (p *painter) isFrame(tag, properties object.Object) bool {
	if string(tag.Bytes) != "Artifact" {
		return false
	}
	if properties.Kind == object.Name {
		return p.resources.Key("Properties").Key(string(properties.Bytes)).Key("Type").Name() == "Pagination"
	}
	return properties.Key("Type").IsName("Pagination")
}

// frame keeps where a glyph of a running head or foot was painted.
func (p *painter) frame(g *Glyph) {
	r := geometry.Corners(g.X0, g.Y, g.X1, g.Y+g.Size)
	if n := len(p.frames); n > 0 {
		if last := &p.frames[n-1]; math.Abs(last.Y0-r.Y0) < g.Size/4 {
			*last = geometry.Corners(min(last.X0, r.X0), min(last.Y0, r.Y0), max(last.X1, r.X1), max(last.Y1, r.Y1))
			return
		}
	}
	p.frames = append(p.frames, r)
}

func (p *painter) unmark() {
	if n := len(p.marked); n > 0 {
		if p.marked[n-1].frame {
			p.framing--
		}
		p.marked = p.marked[:n-1]
	}
}

// properties reads what BDC says of its content, in place or in the resources.
func (p *painter) properties(tag, properties object.Object) marked {
	m := p.actualText(properties)
	m.frame = p.isFrame(tag, properties)
	return m
}

func (p *painter) actualText(properties object.Object) marked {
	if properties.Kind == object.Name {
		if v := p.resources.Key("Properties").Key(string(properties.Bytes)).Key("ActualText"); v.Kind() == object.String {
			return marked{actual: minutes.Fold(object.Text([]byte(v.Raw()))), has: true}
		}
		return marked{}
	}
	o, ok := properties.Dict["ActualText"]
	return marked{actual: minutes.Fold(object.Text(o.Bytes)), has: ok && o.Kind == object.String}
}
