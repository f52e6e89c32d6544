package script

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Cut is the first character of a text, 0 if it has none, and the rest.
func Cut(s string) (rune, string) {
	if s == "" {
		return 0, ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return r, s[n:]
}

// First is the first character of a text, 0 if it has none.
func First(s string) rune { r, _ := Cut(s); return r }

// Last is the last character of a text, 0 if it has none.
func Last(s string) rune {
	r := rune(0)
	for i := len(s) - 1; i >= 0; i-- {
		if s[i]&0xC0 != 0x80 {
			r, _ = Cut(s[i:])
			break
		}
	}
	return r
}

// FirstN is the beginning of a text, of at most n characters.
func FirstN(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// Head is the beginning of a text, of at most n bytes.
func Head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

// Tail is the end of a text, of at most n bytes.
func Tail(s string, n int) string {
	if len(s) <= n {
		return s
	}
	at := len(s) - n
	for at < len(s) && s[at]&0xC0 == 0x80 {
		at++
	}
	return s[at:]
}

// Index is where the first of some signs stands in a text, -1 if none does. It is [strings.IndexAny] for few signs
// that are not all ASCII, which looks up each character of the text.
func Index(s, signs string) int {
	at := -1
	for _, r := range signs {
		if i := strings.IndexRune(s, r); i >= 0 {
			at, s = i, s[:i]
		}
	}
	return at
}

// Columns is the width of a text on a terminal: two for a wide character.
func Columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < 0x300 && r != 0xad, r >= 0x400 && r < 0x483:
			n++
		case r >= 0x4e00 && r < 0xa000:
			n += 2
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case width.LookupRune(r).Kind() == width.EastAsianWide, width.LookupRune(r).Kind() == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// Western writes Arabic-Indic and full-width digits as ASCII ones, and every space as a plain one. A text has as many
// characters as before.
func Western(s string) string {
	odd := func(r rune) bool {
		return r < ' ' || r == '\u0085' || r == '\u00a0' || r >= '٠' && r <= '۹' && unicode.IsDigit(r) || r >= '\u1680' && (r < '\u2060' || r == '\u3000' || r >= '０' && r <= '９')
	}
	if !strings.ContainsFunc(s, odd) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' ' // the \s of the expressions knows only ASCII
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		}
		return r
	}, s)
}
