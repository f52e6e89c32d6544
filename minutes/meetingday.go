package minutes

import (
	"strings"

	"hexaglot/minutes/facts"
)

// openingLines is how many lines from the top may say when the meeting was, and
// openingBytes how much of each is looked at.
const openingLines, openingBytes = 14, 800

// firstDay reads the day by which days without a year are read, where no line gave the
// date of the meeting: the first whole date above the first section or, if there is none,
// in a heading.
func (p *parser) firstDay() {
	end := min(len(p.lines), openingLines)
	for i := range p.heads {
		if p.counted {
			end = min(end, i)
		}
	}
	for _, l := range p.lines[:end] {
		if f, ok := p.wholeDate(cutBytes(l.Text, openingBytes)); ok {
			p.day = isoDay(f.From)
			return
		}
	}
	// Headings may be marked that are none: the titles of Markdown.
	for _, l := range p.lines[end:max(end, min(len(p.lines), openingLines))] {
		if m, little := p.readMeeting(l.Text); l.Cells == nil && little >= 0 {
			p.day = m.Date
			return
		}
	}
	for i := range p.lines {
		if _, head := p.heads[i]; head {
			if f, ok := p.wholeDate(p.lines[i].Text); ok {
				p.day = isoDay(f.From)
				return
			}
		}
	}
}

// wholeDate is the first date of a text that has a year.
func (p *parser) wholeDate(s string) (facts.Fact, bool) {
	if strings.IndexFunc(s, isDigit) < 0 && !strings.ContainsRune(s, '年') {
		return facts.Fact{}, false
	}
	for _, f := range facts.Find(p.doc.Lang, s) {
		if (f.Kind == facts.Date || f.Kind == facts.Dates) && f.From.Year > 0 {
			return f, true
		}
	}
	return facts.Fact{}, false
}

// meetingDay is the day by which days without a year are read; empty if none is known.
func (p *parser) meetingDay() string {
	if p.doc.Meeting.Date != "" {
		return p.doc.Meeting.Date
	}
	return p.day
}
