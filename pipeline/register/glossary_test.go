package register

import (
	"testing"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// A project's own glossary knows bodies that the one inside the program does not.
func TestOwnersOfAProjectsGlossary(t *testing.T) {
	own, err := glossary.New([]glossary.Concept{{ID: "our-desk"}}, []glossary.Rendering{
		{Concept: "our-desk", Lang: language.English, Text: "Welcome Desk", Status: glossary.Preferred},
		{Concept: "our-desk", Lang: language.French, Text: "bureau d’accueil", Status: glossary.Preferred},
	})
	if err != nil {
		t.Fatal(err)
	}
	g := glossary.Builtin().With(own)
	if got := name(g, language.English, language.French, "Welcome Desk"); got != "Bureau d’accueil" {
		t.Errorf("name(Welcome Desk) = %q, want Bureau d’accueil", got)
	}
	if got := name(nil, language.English, language.French, "Welcome Desk"); got != "Welcome Desk" {
		t.Errorf("name(Welcome Desk) without the glossary = %q", got)
	}
	e := Entry{}
	e.Lang, e.Owner, e.Status = language.English, []string{"Welcome Desk"}, minutes.Open
	for _, c := range []struct {
		sel  Selection
		want int
	}{{Selection{Owner: "accueil"}, 0}, {Selection{Owner: "accueil", Glossary: g}, 1}} {
		if got := len(c.sel.From([]Entry{e})); got != c.want {
			t.Errorf("From(owner %q) = %d entries, want %d", c.sel.Owner, got, c.want)
		}
	}
}
