package minutes

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"hexaglot/disclaimers"
	"hexaglot/minutes/facts"
)

// preface reads what stands before the first section: the title, the subtitle and
// the line that says when and how the meeting was held. Whatever else stands there
// is left to the starters.
func (p *parser) preface() {
	end := min(len(p.lines), 8)
	if len(p.heads) > 0 {
		end = len(p.lines)
		for i := range p.heads {
			end = min(end, i)
		}
	}
	title, subtitle, when := -1, -1, -1
	above := 0 // lines at the top that are no title: notices, and the date
	for i, l := range p.lines[:end] {
		m, _ := splitMarker(l.Text)
		plain := l.Cells == nil && (m.Text == "" || m.Style == "A." || m.Style == "I." || m.Style == "1-") && !disclaimers.Heading(l.Text)
		switch {
		case isNotice(l.Text), i > 0 && i == above && disclaimers.Heading(p.lines[i-1].Text):
			above++
		case when < 0 && plain && p.meeting(l, i == above):
			when = i
			above++
		case title < 0 && i == above && plain && columns(l.Text) <= 160 && !endsSentence(l.Text) && !bareURL(l.Text):
			title = i
		case title >= 0 && subtitle < 0 && plain && i == title+1 && when < 0 && !ended(l.Text) && columns(l.Text) <= 120 && p.leadsToMeeting(i, end):
			subtitle = i
		}
		if len(p.heads) == 0 && m.Text != "" {
			break
		}
	}
	d := p.doc
	if title >= 0 {
		d.Title = Segment{"title", p.inline(p.lines[title])}
	} else {
		p.doubt("parse.title", Line{}, "no title was found above the first section")
	}
	if subtitle >= 0 {
		d.Subtitle = Segment{"subtitle", p.inline(p.lines[subtitle])}
	}
	if when < 0 && title >= 0 {
		// A title such as "Virtual Meeting II, 28 March 2018, 14:00 UTC" says it too.
		d.Meeting, _ = p.readMeeting(p.lines[title].Text)
		d.Meeting.Place = ""
	}
	p.readTitle(Plain(d.Title.Text) + "\n" + Plain(d.Subtitle.Text))
	if d.Meeting.Date == "" {
		p.doubt("parse.date", Line{}, "no date of the meeting was found above the first section")
	}
	var rest []Line
	heads := map[int]head{}
	for i, l := range p.lines {
		if i == title || i == subtitle || i == when && d.Meeting.Printed != "" {
			p.doc.Links = append(p.doc.Links, listed(l)...)
			continue
		}
		if h, ok := p.heads[i]; ok {
			heads[len(rest)] = h
		}
		rest = append(rest, l)
	}
	p.lines, p.heads = rest, heads
}

// endsSentence reports whether s ends with a full stop, as titles do not.
func endsSentence(s string) bool {
	return strings.ContainsRune(".。;；؛", lastRune(strings.TrimRightFunc(s, space)))
}

// leadsToMeeting reports whether the line of the meeting's date comes after line i.
func (p *parser) leadsToMeeting(i, end int) bool {
	for _, l := range p.lines[i+1 : end] {
		if _, little := p.readMeeting(l.Text); l.Cells == nil && little >= 0 {
			return true
		}
	}
	return false
}

// meeting takes a line like "2024.04.16 | 11:00 UTC | online", which says when and
// how the meeting was held and hardly anything else. The first line of all is more
// likely a title with a date in it, unless nothing is left.
func (p *parser) meeting(l Line, first bool) bool {
	m, words := p.readMeeting(l.Text)
	if words < 0 || first && (words > 0 || m.Mode != "") {
		return false
	}
	// A line that says more than the fields hold, such as the place, which has to be
	// translated, stays a paragraph.
	if words == 0 && m.Place == "" && len(l.Links) == 0 {
		m.Printed = cueText(l.Text)
	}
	p.doc.Meeting = m
	return true
}

// isNotice reports whether a line is a disclaimer or the heading of one.
func isNotice(line string) bool {
	_, _, ok := disclaimers.Recognise(line)
	return ok || disclaimers.Heading(line)
}

// readMeeting reads date, time, mode and place of a line. words counts the parts
// that are none of the first three; it is negative if the line is not a meeting's.
func (p *parser) readMeeting(line string) (m Meeting, words int) {
	found := facts.Find(p.doc.Lang, line)
	rest := line
	for i := len(found) - 1; i >= 0; i-- {
		f := found[i]
		switch {
		case (f.Kind == facts.Date || f.Kind == facts.Dates) && f.From.Year > 0:
			if m.Date != "" {
				words++ // a second date: the fields hold one
			}
			m.Date, m.EndDate, m.Year = isoDay(f.From), "", f.From.Year
			if f.Kind == facts.Dates {
				m.EndDate = isoDay(f.To)
			}
		case f.Kind == facts.Time || f.Kind == facts.Times:
			if m.Time != "" {
				words++
			}
			m.Time, m.EndTime, m.Zone = isoClock(f.Value.Start), "", f.Zone
			if f.Kind == facts.Times {
				m.EndTime = isoClock(f.Value.End)
			}
		default:
			continue
		}
		rest = rest[:f.Start] + "|" + rest[f.End:]
	}
	if m.Date == "" {
		return m, -1
	}
	if m.Zone != "" {
		m.Offset, _ = facts.Offset(m.Zone)
	}
	var places []string
	for _, part := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune("|·•/,،，;()（）", r) }) {
		part = strings.Trim(part, " \u00a0–—-:：.")
		if part == "" {
			continue
		}
		mode, place, more := loadCues().mode(part)
		if mode != "" && m.Mode == "" && columns(part) < 50 {
			m.Mode = mode
			if place != "" {
				places = append(places, place)
			}
			if more {
				words++
			}
			continue
		}
		words++
		places = append(places, part)
	}
	m.Place = strings.Join(places, ", ")
	if words > 4 || columns(m.Place) > 45 || words > 0 && endsSentence(line) && len(strings.Fields(m.Place)) > 2 {
		return m, -1
	}
	return m, words
}

func isoDay(d facts.Day) string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

func isoClock(c facts.Clock) string { return fmt.Sprintf("%02d:%02d", c.Hour, c.Minute) }

var (
	yearRE = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)(?:\D|$)`)
	bodyRE = regexp.MustCompile(`[A-Z][A-Z0-9+-]+(?: [A-Z][A-Z0-9+-]+)*`)
)

// readTitle reads the body, the year and the number of the meeting. The year of a
// title is that of the series, whatever the date.
func (p *parser) readTitle(title string) {
	m := &p.doc.Meeting
	if o, ok := meetingNumber(title); ok {
		m.Number = o.Number
	}
	if y := yearRE.FindStringSubmatch(westernDigits(title)); y != nil {
		m.Year, _ = strconv.Atoi(y[1])
	}
	for _, b := range bodyRE.FindAllString(title, -1) {
		if roman(b) == 0 || strings.Trim(b, "IVXLC") != "" {
			m.Body = b
			break
		}
	}
}

// meetingNumber is the ordinal of a title: the first that is written as one, or
// else a Roman numeral that stands alone.
func meetingNumber(title string) (facts.OrdinalMatch, bool) {
	found := facts.Ordinals(title)
	for _, roman := range []bool{false, true} {
		for _, o := range found {
			if o.Roman == roman {
				return o, true
			}
		}
	}
	return facts.OrdinalMatch{}, false
}

func (p *parser) doubt(rule string, l Line, message string) {
	p.findings = append(p.findings, Finding{Rule: rule, Severity: Warning, Lang: p.doc.Lang, File: p.doc.File, Page: l.Page, Line: l.N, Message: message})
}

func isUpper(r rune) bool { return unicode.IsUpper(r) || strings.ContainsRune("«“\"¿¡", r) }
