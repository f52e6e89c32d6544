package glossary

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// asHeadings drops the matches of concepts that are one only at the head of something
// and stand in a sentence: every language takes actions, and few of them are the
// heading over what was agreed to be done.
func (g *Glossary) asHeadings(text string, ms []Match) []Match {
	return slices.DeleteFunc(ms, func(m Match) bool {
		return g.concepts[g.byID[m.Concept]].Part == "heading" && !isHeading(text, m.Start, m.End)
	})
}

// isHeading reports whether text[start:end] is all the words of its line or of its cell
// of a table, or of what stands in it before a colon. It looks no further than to the
// next letter, so that a text full of headings is read once.
func isHeading(text string, start, end int) bool {
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if endsHeading(r) {
			break
		}
		if unicode.IsLetter(r) || r == ':' || r == '：' {
			return false
		}
		start -= n
	}
	for _, r := range text[end:] {
		if endsHeading(r) || r == ':' || r == '：' {
			return true
		}
		if unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

func endsHeading(r rune) bool { return r == '\n' || r == '\r' || r == '\t' || r == '|' }
