package minutes

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/language"

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

// actionSection begins the list of actions of a section that is one of actions.
func actionSection(n *node) *actionList {
	if n.Annex || !loadCues().actionHeading(n.raw.Text) {
		return nil
	}
	return &actionList{section: true}
}

// tasksReader reads tasks in the lines of the document.
func (p *parser) tasksReader() *taskReader {
	if p.reader == nil {
		base, _ := p.doc.Lang.Base()
		p.reader = &taskReader{p: p, cues: loadActionCues(), doc: language.Make(base.String())}
	}
	return p.reader
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

// setIn reports whether a line is set in under another.
func (p *parser) setIn(l, under Line) bool {
	return p.laid && under.X > l.X+indentStep || !p.laid && (under.X > l.X+1 || under.Depth > l.Depth)
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

// goesOn reports whether a number is the next after that of the open section.
func (p *parser) goesOn(m marker) bool {
	if len(p.path) == 0 || !m.ordered() {
		return false
	}
	last, _ := splitMarker(p.path[0].Number + ". x")
	this, _ := splitMarker(numberText(m) + ". x")
	return last.ordered() && last.Style == this.Style && last.Value+1 == this.Value
}

// overMarked reports whether the line after this one has a mark, and this one has none.
func (p *parser) overMarked() bool {
	next, ok := p.next()
	m, _ := next.split()
	return ok && next.Cells == nil && (m.Text != "" || next.Depth > 0)
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

// asks reports whether words ask somebody to do something, where an action may stand.
func (r *taskReader) asks(s string) bool {
	return r.asked(r.lang(s), s, true) != nil || r.headed(s) != nil
}

// taskMark is the mark that stands for actions in this document, empty if none does.
func (p *parser) taskMark() string {
	if !p.looked {
		p.looked, p.mark = true, p.tasksReader().actionMark()
	}
	return p.mark
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
	for a := range p.doc.Actions() {
		var said []string
		for _, s := range a.Segments {
			said = append(said, s.Text)
			if items := CellItems(s.Text); 0 < a.Part && a.Part <= len(items) {
				said = []string{items[a.Part-1].Text}
			}
		}
		text := sameText(strings.Join(said, ""))
		if first, ok := seen[text]; ok && text != "" {
			id := a.ID
			if a.Block.Kind != Action {
				id = a.Segments[0].ID
			}
			p.findings = append(p.findings, Finding{Rule: "act.duplicate", Severity: Warning, Lang: p.doc.Lang, File: p.doc.File, Page: a.Block.Pos.Page, Line: a.Block.Pos.Line,
				Segment: id, Message: fmt.Sprintf("this action says the same as %s: one of the two may belong elsewhere", first), Said: Phrase{"act.duplicate", map[string]any{"First": first}}})
			continue
		}
		seen[text] = a.ID
	}
}

// sameText is what two texts share that say the same: their letters and digits.
func sameText(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, Plain(s))
}
