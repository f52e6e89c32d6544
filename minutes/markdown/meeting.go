package markdown

import (
	"strings"
	"time"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

// meeting is the line under the title in the page's own language: date, time and
// zone, mode and place. What the document does not know is left out; a line of
// which nothing was understood is printed as it was.
func (b *builder) meeting() string {
	m := b.doc.Meeting
	var parts []string
	if day, err := time.Parse(time.DateOnly, m.Date); err == nil {
		v := facts.Value{Kind: facts.Date, From: facts.Day{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}}
		parts = append(parts, first(facts.Format(b.lang, v, facts.Form{Style: b.style}), m.Date))
	}
	if clock, ok := clockOf(m.Time); ok {
		v := facts.Value{Kind: facts.Time, Start: facts.Clock{Hour: clock.Hour(), Minute: clock.Minute()}, Zone: m.Zone}
		parts = append(parts, first(facts.Format(b.lang, v, facts.Form{Style: b.style}), strings.TrimSpace(m.Time+" "+m.Zone)))
	}
	if mode, ok := b.labels.mode[m.Mode]; ok && isMode(m.Mode) {
		parts = append(parts, mode)
	}
	if place := strings.TrimSpace(m.Place); place != "" && len(parts) > 0 {
		if rightToLeft(b.doc.Lang) != rightToLeft(b.lang) {
			place = isolate + place + popIso
		}
		parts = append(parts, place)
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, " | ")
	case b.t == nil || strings.TrimSpace(m.Printed) == "":
		return m.Printed
	}
	return plainText(b.missing(plainRuns(m.Printed)))
}

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
