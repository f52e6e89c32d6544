package pdftext

import (
	"slices"
	"sort"
)

// A rule is a thin line across or down the page: the border of a cell, the line over the notes.
type rule struct {
	at       float64 // its place down the page, or across it
	from, to float64
}

// Points: what is thicker than a rule, what is too short for the border of a cell, and what two rules that
// touch may be apart. So many on a page are a drawing.
const (
	thickest     = 2.5
	shortestRule = 4.0
	touching     = 3.0
	maxRules     = 4000
)

// rules are what a page has of them.
type rules struct {
	across, down []rule
	count        int
}

// add keeps a stretch if it is a rule.
func (s *rules) add(r rect) {
	if s.count++; s.count > maxRules {
		*s = rules{count: s.count}
		return
	}
	w, h := r.width(), r.height()
	switch {
	case h <= thickest && w >= shortestRule:
		s.across = append(s.across, rule{(r.y0 + r.y1) / 2, r.x0, r.x1})
	case w <= thickest && h >= shortestRule:
		s.down = append(s.down, rule{(r.x0 + r.x1) / 2, r.y0, r.y1})
	}
}

// line and field add a straight part and a rectangle to a path.
func (p *path) line(x0, y0, x1, y1 float64) {
	if len(p.lines) < maxRules {
		p.lines = append(p.lines, rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)})
	}
}

func (p *path) field(x0, y0, x1, y1 float64) {
	if len(p.fields) < maxRules {
		p.fields = append(p.fields, rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)})
	}
}

func (p *path) clear() { *p = path{lines: p.lines[:0], fields: p.fields[:0]} }

// rule keeps the rules of a path: rules are stroked, or filled as thin rectangles.
func (p *painter) rule(stroked bool) {
	for _, f := range p.path.fields {
		if thin := min(f.width(), f.height()) <= thickest; thin || !stroked {
			p.rules.add(f)
			continue
		}
		p.rules.add(rect{f.x0, f.y0, f.x1, f.y0})
		p.rules.add(rect{f.x0, f.y1, f.x1, f.y1})
		p.rules.add(rect{f.x0, f.y0, f.x0, f.y1})
		p.rules.add(rect{f.x1, f.y0, f.x1, f.y1})
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

// unbroken joins rules that go on with each other: a border is often painted cell by cell.
func unbroken(all []rule) []rule {
	all = slices.Clone(all)
	sort.Slice(all, func(i, j int) bool { return all[i].at < all[j].at })
	var out []rule
	for i := 0; i < len(all); {
		n := i + 1
		for n < len(all) && all[n].at-all[i].at < touching/2 {
			n++
		}
		row := all[i:n]
		sort.Slice(row, func(i, j int) bool { return row[i].from < row[j].from })
		for k, r := range row {
			if last := len(out) - 1; k > 0 && r.from <= out[last].to+touching {
				out[last].to = max(out[last].to, r.to)
			} else {
				out = append(out, r)
			}
		}
		i = n
	}
	return out
}
