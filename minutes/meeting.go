package minutes

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/facts"
	"hexaglot/minutes/script"
)

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
		m.Printed = cue.Text(l.Text)
	}
	if m.Place == "" {
		m.Place = p.doc.Meeting.Place // a line above said it
	}
	p.doc.Meeting = m
	return true
}

// readMeeting reads date, time, mode and place of a line. words counts the parts
// that are none of the first three; it is negative if the line is not a meeting's.
func (p *parser) readMeeting(line string) (m Meeting, words int) {
	if len(line) > 300 || strings.IndexFunc(line, unicode.IsDigit) < 0 && !strings.ContainsAny(line, "〇一二三四五六七八九") {
		return m, -1
	}
	if m, words = p.readParts(line); m.Date == "" {
		return m, -1
	}
	if words > 0 && loadCues().held.MatchString(line) {
		return m, -1 // a sentence, which begins the minutes
	}
	if words > 0 && script.Columns(line) <= 140 && !ended(line) && p.opensWithDate(line) {
		if script.Columns(m.Place) > 45 {
			m.Place = ""
		}
		return m, words
	}
	if words > 4 || script.Columns(m.Place) > 45 || words > 0 && endsSentence(line) && len(strings.Fields(m.Place)) > 2 {
		return m, -1
	}
	return m, words
}

// readParts reads what a line says of when and how; words counts the parts that say something else.
func (p *parser) readParts(line string) (m Meeting, words int) {
	found := facts.Find(p.doc.Lang, line)
	rest := line
	last := -1 // the date behind, if it is the only one
	for i := len(found) - 1; i >= 0; i-- {
		f := found[i]
		switch {
		case f.Kind == facts.Date && last >= 0 && m.EndDate == "" && isoDay(f.From) < m.Date && found[last].Start-f.End <= 12 && twoDays(isoDay(f.From), m.Date):
			m.Date, m.EndDate, m.Year = isoDay(f.From), m.Date, f.From.Year // 5 and 6 February 2031
			rest = rest[:f.End] + strings.TrimPrefix(rest[found[last].Start:], "|")
			last = -1
		case (f.Kind == facts.Date || f.Kind == facts.Dates) && f.From.Year > 0:
			if m.Date != "" {
				words++ // a second date: the fields hold one
			}
			m.Date, m.EndDate, m.Year = isoDay(f.From), "", f.From.Year
			if last = -1; words == 0 && f.Kind == facts.Date {
				last = i
			}
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
		case f.Kind == facts.Weekday: // "3 May 2031 (Tuesday)"
		default:
			continue
		}
		rest = rest[:f.Start] + "|" + rest[f.End:]
	}
	if m.Zone != "" {
		m.Offset, _ = facts.Offset(m.Zone)
	}
	var places []string
	for _, part := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune("|·•/,،，;()（）", r) }) {
		part = strings.Trim(part, " \u00a0–—-:：.")
		if part == "" || loadCues().when.Match(part) {
			continue
		}
		mode, place, more := loadCues().mode(part)
		if at := loadCues().place.FindString(part); mode == "" && at != "" && strings.TrimLeft(part[len(at):], " :：") != part[len(at):] {
			part = strings.TrimLeft(part[len(at):], " :：")
		}
		if mode != "" && m.Mode == "" && script.Columns(part) < 70 {
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
		if wordRE.MatchString(part) { // not "14h-15h"
			places = append(places, part)
		}
	}
	m.Place = strings.Join(places, ", ")
	return m, words
}

// wordRE is what a place has at least.
var wordRE = regexp.MustCompile(`\p{L}[\p{L}\p{M}]|\p{Han}`)

// twoDays reports whether two days stand within a week, as those of one meeting do.
func twoDays(from, to string) bool {
	a, err1 := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, to)
	return err1 == nil && err2 == nil && b.Sub(a) <= 7*24*time.Hour
}

// opensWithDate reports whether a line begins with a date, but for a label.
func (p *parser) opensWithDate(line string) bool {
	for _, f := range facts.Find(p.doc.Lang, line) {
		if f.Kind == facts.Date || f.Kind == facts.Dates {
			head := strings.Trim(line[:f.Start], " :：\u00a0")
			return head == "" || loadCues().when.Match(head)
		}
	}
	return false
}

// heldOn reads the date from the sentence that opens minutes in prose: "The Council met on 3 May 2031 at 10:00".
func (p *parser) heldOn(t titleLines) {
	for i, l := range p.lines[:min(len(p.lines), prefaceLines)] {
		opens := p.opensMinutes(t, i)
		if i == t.title || l.Cells != nil || !opens && !loadCues().held.MatchString(l.Text) {
			continue
		}
		for k, s := range Sentences(p.doc.Lang, l.Text) {
			text := l.Text[s[0]:s[1]]
			if len(text) > 600 || !(opens && k == 0) && !loadCues().held.MatchString(text) {
				continue
			}
			m, _ := p.readParts(text)
			if m.Date != "" {
				p.doc.Meeting = Meeting{Date: m.Date, EndDate: m.EndDate, Year: m.Year, Time: m.Time, EndTime: m.EndTime, Zone: m.Zone, Offset: m.Offset, Mode: m.Mode}
				return
			}
		}
	}
}

// opensMinutes reports whether line i is the first under the title and says when the meeting was, with no verb that our
// cues know: it begins with the date, or goes on with the title, or names the meeting: "Ordinary session of 3 May 2031, in
// the town hall."
func (p *parser) opensMinutes(t titleLines, i int) bool {
	l := p.lines[i]
	if _, head := p.heads[i]; head || t.title < 0 || i != t.last+1 || len(l.Text) > 1200 || !p.dated(l.Text) {
		return false
	}
	if unicode.IsLower(script.First(l.Text)) || p.opensWithDate(l.Text) {
		return true
	}
	at := loadCues().title.FindStringIndex(l.Text)
	return at != nil && script.Columns(l.Text[:at[0]]) <= 12 && !labelled(l.Text) && !loadCues().told.MatchString(l.Text)
}

// meetingItem reads an item that says nothing but when the meeting was; it stays an item.
func (p *parser) meetingItem(l Line) bool {
	_, rest := l.split()
	m, words := p.readMeeting(rest)
	if words == 0 {
		p.doc.Meeting = m
	}
	return words == 0
}

// venue reads the place behind its label; the line stays a paragraph, as a place is translated.
func (p *parser) venue(l Line) bool {
	head, tail, ok := cutColon(l.Text)
	head = cue.Unspread(cue.Text(head))
	label := loadCues().place.FindString(head)
	if !ok || label == "" || strings.TrimSpace(head) != label || p.doc.Meeting.Place != "" || script.Columns(tail) > 60 {
		return false
	}
	p.doc.Meeting.Place = strings.TrimRight(tail, " .")
	return true
}

// more adds what a further line of the title says, and nothing but that: the time, the mode.
func (p *parser) more(l Line) bool {
	m := &p.doc.Meeting
	if script.Columns(l.Text) > 60 || len(l.Links) > 0 {
		return false
	}
	n, words := p.readParts(l.Text)
	if words > 0 || n.Date != "" && (n.Date != m.Date || n.EndDate != m.EndDate) || n.Place != "" || n.Time == "" && n.Mode == "" || n.Time != "" && m.Time != "" || n.Mode != "" && m.Mode != "" {
		return false
	}
	if n.Time != "" {
		m.Time, m.EndTime, m.Zone, m.Offset = n.Time, n.EndTime, n.Zone, n.Offset
	}
	if n.Mode != "" {
		m.Mode = n.Mode
	}
	if m.Printed != "" {
		m.Printed += " | "
	}
	m.Printed += cue.Text(l.Text)
	return true
}

// dated reports whether a line of a title names a day.
func (p *parser) dated(s string) bool {
	if !yearRE.MatchString(script.Western(s)) {
		return false
	}
	for _, f := range facts.Find(p.doc.Lang, s) {
		if (f.Kind == facts.Date || f.Kind == facts.Dates) && f.From.Year > 0 {
			return true
		}
	}
	return false
}

// leadsToMeeting reports whether the line of the meeting's date comes after line i.
func (p *parser) leadsToMeeting(i, end int) bool {
	for _, l := range p.lines[i+1 : min(end, i+4)] {
		if _, little := p.readMeeting(l.Text); l.Cells == nil && little >= 0 {
			return true
		}
	}
	return false
}

func isoDay(d facts.Day) string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

func isoClock(c facts.Clock) string { return fmt.Sprintf("%02d:%02d", c.Hour, c.Minute) }
