package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

const (
	minutesFile = "minutes.json"
	schema      = 1
)

// A Meeting is the state of one meeting: the document, and what became of it.
type Meeting struct {
	Key    string
	SHA256 string // of the source file, in hex
	Doc    *minutes.Document
	States []*State // of each language but the document's own, in the order of [minutes.Languages]

	page Stamp // of the source's own page
}

// A State is a translation as it is kept.
type State struct {
	minutes.Translation
	// What a person wrote for a segment that the source no longer has, by the id it had.
	Aside map[string]minutes.Target

	page Stamp
}

// A Stamp is the hash of a page as we last wrote it, and of the one before.
type Stamp struct {
	Page   string `json:"page,omitempty"`
	Before string `json:"before,omitempty"`
}

// KeepStamps takes over what is known of the source's own page on disk.
func (m *Meeting) KeepStamps(old *Meeting) { m.page = old.page }

// Adopt takes over what is known of the page on disk and what was set aside before.
func (s *State) Adopt(old *State) {
	s.page = old.page
	s.Aside = maps.Clone(old.Aside)
}

// SetAside keeps a target whose segment is gone.
func (s *State) SetAside(id string, t minutes.Target) {
	if s.Aside == nil {
		s.Aside = map[string]minutes.Target{}
	}
	name := id
	for n := 2; ; n++ {
		if was, taken := s.Aside[name]; !taken || was == t {
			break
		}
		name = fmt.Sprintf("%s.%d", id, n)
	}
	s.Aside[name] = t
}

// TakeBack gives back a target that was set aside, if the source says its text again.
func (s *State) TakeBack(source string) (minutes.Target, bool) {
	for _, id := range slices.Sorted(maps.Keys(s.Aside)) {
		if t := s.Aside[id]; t.Source == source {
			delete(s.Aside, id)
			return t, true
		}
	}
	return minutes.Target{}, false
}

// State is the state of a language; nil if there is none.
func (m *Meeting) State(lang language.Tag) *State {
	for _, s := range m.States {
		if s.Lang == lang {
			return s
		}
	}
	return nil
}

func (m *Meeting) stamp(lang language.Tag) *Stamp {
	if s := m.State(lang); s != nil {
		return &s.page
	}
	return &m.page
}

type minutesJSON struct {
	Schema int    `json:"schema"`
	Key    string `json:"key"`
	SHA256 string `json:"sha256"`
	Stamp
	Document *minutes.Document `json:"document"`
}

type stateJSON struct {
	Schema int          `json:"schema"`
	Lang   language.Tag `json:"lang"`
	Stamp
	Targets map[string]minutes.Target `json:"targets"`
	Aside   map[string]minutes.Target `json:"aside,omitempty"`
}

// Load reads the state of a meeting. The error is [fs.ErrNotExist] if there is none.
func (r *Repo) Load(key string) (*Meeting, error) {
	var doc minutesJSON
	if err := r.readJSON(path.Join(stateDir, key, minutesFile), &doc); errors.Is(err, fs.ErrNotExist) {
		if left, _ := fs.Glob(r.root.FS(), path.Join(stateDir, key, "*.json")); len(left) > 0 {
			return nil, fmt.Errorf("%s: it is gone, but %s is there: take it back from version control", path.Join(stateDir, key, minutesFile), left[0])
		}
		return nil, err
	} else if err != nil {
		return nil, err
	}
	if doc.Schema != schema || doc.Document == nil {
		return nil, fmt.Errorf("%s: it is not the state of a meeting that this version can read (schema %d)", path.Join(stateDir, key, minutesFile), doc.Schema)
	}
	m := &Meeting{Key: key, SHA256: doc.SHA256, Doc: doc.Document, page: doc.Stamp}
	for _, lang := range minutes.Languages {
		name := path.Join(stateDir, key, lang.String()+".json")
		if _, err := r.root.Stat(name); err != nil {
			continue
		}
		var s stateJSON
		if err := r.readJSON(name, &s); err != nil {
			return nil, err
		}
		if s.Schema != schema || s.Lang != lang {
			return nil, fmt.Errorf("%s: it is not the state of a translation into %s that this version can read", name, lang)
		}
		m.States = append(m.States, &State{minutes.Translation{Lang: lang, Targets: s.Targets}, s.Aside, s.Stamp})
	}
	return m, nil
}

func (r *Repo) readJSON(name string, v any) error {
	data, err := fs.ReadFile(r.root.FS(), name)
	if err != nil {
		return err
	}
	if bytes.Contains(data, []byte("\n<<<<<<<")) {
		return fmt.Errorf("%s: it holds the marks of a merge conflict: settle it and run again", name)
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%s: it is damaged (%w): mend it or take it back from version control", name, err)
	}
	return nil
}

func (r *Repo) writeState(m *Meeting, write func(string, []byte) error) error {
	data, err := encode(minutesJSON{schema, m.Key, m.SHA256, m.page, m.Doc})
	if err != nil {
		return err
	}
	if err := write(path.Join(stateDir, m.Key, minutesFile), data); err != nil {
		return err
	}
	for _, s := range m.States {
		data, err := encode(stateJSON{schema, s.Lang, s.page, s.Targets, s.Aside})
		if err != nil {
			return err
		}
		if err := write(path.Join(stateDir, m.Key, s.Lang.String()+".json"), data); err != nil {
			return err
		}
	}
	return nil
}

// encode writes JSON that a person can read: indented, and with < and & as they are.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}

// hash is that of a page's text: an editor or a checkout that writes other line ends
// has not edited it.
func hash(data []byte) string {
	sum := sha256.Sum256(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
	return hex.EncodeToString(sum[:])
}
