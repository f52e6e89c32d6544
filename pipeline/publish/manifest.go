package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/xliff"
	"hexaglot/pipeline/register"
)

// manifestJSON is data/minutes/manifest.json: all that a site build needs to know.
type manifestJSON struct {
	Schema   int           `json:"schema"`
	Meetings []meetingJSON `json:"meetings"` // by key
}

type meetingJSON struct {
	Key     string          `json:"key"`
	Date    string          `json:"date,omitempty"`
	Meeting minutes.Meeting `json:"meeting,omitzero"`
	Source  sourceJSON      `json:"source"`
	Anchors []anchorJSON    `json:"anchors"` // in the order of the text, the same on every page
	Pages   []pageJSON      `json:"pages"`
}

type sourceJSON struct {
	File   string       `json:"file"`
	SHA256 string       `json:"sha256"`
	Lang   language.Tag `json:"lang"`
}

type anchorJSON struct {
	ID   string       `json:"id"`
	Kind minutes.Kind `json:"kind"`
}

type pageJSON struct {
	Lang     language.Tag  `json:"lang"`
	Title    string        `json:"title"`
	File     string        `json:"file"`
	SHA256   string        `json:"sha256"` // of the file as it is
	Edited   bool          `json:"edited,omitempty"`
	State    minutes.State `json:"state,omitempty"` // absent on the source's own page
	Coverage *Coverage     `json:"coverage,omitempty"`
	Calendar string        `json:"calendar,omitempty"` // the file of its actions
	Made     []xliff.Tool  `json:"made,omitempty"`     // the memory and the engines that it was made with, by name
}

// WriteManifest makes data/minutes/manifest.json and actions.json anew from the states on disk. A
// meeting whose state cannot be read is left out, and a finding says why.
func (r *Repo) WriteManifest(ctx context.Context) ([]minutes.Finding, error) {
	unlock, err := r.lock(ctx, stateDir) // a site reads all that is in data/
	if err != nil {
		return nil, err
	}
	defer unlock()
	all, actions, findings, err := r.manifest()
	if err != nil {
		return nil, err
	}
	return findings, errors.Join(r.sweep(dataDir), r.writeData("actions.json", actions), r.writeData("manifest.json", all))
}

func (r *Repo) writeData(name string, v any) error {
	data, err := encode(v)
	if err != nil {
		return err
	}
	_, err = r.write(path.Join(dataDir, name), data)
	return err
}

// unread is the finding of a meeting that is left out of a file.
func unread(key, file string, err error) minutes.Finding {
	return minutes.Finding{Rule: "manifest.unread", Severity: minutes.Error, File: path.Join(stateDir, key),
		Message: fmt.Sprintf("this meeting is not in the %s: %v", file, err)}
}

func (r *Repo) manifest() (*manifestJSON, *actionsJSON, []minutes.Finding, error) {
	keys, err := r.Keys()
	if err != nil {
		return nil, nil, nil, err
	}
	var findings []minutes.Finding
	all := &manifestJSON{Schema: schema, Meetings: []meetingJSON{}}
	actions := &actionsJSON{Schema: schema, Actions: []register.Entry{}}
	for _, key := range keys {
		m, err := r.Load(key)
		if err != nil {
			findings = append(findings, unread(key, "manifest", err))
			continue
		}
		entry := meetingJSON{Key: key, Date: m.Doc.Meeting.Date, Meeting: m.Doc.Meeting,
			Source: sourceJSON{m.Doc.File, m.SHA256, m.Doc.Lang}, Anchors: []anchorJSON{}, Pages: []pageJSON{}}
		entries := m.Actions()
		actions.Actions = append(actions.Actions, entries...)
		for b := range m.Doc.Blocks() {
			id := b.ID
			if b.Kind == minutes.Action {
				id, _, _ = strings.Cut(id, "-") // the heading over them has it, once
			}
			if a := (anchorJSON{id, b.Kind}); (b.Kind == minutes.Section || b.Kind == minutes.Action) && !slices.Contains(entry.Anchors, a) {
				entry.Anchors = append(entry.Anchors, a)
			}
		}
		for _, lang := range minutes.Languages {
			s := m.State(lang)
			if s == nil && lang != m.Doc.Lang {
				continue
			}
			name := PagePath(key, lang)
			data, err := fs.ReadFile(r.root.FS(), name)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, nil, nil, err
			}
			p := pageJSON{Lang: lang, Title: minutes.Plain(m.Doc.Title.Text), File: path.Clean(name), SHA256: hash(data)}
			p.Edited = p.SHA256 != m.stamp(lang).Page
			if s != nil {
				shown, _ := Shown(m.Doc, &s.Translation)
				c := s.Cover(m.Doc)
				p.Coverage, p.State, p.Made = &c, Least(m.Doc, shown), s.Made
				if t := s.Targets[m.Doc.Title.ID].Text; t != "" {
					p.Title = minutes.Plain(t)
				}
			}
			if len(entries) > 0 {
				p.Calendar = CalendarPath(key, lang)
			}
			entry.Pages = append(entry.Pages, p)
		}
		all.Meetings = append(all.Meetings, entry)
	}
	return all, actions, findings, nil
}
