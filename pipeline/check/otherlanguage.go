package check

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// otherLanguage reports a translation that is in another language than was asked for,
// in the same script. The languages in the Latin script it tells by frequent words that
// only one of them has, of which short texts have few; words of the source do not count:
// they are names, or for residue and copied to find. In another script it tells one by
// letters that the language does not have: those of a neighbour, and Latin ones in words
// that are no names.
var otherLanguage = &Rule{
	Name:     "lang.other",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.lang.other", "check.lang.other.letters"},
	segment: func(p *pass) {
		words := p.text.lettered()
		if scriptOf(p.To) == unicode.Latin {
			own := slices.DeleteFunc(slices.Clone(words), func(w word) bool { return p.source.has(w.text) })
			if lang := detected(own); lang != language.Und && lang != p.To && detected(p.source.lettered()) != lang {
				p.whole("", map[string]any{"Lang": lang.String()})
			}
			return
		}
		foreign, last, of := 0, word{}, scriptOf(p.To)
		letters, han := aliens(of), of == unicode.Han
		for _, w := range words {
			if (strings.ContainsAny(w.text, letters) || han && strings.ContainsFunc(w.text, notChinese) || w.latin && w.small && len(w.text) > 1) && !p.source.has(w.text) {
				foreign, last = foreign+1, w
			}
		}
		if foreign >= 3 && foreign*8 >= len(words) {
			p.inText(last.start, last.end, "letters", nil)
		}
	},
}

// detected is the language of words in the Latin script, as their most frequent ones
// tell, each counted once; [language.Und] if they are few, or speak for two: there must
// be two of one language, and three for each of another.
func detected(words []word) language.Tag {
	votes, seen := map[language.Tag]int{}, map[string]bool{}
	for _, w := range words {
		if w.latin && len(w.text) <= frequentBytes && !seen[w.text] {
			seen[w.text] = true
			votes[minutes.Detect(w.text)]++
		}
	}
	delete(votes, language.Und)
	for lang, n := range votes {
		rest := -n
		for _, m := range votes {
			rest += m
		}
		if n >= max(2, 3*rest) {
			return lang
		}
	}
	return language.Und
}

// frequentBytes is how long a frequent word may be.
const frequentBytes = 5

// aliens are the letters of the neighbours of a language: Ukrainian, Belarusian and
// Serbian of Russian; Persian and Urdu of Arabic. Those of Chinese have other scripts.
func aliens(script *unicode.RangeTable) string {
	switch script {
	case unicode.Cyrillic:
		return "іїєґўјљњћђџ"
	case unicode.Arabic:
		return "پچژگکیٹڈڑےںہۀ"
	}
	return ""
}

// notChinese reports whether a letter is Japanese or Korean.
func notChinese(r rune) bool {
	return r > 0x3000 && unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}
