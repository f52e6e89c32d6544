package swap

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/facts"
)

// minuses are the signs and words of a negative number.
var (
	minuses    = []rune{'-', '−', '–', '‑', '﹣', '－'}
	minusWords = []string{"minus", "moins", "menos", "минус", "ناقص", "سالب"}
)

// signed says whether fact i is a negative number: a sign stands before its digits, which
// is no hyphen (WG-5) and no dash (3–5), or a word.
func signed(r *reading, i int) bool {
	switch r.facts[i].Kind {
	case facts.Number, facts.Percent, facts.Money:
	default:
		return false
	}
	before := r.before(i)
	_, word := lastWord(before)
	return minusAt(before) || slices.Contains(minusWords, strings.ToLower(word)) || r.code == "zh" && strings.HasSuffix(before, "负")
}

// minusAt says whether a text ends with the sign of a negative number.
func minusAt(before string) bool {
	sign, n := utf8.DecodeLastRuneInString(before)
	r, _ := utf8.DecodeLastRuneInString(before[:len(before)-n])
	return slices.Contains(minuses, sign) && !unicode.IsDigit(r) && (!unicode.IsLetter(r) || unicode.Is(unicode.Han, r)) && !strings.ContainsRune("%٪)）", r)
}

// find is the facts of a text, also of negative numbers that are written on a Chinese word
// (为-3.2%), where they might be a name (WG-5).
func (s *Swapper) find(r *reading) []facts.Fact {
	all := s.finder.Find(r.lang, r.text)
	if r.code != "zh" {
		return all
	}
	plain, k := []byte(r.text), 0
	for i, c := range r.text {
		for k < len(all) && all[k].End <= i {
			k++
		}
		next, _ := utf8.DecodeRuneInString(r.text[i+1:])
		if c == '-' && isDigit(next) && minusAt(r.text[:i+1]) && (k == len(all) || all[k].Start > i+1) {
			plain[i] = ' '
		}
	}
	if string(plain) == r.text {
		return all
	}
	return s.finder.Find(r.lang, string(plain))
}
