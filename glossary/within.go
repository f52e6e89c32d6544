package glossary

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Within returns the terms of other concepts that stand inside a match of Find, which
// takes the longest: in “Working Group on Multilingualism” there is multilingualism. They
// may overlap, and are in the order of the text.
func (g *Glossary) Within(lang language.Tag, text string, m Match) []Match {
	var out []Match
	seen := map[[2]int]bool{{m.Start, m.End}: true}
	var look func(start, end int)
	look = func(start, end int) {
		if start >= end || seen[[2]int{start, end}] {
			return
		}
		seen[[2]int{start, end}] = true
		for _, in := range g.Find(lang, text[start:end]) {
			in.Start, in.End = in.Start+start, in.End+start
			if k := [2]int{in.Start, in.End}; in.Concept != m.Concept && !seen[k] {
				seen[k] = true
				out = append(out, in)
			}
			look(in.Start+firstWord(text[in.Start:in.End]), in.End)
			look(in.Start, in.End-lastWord(text[in.Start:in.End]))
		}
	}
	look(m.Start+firstWord(text[m.Start:m.End]), m.End)
	look(m.Start, m.End-lastWord(text[m.Start:m.End]))
	slices.SortFunc(out, func(a, b Match) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return out
}

// firstWord is how long the first word of s is, with the space behind it; a Han character is
// a word.
func firstWord(s string) int {
	if r, n := utf8.DecodeRuneInString(s); isHan(r) {
		return n
	}
	for i, r := range s {
		if i > 0 && (unicode.IsSpace(r) || r == '-' || isHan(r)) {
			return i + len(s[i:]) - len(strings.TrimLeftFunc(s[i:], func(r rune) bool { return unicode.IsSpace(r) || r == '-' }))
		}
	}
	return len(s)
}

// lastWord is how long the last word of s is, with the space before it.
func lastWord(s string) int {
	r, n := utf8.DecodeLastRuneInString(s)
	if isHan(r) {
		return n
	}
	i := strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || isHan(r) })
	if i < 0 {
		return len(s)
	}
	if r, n := utf8.DecodeRuneInString(s[i:]); isHan(r) {
		return len(s) - i - n
	}
	return len(s) - len(strings.TrimRightFunc(s[:i], func(r rune) bool { return unicode.IsSpace(r) || r == '-' }))
}
