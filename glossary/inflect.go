package glossary

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"golang.org/x/text/cases"
	"golang.org/x/text/language"
)

// fold makes words that differ by case only the same; in Russian, ё is е.
func fold(lang language.Tag, w string) string {
	w = cases.Fold().String(w)
	if lang == language.Russian {
		w = strings.ReplaceAll(w, "ё", "е")
	}
	return w
}

// Stem returns the Snowball stem of a word in small letters, in the languages that have
// one; in Chinese, the word. It brings together what may be one word, and some that are not.
func Stem(lang language.Tag, w string) string {
	env := snowballstem.NewEnv(w)
	switch lang {
	case language.English:
		english.Stem(env)
	case language.Arabic:
		arabic.Stem(env)
	case language.Spanish:
		spanish.Stem(env)
	case language.French:
		french.Stem(env)
	case language.Russian:
		russian.Stem(env)
		// It takes the end of some names for that of a verb, and so in one case only:
		// Иран gives ир and Ирану иран. What it leaves is stemmed until nothing changes.
		for s := env.Current(); ; s = env.Current() {
			if env.SetCurrent(s); !russian.Stem(env) || env.Current() == s {
				break
			}
		}
	}
	return env.Current()
}

// inflects reports whether got can be an inflected form of want, given that they
// share a stem. Snowball also joins derived words (governance and government,
// participation and participant): what stands after the common beginning must be an
// inflection in the language. Words of nouns and names change in number and case,
// those of adjectives in gender too, those of verbs in all that the stemmer says.
func inflects(lang language.Tag, part, want, got string) bool {
	if want == got {
		return true
	}
	if part == "adv" { // but its adjective, which may be listed (очно, очный): очном
		_, adjective := cutAny(want, "ый", "ий", "ой")
		return lang == language.Russian && adjective && inflectsRussian(want, got)
	}
	if utf8.RuneCountInString(want) <= 2 || utf8.RuneCountInString(got) <= 2 {
		return false // of, de, el, по
	}
	if lang == language.Russian {
		return part == "verb" || inflectsRussian(want, got) || slices.Contains(singulars(lang, got), want)
	}
	if lang == language.Spanish && strings.HasSuffix(got, "nes") && unaccented(got) == unaccented(want)+"es" {
		return true // orden, órdenes
	}
	i := commonPrefix(want, got)
	a, b := want[i:], got[i:]
	ok := func(set []string) bool { return slices.Contains(set, a) && slices.Contains(set, b) }
	switch lang {
	case language.English:
		return ok(englishNoun) || part == "verb" && ok(englishVerb)
	case language.Spanish:
		// moderador, moderadora; but acta is not acto
		return ok(spanishNoun) || strings.HasSuffix(want[:i], "or") && ok(spanishAgent) ||
			part == "adj" && ok(spanishAdjective) || part == "verb"
	case language.French:
		return ok(frenchNoun) || slices.Contains([]string{"eur", "eurs"}, a) && slices.Contains([]string{"rice", "rices"}, b) || part == "adj" && ok(frenchAdjective) || part == "verb"
	}
	return false
}

// singulars returns what a word may be a form of that a stemmer does not bring
// together with it: Snowball takes gobiernos for a verb with nos and leaves short
// words (ejes) alone; in Russian it takes опыт for a verb, and a vowel comes and goes
// before the last consonant (записка, записок; список, списка).
func singulars(lang language.Tag, w string) []string {
	var out []string
	if lang != language.Russian {
		if s, ok := strings.CutSuffix(w, "s"); ok {
			out = append(out, s)
			if s, ok := strings.CutSuffix(s, "e"); ok && lang == language.Spanish {
				out = append(out, s)
			}
		}
		if s, ok := strings.CutSuffix(strings.TrimSuffix(w, "s"), "trice"); ok && lang == language.French {
			out = append(out, s+"teur")
		}
		return out
	}
	for _, v := range []string{"о", "е"} {
		if s, ok := strings.CutSuffix(w, v+"к"); ok {
			out = append(out, s+"ка")
		}
		if s, ok := strings.CutSuffix(w, v+"н"); ok {
			out = append(out, s+"на")
		}
		for _, ending := range []string{"а", "у", "ом", "ем", "е", "и", "ы", "ов", "ев", "ам", "ами", "ах"} {
			s, ok := strings.CutSuffix(w, ending)
			if !ok || utf8.RuneCountInString(s) < 4 {
				continue
			}
			if v == "о" {
				out = append(out, s)
			}
			for _, last := range []string{"к", "ц"} {
				if base, ok := strings.CutSuffix(s, last); ok && !endsInVowel(base) {
					out = append(out, base+v+last)
				}
			}
		}
	}
	return out
}

func endsInVowel(w string) bool {
	r, _ := utf8.DecodeLastRuneInString(w)
	return strings.ContainsRune("аеиоуыэюяйь", r)
}

// unaccented drops the acute accents, which in Spanish move with the stress.
func unaccented(w string) string {
	return strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u").Replace(w)
}

var (
	englishNoun      = []string{"", "s", "es", "y", "ies"}
	englishVerb      = []string{"", "s", "es", "y", "ies", "ed", "d", "e", "ing", "ied"}
	spanishNoun      = []string{"", "s", "es", "ón", "ones", "án", "anes", "és", "eses", "ín", "ines", "z", "ces"}
	spanishAdjective = []string{"", "s", "es", "o", "a", "os", "as", "e"}
	spanishAgent     = []string{"", "a", "as", "es"}
	frenchNoun       = []string{"", "s", "x", "l", "ux"}
	frenchAdjective  = []string{"", "s", "x", "l", "ux", "e", "es", "le", "les", "ne", "nes", "f", "fs", "ve", "ves", "se", "ses", "er", "ers", "ère", "ères"}
)

// Endings of Russian nouns and adjectives by the ending of the dictionary form;
// the longest that fits is taken. A form is another ending of the same row.
var russianEndings = []struct {
	of    []string
	forms []string
}{
	{[]string{"ие", "ии", "ия"}, []string{
		"ие", "ия", "ию", "ием", "ии", "ий", "ией", "иям", "иями", "иях",
		"ее", "его", "ему", "им", "ем", "их", "ими", "ая", "ую", "ой", "ое", "яя", "юю", "ей"}},
	{[]string{"ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые"}, []string{
		"ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем",
		"ых", "их", "ыми", "ими", "ую", "юю", "ою", "ею", "ей"}},
	{[]string{"а", "я"}, []string{
		"а", "я", "ы", "и", "е", "у", "ю", "ой", "ей", "ою", "ею", "", "ам", "ям", "ами", "ями", "ах", "ях", "ь"}},
	{[]string{"о", "е"}, []string{
		"о", "е", "а", "я", "у", "ю", "ом", "ем", "", "ам", "ям", "ами", "ями", "ах", "ях", "ей", "и"}},
	{[]string{"ь", "й", "и", "ы"}, []string{
		"ь", "й", "и", "ы", "я", "ю", "а", "у", "ем", "ом", "е", "ей", "ев", "ов", "ью", "ям", "ями", "ях", "ам", "ами", "ах", "", "ой"}},
	{[]string{""}, []string{
		"", "а", "у", "ом", "ем", "е", "ы", "и", "ов", "ев", "ей", "ам", "ами", "ах"}},
}

func inflectsRussian(want, got string) bool {
	for _, row := range russianEndings {
		for _, of := range row.of {
			base, ok := strings.CutSuffix(want, of)
			if !ok || base == "" {
				continue
			}
			rest, ok := strings.CutPrefix(got, base)
			// и stands for ы after these only: книги, but Ганы; Гани is somebody's name.
			if last, _ := utf8.DecodeLastRuneInString(base); of == "а" && rest == "и" && !strings.ContainsRune("гкхжчшщ", last) {
				return false
			}
			return ok && slices.Contains(row.forms, rest)
		}
	}
	return false
}

// commonPrefix returns the length in bytes of what two words begin with, on a rune boundary.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(a) && !utf8.RuneStart(a[n]) || n > 0 && n < len(b) && !utf8.RuneStart(b[n]) {
		n--
	}
	return n
}

// isNumberWord reports whether a word is a number written out, in a language whose
// look-alikes speak of numbers.
func isNumberWord(lang language.Tag, w word) bool {
	if w.kind != letters {
		return false
	}
	switch lang {
	case language.English:
		return slices.Contains(englishNumbers, fold(lang, w.text))
	case language.French:
		return slices.Contains(frenchNumbers, fold(lang, w.text))
	}
	return false
}

var (
	englishNumbers = []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
		"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"}
	frenchNumbers = []string{"une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
		"onze", "douze", "treize", "quatorze", "quinze", "seize", "vingt", "trente", "quarante", "cinquante", "soixante", "cent"}
)
