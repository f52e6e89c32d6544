package marian

import (
	"strings"

	"golang.org/x/text/language"
)

// frenchSpaces are the spaces of French that no line may end with, by what a network writes:
// its vocabulary knows one space (Lexique des règles typographiques en usage à l'Imprimerie
// nationale; Unicode Standard, 6.2, U+202F).
var frenchSpaces = strings.NewReplacer(
	" :", "\u00a0:", " »", "\u00a0»", "« ", "«\u00a0",
	" ;", "\u202f;", " !", "\u202f!", " ?", "\u202f?",
)

// typeset gives a translation the signs of its language that a vocabulary cannot write.
func typeset(lang language.Tag, text string) string {
	if base, _ := lang.Base(); base.String() == "fr" {
		return frenchSpaces.Replace(text)
	}
	return text
}
