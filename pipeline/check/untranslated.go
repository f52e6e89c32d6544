package check

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/terms"
)

// untranslated reports a translation that has the words of the source, and no others,
// in their order, where that cannot be. Names, acronyms and numbers may be the same in
// two languages; between two of one script so may a word.
var untranslated = &Rule{
	Name:     "untrans.same",
	Severity: minutes.Warning,
	Forbids:  true,
	Says:     []string{"check.untrans.same"},
	segment: func(p *pass) {
		source, text := p.source.words(), p.text.words()
		same := slices.EqualFunc(source, text, func(a, b word) bool { return a.text == b.text })
		if !same || len(p.source.lettered()) == 0 || p.From == p.To {
			return
		}
		from, to := scriptOf(p.From), scriptOf(p.To)
		if lang := detected(p.source.lettered()); count(p.source.plain, from) == 0 || lang != language.Und && lang != p.From {
			return // the source is in another language here
		}
		small := 0
		for _, w := range source {
			if w.small && utf8.RuneCountInString(w.text) > 1 && !minutes.Particle(w.text) {
				small++
			}
		}
		missing := slices.ContainsFunc(p.missed(), func(m terms.Miss) bool { return m.Kind == terms.Missing })
		switch {
		case missing, small > 0 && len(source) > 1:
			p.whole("", nil)
		case from == to:
		case small > 0 || !p.named():
			p.whole("", nil)
		}
	},
}

// named reports whether the source may be a name: it has several words or, as IGF and
// G20, more than one capital or a digit.
func (p *pass) named() bool {
	if !scriptHasCase(p.From) {
		return false
	}
	words := p.source.words()
	if len(words) != 1 {
		return true
	}
	return count(p.source.plain, unicode.Upper) > 1 || count(p.source.plain, unicode.Nd) > 0
}
