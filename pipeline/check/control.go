package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// control reports control characters: a line break or a tab, since a segment is one
// line; what stands for a byte that was no text; and invisible characters that the
// source does not have, which turn a line round, part words or join them. The marks of
// direction are letters to Arabic, and no others know them.
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
		bad := func(r rune) bool {
			switch {
			case unicode.IsControl(r), r == unicode.ReplacementChar:
				return true
			case !unicode.Is(unicode.Cf, r), r == '\u200c', r == '\u200d': // those two shape letters
				return false
			case p.To == language.Arabic && (r == '\u200e' || r == '\u200f' || r == '\u061c'):
				return false
			}
			return !strings.ContainsRune(p.Source, r)
		}
		if i := strings.IndexFunc(p.text.plain, bad); i >= 0 {
			r, n := utf8.DecodeRuneInString(p.text.plain[i:])
			p.inText(i, i+n, "", map[string]any{"Text": fmt.Sprintf("U+%04X", r)})
		} else if strings.ContainsFunc(p.Text, bad) { // in the address of a link
			p.whole("", map[string]any{"Text": "U+FFFD"})
		}
	},
}
