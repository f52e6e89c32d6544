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
	"hexaglot/minutes/xliff"
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
	Notes map[string][]xliff.Note // by block, as in [xliff.File]
	Terms map[string][]xliff.Term // those that apply to a block, by its id

	Matches map[string][]xliff.Match // suggestions, by segment, the best first; see [State.Suggest]
	Made    []xliff.Tool             // the memory and the engines that it was made with, by name

	page Stamp
}

// A Stamp is the hash of a page as we last wrote it, and of the one before.
type Stamp struct {
	Page   string `json:"page,omitempty"`
	Before string `json:"before,omitempty"`
}

// KeepStamps takes over what is known of the source's own page on disk.
func (m *Meeting) KeepStamps(old *Meeting) { m.page = old.page }

// Adopt takes over what is known of the page on disk, what was set aside before, the
// notes, the terms and what it was made with.
func (s *State) Adopt(old *State) {
	s.page = old.page
	s.Aside, s.Notes, s.Terms = maps.Clone(old.Aside), maps.Clone(old.Notes), maps.Clone(old.Terms)
	s.Made = slices.Clone(old.Made)
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

// stateJSON is the state of a translation as it was kept before there was a [xliff.File].
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
		xlf, _ := fs.Glob(r.root.FS(), path.Join(stateDir, key, "*.xlf"))
		json, _ := fs.Glob(r.root.FS(), path.Join(stateDir, key, "*.json"))
		if left := append(xlf, json...); len(left) > 0 {
			return nil, fmt.Errorf("%s: %w", path.Join(stateDir, key, minutesFile), minutes.Fail("publish.gone", "it is gone, but {{.File}} is there: take it back from version control", "File", left[0]))
		}
		return nil, err
	} else if err != nil {
		return nil, err
	}
	if doc.Schema != schema || doc.Document == nil {
		return nil, fmt.Errorf("%s: %w", path.Join(stateDir, key, minutesFile), minutes.Fail("publish.schema", "it is not the state of a meeting that this version can read (schema {{.Schema}})", "Schema", doc.Schema))
	}
	m := &Meeting{Key: key, SHA256: doc.SHA256, Doc: doc.Document, page: doc.Stamp}
	for _, lang := range minutes.Languages {
		s, err := r.loadState(m, lang)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		m.States = append(m.States, s)
	}
	r.loadStamps(m)
	return m, nil
}

func statePath(key string, lang language.Tag) string {
	return path.Join(stateDir, key, lang.String()+".xlf")
}

func oldStatePath(key string, lang language.Tag) string {
	return path.Join(stateDir, key, lang.String()+".json")
}

// loadState reads the state of a language. If a run died when it had written one file
// and not yet removed the one of before, the new one counts.
func (r *Repo) loadState(m *Meeting, lang language.Tag) (*State, error) {
	name := statePath(m.Key, lang)
	data, err := fs.ReadFile(r.root.FS(), name)
	if errors.Is(err, fs.ErrNotExist) {
		return r.loadOldState(m.Key, lang)
	}
	if err != nil {
		return nil, err
	}
	f, err := xliff.Read(data)
	switch {
	case errors.Is(err, xliff.ErrConflict):
		return nil, fmt.Errorf("%s: %w: %w", name, err, minutes.Fail("publish.settle", "settle it and run again"))
	case err != nil:
		return nil, fmt.Errorf("%s: %w: %w", name, err, minutes.Fail("publish.mend", "mend it or take it back from version control"))
	case !sameBase(f.Lang, lang) || !sameBase(f.From, m.Doc.Lang):
		return nil, fmt.Errorf("%s: %w", name, minutes.Fail("publish.languages", "it is from {{.From}} into {{.To}}, not from {{.WantFrom}} into {{.WantTo}}", "From", f.From.String(), "To", f.Lang.String(), "WantFrom", m.Doc.Lang.String(), "WantTo", lang.String()))
	}
	return &State{Translation: minutes.Translation{Lang: lang, Targets: f.Targets}, Aside: f.Aside, Notes: f.Notes, Terms: f.Terms,
		Matches: f.Matches, Made: f.Made, page: Stamp{f.Page, f.Before}}, nil
}

// sameBase reports whether two tags are of one language: some tools add a region.
func sameBase(a, b language.Tag) bool {
	x, _ := a.Base()
	y, _ := b.Base()
	return x == y
}

func (r *Repo) loadOldState(key string, lang language.Tag) (*State, error) {
	name := oldStatePath(key, lang)
	var s stateJSON
	if err := r.readJSON(name, &s); err != nil {
		return nil, err
	}
	if s.Schema != schema || s.Lang != lang {
		return nil, fmt.Errorf("%s: %w", name, minutes.Fail("publish.translation", "it is not the state of a translation into {{.Lang}} that this version can read", "Lang", lang.String()))
	}
	return &State{Translation: minutes.Translation{Lang: lang, Targets: s.Targets}, Aside: s.Aside, page: s.Stamp}, nil
}

func (r *Repo) readJSON(name string, v any) error {
	data, err := fs.ReadFile(r.root.FS(), name)
	if err != nil {
		return err
	}
	if bytes.Contains(append([]byte("\n"), data...), []byte("\n<<<<<<<")) {
		return fmt.Errorf("%s: %w", name, minutes.Fail("publish.conflict", "it holds the marks of a merge conflict: settle it and run again"))
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%s: %w", name, minutes.Fail("publish.damaged", "it is damaged ({{.Why}}): mend it or take it back from version control", "Why", err.Error()))
	}
	return nil
}

// writeState writes the state of a meeting; all of it is made before any is written.
func (r *Repo) writeState(m *Meeting, write func(string, []byte) error) error {
	own, err := encode(minutesJSON{schema, m.Key, m.SHA256, m.page, m.Doc})
	if err != nil {
		return err
	}
	var files [][]byte
	for _, s := range m.States {
		data, err := xliff.Write(s.file(m))
		if err != nil {
			return fmt.Errorf("%s: %w", statePath(m.Key, s.Lang), err)
		}
		files = append(files, data)
	}
	stamps, err := m.stamps()
	if err != nil {
		return err
	}
	// By the document of before the next run tells what has changed since the translations
	// were made: if this one dies, it must be there until they have changed, too. Where
	// there is none it comes first, for without it nothing can be read.
	document := path.Join(stateDir, m.Key, minutesFile)
	_, err = r.root.Stat(document)
	isNew := errors.Is(err, fs.ErrNotExist)
	if isNew {
		if err := write(document, own); err != nil {
			return err
		}
	}
	if stamps != nil {
		if err := write(path.Join(stateDir, m.Key, stampsFile), stamps); err != nil {
			return err
		}
	}
	for i, s := range m.States {
		if err := write(statePath(m.Key, s.Lang), files[i]); err != nil {
			return err
		}
		if r.DryRun {
			continue
		}
		if err := r.root.Remove(oldStatePath(m.Key, s.Lang)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if isNew {
		return nil
	}
	return write(document, own)
}

// file is the state as it is written.
func (s *State) file(m *Meeting) *xliff.File {
	f := xliff.New(m.Doc, &s.Translation)
	all := &State{Aside: maps.Clone(s.Aside)}
	for _, id := range slices.Sorted(maps.Keys(f.Aside)) {
		all.SetAside(id, f.Aside[id])
	}
	f.Key, f.Aside, f.Notes, f.Terms, f.Page, f.Before = m.Key, all.Aside, s.Notes, s.Terms, s.page.Page, s.page.Before
	f.Matches, f.Made = s.suggestions(m.Doc), s.Made
	return f
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
