package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes"
)

// control reports control characters: a line break or a tab, since a segment is one
// line, and what stands for a byte that was no text.
var control = &Rule{
	Name:     "char.control",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.char.control"},
	segment: func(p *pass) {
		if !utf8.ValidString(p.Text) {
			p.whole("", map[string]any{"Text": "U+FFFD"})
			return
		}
		bad := func(r rune) bool { return unicode.IsControl(r) || r == unicode.ReplacementChar }
		if i := strings.IndexFunc(p.text.plain, bad); i >= 0 {
			r, n := utf8.DecodeRuneInString(p.text.plain[i:])
			p.inText(i, i+n, "", map[string]any{"Text": fmt.Sprintf("U+%04X", r)})
		} else if strings.ContainsFunc(p.Text, bad) { // in the address of a link
			p.whole("", map[string]any{"Text": "U+FFFD"})
		}
	},
}
