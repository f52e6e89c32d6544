package swap

import (
	"slices"

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
	return agree(text, result)
}

func isCalendar(k facts.Kind) bool {
	switch k {
	case facts.Date, facts.Dates, facts.Month, facts.Months, facts.Weekday, facts.Time, facts.Times:
		return true
	}
	return false
}

// agree is [facts.Agree], but for years that the translation leaves out and for small
// numbers in words: the two chairs are one word in Arabic and no number in some idioms.
func agree(text, result *reading) bool {
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
	_, onlyText, onlyResult := facts.Agree(a, b)
	return excused(onlyText, a, result.code) && excused(onlyResult, b, text.code)
}

// excused says whether all numbers that the other language does not say are in words, or
// a 2 that Arabic says by the form of the noun.
func excused(values []facts.Value, in []facts.Fact, other string) bool {
	for _, v := range values {
		words := slices.ContainsFunc(in, func(f facts.Fact) bool { return f.Words && f.Number == v.Number })
		if v.Kind != facts.Number || !words && !(v.Number == "2" && other == "ar") {
			return false
		}
	}
	return true
}

func isDigit(r rune) bool { return digitOf(r) >= 0 }
