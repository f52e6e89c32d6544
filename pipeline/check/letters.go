package check

import (
	"slices"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// letters reports a translation without a letter of its language's script. Names and
// acronyms may be in another one, so that what is but a copy is for untranslated; and
// a few words may become a number: 12 per cent is 12 %.
var letters = &Rule{
	Name:     "lang.script",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.lang.script"},
	segment: func(p *pass) {
		if count(p.text.plain, scriptOf(p.To)) > 0 || count(p.source.plain, scriptOf(p.From)) == 0 {
			return
		}
		if words := p.text.lettered(); len(words) > 0 && !p.copied() || len(words) == 0 && len(p.source.lettered()) > 3 {
			p.whole("", nil)
		}
	},
}

// copied reports whether all words of the translation are words of the source.
func (p *pass) copied() bool {
	return !slices.ContainsFunc(p.text.words(), func(w word) bool { return !p.source.has(w.text) })
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

// scriptHasCase reports whether a language has capitals.
func scriptHasCase(lang language.Tag) bool {
	script := scriptOf(lang)
	return script == unicode.Latin || script == unicode.Cyrillic
}

func count(s string, table *unicode.RangeTable) (n int) {
	for _, r := range s {
		if unicode.Is(table, r) {
			n++
		}
	}
	return n
}
