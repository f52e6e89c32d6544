package paint

import "hexaglot/minutes/pdftext/geometry"

// A path is the outline that is being drawn: the box of its points.
type path struct {
	box    geometry.Rect
	began  bool
	round  bool            // with curves
	x, y   float64         // where it has come to
	lines  []geometry.Rect // its straight parts
	fields []geometry.Rect // and its rectangles
}

// draw takes the operators of paths (ISO 32000-1, 8.5), and says whether op was one.
func (p *painter) draw(op string) bool {
	switch op {
	case "m", "l", "c", "v", "y":
		p.path.round = p.path.round || op == "c" || op == "v" || op == "y"
		for i := 0; i+1 < len(p.operands); i += 2 {
			x, y := p.ctm.Apply(p.num(i), p.num(i+1))
			p.path.add(x, y)
			if op == "l" {
				p.path.line(p.path.x, p.path.y, x, y)
			}
			p.path.x, p.path.y = x, y
		}
	case "re":
		x, y := p.num(0), p.num(1)
		x1, y1 := p.ctm.Apply(x+p.num(2), y+p.num(3))
		x, y = p.ctm.Apply(x, y)
		p.path.add(x, y)
		p.path.add(x1, y1)
		p.path.field(x, y, x1, y1)
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s":
		p.shape(op == "S" || op == "s")
		p.rule(op == "S" || op == "s")
		p.path.clear()
	case "n":
		p.path.clear()
	default:
		return false
	}
	return true
}

func (p *path) add(x, y float64) {
	if !p.began {
		p.box, p.began = geometry.Corners(x, y, x, y), true
	}
	p.box = geometry.Corners(min(p.box.X0, x), min(p.box.Y0, y), max(p.box.X1, x), max(p.box.Y1, y))
}

// line and field add a straight part and a rectangle to a path.
func (p *path) line(x0, y0, x1, y1 float64) {
	if len(p.lines) < maxRules {
		p.lines = append(p.lines, geometry.Corners(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
	}
}

func (p *path) field(x0, y0, x1, y1 float64) {
	if len(p.fields) < maxRules {
		p.fields = append(p.fields, geometry.Corners(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
	}
}

func (p *path) clear() { *p = path{lines: p.lines[:0], fields: p.fields[:0]} }
