package minutes

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/minutes/facts"
	"hexaglot/minutes/script"
)

// shortDayRE is a day in digits: "15/07", "15.07", "15-VII", "15.07.31". Without a year
// and a Roman month, those of a point have two digits, or else they are a number, and a
// dash parts the ends of an interval.
var shortDayRE = regexp.MustCompile(`(?:^|[^\p{L}\p{N}/.,-]|\p{Han})((\d{1,2})([/.-])(\d{1,2}|[IVX]{1,4})(?:([/.-])(\d{4}|\d{2}))?)(?:[^\p{N}/%\p{L}]|\p{Han}|$)`)

// shortDay reads a day in digits where words say that it is the last one or that
// something is done on it, or where it stands in a cell of days: "pour le 15/07".
func (r *taskReader) shortDay(text string, cell bool) deadline {
	western := script.Western(text)
	if !strings.ContainsAny(western, "/.-") || !strings.ContainsFunc(western, script.Digit) {
		return deadline{}
	}
	lang := r.lang(text)
	t := r.cues.langs[lang]
	all := shortDayRE.FindAllStringSubmatchIndex(western, 4)
	for i, m := range all {
		before := script.Tail(western[:m[2]], 80)
		by := t.by.MatchString(before) || r.cues.dueLabel.MatchString(before) || t.byAfter != nil && t.byAfter.MatchString(western[m[3]:])
		d, ok := r.inDigits(lang, western, m)
		if !ok || m[3]-m[2] == len("1/3") && t.preposition.Begins(strings.TrimLeft(western[m[3]:], " ")) != nil { // 1/3 of the members
			continue
		}
		start, end := sameRune(text, western, m[2]), sameRune(text, western, m[3])
		due := Due{From: isoDay(d), Printed: text[start:end]}
		if i+1 < len(all) && t.from != nil && t.from.MatchString(before) {
			between := strings.TrimFunc(western[m[3]:all[i+1][2]], script.Space)
			if to, ok := r.inDigits(lang, western, all[i+1]); ok && (t.until.Begins(between) != nil || strings.Trim(between, "–—-") == "") && isoDay(to) > due.From {
				due.To = isoDay(to)
				end = sameRune(text, western, all[i+1][3])
				due.Printed = text[start:end]
			}
		}
		on := t.on != nil && t.on.MatchString(before) && !t.names.MatchString(before)
		if !cell && !by && !on && due.To == "" || !by && due.Last() < r.p.meetingDay() {
			continue
		}
		found := slices.DeleteFunc(facts.Find(lang, text), func(f facts.Fact) bool { return f.Start < end && f.End > start })
		at := len(found)
		if k := slices.IndexFunc(found, func(f facts.Fact) bool { return f.Start >= end }); k >= 0 {
			at = k
		}
		clock, zone := clockBeside(text, slices.Insert(found, at, facts.Fact{Start: start, End: end}), at)
		return deadline{due: due, by: by, time: clock, zone: zone}
	}
	return deadline{}
}

// sameRune is where in a text the rune stands that is at byte i of a form of it with as
// many runes.
func sameRune(text, form string, i int) int {
	if len(text) == len(form) {
		return i
	}
	n := utf8.RuneCountInString(form[:i])
	for at := range text {
		if n--; n < 0 {
			return at
		}
	}
	return len(text)
}

// inDigits is the day of a match of shortDayRE. Chinese writes the month first, English
// either: where both could be the month, the other days of the document tell, or else
// the day is not known.
func (r *taskReader) inDigits(lang language.Tag, s string, m []int) (facts.Day, bool) {
	mark, year := s[m[6]:m[7]], ""
	if m[12] > 0 {
		if year = s[m[12]:m[13]]; s[m[10]:m[11]] != mark {
			return facts.Day{}, false
		}
	}
	first, second := s[m[4]:m[5]], s[m[8]:m[9]]
	day, _ := strconv.Atoi(first)
	month, err := strconv.Atoi(second)
	if year == "" && err == nil && (mark == "-" || mark == "." && (len(first) != 2 || len(second) != 2)) {
		return facts.Day{}, false
	}
	if err != nil {
		month = slices.Index(romanMonths, second) + 1
	} else if lang == language.Chinese && year == "" || lang == language.English && (month > 12 || day <= 12 && day != month && r.order() == monthFirst) {
		day, month = month, day
	} else if lang == language.Chinese || lang == language.English && day <= 12 && day != month && r.order() != dayFirst {
		return facts.Day{}, false
	}
	d := facts.Day{Day: day, Month: month}
	if d.Year, _ = strconv.Atoi(year); len(year) == 2 {
		d.Year = r.century(d.Year)
	}
	if day < 1 || day > 31 || month < 1 || month > 12 {
		return d, false
	}
	d = r.year(d)
	return d, d.Year > 0 && isoTime(d).Day() == day
}

var romanMonths = []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}

// century is the year of two digits that is nearest to the meeting; 0 if that is not known.
func (r *taskReader) century(year int) int {
	meeting := r.nextYear() - 1
	if meeting < 0 {
		return 0
	}
	year += meeting / 100 * 100
	switch {
	case year-meeting > 50:
		year -= 100
	case meeting-year > 50:
		year += 100
	}
	return year
}

// What a document writes first of a day in digits.
const (
	mixed = iota + 1 // either, or it does not tell
	dayFirst
	monthFirst
)

// order is what the days in digits of the document write first, as those tell of which
// only one number may be a month.
func (r *taskReader) order() int {
	if r.dayOrder > 0 {
		return r.dayOrder
	}
	days, months := false, false
	for _, l := range r.p.lines {
		for _, m := range shortDayRE.FindAllStringSubmatch(script.Western(l.Text), -1) {
			first, _ := strconv.Atoi(m[2])
			second, _ := strconv.Atoi(m[4])
			days = days || m[3] == "/" && first > 12 && first < 32 && second > 0 && second < 13
			months = months || m[3] == "/" && second > 12 && second < 32 && first > 0 && first < 13
		}
	}
	switch r.dayOrder = mixed; {
	case days && !months:
		r.dayOrder = dayFirst
	case months && !days:
		r.dayOrder = monthFirst
	}
	return r.dayOrder
}

// span are the days of a fact, up to those of the next one if only a dash parts them.
func (r *taskReader) span(text string, found []facts.Fact, i int) Due {
	d := r.days(found[i])
	if i+1 < len(found) && found[i].Kind == facts.Date && found[i+1].Kind == facts.Date {
		between := strings.TrimFunc(text[found[i].End:found[i+1].Start], script.Space)
		if to := r.days(found[i+1]); strings.Contains("–—-‒~～", between) && between != "" && to.From > d.From && d.From != "" {
			d.To = to.From
		}
	}
	return d
}
