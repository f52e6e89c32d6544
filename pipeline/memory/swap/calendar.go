package swap

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"hexaglot/minutes/facts"
)

// rightWeekdays says whether the weekdays of a text are those of its dates: of years that it
// does not say, whether there is one in which all of them are.
func (r *reading) rightWeekdays() bool {
	var open []facts.Day
	for i := range r.facts {
		for _, d := range r.days(i) {
			switch {
			case d.Weekday == 0 || d.Day == 0:
			case d.Year == 0:
				open = append(open, d)
			case !fallsOn(d, d.Year):
				return false
			}
		}
	}
	const cycle = 28 // after as many years the calendar comes again
	for year := 2000; year < 2000+cycle; year++ {
		ok := true
		for _, d := range open {
			// Of January after December, the next year.
			ok = ok && (fallsOn(d, year) || d.Month < open[0].Month && fallsOn(d, year+1))
		}
		if ok {
			return true
		}
	}
	return false
}

// days are the days of fact i, with the weekdays that stand beside it: Monday (5 May),
// Monday to Wednesday, 5–7 May.
func (r *reading) days(i int) []facts.Day {
	f := r.facts[i]
	from, to := r.weekdayBeside(i, i-1), 0
	switch {
	case f.Kind == facts.Dates:
		if before := r.weekdayBeside(i-1, i-2); from > 0 && before > 0 {
			from, to = before, from
		}
	case f.Kind == facts.Date && from == 0:
		from = r.weekdayBeside(i, i+1)
	}
	if f.From.Weekday == 0 && f.To.Weekday == 0 {
		f.From.Weekday, f.To.Weekday = from, to
	}
	return []facts.Day{f.From, f.To}
}

// weekdayBeside is the weekday that fact k is, if no more than a short word parts it from
// fact i; or 0.
func (r *reading) weekdayBeside(i, k int) int {
	if k < 0 || k >= len(r.facts) || r.facts[k].Kind != facts.Weekday {
		return 0
	}
	const short = 8
	a, b := r.facts[min(i, k)], r.facts[max(i, k)]
	if utf8.RuneCountInString(r.text[min(a.End, b.Start):b.Start]) > short {
		return 0
	}
	return r.facts[k].From.Weekday
}

// shortWeekday says whether a short name of a weekday that is no part of it stands beside a
// date: lun. 5 mai.
func shortWeekday(r *reading) bool {
	is := func(word string) bool {
		return slices.ContainsFunc(rowsOf()[r.code], func(names *row) bool {
			return names.kind == "weekday" && names.after == "short" && slices.Contains(names.names, strings.ToLower(word))
		})
	}
	const signs = ".,;()[]*_ \u00a0\u202f"
	return slices.ContainsFunc(r.facts, func(f facts.Fact) bool {
		if f.Kind != facts.Date && f.Kind != facts.Dates {
			return false
		}
		_, before := lastWord(strings.TrimRight(r.text[:f.Start], signs))
		return is(before) || is(nextWord(strings.TrimLeft(r.text[f.End:], signs)))
	})
}

// fallsOn says whether a day of a year has the weekday that it is said to have.
func fallsOn(d facts.Day, year int) bool {
	at := time.Date(year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return at.Day() == d.Day && (int(at.Weekday())+6)%7+1 == d.Weekday
}
