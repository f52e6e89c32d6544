package pdftext

import (
	"unicode"
	"unicode/utf8"
)

// isHan says that a character is set without spaces between words: Han, kana, and the
// punctuation that goes with them.
func isHan(r rune) bool {
	switch {
	case r < 0x2018:
		return false
	case r == '“' || r == '”' || r == '‘' || r == '’':
		return true
	case r >= 0x2e80 && r <= 0x9fff, r >= 0xf900 && r <= 0xfaff, r >= 0xff00 && r <= 0xff60, r >= 0x20000 && r <= 0x3ffff:
		return true
	}
	return false
}

// isIdeograph is isHan without punctuation.
func isIdeograph(r rune) bool { return r >= 0x3040 && r <= 0x9fff || r >= 0x20000 && r <= 0x3ffff }

// isRTL says that a character is written from right to left: Hebrew, Arabic and
// what is near them. Digits are not.
func isRTL(r rune) bool {
	if r < 0x590 {
		return false
	}
	return (r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff) && !unicode.IsDigit(r)
}

func isMark(s string) bool {
	r := firstRune(s)
	return r >= 0x300 && unicode.Is(unicode.Mn, r)
}

func isBlank(s string) bool {
	if len(s) == 1 && s[0] > ' ' { // nearly all are, and this is asked of each glyph many times
		return false
	}
	for _, r := range s {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

func firstRune(s string) rune {
	if len(s) > 0 && s[0] < utf8.RuneSelf {
		return rune(s[0])
	}
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return 0
	}
	return r
}

func lastRune(s string) rune {
	if n := len(s); n > 0 && s[n-1] < utf8.RuneSelf {
		return rune(s[n-1])
	}
	r, n := utf8.DecodeLastRuneInString(s)
	if n == 0 {
		return 0
	}
	return r
}
