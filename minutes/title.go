package minutes

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

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
	for i, l := range p.lines[:end] {
		m, _ := splitMarker(l.Text)
		plain := l.Cells == nil && (m.Text == "" || m.Style == "A." || m.Style == "I.")
		switch {
		case when < 0 && plain && p.meeting(l.Text, i == 0):
			when = i
		case title < 0 && i <= when+1 && plain && columns(l.Text) <= 160 && !endsSentence(l.Text) && !bareURL(l.Text):
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
	p.readTitle(Plain(d.Title.Text) + "\n" + Plain(d.Subtitle.Text))
	if when < 0 && title >= 0 {
		// A title such as "Virtual Meeting II, 28 March 2018, 14:00 UTC" says it too.
		p.meeting(p.lines[title].Text, false)
		d.Meeting.Printed = ""
	}
	if d.Meeting.Date == "" {
		p.doubt("parse.date", Line{}, "no date of the meeting was found above the first section")
	}
	var rest []Line
	heads := map[int]head{}
	for i, l := range p.lines {
		if i == title || i == subtitle || i == when {
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
	var probe parser
	for _, l := range p.lines[i+1 : end] {
		probe.doc = &Document{Lang: p.doc.Lang}
		if l.Cells == nil && probe.meeting(l.Text, false) {
			return true
		}
	}
	return false
}

// meeting reads a line like "2024.04.16 | 11:00 UTC | online" and reports whether
// it is one: it holds a date and little that is not date, time, mode or place.
func (p *parser) meeting(line string, first bool) bool {
	found := facts.Find(p.doc.Lang, line)
	var m Meeting
	rest := line
	for i := len(found) - 1; i >= 0; i-- {
		f := found[i]
		switch {
		case (f.Kind == facts.Date || f.Kind == facts.Dates) && m.Date == "" && f.From.Year > 0:
			m.Date = fmt.Sprintf("%04d-%02d-%02d", f.From.Year, f.From.Month, f.From.Day)
			m.Year = f.From.Year
		case f.Kind == facts.Time || f.Kind == facts.Times:
			m.Time, m.Zone = fmt.Sprintf("%02d:%02d", f.Value.Start.Hour, f.Value.Start.Minute), f.Zone
		default:
			continue
		}
		rest = rest[:f.Start] + "|" + rest[f.End:]
	}
	if m.Date == "" {
		return false
	}
	if m.Zone != "" {
		m.Offset, _ = facts.Offset(m.Zone)
	}
	var words []string
	for _, part := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune("|·•/,،，;()（）", r) }) {
		part = strings.Trim(part, " \u00a0–—-:：.")
		if part == "" {
			continue
		}
		if mode := loadCues().mode(part); mode != "" && m.Mode == "" && columns(part) < 40 {
			m.Mode = mode
			continue
		}
		words = append(words, part)
	}
	// A title may hold a date; a line of its own holds hardly anything else.
	if first || columns(strings.Join(words, " ")) > 45 || len(words) > 3 {
		if p.doc.Meeting.Date == "" && !first {
			p.doc.Meeting = m
		}
		return first && len(words) == 0
	}
	m.Place = strings.Join(words, ", ")
	m.Printed = cueText(line)
	p.doc.Meeting = m
	return true
}

var (
	yearRE = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)(?:\D|$)`)
	bodyRE = regexp.MustCompile(`[A-Z][A-Z0-9+-]+(?: [A-Z][A-Z0-9+-]+)*`)
)

// readTitle reads the body, the year and the number of the meeting. The year of a
// title is that of the series, whatever the date.
func (p *parser) readTitle(title string) {
	m := &p.doc.Meeting
	for _, f := range facts.Find(p.doc.Lang, title) {
		if n, err := strconv.Atoi(f.Number); f.Kind == facts.Ordinal && err == nil && m.Number == 0 {
			m.Number = n
		}
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

func (p *parser) doubt(rule string, l Line, message string) {
	p.findings = append(p.findings, Finding{Rule: rule, Severity: Warning, Lang: p.doc.Lang, File: p.doc.File, Page: l.Page, Line: l.N, Message: message})
}
