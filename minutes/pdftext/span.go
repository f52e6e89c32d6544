package pdftext

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"hexaglot/minutes/pdftext/paint"
)

// spanOfNumbers is a number, a date or a time, and another up to which it goes, as they
// stand from left to right; or the dash alone at the left of one, before a space. A hyphen
// without spaces may be inside a number: 2031-03-12.
var spanOfNumbers = regexp.MustCompile(`(\d+(?:[.:/]\d+)*)(?: ?[–—] ?| - )(\d+(?:[.:/]\d+)*)|^[–—-] \d|^[–—]\d+:`)

// fallsLeft says that a fragment without right-to-left letters in a right-to-left text is
// a line of that, as its spans of numbers tell: from left to right they go down, "10:10 – 10:00",
// or one ends at the left, "– 10:00", and goes on in the next line. The Unicode
// bidirectional algorithm puts them so, and who writes a span begins with what is earlier.
func (f *fragment) fallsLeft() bool {
	const zone = 5 // letters: more than that is a text
	if f.letters > zone || !slices.ContainsFunc(f.glyphs, func(g paint.Glyph) bool { return strings.ContainsAny(g.Text, "–—-") }) {
		return false
	}
	signs := slices.Clone(f.glyphs)
	sort.SliceStable(signs, func(i, j int) bool { return signs[i].X0 < signs[j].X0 })
	var seen strings.Builder
	for i, g := range signs {
		if i > 0 && !isBlank(g.Text) && g.X0-signs[i-1].X1 > spaceBefore*g.Size && !isBlank(signs[i-1].Text) {
			seen.WriteByte(' ')
		}
		for _, r := range g.Text {
			switch {
			case unicode.IsSpace(r):
				r = ' '
			case unicode.IsDigit(r):
				r = '0' + rune(digit(r))
			}
			seen.WriteRune(r)
		}
	}
	falls := false
	for _, m := range spanOfNumbers.FindAllStringSubmatch(strings.TrimSpace(seen.String()), -1) {
		if m[1] != "" && !isLess(m[2], m[1]) {
			return false
		}
		falls = true
	}
	return falls
}

// isLess compares numbers, times and dates, whose day stands before the month.
func isLess(a, b string) bool {
	x, y := numbersOf(a), numbersOf(b)
	if strings.Contains(a, "/") && len(x) == len(y) {
		slices.Reverse(x)
		slices.Reverse(y)
	}
	return slices.Compare(x, y) < 0
}

func numbersOf(s string) (all []int) {
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }) {
		n, _ := strconv.Atoi(part)
		all = append(all, n)
	}
	return all
}
