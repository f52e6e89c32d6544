package minutes

import (
	"strings"

	"hexaglot/minutes/cue"
)

// actionSection begins the list of actions of a section that is one of actions.
func actionSection(n *node) *actionList {
	if n.Annex || !loadCues().actionHeading(n.raw.Text) {
		return nil
	}
	return &actionList{section: true}
}

// startActionHeading takes "Actions:" and the like, if something to do follows.
func startActionHeading(p *parser) bool {
	l := p.line()
	if l.Cells != nil || len(l.Text) > 200 {
		return false
	}
	m, rest := l.split()
	if p.over[p.i] {
		if next, _ := p.next(); next.Cells != nil {
			return startParagraph(p)
		}
		p.startActions(l, l.Text)
		return true
	}
	if !loadCues().actionHeading(rest) {
		return false
	}
	next, ok := p.next()
	_, section := p.heads[p.i+1]
	nm, words := next.split()
	switch {
	case !ok || section || next.Cells == nil && loadCues().actionHeading(next.Text):
		return false // nothing is under it: its words stay where they are
	case m.ordered() && (next.Cells != nil || nm.Text == "" || !p.setIn(l, next) && (!introduces(l.Text) || nm.Style == m.Style)):
		return false // one of the points of an agenda
	}
	r := p.tasksReader()
	words = cue.Text(words)
	switch {
	case next.Cells != nil:
		var head []Segment
		for _, c := range next.Cells {
			head = append(head, Segment{Text: c})
		}
		if _, ok := r.cues.tableColumns(head, true); !ok {
			return false
		}
		startParagraph(p)
		return true
	case r.cues.none.MatchString(strings.Trim(words, " .。!*_")), nm.Text == "" && r.cues.ends.MatchString(words):
		startParagraph(p) // "None."
		return true
	case nm.Text == "" && m.Text != "", m.Text != "" && nm.Style == m.Style && next.X <= l.X+1 && next.Depth <= l.Depth:
		return false // an item that says no more than this
	case nm.Text == "" && next.Depth == 0 && !introduces(l.Text) && l.Level == 0 && (!p.strong(l) || next.Bold) && !r.asks(words):
		return false // something else of that name
	case nm.Text == "" && len(p.path) == 0 && len(p.heads) > 0:
		return false // a subtitle
	}
	if m.Text == "" || m.ordered() {
		rest = l.Text
	}
	p.startActions(l, rest)
	return true
}

// startActions begins the list of actions under a heading. The actions of a section are its own, also when they stand
// after its sub-headings.
func (p *parser) startActions(heading Line, label string) {
	p.path = p.path[:min(len(p.path), 1)]
	p.list, p.intro = nil, false
	p.actions = &actionList{label: label, heading: heading}
	p.i++
}
