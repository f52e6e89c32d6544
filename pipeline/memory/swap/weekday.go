package swap

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/facts"
)

// addWeekdays makes a weekday that stands apart a part of its date: 28 May (Tuesday),
// 5月28日，星期二, الثلاثاء الموافق 28 أيار/مايو.
func (r *reading) addWeekdays() {
	for i := 0; i < len(r.facts); i++ {
		f := r.facts[i]
		if f.Kind != facts.Date || f.From.Weekday != 0 {
			continue
		}
		if n, end := weekdayAfter(r.code, r.text, f.End); end > 0 {
			f.From.Weekday, f.End = n, end
		} else if n, start := weekdayBefore(r.code, r.text, f.Start); n > 0 {
			f.From.Weekday, f.Start = n, start
		} else {
			continue
		}
		from, to := i, i+1
		for from > 0 && r.facts[from-1].End > f.Start {
			from--
		}
		for to < len(r.facts) && r.facts[to].Start < f.End {
			to++
		}
		r.facts = slices.Replace(slices.Clone(r.facts), from, to, f)
		i = from
	}
}

// weekdayAfter reads a weekday in brackets after a date, and in Chinese after a comma.
func weekdayAfter(lang, text string, i int) (weekday, end int) {
	k := i + len(text[i:]) - len(strings.TrimLeft(text[i:], " \u00a0"))
	open := firstRune(text[k:])
	if open != '(' && open != '（' && !(open == '，' && lang == "zh") {
		return 0, 0
	}
	k += len(string(open))
	_, n, end := nameAt(lang, "weekday", text, k)
	if next := firstRune(text[end:]); end == k || open != '，' && next != ')' && next != '）' {
		return 0, 0
	}
	return n + 1, end
}

// weekdayBefore reads a weekday before the Arabic word for "corresponding to" and a date.
func weekdayBefore(lang, text string, i int) (weekday, start int) {
	if lang != "ar" {
		return 0, 0
	}
	at, word := lastWord(text[:i])
	if word == "ل" || word == "لـ" {
		at, word = lastWord(text[:at])
	}
	if word != "الموافق" && word != "الموافقة" && word != "المصادف" {
		return 0, 0
	}
	at, word = lastWord(text[:at])
	if _, n, end := nameAt(lang, "weekday", text, at); word != "" && end == at+len(word) {
		return n + 1, at
	}
	return 0, 0
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
		_, on := lastWord(d.text.before(d.old))
		if on = strings.ToLower(on); !opens || on == "on" || on == "el" || on == "le" {
			if slices.Contains(russianPrepositions, word) || word == "" && !opens {
				return false
			}
			in := rowsOf()["ru"][slices.IndexFunc(rowsOf()["ru"], func(r *row) bool { return r.after == "in" })]
			name = sounded("в ", in.names[n]) + in.names[n]
		}
	}
	if strings.TrimSpace(d.to.before(d.at)) == "" && d.opensSentence() {
		name = capital(name)
	}
	d.all = slices.Insert(d.all, 0, piece{text: name + sign})
	return true
}

// opensSentence says whether a date at the start of the translation has a capital: as in the
// text, or where more follows if the language of the text does not tell.
func (d *dated) opensSentence() bool {
	switch d.text.code {
	case "es", "fr", "ru":
		return unicode.IsUpper(firstRune(strings.TrimSpace(d.text.text)))
	}
	return strings.ContainsFunc(d.to.after(d.at), unicode.IsLetter)
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
	case "с", "со", "от", "до", "после", "позднее", "позже", "ранее", "раньше":
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
