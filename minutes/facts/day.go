package facts

import (
	"strconv"
	"strings"
	"time"
)

// In gives a day without a year the year it most likely has in minutes of a meeting
// held on the day meeting: the one that brings it nearest, so that 1 February in minutes
// of November is of the next year. But the year of the meeting has the benefit of the
// doubt: within two weeks of half a year it stays (5 to 30 March in a report of September
// is what was), and since minutes say more of what will be done than of what was, only a
// day nearly a year ahead is of the last (15 December in January; 20 November may be a
// deadline). A month alone (Day 0) is counted from its middle. A day that has a year, or
// a meeting that has none, changes nothing.
func (d Day) In(meeting Day) Day {
	const past, ahead = 365/2 + 14, 320 // days
	if d.Year != 0 || meeting.Year == 0 || meeting.Month == 0 || d.Month == 0 {
		return d
	}
	far := func(e Day) int { return int(e.middle().Sub(meeting.middle()) / (24 * time.Hour)) }
	e := d
	e.Year = meeting.Year
	switch days := far(e); {
	case days < -past:
		e.Year++
	case days > ahead:
		e.Year--
	}
	if d.Day == 0 || e.exists() {
		return e
	}
	best := d // 29 February: of the years that have it, the nearest
	for e.Year = meeting.Year - 1; e.Year <= meeting.Year+1; e.Year++ {
		if e.exists() {
			best = e
		}
	}
	return best
}

// middle is noon of a day, or of the fifteenth where only a month is known.
func (d Day) middle() time.Time {
	day := d.Day
	if day == 0 {
		day = 15
	}
	return time.Date(d.Year, time.Month(d.Month), day, 12, 0, 0, 0, time.UTC)
}

// Span returns the first and the last day that a date, an interval, a month or an
// interval of months means; ok is false for other values. Weekdays are left out.
func (v Value) Span() (first, last Day, ok bool) {
	first, last = v.From, v.To
	first.Weekday, last.Weekday = 0, 0
	switch v.Kind {
	case Date:
		return first, first, true
	case Dates:
		return first, last, true
	case Month:
		last = first
	case Months:
	default:
		return Day{}, Day{}, false
	}
	first.Day = 1
	last.Day = 31
	for !last.exists() {
		last.Day--
	}
	return first, last, true
}

// calendarInt reads the number of a day, month or year at i, in digits or as Chinese
// writes it in words (二〇二四年五月二十八日), and returns where it ends, or -1.
func (t *table) calendarInt(text string, i, max int, into *int) int {
	end := readInt(text, i, max, into)
	if end >= 0 || !t.hanNumerals {
		return end
	}
	if max == 4 {
		d, end := hanDesignation(text, i)
		if len(d) != 4 || end == i {
			return -1
		}
		*into, _ = strconv.Atoi(d)
		return end
	}
	n, end, runes := hanNumeral(text, i)
	if runes == 0 || runes > 3 || n < 1 || n > 31 || strings.HasPrefix(text[i:], "两") || afterHanNumeral(text[:i]) {
		return -1
	}
	*into = int(n)
	return end
}
