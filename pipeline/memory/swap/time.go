package swap

import (
	"regexp"
	"slices"
	"strings"

	"hexaglot/minutes/facts"
)

// A timed is a printed time that is rewritten.
type timed struct {
	*writer
	lang string
	all  []piece
	pad  bool // an hour has two digits
}

// time writes a time or an interval of times, on the clock of the translation.
func (w *writer) time() (string, bool) {
	known, value, shown := w.known(), w.value(), w.shown()
	s := w.written()
	zone := shown.Zone
	if m := offsetZone.FindString(s); m != "" {
		zone = m
	}
	t := timed{writer: w, lang: w.to.code, all: pieces(w.to.code, s, zone)}
	if !t.roles() || !t.fill() {
		return "", false
	}
	if known.Zone != value.Zone {
		if known.Zone != zone || !acronymZone.MatchString(value.Zone) || strings.Count(s, zone) != 1 {
			return "", false
		}
		for i := range t.all {
			if t.all[i].kind == "zone" {
				t.all[i].text = value.Zone
			}
		}
	}
	return join(t.all), true
}

// A zone that all languages write alike, and one with digits.
var (
	acronymZone = regexp.MustCompile(`^[A-Z]{2,5}([+−-]\d{1,2}(:\d\d)?)?$`)
	offsetZone  = regexp.MustCompile(`(UTC|GMT)\s?[+−-]\s?\d{1,2}(:\d\d)?`)
)

func clocks(v facts.Value) [2]facts.Clock { return [2]facts.Clock{v.Start, v.End} }

// minuteSigns stand between an hour and its minutes.
var minuteSigns = []string{":", ".", "h", "ч", "ч.", "час.", "час", "часа", "часов", "时", "点", "/", "heures", "heure"}

// roles says what each number and part of the day is.
func (t *timed) roles() bool {
	v := clocks(t.shown())
	end, hours := 0, 0
	for i := range t.all {
		p := &t.all[i]
		switch p.kind {
		case "number":
			sign := ""
			if i > 0 && t.all[i-1].kind == "" {
				sign = strings.TrimSpace(t.all[i-1].text)
			}
			if hours > 0 && t.all[max(i-2, 0)].role.field == 'h' && slices.Contains(minuteSigns, sign) {
				p.role = role{'i', end}
				if p.n != v[end].Minute {
					return false
				}
				continue
			}
			if hours == 2 {
				return false
			}
			end, hours = hours, hours+1
			p.role = role{'h', end}
			if digits(p.text) > 2 {
				p.role.field = 'c'
			}
			t.pad = t.pad || digits(p.text) == 2 && digitOf(firstRune(p.text)) == 0
		case "part":
			p.role = role{'p', end}
		case "month", "weekday":
			return false
		}
	}
	if hours == 0 || hours == 2 && t.shown().Kind != facts.Times || hours == 1 && t.shown().Kind == facts.Times {
		return false
	}
	// A part that stands before its hour.
	for i := range t.all {
		if t.all[i].kind != "part" {
			continue
		}
		for k := i + 1; k < len(t.all) && t.lang == "zh"; k++ {
			if t.all[k].role.field == 'h' {
				t.all[i].role.end = t.all[k].role.end
				break
			}
		}
	}
	for _, p := range t.all {
		c := v[p.role.end]
		switch p.role.field {
		case 'h':
			if p.n%12 != c.Hour%12 || p.n > 12 && p.n != c.Hour {
				return false
			}
		case 'c':
			if p.n != c.Hour*100+c.Minute {
				return false
			}
		}
	}
	return true
}

// twelve says whether the time is on the clock of twelve hours: a part of the day is said.
func (t *timed) twelve() bool {
	return slices.ContainsFunc(t.all, func(p piece) bool { return p.kind == "part" })
}

// fill writes the new value into the pieces.
func (t *timed) fill() bool {
	v, old := clocks(t.value()), clocks(t.shown())
	for i := 0; i < len(t.all); i++ {
		p := &t.all[i]
		c := v[p.role.end]
		switch p.role.field {
		case 'h':
			if !t.hour(i, c.Hour, old[p.role.end].Hour) {
				return false
			}
			if !t.minutes(i, c.Minute) {
				return false
			}
		case 'i':
			if c.Minute == 0 && strings.HasSuffix(strings.TrimSpace(t.all[i-1].text), "点") { // 3 点 30 分, 4 点
				rest, ok := strings.CutPrefix(strings.TrimLeft(t.next(i), " "), "分")
				if !ok {
					return false
				}
				t.all[i-1].text = strings.TrimRight(t.all[i-1].text, " ")
				t.all[i].text, t.all[i+1].text = "", rest
				continue
			}
			p.text = number(c.Minute, 2, p.text)
		case 'c':
			p.text = number(c.Hour*100+c.Minute, 4, p.text)
		case 'p':
			s, ok := t.part(*p, c.Hour, old[p.role.end].Hour)
			if !ok {
				return false
			}
			p.text = s
		}
	}
	return t.count('p') != 1 || t.count('h') != 2 || t.together(v, old)
}

// together says whether one part of the day goes for both ends: they are in one, or in those
// in which the ends were before.
func (t *timed) together(v, old [2]facts.Clock) bool {
	i := slices.IndexFunc(t.all, func(p piece) bool { return p.kind == "part" })
	part := func(c facts.Clock) int { return t.all[i].rows[0].part(c.Hour) }
	return part(v[0]) == part(v[1]) || part(v[0]) == part(old[0]) && part(v[1]) == part(old[1])
}

func (t *timed) count(field byte) (n int) {
	for _, p := range t.all {
		if p.role.field == field {
			n++
		}
	}
	return n
}

// hour writes the hour at piece i. The Spanish article must stay right.
func (t *timed) hour(i, hour, old int) bool {
	p := &t.all[i]
	n := hour
	if t.twelve() && (p.n != old || old <= 12) {
		if n = hour % 12; n == 0 && p.n != 0 {
			n = 12
		}
	}
	if n == 2 && slices.Contains(hanDigits, firstRune(p.text)) { // 两点
		return false
	}
	if t.lang == "es" {
		before := t.to.before(t.at) + join(t.all[:i])
		if _, word := lastWord(before); (strings.EqualFold(word, "la") || strings.EqualFold(word, "las")) && (n == 1) != (p.n == 1) {
			return false
		}
	}
	width := 0
	if t.pad || p.n > 9 && t.sourcePads() && strings.HasPrefix(t.next(i), ":") {
		width = 2
	}
	p.text = number(n, width, p.text)
	return true
}

// sourcePads says whether the text writes an hour with two digits, where the translation
// does not tell what it would do.
func (t *timed) sourcePads() bool {
	s := t.text.printed(t.old)
	for _, p := range pieces(t.text.code, s, "") {
		if p.kind == "number" {
			return digits(p.text) == 2 && digitOf(firstRune(p.text)) == 0
		}
	}
	return false
}

// next is the text after piece i.
func (t *timed) next(i int) string {
	if i+1 < len(t.all) {
		return t.all[i+1].text
	}
	return ""
}

// hourSigns stand after an hour without minutes, which would follow them, and what is then
// written after the minutes.
var hourSigns = map[string]map[string]string{
	"fr": {"heures": "", "h": ""},
	"zh": {"点": "分", "时": "分"},
}

// minutes makes minutes stand after the hour at i where the new time has some.
func (t *timed) minutes(i, minute int) bool {
	if minute == 0 || i+2 < len(t.all) && t.all[i+2].role.field == 'i' {
		return true
	}
	next := t.next(i)
	rest := strings.TrimLeft(next, " \u00a0\u202f")
	gap := next[:len(next)-len(rest)]
	minutes := piece{text: number(minute, 2, t.all[i].text), kind: "number", n: minute, role: role{'i', t.all[i].role.end}}
	for _, sign := range []string{"heures", "h", "点", "时"} {
		unit, ok := hourSigns[t.lang][sign]
		if after, is := strings.CutPrefix(rest, sign); ok && is && !(t.lang == "fr" && isLetterOrDigit(firstRune(after))) {
			if unit != "" {
				unit = gap + unit
			}
			t.all[i+1].text = gap + sign + gap
			t.all = slices.Insert(t.all, i+2, minutes, piece{text: unit + after})
			return true
		}
	}
	// 4 p.m., 4:30 p.m.
	if (t.lang == "en" || t.lang == "es") && i+2 < len(t.all) && t.all[i+2].kind == "part" || t.lang == "ar" && next == "" {
		t.all = slices.Insert(t.all, i+1, piece{text: ":"}, minutes)
		return true
	}
	return false
}

// part is the part of the day of an hour: a sign such as a.m., or the word that is there if
// the row has it of that hour, or has not and the hour is as good as the old (下午 6:00).
func (t *timed) part(p piece, hour, old int) (string, bool) {
	r := p.rows[0]
	was, now := r.part(old), r.part(hour)
	switch {
	case now < 0:
		return "", false
	case r.after == "short":
		return r.name(now, p.text), true
	case r.name(now, p.text) == p.text:
		return p.text, true
	}
	return p.text, was == now && max(hour-old, old-hour) < 2
}
