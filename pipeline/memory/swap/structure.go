package swap

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/facts"
)

// months writes the month of each end of an interval where they differ, and one where they
// do not: 11–18 March, 28 March–2 April.
func (d *dated) months() bool {
	v := d.value()
	if v.Kind != facts.Dates {
		return true
	}
	at := func(field byte, n int) int {
		for i, p := range d.all {
			if p.role.field == field {
				if n == 0 {
					return i
				}
				n--
			}
		}
		return -1
	}
	first, second, one, two := at('d', 0), at('d', 1), at('m', 0), at('m', 1)
	if first < 0 || second < 0 || one < 0 {
		return false
	}
	year, spans := at('y', 0), v.To.Year != 0 && v.From.Year != v.To.Year
	apart := v.From.Month != v.To.Month || spans
	insert := func(i int, all ...piece) { d.all = slices.Insert(d.all, i, all...) }
	switch {
	case apart && two < 0 && d.monthDay: // March 11–18, 3 月 11 日至 18 日
		start := one
		if spans && year >= 0 && year < one {
			start = year
		} else if spans && year >= 0 {
			return false
		}
		again := slices.Clone(d.all[start:first])
		for i := range again {
			again[i].role.end = 1
		}
		if start == year {
			d.all[year].role.end = 0
		}
		if end := second + 1; d.lang == "zh" && end < len(d.all) && !strings.Contains(join(d.all[first+1:second]), "日") {
			sign, _, _ := strings.Cut(d.all[end].text, "日")
			insert(first+1, piece{text: sign + "日"})
			second++
		}
		insert(second, again...)
	case apart && two < 0:
		again := slices.Clone(d.all[second+1 : one+1])
		if spans && year > one {
			again = slices.Clone(d.all[second+1:])
		}
		for i := range again {
			again[i].role.end = 0
		}
		insert(first+1, again...)
		if d.lang == "ru" {
			d.dash(" ")
		}
	case !apart && two > 0 && d.monthDay:
		start := two
		if second := at('y', 1); second >= 0 && second < two {
			start = second
		} else if second >= 0 {
			return false
		}
		d.all = slices.Delete(d.all, start, second)
	case !apart && two > 0:
		end := one + 1
		if at('y', 1) > 0 {
			end = year + 1
			if d.lang == "ru" && d.all[end].kind == "" {
				rest, ok := strings.CutPrefix(d.all[end].text, " года")
				if !ok {
					return false
				}
				d.all[end].text = rest
			}
		}
		d.all = slices.Delete(d.all, first+1, end)
		d.dash("")
	}
	return !spans || year < 0 || at('y', 1) >= 0 || at('y', 0) >= 0 && d.shown().From.Year != d.shown().To.Year
}

// listed gives a day of a list (11 and 12 March) a month of its own where it no longer has
// that of its neighbour (30 March and 2 April), and takes it away where it has it again.
func (d *dated) listed() bool {
	step := 1
	if d.lang == "zh" {
		step = -1
	}
	near, at := d.neighbour(step)
	if near == nil || d.numeric {
		return true
	}
	v, changes := d.values[at]
	if !changes {
		v = near.shown()
	}
	place := func(d *dated, field byte) int {
		return slices.IndexFunc(d.all, func(p piece) bool { return p.role.field == field })
	}
	month, day, own, its := place(near, 'm'), place(near, 'd'), place(d, 'd'), place(d, 'm')
	same := v.From.Month == d.value().From.Month && v.From.Year == d.value().From.Year
	switch {
	case day < 0 || own < 0 || d.count('y') > 0 && its >= 0:
	case its < 0 && !same && near.monthDay:
		d.all = slices.Insert(d.all, own, near.all[month:day]...)
	case its < 0 && !same:
		d.all = slices.Insert(d.all, own+1, near.all[day+1:month+1]...)
	case its >= 0 && same && d.shown().From.Month != near.shown().From.Month && months(d.text) < months(d.from):
		d.all = slices.Delete(d.all, min(its, own+1), max(its+1, own))
	}
	return true
}

// neighbour is the date beside this one in a list that has a month, in the direction in
// which months are shared, and its place.
func (d *dated) neighbour(step int) (*dated, int) {
	for k := d.at + step; k >= 0 && k < len(d.to.facts) && d.to.facts[k].Kind == facts.Date; k += step {
		last, next := d.to.facts[min(k, k-step)], d.to.facts[max(k, k-step)]
		near := &dated{writer: &writer{from: d.from, text: d.text, to: d.to, at: k}, lang: d.lang, all: pieces(d.lang, d.to.printed(k), "")}
		if next.Start-last.End > 16 || d.shown().Kind != facts.Date || !near.roles() { // no list
			return nil, 0
		}
		if near.count('m') > 0 {
			return near, k
		}
	}
	return nil, 0
}

// months counts the dates of a text that print a month.
func months(r *reading) (n int) {
	for i, f := range r.facts {
		if f.Kind == facts.Date && slices.ContainsFunc(pieces(r.code, r.printed(i), ""), func(p piece) bool {
			return p.kind == "month" || strings.Contains(p.text, "月")
		}) {
			n++
		}
	}
	return n
}

// dash sets blanks around the dash between two days, or none.
func (d *dated) dash(blank string) {
	for i := range d.all {
		p := &d.all[i]
		s := strings.TrimSpace(p.text)
		if r, n := utf8.DecodeRuneInString(s); p.kind == "" && n > 0 && n == len(s) && unicode.Is(unicode.Pd, r) {
			p.text = blank + s + blank
		}
	}
}

// years adds the year or takes it away where the text does. A year that the translation
// leaves out must not change.
func (d *dated) years() bool {
	known, value, shown := d.known(), d.value(), d.shown()
	spans := value.To.Year != 0 && value.From.Year != value.To.Year
	switch n := d.count('y'); {
	case n > 0 && value.From.Year == 0:
		return n == 1 && d.dropYear()
	case n > 0: // months writes the second year
		return true
	case shown.From.Year != 0: // a neighbour says it
		return true
	case known.From.Year == 0 && value.From.Year != 0:
		return !printsYear(d.text.printed(d.old)) || !spans && d.addYear()
	}
	return value.From.Year == 0 || value.From.Year == known.From.Year && value.To.Year == known.To.Year
}

// printsYear says whether a number of four digits, or more than three Chinese numerals
// before 年, stand in a date.
func printsYear(s string) bool {
	run := 0
	for _, r := range s {
		if digitOf(r) < 0 {
			run = 0
			continue
		}
		if run++; run == 4 {
			return true
		}
	}
	return strings.Contains(s, "年")
}

func (d *dated) addYear() bool {
	last := len(d.all) - 1
	if d.numeric || d.count('d') == 0 || d.count('m') == 0 {
		return false
	}
	v := d.value()
	year := piece{text: number(v.From.Year, 4, d.all[slices.IndexFunc(d.all, func(p piece) bool { return p.role.field == 'd' })].text)}
	if d.lang == "zh" {
		month := slices.IndexFunc(d.all, func(p piece) bool { return p.role.field == 'm' })
		sign := "年"
		if firstRune(d.all[month+1].text) == ' ' {
			sign = " 年 "
		}
		year.text += sign
		d.all = slices.Insert(d.all, month, year)
		return month == 0
	}
	switch role := d.all[last].role.field; {
	case role == 'd' && d.monthDay && d.lang == "en": // May 28, 2024
		year.text = ", " + year.text
		after := d.to.after(d.at)
		if after != "" && (isLetterOrDigit(firstRune(strings.TrimSpace(after))) || firstRune(after) == ',') {
			return false
		}
	case role != 'm':
		return false
	case d.lang == "es" && strings.Contains(d.all[last-1].text, "de"):
		year.text = " de " + year.text
	case d.lang == "ru":
		year.text = " " + year.text + " года"
	default:
		year.text = " " + year.text
	}
	d.all = append(d.all, year)
	return true
}

func (d *dated) dropYear() bool {
	i := slices.IndexFunc(d.all, func(p piece) bool { return p.role.field == 'y' })
	if d.numeric {
		return false
	}
	if d.lang == "zh" {
		if i+1 == len(d.all) || strings.TrimSpace(d.all[i+1].text) != "年" {
			return false
		}
		d.all = slices.Delete(d.all, i, i+2)
		return true
	}
	if i < 2 || d.all[i-1].kind != "" || d.monthDay && strings.HasPrefix(d.to.after(d.at), ",") {
		return false
	}
	if i+1 < len(d.all) {
		if rest := strings.TrimSpace(d.all[i+1].text); i+2 < len(d.all) || rest != "года" {
			return false // «г.» may be the end of the sentence too
		}
	}
	d.all = d.all[:i-1]
	return true
}

// weekdays adds the weekday or takes it away where the text does. One that only the
// translation says is not ours to know.
func (d *dated) weekdays() bool {
	known, value, shown := d.known(), d.value(), d.shown()
	from, to := shown.From.Weekday != 0, shown.To.Weekday != 0
	had, has := known.From.Weekday != 0, value.From.Weekday != 0
	switch {
	case from && !had || to && known.To.Weekday == 0:
		return false
	case value.Kind != facts.Date:
		return (!from || has) && (!to || value.To.Weekday != 0) &&
			(from || had || !has) && (to || known.To.Weekday != 0 || value.To.Weekday == 0)
	case from && !has:
		return d.dropWeekday()
	case !from && !had && has:
		return d.addWeekday()
	}
	return true
}

func (d *dated) dropWeekday() bool {
	i := slices.IndexFunc(d.all, func(p piece) bool { return p.kind == "weekday" })
	if d.lang == "zh" {
		if i > 0 && i+1 < len(d.all) {
			d.all[i-1].text = strings.TrimRight(d.all[i-1].text, "（(")
			d.all[i+1].text = strings.TrimLeft(d.all[i+1].text, "）)")
		}
		d.all = slices.Delete(d.all, i, i+1)
		return true
	}
	if i != 0 || len(d.all) < 3 || d.all[1].kind != "" {
		return false
	}
	if d.lang == "ru" {
		switch _, word := lastWord(d.to.before(d.at)); strings.ToLower(word) {
		case "в", "во":
			d.drops = word
		}
	}
	d.all = d.all[2:]
	return true
}

// russianPrepositions stand before a day and would have its weekday decline.
var russianPrepositions = []string{"с", "со", "к", "ко", "о", "об", "до", "от", "на", "по", "за", "после", "перед", "около", "между", "и", "или"}

func (d *dated) addWeekday() bool {
	n := d.value().From.Weekday - 1
	plain := rowsOf()[d.lang][slices.IndexFunc(rowsOf()[d.lang], func(r *row) bool { return r.kind == "weekday" })]
	if d.numeric || d.count('d') != 1 || d.count('m') != 1 {
		return false
	}
	if d.lang == "zh" {
		if last := d.all[len(d.all)-1].text; !strings.HasSuffix(last, "日") && !strings.HasSuffix(last, "号") {
			return false
		}
		d.all = append(d.all, piece{text: plain.names[n]})
		return true
	}
	if d.all[0].kind == "" { // the 28th of May
		return false
	}
	_, word := lastWord(d.to.before(d.at))
	word = strings.ToLower(word)
	opens := word == "" && !isLetterOrDigit(lastRune(d.to.before(d.at)))
	name, sign := plain.names[n], " "
	switch d.lang {
	case "en":
		sign = ", "
		if word == "a" || word == "an" || word == "the" || word == "and" || word == "or" {
			return false
		}
	case "ar":
		if !opens && word != "يوم" {
			return false
		}
	case "ru":
		sign = ", "
		if !opens {
			if slices.Contains(russianPrepositions, word) || word == "" {
				return false
			}
			in := rowsOf()["ru"][slices.IndexFunc(rowsOf()["ru"], func(r *row) bool { return r.after == "in" })]
			name = sounded("в ", in.names[n]) + in.names[n]
		}
	}
	if strings.TrimSpace(d.to.before(d.at)) == "" {
		name = capital(name)
	}
	d.all = slices.Insert(d.all, 0, piece{text: name + sign})
	return true
}

// weekdayRow is the row of names that piece i is of: in Russian, its case. It is nil where
// that is not sure.
func (d *dated) weekdayRow(i, weekday int) *row {
	p := d.all[i]
	if weekday == 0 {
		return nil
	}
	if d.lang != "ru" {
		return p.rows[0]
	}
	before := d.to.before(d.at) + join(d.all[:i])
	_, word := lastWord(before)
	want := ""
	switch strings.ToLower(word) {
	case "в", "во", "на", "через", "по":
		want = "in"
	case "с", "со", "от", "до", "после":
		want = "of"
	case "к", "ко":
		want = "to"
	case "":
		if r := lastRune(strings.TrimRightFunc(before, unicode.IsSpace)); !isLetterOrDigit(r) {
			want = "none"
		}
	}
	for _, r := range p.rows {
		if r.after == want || r.after == "short" || r.names[weekday-1] == p.text {
			return r
		}
	}
	return nil
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func isLetterOrDigit(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
