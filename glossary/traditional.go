package glossary

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed traditional.tsv
var traditionalTSV string

// simplified has the simplified character of each traditional one. Where a
// traditional character is several simplified ones, it is the usual one; terms are
// read in the same way as texts, so that a wrong choice is wrong in both.
var simplified = sync.OnceValue(func() *[0xA000]rune {
	t := new([0xA000]rune)
	for line := range strings.Lines(traditionalTSV) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), "\t")
		f, s := []rune(from), []rune(to)
		if ok && len(f) == 1 && len(s) == 1 && f[0] < rune(len(t)) {
			t[f[0]] = s[0]
		}
	}
	return t
})

// Simplify returns a text with its traditional characters simplified, as texts and terms
// are compared. It has as many characters as the text.
func Simplify(text string) string {
	table := simplified()
	return strings.Map(func(r rune) rune {
		if r >= 0 && r < rune(len(table)) && table[r] != 0 {
			return table[r]
		}
		return r
	}, text)
}
