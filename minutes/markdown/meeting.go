package markdown

import (
	"strings"
	"time"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
	"hexaglot/minutes/script"
)

// meeting is the line under the title in the page's own language: date, time and
// zone, mode and place. What the document does not know is left out; a line of
// which nothing was understood is printed as it was. It is empty if the source has
// no such line, or has it as a block of its own.
func (b *builder) meeting() string {
	m := b.doc.Meeting
	if strings.TrimSpace(m.Printed) == "" {
		return ""
	}
	var parts []string
	for _, part := range []string{b.days(m), b.hours(m)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if mode, ok := b.labels.mode[m.Mode]; ok && isMode(m.Mode) {
		parts = append(parts, mode)
	}
	if place := strings.TrimSpace(m.Place); place != "" && len(parts) > 0 {
		if script.Direction(b.doc.Lang) != script.Direction(b.lang) {
			place = isolate + place + popIso
		}
		parts = append(parts, place)
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, " | ")
	case b.t == nil:
		return m.Printed
	}
	return plainText(b.missing(plainRuns(m.Printed)))
}

// days is the date of the meeting or, of one of several days, the dates.
func (b *builder) days(m minutes.Meeting) string {
	from, err := time.Parse(time.DateOnly, m.Date)
	if err != nil {
		return ""
	}
	v, plain := facts.Value{Kind: facts.Date, From: dayOf(from)}, m.Date
	if to, err := time.Parse(time.DateOnly, m.EndDate); err == nil && to.After(from) {
		v.Kind, v.To, plain = facts.Dates, dayOf(to), m.Date+"–"+m.EndDate
	}
	return first(facts.Format(b.lang, v, facts.Form{Style: b.style}), plain)
}

// hours is the time of the meeting, from when to when if both are known.
func (b *builder) hours(m minutes.Meeting) string {
	start, ok := clockOf(m.Time)
	if !ok {
		return ""
	}
	v, plain := facts.Value{Kind: facts.Time, Start: clock(start), Zone: m.Zone}, m.Time
	if end, ok := clockOf(m.EndTime); ok {
		v.Kind, v.End, plain = facts.Times, clock(end), m.Time+"–"+m.EndTime
	}
	return first(facts.Format(b.lang, v, facts.Form{Style: b.style}), strings.TrimSpace(plain+" "+m.Zone))
}

func dayOf(t time.Time) facts.Day {
	return facts.Day{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

func clock(t time.Time) facts.Clock { return facts.Clock{Hour: t.Hour(), Minute: t.Minute()} }

func isMode(s string) bool { return s == "online" || s == "hybrid" || s == "in-person" }

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func clockOf(s string) (time.Time, bool) {
	t, err := time.Parse("15:04", s)
	return t, err == nil
}

// date is the meeting's date for the front matter: with its time where the zone
// is known, without one otherwise, "" for none.
func date(m minutes.Meeting) string {
	day, err := time.Parse(time.DateOnly, m.Date)
	if err != nil {
		return ""
	}
	offset := m.Offset
	if offset == "" {
		offset, _ = facts.Offset(m.Zone)
	}
	clock, ok := clockOf(m.Time)
	if !ok || offset == "" {
		return m.Date
	}
	if offset == "Z" {
		offset = "+00:00"
	}
	zone, err := time.Parse("-07:00", offset)
	if err != nil {
		return m.Date
	}
	at := time.Date(day.Year(), day.Month(), day.Day(), clock.Hour(), clock.Minute(), 0, 0, zone.Location())
	return at.Format(time.RFC3339)
}
