package minutes

import (
	"fmt"
	"strings"
)

// An actionList is the list under a heading of actions.
type actionList struct {
	label string
	style string
	x     float64
	n     int
}

// startActionHeading takes "Actions:" and the like, if something to do follows.
func startActionHeading(p *parser) bool {
	l := p.line()
	if l.Cells != nil || !loadCues().actionHeading(l.Text) {
		return false
	}
	next, ok := p.next()
	_, section := p.heads[p.i+1]
	if !ok || section || next.Cells != nil || loadCues().actionHeading(next.Text) {
		return false // nothing is under it: its words stay where they are
	}
	// The actions of a section are its own, also when they stand after its sub-headings.
	p.path = p.path[:min(len(p.path), 1)]
	p.list, p.intro = nil, false
	p.actions = &actionList{label: l.Text}
	p.i++
	return true
}

// startAction takes an item under the heading of actions, or a line that says of
// itself that it is one: "Action: …".
func startAction(p *parser) bool {
	l := p.line()
	if l.Cells != nil {
		return false
	}
	m, rest := splitMarker(l.Text)
	if a := p.actions; a != nil && rest != "" {
		deeper := a.n > 0 && (p.laid && l.X > a.x+indentStep || !p.laid && l.X > a.x+1 || !p.laid && l.Depth > 0 && a.x > 0 && float64(l.Depth) > a.x)
		at := l.X
		if l.Depth > 0 && !p.laid {
			at = float64(l.Depth)
		}
		switch {
		case a.n > 0 && m.Text == "" && p.strong(l):
			// The next heading.
		case a.n == 0, !deeper && m.Style == a.style:
			a.style = m.Style
			if a.n == 0 {
				a.x = at
			}
			n := &node{Block: Block{Kind: Action, Depth: 1, Ordered: m.ordered(), Marker: m.Text}, raw: l.from(len(l.Text) - len(rest))}
			if a.n == 0 {
				n.Label = a.label
			}
			if a.n++; a.n == 2 && a.style == "" {
				p.doubt("act.marker", l, "the actions under this heading have no marks: whatever stands there up to the next heading is taken as one of them")
			}
			p.add(n)
			p.intro = introduces(l.Text)
			p.i++
			return true
		case m.Text != "" && (deeper || p.intro || m.Style != a.style && a.style != "" && p.nestedIn(m)):
			p.add(&node{Block: Block{Kind: Item, Depth: 2, Ordered: m.ordered(), Marker: m.Text}, raw: l.from(len(l.Text) - len(rest))})
			p.i++
			return true
		}
		p.actions = nil
	}
	head, tail, ok := cutColon(l.Text[len(l.Text)-len(rest):])
	if ok && loadCues().actionHeading(head) && columns(tail) > 12 {
		p.add(&node{Block: Block{Kind: Action, Depth: 1, Marker: m.Text, Label: head}, raw: l.from(len(l.Text) - len(tail))})
		p.i++
		return true
	}
	return false
}

// nestedIn reports whether the item before is one under an action, of the same
// marker: the list inside the action goes on.
func (p *parser) nestedIn(m marker) bool {
	kids := p.roots
	if len(p.path) > 0 {
		kids = p.path[len(p.path)-1].kids
	}
	if len(kids) == 0 {
		return false
	}
	last := kids[len(kids)-1]
	if last.Kind != Item {
		return false
	}
	style, _ := splitMarker(last.Marker + " x")
	return style.Style == m.Style
}

// twins reports actions that say the same.
func (p *parser) twins() {
	seen := map[string]string{}
	for b := range p.doc.Blocks() {
		if b.Kind != Action {
			continue
		}
		text := cueText(strings.ToLower(b.Markdown(p.doc.Lang)))
		if first, ok := seen[text]; ok {
			p.findings = append(p.findings, Finding{Rule: "act.duplicate", Severity: Warning, Lang: p.doc.Lang, File: p.doc.File, Page: b.Pos.Page, Line: b.Pos.Line,
				Segment: b.ID, Message: fmt.Sprintf("this action says the same as %s: one of the two may belong elsewhere", first)})
			continue
		}
		seen[text] = b.ID
	}
}
