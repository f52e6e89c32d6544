package check

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// otherLanguage reports a translation that is in another language than was asked for,
// in the same script. Of the languages in the Latin script it is sure of long texts
// only; of a neighbour in another script, by letters that the language does not have.
var otherLanguage = &Rule{
	Name:     "lang.other",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.lang.other", "check.lang.other.letters"},
	segment: func(p *pass) {
		words := p.text.lettered()
		if scriptOf(p.To) == unicode.Latin {
			if lang := p.text.detected(); lang != language.Und && lang != p.To && p.source.detected() != lang || lang == p.From && lang != p.To && lang != language.Und {
				p.whole("", map[string]any{"Lang": lang.String()})
			}
			return
		}
		foreign, last, of := 0, word{}, scriptOf(p.To)
		letters, han := aliens(of), of == unicode.Han
		for _, w := range words {
			if (strings.ContainsAny(w.text, letters) || han && strings.ContainsFunc(w.text, notChinese)) && !p.source.has(w.text) {
				foreign, last = foreign+1, w
			}
		}
		if foreign >= 3 && foreign*8 >= len(words) {
			p.inText(last.start, last.end, "letters", nil)
		}
	},
}

// sureWords is how many words a text must have for its language to be told by its words.
const sureWords = 12

// detected is the language of a text in the Latin script, if its two halves agree on it.
func (s *side) detected() language.Tag {
	if words := s.lettered(); len(words) >= sureWords {
		half := words[len(words)/2].start
		lang := minutes.Detect(s.plain[:half])
		if lang != language.Und && lang == minutes.Detect(s.plain[half:]) {
			return lang
		}
	}
	return language.Und
}

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
