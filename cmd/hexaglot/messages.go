package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/script"
	"hexaglot/pipeline/terms"
)

//go:embed messages
var messageFiles embed.FS

// messages are the words of the command in one language.
type messages struct {
	localizer *i18n.Localizer
	lang      language.Tag
}

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
	return &messages{i18n.NewLocalizer(bundle, base.String()), language.Make(base.String())}
}

// text is a message; data may hold "Count", which chooses the plural form.
func (m *messages) text(id string, data map[string]any) string {
	s, err := m.localizer.Localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data, PluralCount: data["Count"]})
	if err != nil && s == "" {
		return id // a test holds that every message is in every catalogue
	}
	return s
}

// say is what a phrase says. In a language that runs from right to left, what it names
// keeps its own direction.
func (m *messages) say(p minutes.Phrase) string {
	data := make(map[string]any, len(p.Args))
	for name, v := range p.Args {
		switch v := v.(type) {
		case minutes.Phrase:
			data[name] = m.say(v)
		case []minutes.Phrase:
			data[name] = m.join(v)
		case interface {
			In(language.Tag, terms.Words) string
		}:
			data[name] = m.isolated(v.In(m.lang, m.say))
		case string:
			data[name] = m.isolated(v)
		default:
			data[name] = v
		}
	}
	return m.text(p.ID, data)
}

// isolated is a text that keeps its own direction.
func (m *messages) isolated(s string) string {
	if script.Direction(m.lang) == "rtl" {
		return "\u2068" + s + "\u2069"
	}
	return s
}

// join is several phrases as one.
func (m *messages) join(all []minutes.Phrase) string {
	s := ""
	for i, p := range all {
		if i == 0 {
			s = m.say(p)
			continue
		}
		s = m.text("finding.join", map[string]any{"A": s, "B": m.say(p)})
	}
	return s
}

// finding is what a finding says; one that gives no phrase says it in English.
func (m *messages) finding(f minutes.Finding) string {
	if f.Said.ID == "" {
		return f.Message
	}
	return m.say(f.Said)
}

// line is a finding in one line.
func (m *messages) line(f minutes.Finding) string {
	where := f.File
	tag := f.Lang.String()
	base := path.Base(filepath.ToSlash(f.File))
	if f.File != "" && f.Page == 0 && f.Line == 0 && tag != "und" && !strings.HasPrefix(base, tag+".") && !strings.Contains(base, "."+tag+".") {
		where += ": " + tag // of a translation
	}
	if f.Page > 0 {
		where += ": " + m.text("place.page", map[string]any{"Page": f.Page})
	}
	if f.Line > 0 {
		where += ": " + m.text("place.line", map[string]any{"Line": f.Line})
	}
	if f.Segment != "" {
		where += ": " + f.Segment
	}
	if f.Lang.String() != "und" && f.Rule != "" && f.Segment != "" && f.File == "" {
		where = f.Lang.String() + where
	}
	return fmt.Sprintf("%s: %s: %s: %s", where, m.text("rank."+string(f.Severity), nil), f.Rule, oneLine(m.finding(f)))
}
