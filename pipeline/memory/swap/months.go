package swap

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/facts"
)

// nth is piece n of a field, from 0, or -1.
func (d *dated) nth(field byte, n int) int {
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

// months writes the month of each end of an interval where they differ, and one where they
// do not: 11–18 March, 28 March–2 April. Years go with the months where they differ too.
func (d *dated) months() bool {
	v, shown := d.value(), d.shown()
	if v.Kind != facts.Dates {
		return true
	}
	if d.nth('d', 1) < 0 || d.nth('m', 0) < 0 {
		return false
	}
	spans := v.To.Year != 0 && v.From.Year != v.To.Year
	apart := v.From.Month != v.To.Month || spans
	ok := true
	switch two := d.nth('m', 1) > 0; {
	case apart && !two && d.monthDay:
		ok = d.repeatBefore(spans)
	case apart && !two:
		d.repeatAfter(spans)
	case !apart && two && d.monthDay:
		ok = d.onceBefore()
	case !apart && two:
		ok = d.onceAfter()
	}
	// A year that is said once may go for both ends only if it did so before.
	return ok && (!spans || d.count('y') != 1 || shown.From.Year != shown.To.Year)
}

// repeatBefore says the month again before the second day: March 11–18, 3 月 11 日至 18 日.
func (d *dated) repeatBefore(year bool) bool {
	start, first, second := d.nth('m', 0), d.nth('d', 0), d.nth('d', 1)
	if y := d.nth('y', 0); year && y >= 0 {
		if y > start { // March 11–18, 2025
			return false
		}
		start, d.all[y].role.end = y, 0
	}
	again := slices.Clone(d.all[start:first])
	for i := range again {
		again[i].role.end = 1
	}
	if end := second + 1; d.lang == "zh" && end < len(d.all) && !strings.Contains(join(d.all[first+1:second]), "日") {
		sign, _, _ := strings.Cut(d.all[end].text, "日") // 3 月 11–18 日
		d.all = slices.Insert(d.all, first+1, piece{text: sign + "日"})
		second++
	}
	d.all = slices.Insert(d.all, second, again...)
	return true
}

// repeatAfter says the month also after the first day: 11–18 March.
func (d *dated) repeatAfter(year bool) {
	end := d.nth('m', 0) + 1
	if year && d.nth('y', 0) > end {
		end = len(d.all)
	}
	again := slices.Clone(d.all[d.nth('d', 1)+1 : end])
	for i := range again {
		again[i].role.end = 0
	}
	d.all = slices.Insert(d.all, d.nth('d', 0)+1, again...)
	if d.lang == "ru" {
		d.dash(" ")
	}
}

// onceBefore leaves the second month out, and the year before it.
func (d *dated) onceBefore() bool {
	start, second := d.nth('m', 1), d.nth('d', 1)
	if y := d.nth('y', 1); y > start {
		return false
	} else if y >= 0 {
		start = y
	}
	d.all = slices.Delete(d.all, start, second)
	return true
}

// onceAfter leaves the first month out, and the year after it if there is another.
func (d *dated) onceAfter() bool {
	end := d.nth('m', 0) + 1
	if d.count('y') == 2 {
		end = d.nth('y', 0) + 1
		if d.lang == "ru" {
			rest, ok := strings.CutPrefix(d.all[end].text, " года")
			if !ok {
				return false
			}
			d.all[end].text = rest
		}
	}
	d.all = slices.Delete(d.all, d.nth('d', 0)+1, end)
	d.dash("")
	return true
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
