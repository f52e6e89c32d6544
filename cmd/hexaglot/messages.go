package main

import (
	"embed"
	"encoding/json"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed messages
var messageFiles embed.FS

// messages are the words of the command in one language.
type messages struct{ localizer *i18n.Localizer }

// newMessages loads the catalogue of a language; nil if there is none.
func newMessages(lang string) *messages {
	tag, err := language.Parse(lang)
	if err != nil {
		return nil
	}
	base, _ := tag.Base()
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	for _, name := range []string{"en", base.String()} {
		if _, err := bundle.LoadMessageFileFS(messageFiles, "messages/active."+name+".json"); err != nil {
			return nil
		}
	}
	return &messages{i18n.NewLocalizer(bundle, base.String())}
}

// text is a message; data may hold "Count", which chooses the plural form.
func (m *messages) text(id string, data map[string]any) string {
	s, err := m.localizer.Localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data, PluralCount: data["Count"]})
	if err != nil && s == "" {
		return id // a test holds that every message is in every catalogue
	}
	return s
}
