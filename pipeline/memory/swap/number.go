package swap

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/facts"
)

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
		whole, _, _ := strings.Cut(mantissa, ".")
		small := strings.HasPrefix(n.mantissa, "0")
		if (whole == "0") != small || len(whole) > 4 || decimals(mantissa) != decimals(n.mantissa) {
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
	negative := w.known().Kind == facts.Percent && signed(w.from, w.old) // −1,5 % counts nothing
	if !negative && (!isYear(w.from, w.old) || !isYear(w.text, w.old)) {
		if facts.Plural(w.from.lang, a) != facts.Plural(w.text.lang, b) {
			return false
		}
	}
	if negative && !strings.ContainsFunc(w.written(), unicode.IsLetter) {
		return true
	}
	if isYear(w.to, w.at) && len(is) == 4 && is >= "1900" && is <= "2100" {
		return true
	}
	return facts.Plural(w.to.lang, was) == facts.Plural(w.to.lang, is) && w.declines(was, is)
}

// decimals counts the digits after the point.
func decimals(number string) int {
	_, fraction, _ := strings.Cut(number, ".")
	return len(fraction)
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

// declines says whether the Russian noun after a number has one form for both: of people
// and animals, the accusative is «2 участников», but «22 участника».
func (w *writer) declines(was, is string) bool {
	if w.to.code != "ru" || (len(was) == 1) == (len(is) == 1) || facts.Plural(w.to.lang, is) != facts.Plural(w.to.lang, "2") {
		return true
	}
	// After a verb in the singular, as «пригласила 22 участника», the noun is its object.
	if _, verb := lastWord(w.to.before(w.at)); len(is) == 1 && slices.ContainsFunc(objective, func(end string) bool { return strings.HasSuffix(verb, end) }) {
		return false
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
	_, last := lastWord(strings.TrimSuffix(r.before(i), "-"))                                                                                               // ФУИ-2024
	if next == "" || slices.Contains(linking, next) || utf8.RuneCountInString(last) > 1 && strings.ToUpper(last) == last && strings.ToLower(last) != last { // ФУИ 2024
		return true
	}
	last = strings.TrimPrefix(strings.TrimLeft(last, "وفبل"), "ال")
	return strings.HasPrefix(next, "год") || next == "г" || slices.Contains([]string{"عام", "عامي", "سنة", "سنتي", "لعام"}, last)
}

// objective are the ends of Russian verbs of which a number over one is no subject.
var objective = []string{"л", "ла", "ет", "ёт", "ит", "ть"}

// linking are words after a year that it cannot count.
var linking = []string{"в", "во", "на", "и", "или", "по", "с", "к", "для", "о", "от", "до", "из", "в", "في", "من", "إلى", "على", "عن", "أو", "حتى"}
