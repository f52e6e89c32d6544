package terms

import (
	"bytes"
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/language"
)

//go:embed genders.tsv
var gendersTSV []byte

// endings are how words of a language end, with the gender and number of each: a whole
// word begins with "=".
var endings = sync.OnceValue(func() map[language.Tag]map[string]string {
	out := map[language.Tag]map[string]string{}
	for line := range bytes.Lines(gendersTSV) {
		cells := strings.Split(strings.TrimRight(string(line), "\r\n"), "\t")
		if len(cells) != 3 || strings.HasPrefix(cells[0], "#") || cells[0] == "language" {
			continue
		}
		lang := language.Make(cells[0])
		if out[lang] == nil {
			out[lang] = map[string]string{}
		}
		for ending := range strings.SplitSeq(cells[2], "|") {
			out[lang][ending] = cells[1]
		}
	}
	return out
})

// gender is the gender and number of a rendering, "?" if they are not known and "" if
// nothing in the language agrees with them. Its first word tells it: in Spanish, French
// and Arabic that is the noun or agrees with it, in Russian the adjective before it.
func gender(lang language.Tag, text string) string {
	known := endings()[lang]
	if known == nil {
		return ""
	}
	first := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !counts(r) })
	if len(first) == 0 {
		return "?"
	}
	w := first[0]
	if lang == language.Arabic {
		w = strings.TrimPrefix(w, "ال")
	}
	if g, ok := known["="+w]; ok {
		return g
	}
	for w != "" {
		_, n := utf8.DecodeRuneInString(w)
		w = w[n:] // the whole word is no ending of itself
		if g, ok := known[w]; ok {
			return g
		}
	}
	return "?"
}

// agree reports whether what stands beside one rendering may stand beside another: both
// begin with the same word, or are known to be of one gender and number.
func agree(lang language.Tag, a, b string) bool {
	g := gender(lang, a)
	if g == "" {
		return true
	}
	first := func(s string) string {
		s, _, _ = strings.Cut(strings.ToLower(s), " ")
		return s
	}
	return first(a) == first(b) || g != "?" && g == gender(lang, b)
}
