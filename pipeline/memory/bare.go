package memory

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

// Bare is the entry of a match that no entry made: a segment that is nothing but a
// value, such as a date in a table.
const Bare = "facts"

// bareKinds are the values that say the same wherever they stand. An ordinal does
// not: it agrees with a noun.
var bareKinds = []facts.Kind{
	facts.Date, facts.Dates, facts.Month, facts.Months, facts.Time, facts.Times,
	facts.Percent, facts.Number, facts.Money, facts.Symbol, facts.Acronym, facts.URL, facts.Email,
}

// bare translates a segment that is one value, or values with bars between them.
func bare(from, to string, seg *segment) (string, bool) {
	if seg.mark == "." { // of "5 p.m.", which is no end of a sentence
		seg = seg.withMark(from, "")
	}
	if seg.mark != "" || len(seg.links) > 1 {
		return "", false
	}
	var out []string
	for _, text := range strings.Split(seg.plain, "|") {
		s, ok := bareValue(from, to, strings.TrimFunc(text, blank))
		if !ok {
			return "", false
		}
		out = append(out, s)
	}
	span := minutes.Span{Text: strings.Join(out, " | "), Strong: seg.strong, Emph: seg.emph}
	for _, l := range seg.links {
		if l.start > 0 || l.end < len(seg.plain) {
			return "", false
		}
		span.URL = l.url
	}
	return nfc(minutes.InlineText([]minutes.Span{span})), true
}

func bareValue(from, to, text string) (string, bool) {
	latin := from == "en" || from == "es" || from == "fr" // where NOTES may be a word
	for _, kind := range bareKinds {
		if kind == facts.Acronym && latin {
			continue
		}
		for _, preposition := range []bool{false, true} {
			v, ok := facts.Parse(language.Make(from), kind, preposition, text)
			if !ok {
				continue
			}
			if kind == facts.Number && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) }) && len(v.Number) == 4 {
				return v.Number, true // it may be a year
			}
			if kind == facts.Month && v.From.Year == 0 {
				return "", false // May, March and Mars may be words
			}
			if kind == facts.Number && strings.Contains(v.Number, ".") {
				return "", false // 3.1 and 10.30 may be an item, a time or a date
			}
			s := facts.Format(language.Make(to), v, facts.Form{Preposition: preposition})
			if isCapital(text) {
				s = capital(s)
			}
			return s, s != ""
		}
	}
	return "", false
}
