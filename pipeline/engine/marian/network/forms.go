package network

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"hexaglot/pipeline/engine/marian/sentencepiece"
)

// Forms are the ways in which a vocabulary can write a rendering of a term: after a space and
// without one, and each with a capital as at the beginning of a sentence; in Arabic also after
// the particles that are written together with a word. A way that would need a piece that
// the vocabulary does not have is left out: there may be none.
func Forms(v *sentencepiece.Vocabulary, rendering string, lang language.Tag) [][]int32 {
	var forms [][]int32
	add := func(tokens []sentencepiece.Token) {
		var form []int32
		for _, t := range tokens {
			if t.ID == v.Unknown() {
				return
			}
			form = append(form, t.ID)
		}
		if form != nil && !slices.ContainsFunc(forms, func(f []int32) bool { return slices.Equal(f, form) }) {
			forms = append(forms, form)
		}
	}
	for _, text := range []string{rendering, capital(rendering, lang)} {
		add(v.Encode(text))
		add(v.EncodeInside(text))
	}
	for _, text := range afterParticles(rendering) {
		add(v.Encode(text))
	}
	return forms
}

// particles are those of Arabic that are written together with a noun: and, in, as, for.
var particles = []string{"و", "ف", "ب", "ك", "ل", "وب", "ول"}

// afterParticles are a text together with each particle, if it is Arabic. After ل the article
// ال loses its alef, and its lam too before another: للأمانة, للجنة.
func afterParticles(text string) (all []string) {
	if first, _ := utf8.DecodeRuneInString(text); !unicode.Is(unicode.Arabic, first) {
		return nil
	}
	for _, p := range particles {
		joined := p + text
		if article, ok := strings.CutPrefix(text, "ال"); ok && strings.HasSuffix(p, "ل") {
			joined = p + "ل" + strings.TrimPrefix(article, "ل")
		}
		all = append(all, joined)
	}
	return all
}

// capital is a text with a capital at its beginning, by the rules of its language.
func capital(text string, lang language.Tag) string {
	for i, r := range text {
		if !unicode.In(r, unicode.L, unicode.M) {
			return cases.Title(lang, cases.NoLower).String(text[:i]) + text[i:]
		}
	}
	return cases.Title(lang, cases.NoLower).String(text)
}
