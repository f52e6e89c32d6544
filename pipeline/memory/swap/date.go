package swap

import (
	"slices"
	"strings"

	"hexaglot/minutes/facts"
)

// A dated is a printed date that is rewritten.
type dated struct {
	*writer
	lang     string
	all      []piece
	numeric  bool   // the month is a number, and signs part it from the day and the year
	width    int    // to which zeros are written before a day or month; 0 for none
	monthDay bool   // the month stands before its day
	drops    string // the Russian preposition that goes with the weekday
}

// date writes a date, an interval of days, or a month of another year.
func (w *writer) date() ([]edit, bool) {
	d := dated{writer: w, lang: w.to.code, all: pieces(w.to.code, w.written(), "")}
	if !d.roles() || !d.listed() || !d.weekdays() || !d.years() || !d.months() || !d.fill() {
		return nil, false
	}
	return d.edits()
}

// count is the number of pieces that say a field.
func (d *dated) count(field byte) (n int) {
	for _, p := range d.all {
		if p.role.field == field {
			n++
		}
	}
	return n
}

// roles says what each number and name is, and fails where they do not say the value that
// was found.
func (d *dated) roles() bool {
	d.tails()
	named, numbers := false, []int(nil)
	for i, p := range d.all {
		named = named || p.kind == "month"
		switch p.kind {
		case "number":
			numbers = append(numbers, i)
		case "part":
			return false
		}
	}
	if !named && len(numbers) == 3 && !strings.Contains(join(d.all), "月") {
		return d.numericRoles(numbers) && d.agrees()
	}
	at := map[byte][]int{}
	for i, p := range d.all {
		field := byte(0)
		switch {
		case p.kind == "weekday":
			field = 'w'
		case p.kind == "month", p.kind == "number" && !named && i+1 < len(d.all) && strings.HasPrefix(strings.TrimSpace(d.all[i+1].text), "月"):
			field = 'm'
		case p.kind == "number" && p.n > 99:
			field = 'y'
		case p.kind == "number":
			field = 'd'
		default:
			continue
		}
		if field != 'y' && p.kind == "number" && digitOf(firstRune(p.text)) == 0 {
			d.width = 2
		}
		d.all[i].role = role{field, len(at[field])}
		if at[field] = append(at[field], i); len(at[field]) > 2 {
			return false
		}
	}
	d.monthDay = len(at['d']) > 0 && len(at['m']) > 0 && at['m'][0] < at['d'][0]
	v := d.shown()
	if len(at['w']) == 1 && v.From.Weekday == 0 {
		d.all[at['w'][0]].role.end = 1
	}
	if len(at['y']) == 1 && v.To.Year != 0 && len(at['d']) > 0 && at['y'][0] > at['d'][0] {
		d.all[at['y'][0]].role.end = 1
	}
	if len(at['m']) == 1 && v.To.Month != 0 && !d.monthDay {
		d.all[at['m'][0]].role.end = 1
	}
	return d.agrees()
}

// dayEnds are what may be written on the number of a day, of languages in which it changes.
var dayEnds = map[string][]string{
	"en": {"st", "nd", "rd", "th"},
	"fr": {"er", "ᵉʳ"},
	"es": {".º", "º", "°", ".er"},
}

// tails gives the numbers of days what is written on them.
func (d *dated) tails() {
	for i := range d.all {
		if d.all[i].kind != "number" || i+1 == len(d.all) {
			continue
		}
		for _, e := range dayEnds[d.lang] {
			if rest, ok := strings.CutPrefix(d.all[i+1].text, e); ok && nextWord("x"+rest) == "x" {
				d.all[i].tail, d.all[i+1].text = e, rest
				break
			}
		}
	}
}

// numericRoles reads a date of three numbers, such as 2024-05-28 or 28/05/2024.
func (d *dated) numericRoles(at []int) bool {
	if d.shown().Kind != facts.Date {
		return false
	}
	d.numeric, d.width = true, 2
	v := d.shown().From
	first, second := d.all[at[0]].n, d.all[at[1]].n
	fields := "dmy"
	switch {
	case digits(d.all[at[0]].text) == 4:
		fields = "ymd"
	case d.lang == "en" && first == second:
		return false // which is the month?
	case first != v.Day || second != v.Month:
		fields = "mdy"
	}
	for k, i := range at {
		d.all[i].role = role{fields[k], 0}
		if digits(d.all[i].text) == 1 {
			d.width = 0
		}
	}
	return true
}

func ends(v facts.Value) [2]facts.Day { return [2]facts.Day{v.From, v.To} }

// agrees says whether the pieces say the value that was found.
func (d *dated) agrees() bool {
	v := ends(d.shown())
	return !slices.ContainsFunc(d.all, func(p piece) bool {
		day := v[p.role.end]
		switch p.role.field {
		case 'd':
			return p.n != day.Day
		case 'm':
			return p.kind == "month" && p.n+1 != day.Month || p.kind == "number" && p.n != day.Month
		case 'y':
			return p.n != day.Year
		case 'w':
			return p.n+1 != day.Weekday
		}
		return false
	})
}

// fill writes the new value into the pieces.
func (d *dated) fill() bool {
	v := ends(d.value())
	for i := range d.all {
		p := &d.all[i]
		switch day := v[p.role.end]; p.role.field {
		case 'd':
			d.day(p, day.Day)
		case 'm':
			if p.kind == "number" {
				p.text = number(day.Month, d.width, p.text)
			} else if day.Month > 0 {
				p.text = p.rows[0].name(day.Month-1, p.text)
			}
		case 'y':
			if day.Year == 0 {
				return false
			}
			p.text = number(day.Year, 4, p.text)
		case 'w':
			r := d.weekdayRow(i, day.Weekday)
			if r == nil {
				return false
			}
			p.text = r.name(day.Weekday-1, p.text)
		}
	}
	if p := &d.all[0]; d.lang == "ru" && p.kind == "" { // «с 11 по 18», «со 2 по 5»
		p.text = sounded(p.text, join(d.all[1:]))
	}
	return true
}

// day writes a day of the month, with what is written on it.
func (d *dated) day(p *piece, n int) {
	had := p.tail
	p.text, p.tail = number(n, d.width, p.text), ""
	switch {
	case d.lang == "en" && had != "":
		p.tail = ordinalEnd(n)
	case n == 1 && had != "":
		p.tail = had
	case n == 1 && d.lang == "fr" && d.width == 0 && !d.numeric: // le 1er mai
		p.tail = "er"
	}
}

// ordinalEnd is what English writes on a number: 1st, 2nd, 3rd, 11th.
func ordinalEnd(n int) string {
	if n%100/10 != 1 {
		switch n % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}

// edits puts the new date into the translation, and the form of the word before it.
func (d *dated) edits() ([]edit, bool) {
	f := d.to.facts[d.at]
	s := join(d.all)
	before := d.to.before(d.at)
	start, word := lastWord(before)
	switch {
	case d.drops != "":
		return []edit{{start, f.End, s}}, strings.EqualFold(word, d.drops)
	case sound(d.lang, strings.ToLower(word), s) != "":
		return []edit{{start, len(before), sounded(before[start:], s)}, {f.Start, f.End, s}}, true
	}
	return []edit{{f.Start, f.End, s}}, true
}

// sounded is a word with blanks after it, such as «с » or "a ", in the form that it has
// before a text.
func sounded(words, next string) string {
	for _, lang := range []string{"ru", "en", "es"} {
		start, word := lastWord(words)
		form := sound(lang, strings.ToLower(word), next)
		if form == "" || start > 0 {
			continue
		}
		if capital(word) == word {
			form = capital(form)
		}
		return form + words[len(word):]
	}
	return words
}
