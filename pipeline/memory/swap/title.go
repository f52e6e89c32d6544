package swap

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/facts"
)

// inName says whether fact i may be a part of a name, which has another translation or none
// with another number: Agenda 2030, the 2030 Agenda. It is so of a number of four digits
// beside a word with a capital that is no acronym (IGF 2025) and has it not because a
// sentence begins with it (Recibió 1200, In 2024).
func inName(r *reading, i int) bool {
	f := r.facts[i]
	if f.Kind == facts.Number && ofGroup(r, i) {
		return true
	}
	if f.Kind != facts.Number || digits(r.printed(i)) != 4 || len(f.Number) != 4 {
		return false
	}
	before, after := beside(r.before(i), r.after(i))
	if isName(r, nextWord(after)) {
		return true
	}
	start, last := lastWord(before)
	opens := opensSentence(before[:start])
	counts := f.Number < "1900" || f.Number > "2100"
	return isName(r, last) && !(opens && (counts || slices.Contains(timing[r.code], strings.ToLower(last))))
}

// ofGroup says whether a number names a body by how many it has: the Group of 77, el
// Grupo de los 20, Группа 77.
func ofGroup(r *reading, i int) bool {
	before, linked := r.before(i), 0
	for {
		start, last := lastWord(strings.TrimRightFunc(before, unicode.IsSpace))
		if !slices.Contains(among[r.code], last) {
			body := isName(r, last) && !opensSentence(before[:start])
			return body && (linked > 0 || r.code == "ru" && digits(r.printed(i)) > 1)
		}
		before, linked = before[:start], linked+1
	}
}

// among are words between the name of a body and its number.
var among = map[string][]string{
	"en": {"of", "the"},
	"es": {"de", "los", "las"},
	"fr": {"des", "de", "les"},
}

// timing are words before a year or a number of people that may open a sentence.
var timing = map[string][]string{
	"en": {"in", "by", "for", "from", "since", "until", "till", "during", "before", "after", "throughout", "of", "on", "as", "to", "the", "this", "year", "between", "some", "about", "over", "nearly"},
	"es": {"en", "para", "de", "del", "desde", "hasta", "durante", "antes", "tras", "a", "el", "año", "entre", "unos", "unas", "casi"},
	"fr": {"en", "pour", "de", "depuis", "dès", "pendant", "avant", "après", "fin", "début", "année", "entre", "quelque", "environ"},
	"ru": {"в", "во", "на", "за", "с", "со", "до", "к", "по", "после", "от", "из", "год", "между", "около", "свыше", "более", "почти"},
}

// beside is the text before and after a number without what holds it to a word: a hyphen or
// another year (Plan 2021–2025), the quotation marks and emphasis of the word.
func beside(before, after string) (string, string) {
	const held, quoted = "-‐‑–/0123456789", "*_»”\"’"
	before = strings.TrimRight(strings.TrimRight(before, "*_"), held)
	before = strings.TrimRight(strings.TrimRightFunc(before, unicode.IsSpace), quoted)
	after = strings.TrimLeft(strings.TrimLeft(after, "*_"), held)
	return before, strings.TrimLeft(strings.TrimLeftFunc(after, unicode.IsSpace), "*_«“\"‘")
}

// isName says whether a word has a capital and is neither an acronym nor a month.
func isName(r *reading, word string) bool {
	if !unicode.IsUpper(firstRune(word)) {
		return false
	}
	if _, _, end := nameAt(r.code, "month", word, 0); end == len(word) {
		return false
	}
	rest := word[utf8.RuneLen(firstRune(word)):]
	capitals := strings.ContainsFunc(rest, unicode.IsUpper) // ICANN, EuroDIG
	shout := !strings.ContainsFunc(r.text, unicode.IsLower) && utf8.RuneCountInString(word) > 5
	return !capitals || shout
}

// opensSentence says whether what follows a text begins a sentence.
func opensSentence(before string) bool {
	s := strings.TrimRightFunc(before, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("*_«“\"'‘([¿¡", r)
	})
	return !strings.ContainsFunc(s, isLetterOrDigit) || strings.ContainsRune(".!?…", lastRune(s))
}
