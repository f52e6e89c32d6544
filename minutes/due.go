package minutes

import (
	"strings"
	"time"

	"hexaglot/minutes/facts"
	"hexaglot/minutes/script"
)

// A deadline is when something is due, as a text says.
type deadline struct {
	due        Due
	time, zone string
	by         bool // words say that it is the last day
}

// deadline reads the day, or the days, by, on or within which something is to be done;
// the first that the text calls so, or else the first that does not only name something
// ("the draft of 3 April") and is not over. In a cell for nothing else every day counts.
func (r *taskReader) deadline(text string, cell bool) deadline {
	text = script.Head(text, 4*longestRequest)
	t := r.cues.langs[r.lang(text)]
	found := facts.Find(r.lang(text), text)
	var best deadline
	for i, f := range found {
		if f.Kind != facts.Date && f.Kind != facts.Dates {
			continue
		}
		before, behind := script.Tail(text[:f.Start], 80), text[f.End:]
		by := t.by.MatchString(before) || t.byAfter != nil && t.byAfter.MatchString(behind) || r.cues.dueLabel.MatchString(before)
		named := t.names != nil && t.names.MatchString(before) || t.namesBehind != nil && t.namesBehind.MatchString(behind)
		if i > 0 && found[i-1].Kind == facts.Time && f.Start-found[i-1].End <= 20 {
			// "before 17:00 on 3 December"
			named, by = false, by || t.by.MatchString(script.Tail(text[:found[i-1].Start], 80)) || timeBefore(t, text[:found[i-1].Start])
		}
		switch {
		case f.From.Year > 0:
		case t.later(text[:f.Start], behind):
			f.From.Year = r.nextYear()
		case t.isComing(behind):
			f.From.Year = r.comingYear(f.From.Month, f.From.Day)
		}
		found[i] = f
		d := deadline{due: r.span(text, found, i)}
		if d.due.From == "" || !cell && (!by && named || !by && d.due.Last() < r.p.meetingDay()) {
			continue
		}
		d.due.Printed, d.by = text[f.Start:f.End], by
		d.time, d.zone = clockBeside(text, found, i)
		if by || cell {
			return d
		}
		if best.due.From == "" {
			best = d
		}
	}
	for _, read := range []func(string, bool) deadline{r.shortDay, r.period, r.dayOfMonth} {
		if d := read(text, cell); d.due.From != "" && (d.by || best.due.From == "") {
			return d
		}
	}
	return best
}

// timeBefore reports whether words before a time say that it is the last: "before the hour of".
func timeBefore(t *taskCues, before string) bool {
	i := strings.LastIndexFunc(strings.TrimRightFunc(before, script.Space), script.Space)
	return i > 0 && t.by.MatchString(script.Tail(before[:i], 80))
}

// clockBeside is the time that stands beside a date, with little between them.
func clockBeside(text string, found []facts.Fact, i int) (clock, zone string) {
	const little = 24 // bytes: a weekday, "at", a comma
	for _, k := range []int{i + 1, i - 1} {
		if k < 0 || k >= len(found) || found[k].Kind != facts.Time && found[k].Kind != facts.Times {
			continue
		}
		between := text[min(found[i].End, found[k].End):max(found[i].Start, found[k].Start)]
		if len(between) <= little && !strings.ContainsAny(between, ".;。；؛") {
			return isoClock(found[k].Value.Start), found[k].Zone
		}
	}
	return "", ""
}

// days are the days of a fact, in the years that are nearest to the meeting where none
// is printed.
func (r *taskReader) days(f facts.Fact) Due {
	from := r.year(f.From)
	if from.Year == 0 {
		return Due{}
	}
	d := Due{From: isoDay(from)}
	if f.Kind == facts.Dates {
		to := f.To
		if to.Year == 0 {
			to.Year = from.Year
			if to.Month < from.Month {
				to.Year++
			}
		}
		d.To = isoDay(to)
	}
	return d
}

// year gives a day the year of the meeting, or the next one if it would be over for more
// than half a year; what is due lies ahead. Only in the first weeks of a year a day of its
// last ones was in the year before. There is none if the day of the meeting is not known.
// [facts.Day.In] takes the nearest year, which is right for what minutes tell of: what is
// due in eight months would be over by it.
func (r *taskReader) year(d facts.Day) facts.Day {
	if d.Year > 0 {
		return d
	}
	const half = 182 // days
	meeting, err := time.Parse(time.DateOnly, r.p.meetingDay())
	if err != nil {
		return d
	}
	d.Year = meeting.Year()
	switch days := int(isoTime(d).Sub(meeting).Hours() / 24); {
	case days < -half:
		d.Year++
	case days > 300:
		d.Year--
	}
	if isoTime(d).Day() != d.Day {
		d.Year = 0 // 29 February
	}
	return d
}

func isoTime(d facts.Day) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// dated reports whether words have a date in them.
func (r *taskReader) dated(s string) bool {
	if !strings.ContainsFunc(s, script.Digit) {
		return false
	}
	for _, f := range facts.Find(r.lang(s), s) {
		if f.Kind == facts.Date || f.Kind == facts.Dates {
			return true
		}
	}
	return false
}
