package check

import (
	_ "embed"
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
		foreign, last := 0, word{}
		for _, w := range words {
			if strings.ContainsFunc(w.text, func(r rune) bool { return alien(p.To, r) }) && !p.source.has(w.text) {
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

// alien reports whether a letter is of a neighbour of a language: Ukrainian, Belarusian
// and Serbian of Russian; Persian and Urdu of Arabic; Japanese and Korean of Chinese.
func alien(lang language.Tag, r rune) bool {
	switch scriptOf(lang) {
	case unicode.Cyrillic:
		return strings.ContainsRune("іїєґўјљњћђџ", r)
	case unicode.Arabic:
		return strings.ContainsRune("پچژگکیٹڈڑےںہۀ", r)
	case unicode.Han:
		return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	}
	return false
}
