package glossary

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// A Hit is a concept that was searched for.
type Hit struct {
	Concept string
	Lang    language.Tag // of the text; Und if the id or the acronym was found
	Text    string       // the rendering or form that has the words
	Rule    string       // whole, form (a rule of Find), begin or part
}

// hitRules are the rules of hits, the best first.
var hitRules = []string{"whole", "form", "begin", "part"}

// Search returns the concepts that a person may mean by some words, in any language:
// those of which a rendering, a listed form, the id or the acronym is or has the words,
// whatever the capitals, accents, hyphens and vowel marks, and those that the words are
// a form of. There is one hit a concept, the best; those where the words are the whole
// come first.
func (g *Glossary) Search(words string) []Hit {
	want := loose(words)
	if want == "" {
		return nil
	}
	best := make(map[string]Hit)
	take := func(h Hit) {
		if old, ok := best[h.Concept]; !ok || slices.Index(hitRules, h.Rule) < slices.Index(hitRules, old.Rule) {
			best[h.Concept] = h
		}
	}
	try := func(concept string, lang language.Tag, text string) {
		has := loose(text)
		i := strings.Index(has, want)
		switch {
		case has == want || strings.ReplaceAll(has, " ", "") == strings.ReplaceAll(want, " ", ""):
			take(Hit{concept, lang, text, "whole"})
		case i == 0:
			take(Hit{concept, lang, text, "begin"})
		case i > 0:
			take(Hit{concept, lang, text, "part"})
		}
	}
	for _, r := range g.renderings {
		try(r.Concept, r.Lang, r.Text)
		for _, form := range r.Forms {
			try(r.Concept, r.Lang, form)
		}
	}
	for _, c := range g.concepts {
		try(c.ID, language.Und, c.ID)
		try(c.ID, language.Und, c.Acronym)
	}
	words = norm.NFC.String(strings.TrimSpace(words))
	for _, lang := range languages {
		for _, m := range g.Find(lang, words) {
			if m.Start == 0 && m.End == len(words) {
				take(Hit{m.Concept, lang, m.Rendering.Text, "form"})
			}
		}
	}
	out := make([]Hit, 0, len(best))
	for _, h := range best {
		out = append(out, h)
	}
	slices.SortFunc(out, func(a, b Hit) int {
		return cmp.Or(
			slices.Index(hitRules, a.Rule)-slices.Index(hitRules, b.Rule),
			g.byID[a.Concept]-g.byID[b.Concept],
		)
	})
	return out
}

// loose folds all that a person leaves out who looks for a word: capitals, accents and
// vowel marks, the kinds of hyphens, apostrophes and spaces; and the letters of Arabic
// that are written one for another.
func loose(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(cases.Fold().String(s)) {
		switch {
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r), r == 'ـ': // tatweel
		case unicode.IsSpace(r), unicode.Is(unicode.Pd, r):
			space = b.Len() > 0
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			switch r {
			case '’', 'ʼ':
				r = '\''
			case 'ة':
				r = 'ه'
			case 'ى':
				r = 'ي'
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}
