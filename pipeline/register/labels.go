package register

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

var bundle = sync.OnceValue(func() *i18n.Bundle {
	b := i18n.NewBundle(language.English)
	b.RegisterUnmarshalFunc("json", json.Unmarshal)
	for _, lang := range minutes.Languages {
		if _, err := b.LoadMessageFileFS(catalogues, "active."+lang.String()+".json"); err != nil {
			panic(err) // embedded, and read by a test
		}
	}
	return b
})

// labels are the words of a register that are none of the minutes', by id.
type labels map[string]string

var labelIDs = []string{"title", "none", "action", "owner", "due", "status", "meeting", "section", "and", "colon", "no-owner", "no-due",
	string(minutes.Open), string(minutes.Started), string(minutes.Done), string(minutes.NotDone), string(minutes.Carried), string(minutes.Cancelled)}

func labelsOf(lang language.Tag) (labels, error) {
	l := labels{}
	localizer := i18n.NewLocalizer(bundle(), lang.String())
	for _, id := range labelIDs {
		text, found, err := localizer.LocalizeWithTag(&i18n.LocalizeConfig{MessageID: id})
		if err != nil || found != lang {
			return nil, fmt.Errorf("no labels for a register in %q", lang)
		}
		l[id] = text
	}
	return l, nil
}
