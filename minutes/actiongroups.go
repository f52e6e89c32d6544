package minutes

import (
	"strings"

	"hexaglot/minutes/cue"
)

// ownerItem takes an item of a list of actions that says no more than who is to do what is listed under it. What is
// counted under a colon are rather the parts of one action: "Members to: 1. comment".
func (p *parser) ownerItem(l Line, m marker, n *node) bool {
	a, r := p.actions, p.tasksReader()
	next, ok := p.next()
	nm, words := next.split()
	if !ok || next.Cells != nil || nm.Text == "" || words == "" || introduces(l.Text) && nm.ordered() || len(n.raw.Text) > 120 || !p.setIn(l, next) && !(introduces(l.Text) && nm.Style != m.Style && next.X >= l.X-1 && next.Depth == l.Depth) {
		return false
	}
	said := cue.Text(strings.TrimRight(n.raw.Text, ":： \u00a0\u202f"))
	who := r.list(said, true)
	if who == nil || r.asks(said) || a.n > 0 && a.group == nil && p.setIn(Line{X: a.x}, l) {
		return false
	}
	if a.label != "" {
		p.add(&node{Block: Block{Kind: Paragraph}, raw: a.heading})
	}
	n.Kind, n.Depth, n.Status = Item, 1, ""
	p.add(n)
	p.intro = introduces(l.Text)
	a.owner, a.group = who, &level{x: l.X, style: m.Style, value: l.Depth}
	a.style, a.n, a.label = "", 0, ""
	p.i++
	return true
}

// actionGroup takes a line over some of the actions under a heading, such as
// "Secretariat:"; those below are for whom it names.
func (p *parser) actionGroup(l Line) bool {
	a := p.actions
	if a.label != "" {
		p.add(&node{Block: Block{Kind: Paragraph}, raw: a.heading})
	}
	p.intro = false
	if a.section && startSubheading(p) {
		p.actions = a
	} else {
		startParagraph(p)
		p.intro = false
	}
	a.owner = p.tasksReader().list(cue.Text(strings.TrimRight(l.Text, ":： \u00a0\u202f")), true)
	a.style, a.n, a.label = "", 0, ""
	return true
}

// leaveGroup ends a group of actions at an item that stands where the item with its owner does.
func (p *parser) leaveGroup(l Line, style string) {
	a := p.actions
	if a.group == nil || a.n == 0 || style != a.group.style || l.Depth > a.group.value || p.setIn(Line{X: a.group.x}, Line{X: l.X}) {
		return
	}
	a.owner, a.style, a.x = nil, style, l.X
	if l.Depth > 0 && !p.laid {
		a.x = float64(l.Depth)
	}
	a.group = nil
}

// overMarked reports whether the line after this one has a mark, and this one has none.
func (p *parser) overMarked() bool {
	next, ok := p.next()
	m, _ := next.split()
	return ok && next.Cells == nil && (m.Text != "" || next.Depth > 0)
}
