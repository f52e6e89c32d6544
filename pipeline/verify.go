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
	if v, lacks, ok := sameFacts(facts.Find(from, minutes.Plain(source)), facts.Find(to, plain)); !ok && lacks {
		return fmt.Sprintf("it lacks %s of the source", v)
	} else if !ok {
		return fmt.Sprintf("it has %s, which the source has not", v)
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

// sameFacts says whether a source and its translation have the same dates, times,
// numbers and references; if not, one that only the source has (lacks) or only the
// translation. What one of them says in words, the other need not: Arabic says two by
// the dual, and most languages one by an article.
func sameFacts(source, text []facts.Fact) (v string, lacks, ok bool) {
	a, b := timesOf(source), timesOf(text)
	for _, v := range a {
		if i := slices.Index(b, v); i >= 0 {
			b = slices.Delete(b, i, i+1)
		} else {
			return v, true, false
		}
	}
	if len(b) > 0 {
		return b[0], false, false
	}
	_, onlySource, onlyText := facts.Agree(source, text)
	for i, only := range [][]facts.Value{onlySource, onlyText} {
		for _, v := range only {
			if !inWords([][]facts.Fact{source, text}[i], v) {
				return name(v), i == 0, false
			}
		}
	}
	return "", false, true
}

func inWords(found []facts.Fact, v facts.Value) bool {
	return slices.ContainsFunc(found, func(f facts.Fact) bool { return f.Words && v.Kind == facts.Number && f.Number == v.Number })
}

func timesOf(found []facts.Fact) (out []string) {
	for _, f := range found {
		if f.Kind == facts.Time || f.Kind == facts.Times {
			out = append(out, fmt.Sprintf("the time %d:%02d", f.Value.Start.Hour, f.Value.Start.Minute))
		}
		if f.Kind == facts.Times {
			out = append(out, fmt.Sprintf("the time %d:%02d", f.Value.End.Hour, f.Value.End.Minute))
		}
	}
	return out
}

// name names a value of those that [facts.Agree] compares.
func name(v facts.Value) string {
	switch v.Kind {
	case facts.Date, facts.Month:
		return fmt.Sprintf("the date %d-%d-%d", v.From.Year, v.From.Month, v.From.Day)
	case facts.Reference:
		return "the number " + v.Text
	}
	return "the number " + v.Number
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
