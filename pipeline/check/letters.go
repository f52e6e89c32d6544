package check

import (
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// letters reports a translation without a letter of its language's script. Names and
// acronyms may be in another one, so that what is the same in both is for untranslated.
var letters = &Rule{
	Name:     "lang.script",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.lang.script"},
	segment: func(p *pass) {
		from, to := scriptOf(p.From), scriptOf(p.To)
		if p.text.plain != p.source.plain && count(p.text.plain, to) == 0 && count(p.source.plain, from) > 0 && (p.To != language.Chinese || from == unicode.Han) {
			p.whole("", nil)
		}
	},
}

// scriptOf is the script that a language is written in.
func scriptOf(lang language.Tag) *unicode.RangeTable {
	script, _ := lang.Script()
	switch script.String() {
	case "Arab":
		return unicode.Arabic
	case "Cyrl":
		return unicode.Cyrillic
	case "Hans", "Hant":
		return unicode.Han
	}
	return unicode.Latin
}

func count(s string, table *unicode.RangeTable) (n int) {
	for _, r := range s {
		if unicode.Is(table, r) {
			n++
		}
	}
	return n
}
