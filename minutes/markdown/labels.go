package markdown

import (
	"embed"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"hexaglot/minutes"
)

//go:embed active.*.json
var catalogues embed.FS

var bundle = sync.OnceValue(readCatalogues)

func readCatalogues() *i18n.Bundle {
	b := i18n.NewBundle(language.English)
	b.RegisterUnmarshalFunc("json", json.Unmarshal)
	for _, lang := range minutes.Languages {
		if _, err := b.LoadMessageFileFS(catalogues, "active."+lang.String()+".json"); err != nil {
			panic(err) // embedded, and read by a test
		}
	}
	return b
}

// labels are the words of a page that are none of the document's.
type labels struct {
	actions, annex string
	draft, machine string            // notices
	mode           map[string]string // by Meeting.Mode
}

// labelsOf reads the catalogue of a language of the six, whatever its region.
func labelsOf(lang language.Tag) (labels, error) {
	tag := baseOf(lang)
	l := i18n.NewLocalizer(bundle(), tag.String())
	texts := map[string]string{}
	for _, id := range []string{"actions", "annex", "draft", "draft-machine", "online", "hybrid", "in-person"} {
		text, found, err := l.LocalizeWithTag(&i18n.LocalizeConfig{MessageID: id})
		if err != nil || found != tag {
			return labels{}, fmt.Errorf("no labels for a page in %q", lang)
		}
		texts[id] = text
	}
	return labels{texts["actions"], texts["annex"], texts["draft"], texts["draft-machine"], texts}, nil
}

// baseOf is a language without region and script: what files and marks are named by.
func baseOf(lang language.Tag) language.Tag {
	base, _, _ := lang.Raw()
	tag, err := language.Compose(base)
	if err != nil {
		return language.Und
	}
	return tag
}
