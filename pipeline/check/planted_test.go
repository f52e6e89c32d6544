package check

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// TestPlanted measures which share of damaged translations may not be written, of those
// that may be before. It runs when it is told where the texts are, as [TestDevset]. The
// damage is what engines do: they stop, say a thing twice, do not find an end, leave
// the source or a part of it, take another language or sentence, or get a digit wrong.
func TestPlanted(t *testing.T) {
	if *devset == "" {
		return
	}
	lines := readDevset(t)
	draw := rand.New(rand.NewPCG(2015, 6))
	digit := regexp.MustCompile(`[0-9]`)
	// cut is a part of a text, from a to b tenths.
	cut := func(s string, a, b int) string {
		runes := []rune(s)
		return string(runes[len(runes)*a/10 : len(runes)*b/10])
	}
	for _, damage := range []struct {
		name string
		do   func(source, text string, from, to language.Tag, i int) string // "" if it cannot be done
	}{
		{"another digit", func(source, text string, from, to language.Tag, i int) string {
			all := digit.FindAllStringIndex(text, -1)
			if len(all) == 0 {
				return ""
			}
			at := all[draw.IntN(len(all))][0]
			return text[:at] + string('0'+(text[at]-'0'+byte(1+draw.IntN(9)))%10) + text[at+1:]
		}},
		{"the first three tenths", func(source, text string, from, to language.Tag, i int) string { return cut(text, 0, 3) }},
		{"the first half", func(source, text string, from, to language.Tag, i int) string { return cut(text, 0, 5) }},
		{"all twice", func(source, text string, from, to language.Tag, i int) string { return text + " " + text }},
		{"a loop at the end", func(source, text string, from, to language.Tag, i int) string {
			return cut(text, 0, 6) + strings.Repeat(cut(text, 5, 6), 4)
		}},
		{"the source", func(source, text string, from, to language.Tag, i int) string { return source }},
		{"the source from its middle on", func(source, text string, from, to language.Tag, i int) string {
			return cut(text, 0, 6) + " " + cut(source, 6, 10)
		}},
		{"another language", func(source, text string, from, to language.Tag, i int) string {
			for _, l := range []language.Tag{language.French, language.Spanish, language.English} {
				if l != from && l != to {
					return lines[l][i]
				}
			}
			return ""
		}},
		{"the next sentence", func(source, text string, from, to language.Tag, i int) string {
			return lines[to][(i+1)%len(lines[to])]
		}},
	} {
		for _, to := range minutes.Languages {
			from := language.English
			if to == from {
				from = language.French
			}
			may := func(source, text string) bool {
				return len(Answer(Pair{From: from, To: to, Source: escape(source), Text: escape(text)})) == 0
			}
			n, found := 0, 0
			for range 500 {
				i := draw.IntN(len(lines[from]))
				source, text := lines[from][i], lines[to][i]
				if len([]rune(text)) < 20 || !may(source, text) {
					continue
				}
				if s := damage.do(source, text, from, to, i); s != "" && s != text {
					n++
					if !may(source, s) {
						found++
					}
				}
			}
			t.Logf("%-30s %s-%s: %3.0f %% of %d", damage.name, from, to, 100*float64(found)/float64(n), n)
		}
	}
}
