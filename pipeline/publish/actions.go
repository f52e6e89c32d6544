package publish

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/register"
)

// actionsJSON is data/minutes/actions.json: what somebody is to do, of all meetings.
type actionsJSON struct {
	Schema  int              `json:"schema"`
	Actions []register.Entry `json:"actions"` // by meeting, in the order of its text
}

// CalendarPath is where the actions of a meeting stand as a calendar.
func CalendarPath(key string, lang language.Tag) string {
	return path.Join(contentDir, key, "actions."+strings.ToLower(lang.String())+".ics")
}

// Actions are those of one meeting.
func (m *Meeting) Actions() []register.Entry {
	var all []*minutes.Translation
	for _, s := range m.States {
		all = append(all, &s.Translation)
	}
	return register.Of(m.Key, m.Doc, all)
}

// Actions are those of every meeting, or of one if a key is given. A meeting whose
// state cannot be read is left out, and a finding says why.
func (r *Repo) Actions(key string) ([]register.Entry, []minutes.Finding, error) {
	keys, err := r.Keys()
	if err != nil {
		return nil, nil, err
	}
	var all []register.Entry
	var findings []minutes.Finding
	for _, k := range keys {
		if key != "" && k != key {
			continue
		}
		m, err := r.Load(k)
		if err != nil {
			findings = append(findings, unread(k, "register", err))
			continue
		}
		all = append(all, m.Actions()...)
	}
	return all, findings, nil
}

// writeCalendars writes the calendar of each language, and takes those away that have
// become empty. They hold nothing that a person wrote.
func (r *Repo) writeCalendars(m *Meeting, write func(string, []byte) error) error {
	entries := m.Actions()
	for _, lang := range minutes.Languages {
		name := CalendarPath(m.Key, lang)
		if lang != m.Doc.Lang && m.State(lang) == nil || len(entries) == 0 {
			if r.DryRun {
				continue
			}
			if err := r.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			continue
		}
		data, err := register.View{Lang: lang}.Calendar(entries, lang)
		if err != nil {
			return err
		}
		if err := write(name, data); err != nil {
			return err
		}
	}
	return nil
}
