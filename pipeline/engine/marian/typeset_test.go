package marian

import (
	"testing"

	"golang.org/x/text/language"
)

// TestTypeset writes the spaces of French that are kept on one line, and no others.
func TestTypeset(t *testing.T) {
	text := "Note : « la séance » ; oui ! Non ? <g1>Voir :</g1> 14:30, a:b"
	if got, want := typeset(language.French, text), "Note\u00a0: «\u00a0la séance\u00a0»\u202f; oui\u202f! Non\u202f? <g1>Voir\u00a0:</g1> 14:30, a:b"; got != want {
		t.Errorf("French: %q, want %q", got, want)
	}
	for _, lang := range []language.Tag{language.English, language.Spanish, language.Chinese} {
		if got := typeset(lang, text); got != text {
			t.Errorf("%s: %q", lang, got)
		}
	}
	// A network is given the words: it comes with the engine's answer.
	e := New(Config{Models: install(t, book("en", "fr", "tiny", toFrench+" ▁Notes:▁Notes ;:▁;"))})
	r := request("en", "fr", "Notes; the note.", "")
	if got := ask(t, e, r)[r.ID].Text; got != "Notes\u202f; la note." {
		t.Errorf("the engine answers %q", got)
	}
}
