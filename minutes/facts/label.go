package facts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isLabel says whether a number at i is a part of a name, such as GEO-5, «ГЭФ-5»,
// 铀-235 or Rio+20, but for years: post-2015.
func isLabel(text string, i int) bool {
	if name, ok := strings.CutSuffix(strings.TrimRight(text[max(0, i-40):i], " \u00a0"), "+"); ok { // Rio + 20
		r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(name, " \u00a0"))
		return unicode.IsLetter(r)
	}
	if r, _ := utf8.DecodeLastRuneInString(text[:i]); classOf(r) == arabic && r != 0x640 {
		return digitsAt(text, i) == 1 && letters(text[:i]) > 2 // Apollo2, km2 in Arabic letters
	}
	if i < 2 || text[i-1] != '-' {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text[:i-1])
	if !unicode.IsUpper(r) && classOf(r) != han && classOf(r) != arabic && !shortName(text[:i-1]) {
		return false
	}
	n, end := digitRun(text, i)
	return len(n) != 4 || n < "1900" || n > "2100" || strings.HasPrefix(text[end:], "-") && digitsAt(text, end+1) == 0
}

// shortName says whether a text ends in a word of two or three letters with a capital,
// as names of aircraft begin: An-26.
func shortName(text string) bool {
	n, last := 0, rune(0)
	for n < 4 {
		r, size := utf8.DecodeLastRuneInString(text)
		if classOf(r) != letter {
			break
		}
		text, n, last = text[:len(text)-size], n+1, r
	}
	return n > 1 && n < 4 && unicode.IsUpper(last)
}

// isMark says whether the number from i to end is the mark of a note or of an item and
// no number: "the report,3 and", "the website.3", "(Malvinas)(1)", '4'.
func isMark(text string, i, end int) bool {
	if i == 0 {
		return false
	}
	before, n := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[end:])
	word := text[:i-n]
	switch before {
	case '\'':
		return after == '\'' || after == '`'
	case '(', '[':
		// Chinese writes no space before a bracket.
		r, _ := utf8.DecodeLastRuneInString(word)
		c := classOf(r)
		return (after == ')' || after == ']') && (c == letter || c == digit && end-i < 3 || c == arabic || strings.ContainsRune(").,;”\"»", r)) && end-i < 4
	case ',', ';', '؛', '،', '"', '”', '»', '>', '。', '；', '.', ')':
		if r, size := utf8.DecodeLastRuneInString(word); end-i > 3 || before == '"' && (size == 0 || isSpace(r)) {
			return false // it opens a quotation
		}
		ends := end == len(text) || strings.Trim(text[end:], ".;:,") == ""
		if before == '.' || before == '。' {
			return ends && letters(word) > 3
		}
		if strings.ContainsRune(")\"”»>；", before) {
			return ends || before != '；' && (isSpace(after) || unicode.IsPunct(after))
		}
		r, _ := utf8.DecodeLastRuneInString(word)
		return (unicode.IsLetter(r) || strings.ContainsRune(")\"”»", r)) && (ends || isSpace(after))
	}
	return false
}

// letters counts the letters at the end of a text, up to five.
func letters(text string) (n int) {
	for n < 5 {
		r, size := utf8.DecodeLastRuneInString(text)
		if !unicode.IsLetter(r) {
			break
		}
		text, n = text[:len(text)-size], n+1
	}
	return n
}

// isWord says whether the numeral at i is of a Chinese word that names no number, such
// as 两年期, or follows 几 or 数 (数十).
func (t *table) isWord(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return r == '几' || r == '数' || slices.ContainsFunc(t.numerals.idioms, func(w string) bool { return strings.HasPrefix(text[i:], w) })
}

// reversed reads an Arabic number whose groups stand in the order in which they are
// seen: the bidirectional algorithm lays groups with plain spaces between them out
// from right to left, so that writers put the last group first (UAX #9; 500 12 is
// twelve thousand five hundred). With spaces that do not break they keep their order.
func (t *table) reversed(text, group string, end int) (string, int) {
	if len(group) != 3 {
		return "", -1
	}
	whole, last, fraction := group, -1, ""
	if r, n := utf8.DecodeRuneInString(text[end:]); n > 0 && strings.ContainsRune(t.decimals, r) { // 630.8 1
		f, e := digitRun(text, end+n)
		if f == "" || len(f) == 3 {
			return "", -1
		}
		fraction, end = "."+f, e
	}
	for range 4 {
		r, n := utf8.DecodeRuneInString(text[end:])
		if r != ' ' {
			break
		}
		g, e := digitRun(text, end+n)
		if g == "" || len(g) > 3 || g[0] == '0' && len(g) < 3 {
			break
		}
		if next, _ := utf8.DecodeRuneInString(text[e:]); strings.ContainsRune("/:-–", next) && next != utf8.RuneError {
			break
		}
		if t.monthAt(text, e) {
			break
		}
		whole, end, last = g+whole, e, e
		if len(g) < 3 {
			break
		}
	}
	if last < 0 || whole[0] == '0' {
		return "", -1
	}
	if r, n := utf8.DecodeRuneInString(text[end:]); n > 0 && strings.ContainsRune(t.decimals, r) && digitsAt(text[end+n:], 0) > 0 {
		return "", -1
	}
	return t.magnified(text, whole+fraction, end)
}

// monthAt says whether the name of a month follows.
func (t *table) monthAt(text string, i int) bool {
	return t.month(text, skipSpaces(text, i), new(int)) > 0
}
