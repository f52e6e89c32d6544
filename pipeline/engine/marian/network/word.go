package network

import (
	"unicode"
	"unicode/utf8"
)

// unspaced are the scripts that put no space between words (Unicode Standard Annex 14,
// the classes ID and SA).
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// oneWord reports whether two pieces that follow each other are of one word: a letter, mark
// or digit ends the first and begins the second (the mark of a space, ▁, is none of them, and
// neither is what stands for the end). Where either is of a script that has no
// spaces a word may end at every letter. So it is the pieces that say it, not the language:
// an English name in a Chinese sentence ends as English words do, and a Chinese one in an
// English sentence as Chinese words do.
func oneWord(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if !ofWord(last) || !ofWord(first) {
		return false
	}
	return unicode.IsMark(first) || !unicode.In(last, unspaced...) && !unicode.In(first, unspaced...)
}

func ofWord(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}
