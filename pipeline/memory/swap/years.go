package swap

import (
	"slices"
	"strings"
)

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
