package glossary

import (
	"fmt"
	"testing"

	"golang.org/x/text/language"
)

// A Goal is known by its number and name, by its acronym and by the text of the
// resolution; its bare name is a common phrase and no Goal.
func TestGoals(t *testing.T) {
	g := Builtin()
	for _, c := range []struct{ lang, text, want string }{
		{"en", "SDG 5 and Goal 13: Climate action; quality education for all", "0-5 sdg-05 exact|10-33 sdg-13 exact"},
		{"en", "SDG 17 and the Sustainable Development Goals", "0-6 sdg-17 exact|15-44 sdgs exact"},
		{"zh", "目标5：性别平等和可持续发展目标17", "0-22 sdg-05 exact|25-48 sdg-17 form"},
		{"fr", "l’ODD 4, l’Objectif 5 : Égalité entre les sexes", "4-9 sdg-04 exact|15-53 sdg-05 exact"},
		{"es", "el ODS 16", "3-9 sdg-16 exact"},
		{"ru", "в ЦУР 9 и ЦУР", "3-11 sdg-09 exact|15-21 sdgs exact"},
		{"ar", "والهدف 4: التعليم الجيد", "0-41 sdg-04 proclitic"},
	} {
		got := ""
		for i, s := range spans(g.Find(language.MustParse(c.lang), c.text)) {
			if i > 0 {
				got += "|"
			}
			got += s
		}
		if got != c.want {
			t.Errorf("Find(%s, %q) = %s, want %s", c.lang, c.text, got, c.want)
		}
	}
	for n := 1; n <= 17; n++ {
		id := fmt.Sprintf("sdg-%02d", n)
		for _, lang := range languages {
			if r, ok := g.Preferred(id, lang, UN); !ok || r.Status != Preferred || len(g.Renderings(id, lang)) < 3 {
				t.Errorf("%s, %s: %v, want the name, the acronym and the text", id, lang, r.Text)
			}
		}
	}
}
