// Package disclaimers has the notice that every volunteer translation ends with,
// in the six languages of the United Nations, and knows such a notice when it
// meets one in a source. [Text] gives the notice; [Heading] and [Recognise] find
// what must not be translated a second time.
//
// The wordings lie in one go-i18n catalogue a language (active.<lang>.json); what
// a notice is recognised by lies in headings.txt and cues.txt.
package disclaimers

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Version names the wording, as pages carry it in their front matter.
const Version = "v1"

// A Notice is the disclaimer of one language.
type Notice struct {
	Heading  string
	Body     string // one line
	Proposed bool   // a rendering of this project, not yet confirmed by the group
}

var languages = []language.Tag{
	language.Chinese, language.Spanish, language.French, language.Arabic, language.Russian, language.English,
}

//go:embed active.*.json
var catalogues embed.FS

var bundle = sync.OnceValue(readCatalogues)

func readCatalogues() *i18n.Bundle {
	b := i18n.NewBundle(language.English)
	b.RegisterUnmarshalFunc("json", json.Unmarshal)
	for _, lang := range languages {
		if _, err := b.LoadMessageFileFS(catalogues, "active."+lang.String()+".json"); err != nil {
			panic(err) // embedded, and read by a test
		}
	}
	return b
}

// Text returns the notice of a language. A region is overlooked ("fr-CA" is
// French); a script is not: traditional Chinese has no notice here.
func Text(lang language.Tag) (Notice, error) {
	base, script, _ := lang.Raw()
	tag, err := language.Compose(base)
	if implied, _ := tag.Script(); err != nil || !slices.Contains(languages, tag) ||
		(script != language.Script{} && script != implied) {
		return Notice{}, fmt.Errorf("disclaimer: none in %s", lang)
	}
	l := i18n.NewLocalizer(bundle(), tag.String())
	var n Notice
	var status string
	for _, m := range []struct {
		id string
		to *string
	}{{"heading", &n.Heading}, {"body", &n.Body}, {"status", &status}} {
		text, found, err := l.LocalizeWithTag(&i18n.LocalizeConfig{MessageID: m.id})
		if err != nil || found != tag {
			return Notice{}, fmt.Errorf("disclaimer: no %s in %s", m.id, lang)
		}
		*m.to = text
	}
	n.Proposed = status == "proposed"
	return n, nil
}
