package swap

import (
	"slices"
	"strings"

	"hexaglot/minutes/facts"
)

// ordinal writes an ordinal, but for words.
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
		case lang == "fr" && ((known == "1") != (value == "1") || strings.HasPrefix(rest, "n") || strings.HasPrefix(rest, "d")): // la 2nde
			return "", false
		case lang == "ru" && !slices.Contains(russianEnds, strings.TrimLeft(rest, "-‑")):
			return "", false
		}
		return printed[:n.start] + inDigits(value, n.zero) + rest, true
	}
	if lang != "zh" { // a word has genders and cases
		return "", false
	}
	return w.formatted()
}

// russianEnds are the ends of ordinals in digits by the rule, which are those of all numbers;
// of others, 2-ой goes with 6-ой but with 5-ый and 3-ий.
var russianEnds = []string{"", "й", "я", "е", "ю", "м", "х", "го", "му", "ми"}

// shortens says whether a Spanish ordinal loses its o before a masculine noun.
func shortens(number string) bool {
	return number != "11" && (strings.HasSuffix(number, "1") || strings.HasSuffix(number, "3"))
}

// formatted writes the value as facts does, if it would have written the old one as the
// translation has it.
func (w *writer) formatted() (string, bool) {
	was := facts.Format(w.to.lang, w.shown(), facts.Form{})
	is := facts.Format(w.to.lang, w.value(), facts.Form{})
	return is, was == w.written() && is != ""
}
