package pipeline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// ready is the translation of a segment that is nothing but a term, as cells and
// sub-headings often are, or a sign, and says what it is; ok is false of any other.
// A term must stand in the very form of the glossary: of an inflected one the other
// languages would lose the number.
func ready(from, to language.Tag, g *glossary.Glossary, text string) (out, name string, ok bool) {
	if minutes.Plain(text) != text {
		return "", "", false // a link or an escape: more than a word
	}
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return text, "sign", true
	}
	if g == nil {
		return "", "", false
	}
	for _, m := range g.Find(from, text) {
		if m.Start != 0 || m.End != len(text) || m.Rule != "exact" || m.Rendering.Status == glossary.Forbidden {
			continue
		}
		r, found := g.Preferred(m.Concept, to, glossary.Community)
		for _, same := range g.Renderings(m.Concept, to) {
			if same.Text == text && same.Status != glossary.Forbidden && same.Status != glossary.Superseded {
				r = same // an acronym stays one where the language has it
			}
		}
		if !found {
			continue
		}
		s := r.Text
		// A segment of its own begins with a capital where its source does; a source
		// whose script has none does not say, and then it is set like a heading.
		if first, _ := utf8.DecodeRuneInString(text); !unicode.IsLower(first) && r.Case != glossary.Exact {
			low, n := utf8.DecodeRuneInString(s)
			s = string(unicode.ToUpper(low)) + s[n:]
		}
		return s, "term " + m.Concept, true
	}
	return "", "", false
}
