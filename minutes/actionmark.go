package minutes

import (
	"strings"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// arrows are the marks that stand for actions in the minutes of many groups, and in
// others for any item.
const arrows = "➢→⇒➔➤►▶☞⮕➜👉☛➡✍" + "←⇐◄◀☜⬅👈☚" // the other way in Arabic

// markedBy counts the lines of a mark that are under no heading of actions.
type markedBy struct {
	lines, under       int
	seen, tasks, dated int // of those looked at
}

// looksAt is how many lines of a mark are looked at before most of them have to be tasks.
const looksAt = 12

// wrong reports whether a mark is none for actions, by the lines looked at.
func (m *markedBy) wrong() bool { return m.seen >= looksAt && 2*m.tasks < m.seen }

// taskMark is the mark that stands for actions in this document, empty if none does.
func (p *parser) taskMark() string {
	if !p.looked {
		p.looked, p.mark = true, p.tasksReader().actionMark()
	}
	return p.mark
}

// actionMark says which mark stands for actions in lines that are under no heading of
// actions: an arrow that another bullet stands beside for ordinary items, and of whose lines
// most ask somebody to do something; or any other bullet, if nearly all do and most name a day. Empty if there is none.
func (r *taskReader) actionMark() string {
	marks := map[string]*markedBy{}
	var order []string
	free := make([]bool, len(r.p.lines))
	heading := false
	for i := range r.p.lines {
		l := &r.p.lines[i]
		m, _ := l.split()
		if m.Text == "" || m.ordered() {
			heading = loadCues().actionHeading(l.Text) || heading && m.ordered()
			if m.ordered() {
				marks["1"] = &markedBy{}
			}
			continue
		}
		c := marks[m.Text]
		if c == nil {
			c = &markedBy{}
			marks[m.Text] = c
			order = append(order, m.Text)
		}
		if heading {
			c.under++
			continue
		}
		c.lines++
		free[i] = true
	}
	for i := range r.p.lines {
		if !free[i] {
			continue
		}
		m, rest := r.p.lines[i].split()
		if c := marks[m.Text]; !c.wrong() && (strings.Contains(arrows, m.Text) || len(marks) > 1 && c.lines > 1) {
			r.look(c, rest, strings.Contains(arrows, m.Text))
		}
	}
	best := ""
	for _, a := range order {
		c := marks[a]
		is := len(marks) > 1 && c.lines > 1 && 4*c.tasks >= 3*c.lines && 2*c.dated > c.lines
		if strings.Contains(arrows, a) {
			is = c.lines > 0 && 2*c.tasks >= c.lines && (len(marks) > 1 || 3*c.tasks >= 2*c.lines)
		}
		if is && (best == "" || c.tasks+c.under > marks[best].tasks+marks[best].under) {
			best = a
		}
	}
	return best
}

// look counts a line of a mark.
func (r *taskReader) look(c *markedBy, text string, arrow bool) {
	c.seen++
	s := cue.Text(script.Head(text, longestRequest))
	if !arrow && !maySign(s, true, false) {
		return
	}
	g := r.signOf(s, true)
	if g.task() || arrow && (r.asks(s) || r.known(r.cues.langs[r.lang(s)], s) != "") {
		c.tasks++
	}
	if g.task() && (g.day || g.by) {
		c.dated++
	}
}
