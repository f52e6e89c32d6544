package swap

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/minutes/facts"
)

// A numeral is a number as it is printed: digits, signs, and how many zeros the words
// after it stand for (1.5 million, 12 万).
type numeral struct {
	start, end     int    // of its digits, in what is printed
	mantissa       string // decimal, with a point
	zeros          int
	group, decimal rune // 0 if none is printed
	zero           rune // the digit 0 of its script
}

// numeralOf reads a printed number whose value is known; ok is false if its digits do not
// say the value.
func numeralOf(printed, value string) (n numeral, ok bool) {
	n.start = strings.IndexFunc(printed, isDigit)
	if n.start < 0 {
		return n, false
	}
	n.end = strings.LastIndexFunc(printed, isDigit)
	_, size := utf8.DecodeRuneInString(printed[n.end:])
	n.end += size
	n.zero = zeroOf(printed)
	region := printed[n.start:n.end]
	words := strings.ContainsFunc(printed[n.end:], unicode.IsLetter)
	for _, decimal := range []rune{0, '.', ',', '٫'} {
		mantissa, group, ok := plain(region, decimal)
		if !ok {
			continue
		}
		for _, zeros := range []int{0, 3, 4, 6, 7, 8, 9, 10, 11, 12} {
			if (zeros == 0 || words) && plainNumber(shift(mantissa, zeros)) == plainNumber(value) {
				n.mantissa, n.zeros, n.group, n.decimal = mantissa, zeros, group, decimal
				return n, true
			}
		}
	}
	return n, false
}

// plain reads digits with one decimal sign, if there is to be one, and one sign between
// groups of three.
func plain(region string, decimal rune) (mantissa string, group rune, ok bool) {
	var b strings.Builder
	run, point := 0, false
	for _, r := range region {
		switch d := digitOf(r); {
		case d >= 0:
			b.WriteByte(byte('0' + d))
			run++
			continue
		case r == decimal && !point && (group == 0 || run == 3):
			b.WriteByte('.')
			point = true
		case point || group != 0 && (r != group || run != 3) || run > 3 || !isGroup(r):
			return "", 0, false
		default:
			group = r
		}
		run = 0
	}
	return b.String(), group, (point || group == 0 || run == 3) && point == (decimal != 0)
}

func isGroup(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(",.٬’'，", r)
}

// shift moves the point of a decimal number, to the left if by is negative.
func shift(number string, by int) string {
	whole, fraction, _ := strings.Cut(number, ".")
	for ; by > 0; by-- {
		if fraction == "" {
			fraction = "0"
		}
		whole, fraction = whole+fraction[:1], fraction[1:]
	}
	for ; by < 0; by++ {
		if whole == "" {
			whole = "0"
		}
		whole, fraction = whole[:len(whole)-1], whole[len(whole)-1:]+fraction
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction = strings.TrimSpace(fraction); fraction != "" {
		return whole + "." + fraction
	}
	return whole
}

// number writes a number, a per cent or an amount of money.
func (w *writer) number() (string, bool) {
	known, value, shown := w.known(), w.value(), w.shown()
	printed := w.written()
	n, ok := numeralOf(printed, shown.Number)
	if !ok {
		return "", false
	}
	mantissa := value.Number
	if n.zeros > 0 {
		mantissa = plainNumber(shift(mantissa, -n.zeros))
		whole, fraction, _ := strings.Cut(mantissa, ".")
		small := strings.HasPrefix(n.mantissa, "0")
		source, _ := numeralOf(w.text.printed(w.old), value.Number)
		if (whole == "0") != small || len(whole) > 4 || len(fraction) > 2 && source.zeros != n.zeros {
			return "", false
		}
	}
	was, is := shown.Number, value.Number
	if n.declines(w.to.code, printed) {
		was, is = n.mantissa, mantissa
	}
	if !w.counts(was, is) {
		return "", false
	}
	s := printed[:n.start] + w.digits(n, mantissa) + printed[n.end:]
	if known.Currency != value.Currency {
		if strings.Count(s, known.Currency) != 1 || !strings.Contains(w.text.printed(w.old), value.Currency) {
			return "", false
		}
		s = strings.Replace(s, known.Currency, value.Currency, 1)
	}
	return s, true
}

// counts says whether the words that a number counts stay right in both languages.
func (w *writer) counts(was, is string) bool {
	a, b := sourceNumber(w.from, w.old), sourceNumber(w.text, w.old)
	if !isYear(w.from, w.old) || !isYear(w.text, w.old) {
		if facts.Plural(w.from.lang, a) != facts.Plural(w.text.lang, b) {
			return false
		}
	}
	if isYear(w.to, w.at) && len(is) == 4 && is >= "1900" && is <= "2100" {
		return true
	}
	return facts.Plural(w.to.lang, was) == facts.Plural(w.to.lang, is) && w.declines(was, is)
}

// sourceNumber is what decides the class of a number of a text: of 1,5 million, 1.5.
func sourceNumber(r *reading, i int) string {
	if n, ok := numeralOf(r.printed(i), r.facts[i].Number); ok && n.declines(r.code, r.printed(i)) {
		return n.mantissa
	}
	return r.facts[i].Number
}

// declines says whether the word for the zeros of a number declines: million, миллион, but
// neither млн nor 万.
func (n numeral) declines(lang, printed string) bool {
	rest := printed[n.end:]
	word := nextWord(rest)
	short := word == "" || strings.HasPrefix(strings.TrimSpace(rest)[len(word):], ".") || strings.HasPrefix(word, "млн") || strings.HasPrefix(word, "млрд")
	return n.zeros > 0 && lang != "zh" && lang != "en" && !short
}

// isYear says whether a number is a year, which counts nothing: of four digits without a
// sign between them and, in languages where it might count something, beside the word for
// a year, or with no word after it.
func isYear(r *reading, i int) bool {
	s, n := r.printed(i), r.facts[i].Number
	if r.facts[i].Kind != facts.Number || digits(s) != 4 || n < "1900" || n > "2100" {
		return false
	}
	if r.code != "ru" && r.code != "ar" {
		return true
	}
	next := nextWord(r.after(i))
	_, last := lastWord(r.before(i))
	if next == "" || slices.Contains(linking, next) || utf8.RuneCountInString(last) > 1 && strings.ToUpper(last) == last && strings.ToLower(last) != last { // ФУИ 2024
		return true
	}
	last = strings.TrimPrefix(strings.TrimLeft(last, "وفبل"), "ال")
	return strings.HasPrefix(next, "год") || next == "г" || slices.Contains([]string{"عام", "عامي", "سنة", "سنتي", "لعام"}, last)
}

// linking are words after a year that it cannot count.
var linking = []string{"в", "во", "на", "и", "или", "по", "с", "к", "для", "о", "от", "до", "из", "в", "في", "من", "إلى", "على", "عن", "أو", "حتى"}

// declines says whether the Russian noun after a number has one form for both: of people
// and animals, the accusative is «2 участников», but «22 участника».
func (w *writer) declines(was, is string) bool {
	if w.to.code != "ru" || (len(was) == 1) == (len(is) == 1) || facts.Plural(w.to.lang, is) != facts.Plural(w.to.lang, "2") {
		return true
	}
	after := w.to.after(w.at)
	for range 4 {
		word := nextWord(after)
		if word == "" {
			return true
		}
		if !strings.HasSuffix(word, "ых") && !strings.HasSuffix(word, "их") {
			r, _ := utf8.DecodeLastRuneInString(word)
			return strings.ContainsRune("аяыиоеую", r) || strings.HasSuffix(word, "ам") || strings.HasSuffix(word, "ах") || strings.HasSuffix(word, "ям") || strings.HasSuffix(word, "ях")
		}
		after = after[strings.Index(after, word)+len(word):]
	}
	return false
}

// digits writes a number with the signs and in the script of a printed one.
func (w *writer) digits(n numeral, number string) string {
	group, decimal, from := signs(w.to.lang)
	if n.zero == '٠' || n.zero == '۰' {
		group, decimal = "٬", "٫"
	}
	was, _, _ := strings.Cut(n.mantissa, ".")
	whole, fraction, has := strings.Cut(number, ".")
	switch {
	case n.group != 0:
		group = string(n.group)
		if len(was) == 4 || !unicode.IsSpace(n.group) { // a space is left out of four digits in some languages
			from = 4
		}
		if group == "." {
			decimal = ","
		}
	case len(was) >= from, len(was) == 4 && len(whole) == 4, len(was) > 4:
		from = 1 << 10 // what could be grouped is not
	}
	if n.decimal != 0 {
		decimal = string(n.decimal)
	}
	if len(whole) >= from {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + group + whole[i:]
		}
	}
	if has {
		whole += decimal + fraction
	}
	return inDigits(whole, n.zero)
}

// signs are what a language sets between groups and before a fraction, and from how many
// digits on it groups.
func signs(lang language.Tag) (group, decimal string, from int) {
	sample := func(number string) string {
		return facts.Format(lang, facts.Value{Kind: facts.Number, Number: number}, facts.Form{})
	}
	of := func(s string) string { return strings.Trim(s, "0123456789") }
	from = 4
	for from < 7 && of(sample("1"+strings.Repeat("0", from-1))) == "" {
		from++
	}
	return of(sample("10000")), of(sample("1.5")), from
}

// ordinal writes an ordinal.
func (w *writer) ordinal() (string, bool) {
	known, value, printed := w.known().Number, w.value().Number, w.written()
	lang := w.to.code
	masculine := lang == "es" && !strings.HasSuffix(printed, "a") && !strings.HasSuffix(printed, "ª")
	if masculine && (shortens(known) || shortens(value)) { // primer, tercer
		return "", false
	}
	if n, ok := numeralOf(printed, w.shown().Number); ok {
		rest := printed[n.end:]
		switch {
		case lang == "en" && rest != "":
			last := 0
			for _, r := range value {
				last = last*10%1000 + int(r-'0')
			}
			rest = ordinalEnd(last)
		case lang == "fr" && (known == "1") != (value == "1"):
			return "", false
		}
		return printed[:n.start] + inDigits(value, n.zero) + rest, true
	}
	// «шестой» is also the feminine in other cases; العشرون declines.
	if lang == "ru" && strings.HasSuffix(printed, "ой") || lang == "ar" && (len(known) > 1 && known >= "20" || len(value) > 1 && value >= "20") {
		return "", false
	}
	return w.formatted(facts.Masculine, facts.Feminine, facts.Neuter)
}

// shortens says whether a Spanish ordinal loses its o before a masculine noun.
func shortens(number string) bool {
	return number != "11" && (strings.HasSuffix(number, "1") || strings.HasSuffix(number, "3"))
}

// formatted writes the value as facts does, if it would have written the old one as the
// translation has it; in whatever gender, if all of them that might be meant agree.
func (w *writer) formatted(genders ...facts.Gender) (string, bool) {
	printed := w.written()
	out := ""
	for _, g := range genders {
		was := facts.Format(w.to.lang, w.shown(), facts.Form{Gender: g})
		is := facts.Format(w.to.lang, w.value(), facts.Form{Gender: g})
		if was != printed && capital(was) != printed || is == "" {
			continue
		}
		if capital(was) == printed && was != printed {
			is = capital(is)
		}
		if out != "" && out != is {
			return "", false
		}
		out = is
	}
	return out, out != ""
}

// reference writes a reference to a part of a text: its numbers, or all of it.
func (w *writer) reference() (string, bool) {
	noun, known, _ := strings.Cut(w.known().Text, " ")
	other, value, _ := strings.Cut(w.value().Text, " ")
	if noun != other {
		return "", false
	}
	printed := w.written()
	was, is := runs(known), runs(value)
	got := runs(inASCII(printed))
	if skeleton(known) == skeleton(value) && len(was) > 0 && slices.Equal(was, got) {
		var b strings.Builder
		k, zero := 0, zeroOf(printed)
		for i, r := range printed {
			switch {
			case digitOf(r) < 0:
				b.WriteRune(r)
			case i == 0 || !isDigit(lastRune(printed[:i])):
				b.WriteString(inDigits(is[k], zero))
				k++
			}
		}
		return b.String(), true
	}
	shown := w.shown()
	if n, _, _ := strings.Cut(shown.Text, " "); n != noun {
		return "", false
	}
	if w.to.code == "ar" && strings.ContainsFunc(value+known, isDigit) && (len(value) > 1 && value >= "20" || len(known) > 1 && known >= "20") {
		return "", false
	}
	return w.formatted(facts.Masculine)
}

// runs are the runs of digits of a text, skeleton all else.
func runs(s string) []string { return strings.FieldsFunc(s, func(r rune) bool { return !isDigit(r) }) }

func skeleton(s string) string {
	var b strings.Builder
	in := false
	for _, r := range s {
		d := isDigit(r)
		if d && !in {
			b.WriteByte('#')
		}
		if !d {
			b.WriteRune(r)
		}
		in = d
	}
	return b.String()
}

func inASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if d := digitOf(r); d >= 0 {
			return rune('0' + d)
		}
		return r
	}, s)
}
