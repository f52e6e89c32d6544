package minutes

import (
	"strings"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/facts"
	"hexaglot/minutes/script"
)

// openingLines is how many lines from the top may say when the meeting was, and
// openingBytes how much of each is looked at.
const openingLines, openingBytes = 14, 800

// firstDay reads the day by which days without a year are read, where no line gave the
// date of the meeting: the first whole date above the first section or, if there is none,
// in a heading. It is the date of the meeting itself where the words around it say so, or
// where its line begins with it.
func (p *parser) firstDay() {
	end := min(len(p.lines), openingLines)
	for i := range p.heads {
		if p.counted {
			end = min(end, i)
		}
	}
	for _, l := range p.lines[:end] {
		text := script.Head(l.Text, openingBytes)
		f, ok := p.wholeDate(text)
		if !ok {
			continue
		}
		p.day = isoDay(f.From)
		if p.heldThen(text, f) {
			m, _ := p.readParts(text)
			p.doc.Meeting = Meeting{Date: p.day, Year: f.From.Year, Time: m.Time, EndTime: m.EndTime, Zone: m.Zone, Offset: m.Offset, Mode: m.Mode, Place: p.doc.Meeting.Place}
			if f.Kind == facts.Dates {
				p.doc.Meeting.EndDate = isoDay(f.To)
			}
		}
		return
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
	if strings.IndexFunc(s, script.Digit) < 0 && !strings.ContainsRune(s, '年') {
		return facts.Fact{}, false
	}
	for _, f := range facts.Find(p.doc.Lang, s) {
		if (f.Kind == facts.Date || f.Kind == facts.Dates) && f.From.Year > 0 {
			return f, true
		}
	}
	return facts.Fact{}, false
}

// heldThen reports whether the words around a date say that the meeting was on that day.
func (p *parser) heldThen(text string, f facts.Fact) bool {
	title := !endsSentence(text) && script.Columns(text) < 200 && loadCues().title.MatchString(text[:f.Start]) // "Minutes of 3 May 2031"
	return title || p.opensWithDate(text) || loadCues().heldOn.MatchString(cue.Text(text[:f.Start]+"…"+text[f.End:]))
}

// meetingDay is the day by which days without a year are read; empty if none is known.
func (p *parser) meetingDay() string {
	if p.doc.Meeting.Date != "" {
		return p.doc.Meeting.Date
	}
	return p.day
}
