// Package pipeline is the whole flow, from a file of minutes to the parallel pages
// of a site.
//
// [Read] takes a file apart, [Run] does the rest: it understands the text,
// translates it into the other languages and publishes the pages. [Mark] says that
// a person has read a translation.
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
	"hexaglot/pipeline/publish"
)

// Config says how to run. The zero value translates into the five other official
// languages with nothing but what people wrote.
type Config struct {
	To       []language.Tag     // nil: every official language but the source's own
	Memory   *memory.Memory     // nil: none
	Glossary *glossary.Glossary // for segments that are a term and nothing else; used with the memory
	Engines  []engine.Engine
	Replace  bool // another source may take the place of the one that is there
	Progress func(lang language.Tag, done, total int)
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
	Lang language.Tag
	publish.Coverage
}

// ErrTaken is the error of a source whose folder holds the minutes of another.
var ErrTaken = errors.New("the folder holds the minutes of another source")

// Run understands a source, translates it and publishes its pages in repo; with a
// nil repo it does all of it and writes nothing.
func Run(ctx context.Context, repo *publish.Repo, f *File, cfg Config) (*Result, error) {
	doc, findings := minutes.Parse(f.Source)
	if doc.Lang == language.Und || !slices.Contains(minutes.Languages, doc.Lang) {
		return nil, errors.New("its language is none of the six that can be told apart: say which with --from")
	}
	m, old, err := open(repo, doc, f.SHA256, cfg.Replace)
	if err != nil {
		return nil, err
	}
	r := &Result{Key: m.Key, Doc: doc, Findings: append(f.Findings, findings...)}
	to := targets(doc.Lang, cfg.To)
	for _, lang := range minutes.Languages {
		asked := slices.Contains(to, lang)
		if lang == doc.Lang || !asked && (old == nil || old.State(lang) == nil) {
			continue
		}
		s, lost := carry(old, doc, lang)
		m.States, r.Findings = append(m.States, s), append(r.Findings, lost...)
		if !asked {
			continue // what is known of it is kept
		}
		more, err := fill(ctx, doc, s, cfg)
		if err != nil {
			return nil, err
		}
		r.Findings = append(r.Findings, more...)
		r.Coverage = append(r.Coverage, Coverage{lang, publish.Cover(doc, &s.Translation)})
	}
	pages, err := write(m)
	if err != nil || repo == nil {
		return r, err
	}
	written, more, err := repo.Save(m, pages)
	r.Written, r.Findings = written, append(r.Findings, more...)
	return r, err
}

// targets are the languages to translate into.
func targets(from language.Tag, to []language.Tag) []language.Tag {
	if len(to) == 0 {
		to = minutes.Languages
	}
	return slices.DeleteFunc(slices.Clone(to), func(t language.Tag) bool { return t == from })
}

// open finds what the repository has of the meeting.
func open(repo *publish.Repo, doc *minutes.Document, sha256 string, replace bool) (m, old *publish.Meeting, err error) {
	m = &publish.Meeting{Key: doc.Key(sha256), SHA256: sha256, Doc: doc}
	if repo == nil {
		return m, nil, nil
	}
	old, err = repo.Load(m.Key)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return m, nil, nil
	case err != nil:
		return nil, nil, err
	case old.Doc.Lang != doc.Lang:
		return nil, nil, fmt.Errorf("%s: %w (%s), in %s: this one is in %s", m.Key, ErrTaken, old.Doc.File, old.Doc.Lang, doc.Lang)
	case old.SHA256 != sha256 && !replace:
		return nil, nil, fmt.Errorf("%s: %w (%s): give --replace if this is its new version", m.Key, ErrTaken, old.Doc.File)
	}
	m.KeepStamps(old)
	return m, old, nil
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
		meta.State = publish.Least(m.Doc, &s.Translation)
		page, err := markdown.Write(m.Doc, &s.Translation, meta)
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
