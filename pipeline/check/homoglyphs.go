package check

import (
	"strings"
	"unicode"

	"hexaglot/minutes"
)

// homoglyphs reports a word that mixes Latin and Cyrillic letters, which look alike: no
// search finds it. Words of the source are its own. In Russian all letters of one of the
// two must look like one of the other, for IGFом is IGF with an ending.
var homoglyphs = &Rule{
	Name:     "char.homoglyph",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.char.homoglyph"},
	segment: func(p *pass) {
		for _, w := range p.text.words() {
			if !w.latin || !w.other || p.source.has(w.text) {
				continue
			}
			if s := p.text.plain[w.start:w.end]; count(s, unicode.Cyrillic) > 0 && (scriptOf(p.To) != unicode.Cyrillic || alike(s, unicode.Latin) || alike(s, unicode.Cyrillic)) {
				p.inText(w.start, w.end, "", nil)
			}
		}
	},
}

// alike reports whether all letters of a script in a word look like ones of the other.
func alike(s string, table *unicode.RangeTable) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.Is(table, r) && !strings.ContainsRune("aceopxyABCEHKMOPTXYасеорхуАВСЕНКМОРТХУ", r)
	})
}
