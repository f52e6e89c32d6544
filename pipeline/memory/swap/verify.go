package swap

import (
	"slices"
	"strings"
	"unicode/utf8"

	"hexaglot/minutes/facts"
)

// verified says whether the result says each changed fact, by its place, as the text does
// and all others as the translation did, and agrees with the text in all numbers and dates.
func verified(values map[int]facts.Value, text, known, translation, result *reading) bool {
	if len(result.facts) != len(translation.facts) {
		return false
	}
	days := false // a date or time changes
	for _, v := range values {
		days = days || isCalendar(v.Kind)
	}
	for k, f := range result.facts {
		old := translation.facts[k].Value
		v, changed := values[k]
		if !changed {
			if !equal(f.Value, old) {
				return false
			}
			// What only the translation says of the day may have followed from it.
			if days && isCalendar(f.Kind) && !slices.ContainsFunc(known.facts, func(g facts.Fact) bool { return says(f.Value, g.Value) }) {
				return false
			}
			continue
		}
		if !says(f.Value, v) || old.From.Weekday != 0 && f.From.Weekday != v.From.Weekday || old.To.Weekday != 0 && f.To.Weekday != v.To.Weekday {
			return false
		}
	}
	if days && (shortWeekday(translation) || strayWeekday(translation) && !strayWeekday(known)) {
		return false
	}
	return agree(text, known, result)
}

func isCalendar(k facts.Kind) bool {
	switch k {
	case facts.Date, facts.Dates, facts.Month, facts.Months, facts.Weekday, facts.Time, facts.Times:
		return true
	}
	return false
}

// strayWeekday says whether a text names a weekday in full outside its dates: one that
// stands apart from its date would stay what it was.
func strayWeekday(r *reading) bool {
	for _, names := range rowsOf()[r.code] {
		if names.kind != "weekday" || names.after == "short" || utf8.RuneCountInString(names.names[0]) < 3 {
			continue // 周一 is also in 一周一次
		}
		for _, name := range names.names {
			for i := strings.Index(r.text, name); i >= 0; {
				if !slices.ContainsFunc(r.facts, func(f facts.Fact) bool {
					return isCalendar(f.Kind) && f.Start <= i && i < f.End
				}) && (r.code == "zh" || bordered(r.text, i, i+len(name))) {
					return true
				}
				next := strings.Index(r.text[i+1:], name)
				if next < 0 {
					break
				}
				i += 1 + next
			}
		}
	}
	return false
}

// agree is [facts.Agree], but for years that the translation leaves out, small numbers in
// words (the two chairs are one word in Arabic and no number in some idioms), ordinals that
// are numbers in the other language, and what has not changed and the translation never said.
func agree(text, known, result *reading) bool {
	a, b := slices.Clone(text.facts), slices.Clone(result.facts)
	for i := range a {
		f := &a[i]
		if f.Kind != facts.Date && f.Kind != facts.Dates && f.Kind != facts.Month && f.Kind != facts.Months {
			continue
		}
		for k := range b {
			if b[k].From.Year == 0 && f.From.Year != 0 && says(b[k].Value, f.Value) {
				f.From.Year, f.To.Year = 0, 0
			}
		}
	}
	_, unsaid, added := facts.Agree(a, b)
	for _, v := range unsaid {
		if !slices.ContainsFunc(result.facts, func(f facts.Fact) bool { return f.Kind == facts.Ordinal && f.Number == v.Number }) &&
			!slices.ContainsFunc(known.facts, func(f facts.Fact) bool { return f.Number == v.Number && v.Kind == facts.Number }) {
			return false
		}
	}
	for _, v := range added {
		words := slices.ContainsFunc(b, func(f facts.Fact) bool { return f.Words && f.Number == v.Number })
		words = words || slices.ContainsFunc(a, func(f facts.Fact) bool { return f.Kind == facts.Ordinal && f.Number == v.Number })
		if v.Kind != facts.Number || !words && (v.Number != "2" || text.code != "ar") || len(unsaid) > 0 {
			return false
		}
	}
	return true
}

func isDigit(r rune) bool { return digitOf(r) >= 0 }
