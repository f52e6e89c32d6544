package minutes

import (
	"hexaglot/minutes/script"

	"hexaglot/minutes/cue"
)

// issueRE is the key of an issue in a tracker that a line begins with, as minutes written beside one quote it: "QUAY-12 – Lights".
var issueRE = cue.New(`^(?:\S{1,3}\s)?(?:[A-Z][A-Z0-9]{1,9}-\d{1,6}|#\d{1,6})\b`)

// issueStates puts the state of an issue behind it, where a source has it on a line of its own: "TO DO" is then no heading of
// a list of actions, nor "DONE" one of anything.
func (p *parser) issueStates() {
	out := p.lines[:0]
	for _, l := range p.lines {
		n := len(out) - 1
		if n >= 0 && l.Cells == nil && out[n].Cells == nil && l.Level == 0 && len(l.Text) < 40 && len(l.Links) == 0 && !introduces(l.Text) && p.ofIssue(out[n].Text) &&
			p.tasksReader().statusOf(cue.Text(l.Text)) != "" {
			out[n].Text += " " + l.Text
			continue
		}
		out = append(out, l)
	}
	p.lines = out
}

// ofIssue reports whether a line begins with the key of an issue, behind its marker.
func (p *parser) ofIssue(s string) bool {
	m, rest := splitMarker(script.Head(s, 80))
	return issueRE.MatchString(s) || m.Text != "" && issueRE.MatchString(rest)
}
