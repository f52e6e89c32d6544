package check

import (
	"strings"
	"unicode"

	"hexaglot/minutes"
)

// empty reports a translation that says nothing: no character but white space and
// what nobody sees.
var empty = &Rule{
	Name:     "struct.empty-target",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.struct.empty-target"},
	segment: func(p *pass) {
		seen := func(r rune) bool { return !unicode.IsSpace(r) && !unicode.In(r, unicode.Cc, unicode.Cf) }
		if !strings.ContainsFunc(p.text.plain, seen) && strings.ContainsFunc(p.source.plain, seen) {
			p.whole("", nil)
		}
	},
}
