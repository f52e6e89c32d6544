package minutes

import (
	"slices"
	"strings"
	"time"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/facts"
	"hexaglot/minutes/script"
)

// closingLines is how many lines at the end may hold the sentence that closes the meeting.
const closingLines = 120

// heldFrom adds what the text says of the meeting's hours and its way where the lines of
// the title do not: when it was opened, when it was closed, and how it was held.
func (p *parser) heldFrom(title int) {
	m := &p.doc.Meeting
	if m.Date == "" {
		return
	}
	if m.Mode == "" && title >= 0 {
		for _, l := range p.lines[min(title+1, len(p.lines)):min(title+7, len(p.lines))] {
			if m.Mode == "" && l.Cells == nil {
				m.Mode = p.saidMode(l.Text)
			}
		}
	}
	p.hours(m)
	if m.Time == "" {
		p.openedAt(m)
	}
	if m.Time == "" || m.EndTime != "" {
		return
	}
	lines := p.lines[max(0, len(p.lines)-closingLines):]
	for _, l := range slices.Backward(lines) {
		if l.Cells != nil || len(l.Text) > 2000 || !loadCues().closed.MatchString(l.Text) {
			continue
		}
		for _, s := range Sentences(p.doc.Lang, l.Text) {
			text := l.Text[s[0]:s[1]]
			if !loadCues().closed.MatchString(text) {
				continue
			}
			for _, f := range facts.Find(p.doc.Lang, text) {
				if at := isoClock(f.Value.Start); f.Kind == facts.Time && (at > m.Time || m.EndDate != "") {
					m.EndTime = at
					return
				}
			}
		}
	}
}

// hours reads when the meeting began and ended from words before the hours in the first lines: "Start: 10:00. End: 11:30".
func (p *parser) hours(m *Meeting) {
	for i, l := range p.lines[:min(len(p.lines), 2*prefaceLines)] {
		if _, head := p.heads[i]; head || m.Time != "" && m.EndTime != "" {
			return
		}
		if strings.IndexFunc(l.Text, script.Digit) < 0 && !strings.ContainsAny(l.Text, hanDigits) || script.Columns(script.Head(l.Text, openingBytes)) > 240 {
			continue
		}
		last := 0
		for _, f := range facts.Find(p.doc.Lang, l.Text) {
			if f.Kind != facts.Time {
				continue
			}
			words := cue.Text(l.Text[last:f.Start])
			last = f.End
			switch at := isoClock(f.Value.Start); {
			case script.Columns(words) > 60:
			case m.Time == "" && loadCues().begins.MatchString(words):
				m.Time, m.Zone = at, f.Zone
				m.Offset, _ = facts.Offset(m.Zone)
			case m.Time != "" && m.EndTime == "" && at > m.Time && loadCues().ends.MatchString(words):
				if m.EndTime = at; m.Zone == "" {
					m.Zone = f.Zone
					m.Offset, _ = facts.Offset(m.Zone)
				}
			}
		}
	}
}

// openedAt reads the hour from a sentence of the first lines that says that the meeting
// was opened on its day.
func (p *parser) openedAt(m *Meeting) {
	on, err := time.Parse(time.DateOnly, m.Date)
	if err != nil {
		return
	}
	day := facts.Day{Year: on.Year(), Month: int(on.Month()), Day: on.Day()}
	for _, l := range p.lines[:min(len(p.lines), 2*prefaceLines)] {
		if l.Cells != nil || len(l.Text) > 2000 || !loadCues().held.MatchString(l.Text) {
			continue
		}
		for _, s := range Sentences(p.doc.Lang, l.Text) {
			text := l.Text[s[0]:s[1]]
			if !loadCues().held.MatchString(text) {
				continue
			}
			found := facts.Find(p.doc.Lang, text)
			for i, f := range found {
				if f.Kind != facts.Time && f.Kind != facts.Times {
					continue
				}
				same := func(g facts.Fact) bool {
					return g.Kind == facts.Date && isoDay(g.From.In(day)) == m.Date
				}
				if i > 0 && same(found[i-1]) || i+1 < len(found) && same(found[i+1]) {
					m.Time, m.Zone = isoClock(f.Value.Start), f.Zone
					m.Offset, _ = facts.Offset(m.Zone)
					if f.Kind == facts.Times {
						m.EndTime = isoClock(f.Value.End)
					}
					return
				}
			}
		}
	}
}

// saidMode reads how the meeting was held from a line below the title that says what the
// meeting was, or behind a label of its place or form.
func (p *parser) saidMode(line string) string {
	if script.Columns(line) > 80 || endsSentence(line) && script.Columns(line) > 60 {
		return ""
	}
	mode, _, _ := loadCues().mode(line)
	if mode == "" {
		return ""
	}
	if head, tail, ok := cutColon(line); ok {
		if mode, _, _ = loadCues().mode(tail); loadCues().place.Match(head) || loadCues().when.Match(head) || loadCues().neutral.MatchString(head) {
			return mode
		}
		return ""
	}
	if loadCues().title.MatchString(line) && !ended(line) {
		return mode
	}
	return ""
}
