package minutes

import (
	"strings"
	"unicode"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// An actionList is the list under a heading of actions.
type actionList struct {
	label   string
	heading Line
	section bool // the heading is that of a section
	style   string
	value   int // of the last one's number
	x       float64
	n       int
	asks    bool     // its first line asks somebody to do something
	owner   []string // of a group inside it
	group   *level   // the item that names the owner, where one does
}

// startAction takes an item under the heading of actions, or a line that says of
// itself that it is one: "Action: …", "☐ …", "@Lindqvist to …".
func startAction(p *parser) bool {
	l := p.line()
	if l.Cells != nil {
		return false
	}
	m, rest := l.split()
	if rest == "" {
		return false
	}
	p.resolution(l, m)
	mark, style, done := m.Text, m.Style, false
	if b, ok := checkBox(strings.TrimSpace(m.Text + " " + rest)); ok && strings.Contains("☐☑☒", m.Text) && m.Text != "" {
		style, done = "☐", b.done
	} else if b, ok := checkBox(rest); ok {
		rest = rest[b.text:]
		mark, style, done = strings.TrimSpace(mark+" "+b.mark), "☐", b.done
	}
	saysSo := func() bool {
		return style == "☐" || p.decided[p.i] || p.tasksReader().endsAssigned(rest, m.Text != "" || l.Depth > 0) || p.resolved && m.Text != "" && p.charges(rest) || m.Text != "" && !m.ordered() && m.Text == p.taskMark() || rest[0] == '@' && p.tasksReader().mentioned(cue.Text(rest))
	}
	if p.actions == nil && !p.tasked[p.i] && !p.tasksReader().cues.mayBeLabelled(rest) && !saysSo() {
		return false // as most lines are none
	}
	n := &node{Block: Block{Kind: Action, Depth: 1, Ordered: m.ordered(), Marker: mark}, raw: l.from(len(l.Text) - len(rest))}
	if done {
		n.Status = Done
	}
	if p.labelled(n) {
		p.intro = introduces(l.Text)
		p.i++
		return true
	}
	if p.actions == nil && p.tasked[p.i] {
		p.actions = &actionList{}
	}
	if p.actions != nil {
		if took := p.listed(l, m, style, n); took {
			return true
		}
	}
	if saysSo() {
		p.add(n)
		p.intro = introduces(l.Text)
		p.i++
		return true
	}
	return false
}

// labelled takes the label off an action that has one and adds it.
func (p *parser) labelled(n *node) bool {
	r := p.tasksReader()
	if !r.cues.mayBeLabelled(n.raw.Text) {
		return false
	}
	rest, ok := r.labelled(cue.Text(n.raw.Text))
	if !ok {
		return false
	}
	// Where the same words begin in the line as printed.
	for i := range script.Head(n.raw.Text, 200) {
		if i > 0 && cue.Text(n.raw.Text[i:]) == rest {
			label := strings.TrimFunc(n.raw.Text[:i], script.Space)
			if strings.ContainsFunc(label, unicode.IsDigit) {
				n.Ordered, n.Marker = true, strings.TrimSpace(n.Marker+" "+label)
			} else {
				n.Label = label
			}
			n.raw = n.raw.from(i + len(n.raw.Text[i:]) - len(strings.TrimLeftFunc(n.raw.Text[i:], script.Space)))
			p.add(n)
			return true
		}
	}
	return false
}

// listed takes a line under a heading of actions: an action, or what is inside one.
func (p *parser) listed(l Line, m marker, style string, n *node) bool {
	a, r := p.actions, p.tasksReader()
	words := cue.Text(n.raw.Text)
	if r.cues.none.MatchString(strings.Trim(words, " .。!*_")) || m.Text == "" && r.cues.ends.MatchString(words) {
		p.actions = nil
		return false
	}
	if m.Text != "" && p.ownerItem(l, m, n) {
		return true
	}
	p.leaveGroup(l, style)
	deeper := a.n > 0 && (p.laid && l.X > a.x+indentStep || !p.laid && l.X > a.x+1 || !p.laid && l.Depth > 0 && a.x > 0 && float64(l.Depth) > a.x)
	at := l.X
	if l.Depth > 0 && !p.laid {
		at = float64(l.Depth)
	}
	if a.n > 0 && !deeper && style == m.Style && (candidate{m: m}).as(a.style) == a.value+1 {
		style = a.style // a Roman one is the letter behind h, too
	}
	asks := m.Text == "" && style == "" && r.asks(words)
	hm, _ := a.heading.split()
	if hm.Text != "" && l.Depth <= a.heading.Depth && l.X <= a.heading.X+1 && (m.Style == hm.Style || !introduces(a.heading.Text)) {
		p.actions = nil // the heading is an item, and the list of items goes on
		return false
	}
	if a.n > 0 && style != a.style && !deeper && !p.nestedIn(m) && p.goesOn(m) {
		p.actions = nil
		return false
	}
	switch {
	case m.Text == "" && l.Depth == 0 && style == "" && p.overMarked() && !asks && (a.section || a.n == 0 || introduces(l.Text)) && script.Columns(l.Text) < 100:
		return p.actionGroup(l)
	case m.Text == "" && style == "" && a.section && !asks && l.Depth == 0:
		return false // words between the actions
	case a.n > 0 && m.Text == "" && style == "" && p.strong(l):
		// The next heading.
	case a.n > 0 && m.Text == "" && style == "" && a.asks && !asks && l.Depth == 0:
		// The actions have no marks, but ask somebody; this asks nobody.
	case a.n == 0, !deeper && style == a.style, a.section && !deeper && !p.intro && m.Text != "":
		a.style = style
		if a.n == 0 {
			a.x, a.asks = at, asks
			n.Label, a.label = a.label, ""
		}
		if a.n++; a.n == 2 && a.style == "" && !a.asks {
			p.doubt("act.marker", l, "the actions under this heading have no marks: whatever stands there up to the next heading is taken as one of them", nil)
		}
		a.value = (candidate{m: m}).as(style)
		n.Owner = a.owner
		if a.group != nil {
			n.Depth = 2
		}
		p.add(n)
		p.intro = introduces(l.Text)
		p.i++
		return true
	case m.Text != "" && (deeper || p.intro || style != a.style && a.style != "" && p.nestedIn(m)):
		n.Kind, n.Depth, n.Status = Item, 2, ""
		if a.group != nil {
			n.Depth = 3
		}
		p.add(n)
		p.i++
		return true
	}
	p.actions = nil
	return false
}

// setIn reports whether a line is set in under another.
func (p *parser) setIn(l, under Line) bool {
	return p.laid && under.X > l.X+indentStep || !p.laid && (under.X > l.X+1 || under.Depth > l.Depth)
}

// goesOn reports whether a number is the next after that of the open section.
func (p *parser) goesOn(m marker) bool {
	if len(p.path) == 0 || !m.ordered() {
		return false
	}
	last, _ := splitMarker(p.path[0].Number + ". x")
	this, _ := splitMarker(numberText(m) + ". x")
	return last.ordered() && last.Style == this.Style && last.Value+1 == this.Value
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
