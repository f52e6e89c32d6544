// Package script knows how the six languages are written: which characters are Han, digits or parts of words, how wide
// they are, and where a text may be cut so that none of them is broken. All that reads a line stands on it.
//
// Begin with [Han] and [InWord] for characters, [Cut] and [Head] for texts.
package script

import (
	"unicode"
	"unicode/utf8"
)

// Han reports whether a character is of Chinese, or of Japanese, which writes no spaces either.
func Han(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// Wide reports whether a character is punctuation of Chinese text, which takes no space.
func Wide(r rune) bool {
	return r >= 0x3001 && r <= 0x303f || r >= 0xff01 && r <= 0xff5e && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// Space reports whether a character is white space, or what extractors leave in its place.
func Space(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// Digit reports whether a character is a digit of Western, Arabic, Persian or full-width form.
func Digit(r rune) bool {
	return r >= '0' && r <= '9' || r >= '٠' && r <= '٩' || r >= '۰' && r <= '۹' || r >= '０' && r <= '９'
}

// InWord reports whether a character is part of a word.
func InWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	if r >= 'А' && r <= 'я' || r >= 'ء' && r <= 'غ' || r >= 0x4e00 && r <= 0x9fff {
		return true // nearly all
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r) || unicode.IsNumber(r)
}
