// Package pipeline is the whole flow, from a file of minutes to the parallel pages
// of a site.
//
// [Read] takes a file apart and understands it, [Run] translates it into the other
// languages and publishes the pages. [Mark] says that a person has read a translation.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
	"hexaglot/minutes/markdown"
	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/memory"
	"hexaglot/pipeline/memory/store"
	"hexaglot/pipeline/publish"
)

// Config says how to run. The zero value translates into the five other official
// languages with nothing but what people wrote.
type Config struct {
	To       []language.Tag     // nil: every official language but the source's own
	Memory   *store.Memory      // what people and machines wrote before. nil: none
	Starter  *memory.Memory     // the sentences of the binary. nil: none
	Glossary *glossary.Glossary // its terms go along with the segments; those that are nothing else are translated, with the memory. nil: the terms of an earlier run stay
	Engines  []engine.Engine    // in the order of trial
	Drafts   *store.Memory      // where the engines' answers are kept as they come, so that none is asked twice. nil: nowhere
	Progress func(Progress)     // told of each draft. nil: nobody
	Waiting  func(key string)   // told when another run is at work on the meeting. nil: nobody
	Replace  bool               // another source may take the place of the one that is there
	DryRun   bool               // write nothing
}

// A Result is what a run did.
type Result struct {
	Key      string
	Doc      *minutes.Document
	Coverage []Coverage // by language, in the order of the run
	Written  []publish.Written
	Findings []minutes.Finding
}

// Coverage is how much of the document one language has.
type Coverage struct {
	Lang language.Tag `json:"-"`
	publish.Coverage

	New     int `json:"new"`     // words of the source that were not there in the last run
	Changed int `json:"changed"` // words of segments that read otherwise there
	Asked   int `json:"asked"`   // words that an engine would be asked for, if it is a dry run
}

// Progress is how far the engines are.
type Progress struct {
	Lang     language.Tag
	Engine   string
	Done, Of int // words, of all languages
}

// Run translates a source and publishes its pages in the repository dir, which is
// made if there is none. What the repository has of the meeting keeps its ids. The caller writes the manifest when all is done ([Manifest]).
func Run(ctx context.Context, dir string, f *File, cfg Config) (*Result, error) {
	doc := f.Doc
	if f.Page {
		return nil, minutes.Fail("run.page", "it is a page that was made from minutes: give the minutes themselves")
	}
	if err := f.Refusal(); err != nil {
		return nil, err
	}
	if n := f.unreadable(); n > 20 {
		return nil, minutes.Fail("run.unmapped", "{{.N}}% of its signs have no character in the PDF: make the PDF anew from its source, or recognise its text (OCR)", "N", n)
	}
	if !slices.Contains(minutes.Languages, doc.Lang) {
		return nil, minutes.Fail("run.language", "its language is none of the six that can be told apart: say which with --from")
	}
	m := &publish.Meeting{Key: doc.Key(f.SHA256), SHA256: f.SHA256, Doc: doc}
	repo, err := open(dir, cfg.DryRun)
	if err != nil {
		return nil, err
	}
	var old *publish.Meeting
	if repo != nil {
		defer repo.Close()
		repo.Waiting = cfg.Waiting
		unlock, err := repo.Lock(ctx, m.Key)
		if err != nil {
			return nil, err
		}
		defer unlock()
		if old, err = before(repo, m, cfg.Replace); err != nil {
			return nil, err
		}
	}
	r := &Result{Key: m.Key, Findings: slices.Clone(f.Findings)}
	if old != nil {
		var renamed map[string]string
		doc, renamed = keepIDs(old.Doc, doc)
		renameFindings(r.Findings, renamed)
	}
	m.Doc, r.Doc = doc, doc
	jobs, err := fillAll(ctx, m, old, cfg)
	if err != nil {
		return nil, err
	}
	to := targets(doc.Lang, cfg.To)
	for _, j := range jobs {
		m.States = append(m.States, j.state)
		r.Findings = append(r.Findings, j.findings...)
		if slices.Contains(to, j.lang) {
			c := Coverage{Lang: j.lang, Coverage: j.state.Cover(doc), Asked: j.asked}
			c.New, c.Changed = news(old, doc, j.lang)
			r.Coverage = append(r.Coverage, c)
		}
	}
	pages, err := write(m)
	if err != nil {
		return nil, err
	}
	if repo != nil {
		written, findings, err := repo.Save(m, pages)
		r.Written, r.Findings = written, append(r.Findings, findings...)
		if err != nil {
			return nil, err
		}
	}
	for i := range r.Findings {
		if r.Findings[i].File == "" {
			r.Findings[i].File = doc.File
		}
	}
	return r, nil
}

// Manifest writes the manifest of a repository anew.
func Manifest(ctx context.Context, dir string) ([]minutes.Finding, error) {
	repo, err := publish.Open(dir)
	if err != nil {
		return nil, err
	}
	defer repo.Close()
	return repo.WriteManifest(ctx)
}

// open opens the repository; nil if a dry run finds none.
func open(dir string, dry bool) (*publish.Repo, error) {
	if !dry {
		return publish.Create(dir)
	}
	repo, err := publish.Open(dir)
	if err != nil {
		return nil, nil
	}
	repo.DryRun = true
	return repo, nil
}

// targets are the languages to translate into.
func targets(from language.Tag, to []language.Tag) []language.Tag {
	if len(to) == 0 {
		to = minutes.Languages
	}
	return slices.DeleteFunc(slices.Clone(to), func(t language.Tag) bool { return t == from })
}

// before is what the repository has of the meeting; nil if it is new.
func before(repo *publish.Repo, m *publish.Meeting, replace bool) (*publish.Meeting, error) {
	old, err := repo.Load(m.Key)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case old.Doc.Lang != m.Doc.Lang:
		return nil, fmt.Errorf("%s: %w", m.Key, minutes.Fail("run.taken-in", "the folder holds the minutes of another source ({{.File}}), in {{.Lang}}: this one is in {{.Own}}", "File", old.Doc.File, "Lang", old.Doc.Lang.String(), "Own", m.Doc.Lang.String()))
	case old.SHA256 != m.SHA256 && !replace:
		return nil, fmt.Errorf("%s: %w", m.Key, minutes.Fail("run.taken", "the folder holds the minutes of another source ({{.File}}): give --replace if this is its new version", "File", old.Doc.File))
	}
	m.KeepStamps(old)
	return old, nil
}

// write makes the pages of a meeting, the source's first, and fails if two of them
// are not of the same shape.
func write(m *publish.Meeting) ([]publish.Page, error) {
	meta := markdown.Meta{Key: m.Key, SHA256: m.SHA256}
	own, err := markdown.Write(m.Doc, nil, meta)
	if err != nil {
		return nil, fmt.Errorf("%s page: %w", m.Doc.Lang, err)
	}
	shape, err := markdown.Outline(own)
	if err != nil {
		return nil, fmt.Errorf("%s page: %w", m.Doc.Lang, err)
	}
	pages := []publish.Page{{Lang: m.Doc.Lang, Data: own}}
	for _, s := range m.States {
		shown, _ := publish.Shown(m.Doc, &s.Translation) // Save says what is left out
		meta.State = publish.Least(m.Doc, shown)
		page, err := markdown.Write(m.Doc, shown, meta)
		if err != nil {
			return nil, fmt.Errorf("%s page: %w", s.Lang, err)
		}
		other, err := markdown.Outline(page)
		if err != nil {
			return nil, fmt.Errorf("%s page: %w", s.Lang, err)
		}
		if part := shape.Diff(other); part != "" {
			return nil, fmt.Errorf("the pages %s and %s are not parallel: %s", m.Doc.Lang, s.Lang, part)
		}
		pages = append(pages, publish.Page{Lang: s.Lang, Data: page})
	}
	return pages, nil
}
