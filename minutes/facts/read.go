package facts

import (
	"strings"
	"unicode/utf8"
)

func skipUnseen(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unseen(r) {
			break
		}
		i += n
	}
	return i
}

// hasFold returns where a folded string ends that the text has at i, or -1.
func hasFold(text string, i int, want string) int {
	for _, w := range want {
		if i = skipUnseen(text, i); i == len(text) {
			return -1
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case foldRune(r) == w, w == ' ' && isSpace(r), w == 0xA0 && isSpace(r), w == '-' && isDash(r):
			i += n
		case w == 0xA0: // may be missing, as in a.m.
		default:
			return -1
		}
	}
	return skipUnseen(text, i)
}

func skipSpaces(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isSpace(r) && !unseen(r) {
			break
		}
		i += n
	}
	return i
}

// digitsAt counts the digits that begin at i.
func digitsAt(text string, i int) int {
	count := 0
	for _, r := range text[i:] {
		if digitOf(r) < 0 {
			break
		}
		count++
	}
	return count
}

// readInt reads all digits at i, at most max of them, and returns where they end, or -1.
func readInt(text string, i, max int, into *int) int {
	n := digitsAt(text, i)
	if n == 0 || n > max || max == 4 && n != 4 {
		return -1
	}
	*into = 0
	for range n {
		r, size := utf8.DecodeRuneInString(text[i:])
		*into = *into*10 + digitOf(r)
		i += size
	}
	return i
}

func nextIs(text string, i int, sign string) bool {
	return strings.HasPrefix(text[i:], sign) && digitsAt(text, i+len(sign)) > 0
}
