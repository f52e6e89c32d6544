package paint

import "hexaglot/minutes/pdftext/geometry"

// A Rule is a thin line across or down the page: the border of a cell, the line over the notes.
type Rule struct {
	At       float64 // of one across the page its height, of one down the page its distance from the left
	From, To float64 // its ends, from the left or from the bottom
}

// Points: what is thicker than a rule, and what is too short for the border of a cell. So many on a page are
// a drawing.
const (
	thickest     = 2.5
	shortestRule = 4.0
	maxRules     = 4000
)

// rules are what a page has of them.
type rules struct {
	across, down []Rule
	count        int
}

// add keeps a stretch if it is a rule.
func (s *rules) add(r geometry.Rect) {
	if s.count++; s.count > maxRules {
		*s = rules{count: s.count}
		return
	}
	w, h := r.Width(), r.Height()
	switch {
	case h <= thickest && w >= shortestRule:
		s.across = append(s.across, Rule{(r.Y0 + r.Y1) / 2, r.X0, r.X1})
	case w <= thickest && h >= shortestRule:
		s.down = append(s.down, Rule{(r.X0 + r.X1) / 2, r.Y0, r.Y1})
	}
}

// rule keeps the rules of a path: rules are stroked, or filled as thin rectangles.
func (p *painter) rule(stroked bool) {
	for _, f := range p.path.fields {
		if thin := min(f.Width(), f.Height()) <= thickest; thin || !stroked {
			p.rules.add(f)
			continue
		}
		p.rules.add(geometry.Corners(f.X0, f.Y0, f.X1, f.Y0))
		p.rules.add(geometry.Corners(f.X0, f.Y1, f.X1, f.Y1))
		p.rules.add(geometry.Corners(f.X0, f.Y0, f.X0, f.Y1))
		p.rules.add(geometry.Corners(f.X1, f.Y0, f.X1, f.Y1))
	}
	switch {
	case stroked:
		for _, l := range p.path.lines {
			p.rules.add(l)
		}
	case len(p.path.fields) == 0 && p.path.began && !p.path.round:
		p.rules.add(p.path.box)
	}
}
