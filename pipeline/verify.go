package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

// verify says what is wrong with a machine's answer; "" if it may be written. It
// asks what must hold of any translation: one line of text in the target's script,
// the links of the source and none besides, its dates, times and numbers by value.
func verify(from, to language.Tag, source, text string) string {
	plain := minutes.Plain(text)
	switch {
	case strings.TrimSpace(plain) == "":
		return "it is empty"
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) || r == unicode.ReplacementChar }):
		return "it is not one line of clean text"
	case strings.ContainsAny(text, "⟦⟧"):
		return "it holds the marks of what is untranslated"
	case len(plain) > 12*len(minutes.Plain(source))+80:
		return "it is many times longer than the source"
	}
	if a, b := linksOf(source), linksOf(text); !slices.Equal(a, b) {
		return fmt.Sprintf("its links are %d, not the %d of the source, or lead elsewhere", len(b), len(a))
	}
	a, b := valuesOf(from, minutes.Plain(source)), valuesOf(to, plain)
	for _, v := range a {
		if i := slices.Index(b, v); i >= 0 {
			b = slices.Delete(b, i, i+1)
		} else {
			return fmt.Sprintf("it lacks %s of the source", v)
		}
	}
	if len(b) > 0 {
		return fmt.Sprintf("it has %s, which the source has not", b[0])
	}
	if to.String() != "zh" && scriptLetters(plain, scriptOf(to)) == 0 && scriptLetters(minutes.Plain(source), scriptOf(from)) > 0 && plain != minutes.Plain(source) {
		return "it is not in the script of the language"
	}
	return ""
}

func linksOf(text string) []string {
	var urls []string
	last := ""
	for _, s := range minutes.Inline(text) {
		if s.URL != "" && s.URL != last {
			urls = append(urls, s.URL)
		}
		last = s.URL
	}
	slices.Sort(urls)
	return urls
}

// valuesOf are the facts of a text that no language changes.
func valuesOf(lang language.Tag, text string) []string {
	var out []string
	for _, f := range facts.Find(lang, text) {
		switch f.Kind {
		case facts.Date, facts.Dates:
			f.From.Weekday, f.To.Weekday = 0, 0
			out = append(out, fmt.Sprintf("the date %d-%d-%d", f.From.Year, f.From.Month, f.From.Day))
			if f.Kind == facts.Dates {
				out = append(out, fmt.Sprintf("the date %d-%d", f.To.Month, f.To.Day))
			}
		case facts.Time, facts.Times:
			out = append(out, fmt.Sprintf("the time %d:%02d", f.Value.Start.Hour, f.Value.Start.Minute))
			if f.Kind == facts.Times {
				out = append(out, fmt.Sprintf("the time %d:%02d", f.Value.End.Hour, f.Value.End.Minute))
			}
		case facts.Number, facts.Percent:
			out = append(out, "the number "+f.Number)
		}
	}
	return out
}

func scriptOf(lang language.Tag) *unicode.RangeTable {
	script, _ := lang.Script()
	switch script.String() {
	case "Arab":
		return unicode.Arabic
	case "Cyrl":
		return unicode.Cyrillic
	case "Hans", "Hant":
		return unicode.Han
	}
	return unicode.Latin
}

func scriptLetters(s string, table *unicode.RangeTable) int {
	n := 0
	for _, r := range s {
		if unicode.Is(table, r) {
			n++
		}
	}
	return n
}
