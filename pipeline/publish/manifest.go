package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"golang.org/x/text/language"

	"hexaglot/minutes"
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
}

// Coverage says how much of a document is in a language. Words are the source's.
type Coverage struct {
	Segments   int            `json:"segments"`
	Translated int            `json:"translated"`
	Words      int            `json:"words"`
	Covered    int            `json:"covered"`
	By         map[string]int `json:"by"` // covered words by origin: "memory", "engine", "human"
}

// Cover measures a translation of a document.
func Cover(doc *minutes.Document, t *minutes.Translation) Coverage {
	c := Coverage{By: map[string]int{}}
	for s := range doc.Segments() {
		words := minutes.Words(s.Text)
		c.Segments++
		c.Words += words
		if g := t.Targets[s.ID]; g.Text != "" {
			c.Translated++
			c.Covered += words
			c.By[g.Origin.Kind] += words
		}
	}
	return c
}

// Least is the state of a page: the least of its targets'.
func Least(doc *minutes.Document, t *minutes.Translation) minutes.State {
	least := minutes.Final
	for s := range doc.Segments() {
		g := t.Targets[s.ID]
		if g.Text == "" || g.State.Rank() == 0 {
			return minutes.Initial
		}
		if g.State.Rank() < least.Rank() {
			least = g.State
		}
	}
	return least
}

// WriteManifest makes data/minutes/manifest.json anew from the states on disk. A
// meeting whose state cannot be read is left out, and a finding says why.
func (r *Repo) WriteManifest(ctx context.Context) ([]minutes.Finding, error) {
	unlock, err := r.lock(ctx, stateDir) // a site reads all that is in data/
	if err != nil {
		return nil, err
	}
	defer unlock()
	all, findings, err := r.manifest()
	if err != nil {
		return nil, err
	}
	data, err := encode(all)
	if err != nil {
		return nil, err
	}
	_, err = r.write(path.Join(dataDir, "manifest.json"), data)
	return findings, err
}

func (r *Repo) manifest() (*manifestJSON, []minutes.Finding, error) {
	keys, err := r.Keys()
	if err != nil {
		return nil, nil, err
	}
	var findings []minutes.Finding
	all := &manifestJSON{Schema: schema, Meetings: []meetingJSON{}}
	for _, key := range keys {
		m, err := r.Load(key)
		if err != nil {
			findings = append(findings, minutes.Finding{Rule: "manifest.unread", Severity: minutes.Error, File: path.Join(stateDir, key),
				Message: fmt.Sprintf("this meeting is not in the manifest: %v", err)})
			continue
		}
		entry := meetingJSON{Key: key, Date: m.Doc.Meeting.Date, Meeting: m.Doc.Meeting,
			Source: sourceJSON{m.Doc.File, m.SHA256, m.Doc.Lang}, Anchors: []anchorJSON{}, Pages: []pageJSON{}}
		for b := range m.Doc.Blocks() {
			if b.Kind == minutes.Section || b.Kind == minutes.Action {
				entry.Anchors = append(entry.Anchors, anchorJSON{b.ID, b.Kind})
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
				return nil, nil, err
			}
			p := pageJSON{Lang: lang, Title: minutes.Plain(m.Doc.Title.Text), File: path.Clean(name), SHA256: hash(data)}
			p.Edited = p.SHA256 != m.stamp(lang).Page
			if s != nil {
				c := Cover(m.Doc, &s.Translation)
				p.Coverage, p.State = &c, Least(m.Doc, &s.Translation)
				if t := s.Targets[m.Doc.Title.ID].Text; t != "" {
					p.Title = minutes.Plain(t)
				}
			}
			entry.Pages = append(entry.Pages, p)
		}
		all.Meetings = append(all.Meetings, entry)
	}
	return all, findings, nil
}
