// Package xliff keeps the translation of a document as XLIFF 2.1, which every tool of
// translators opens: [New] makes a [File] of a document and its translation, [Write]
// writes it, [Read] reads it back, also after another tool has had it.
//
// A block is a unit, a sentence, heading or cell a segment; the file says which way
// its languages run. Links, emphasis, code, placeholders and what else means something
// in the Markdown of a segment are inline codes with their original data (inline.go),
// characters that XML cannot hold are <cp>. What XLIFF has no words for stands in its
// metadata module (meta.go), the terms that apply in its glossary module (terms.go),
// suggestions in its matches module (matches.go).
// Text whose sentence is gone from the source is kept in a group at the end.
//
// Source: XLIFF Version 2.1, OASIS Standard, 13 February 2018.
package xliff

import (
	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// A File is the translation of a document into one language, with all that is known of it.
type File struct {
	Key      string       // of the meeting: the id of the file, an XML name token
	Original string       // base name of the source
	From     language.Tag // of the document
	Units    []Unit       // in the order of the document; without those that say nothing
	minutes.Translation

	Aside map[string]minutes.Target // what a person wrote for a segment that is gone, by the id it had
	Notes map[string][]Note         // by unit; those of the whole file by ""
	Terms map[string][]Term         // by unit; see [Terms]

	Matches map[string][]Match // suggestions, by segment, the best first; those without a text are not written

	// Made are the memory and the engines that the translation was made with, by name.
	Made []Tool

	// Page and Before are what a program knows of the page of this language: the hash
	// of it as it was last written, and of the one before.
	Page, Before string
}

// A Tool is a memory or an engine, and what tells one state of it from another.
type Tool struct {
	Name string `json:"name"` // "memory", or as a target's origin names it
	Hash string `json:"hash"`
}

// A Unit is a block of the document, or its title.
type Unit struct {
	ID       string
	Kind     string // "title", "subtitle" or a [minutes.Kind]
	Segments []minutes.Segment
}

// A Note is a remark for those who translate, or by them.
type Note struct {
	ID        string // "" if it has none
	Category  string
	AppliesTo string // "source", "target" or "" for both
	Priority  int    // 1, the highest, to 10; 0 if it is not said
	Text      string
}

// New makes the file of a translation. Text of segments that the document does not have
// is put aside.
func New(doc *minutes.Document, t *minutes.Translation) *File {
	f := &File{Original: doc.File, From: doc.Lang, Units: units(doc), Aside: map[string]minutes.Target{},
		Translation: minutes.Translation{Lang: t.Lang, Targets: map[string]minutes.Target{}}}
	known := map[string]bool{}
	for seg := range doc.Segments() {
		known[seg.ID] = true
	}
	for id, target := range t.Targets {
		switch {
		case known[id]:
			f.Targets[id] = target
		case target.Text != "":
			f.Aside[id] = target
		}
	}
	return f
}

// units are the blocks of a document that have text, each with its segments.
func units(doc *minutes.Document) []Unit {
	var all []Unit
	add := func(id, kind string, segments []minutes.Segment) {
		u := Unit{ID: id, Kind: kind}
		for _, s := range segments {
			if s.Text != "" {
				u.Segments = append(u.Segments, s)
			}
		}
		if u.Segments != nil {
			all = append(all, u)
		}
	}
	add(doc.Title.ID, "title", []minutes.Segment{doc.Title})
	add(doc.Subtitle.ID, "subtitle", []minutes.Segment{doc.Subtitle})
	for b := range doc.Blocks() {
		segments := append([]minutes.Segment{b.Heading}, b.Text...)
		for _, row := range b.Rows {
			segments = append(segments, row...)
		}
		add(b.ID, string(b.Kind), segments)
	}
	return all
}
