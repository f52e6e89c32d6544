// Package markdown writes a document and a translation of it as a page of
// Markdown, and reads a source that is Markdown.
//
// [Write] makes a page; [Outline] says what goldmark sees in one, and
// [Shape.Diff] where two pages part. Write proves each page that way before it
// gives it: what a site will show is what the document says, letter for letter.
// [Source] is the page of `hexaglot extract`. [Read] gives the lines of a Markdown
// source to minutes.Parse.
package markdown

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/disclaimers"
	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

// Meta is what the front matter of a page says beyond the document.
type Meta struct {
	Key         string        // name of the meeting's folder: translationKey and slug
	SHA256      string        // of the source file
	State       minutes.State // of the page; "" for the least of its targets
	Lastmod     string        // date of the last change in this language; "" if unknown
	Translators []string      // who consented to be named
	Draft       bool          // sites are to leave the page out
	Style       facts.Style   // how dates and times look
}

// Write makes the page of a translation, or of the document itself if t is nil:
// front matter, the draft notice while a part of it is not done, the minutes, the
// disclaimer. It parses the page back and fails if goldmark sees another
// structure, another text or other links than the document and the translation
// have.
func Write(doc *minutes.Document, t *minutes.Translation, m Meta) ([]byte, error) {
	b, err := newBuilder(doc, t, m)
	if err != nil {
		return nil, fmt.Errorf("write page: %w", err)
	}
	nodes, err := b.page()
	if err != nil {
		return nil, fmt.Errorf("write page: %w", err)
	}
	front, err := b.frontMatter(m)
	if err != nil {
		return nil, fmt.Errorf("write page: %w", err)
	}
	body := render(nodes)
	if err := prove(nodes, body); err != nil {
		return nil, fmt.Errorf("write page: %w", err)
	}
	return append(front, body...), nil
}

// Source writes what was understood of a document, in its own language, without
// front matter: title, body, and the notices that were found.
func Source(doc *minutes.Document) []byte {
	b, err := newBuilder(doc, nil, Meta{})
	if err != nil { // a language of which we have no labels
		en := *doc
		en.Lang = language.English
		if b, err = newBuilder(&en, nil, Meta{}); err != nil {
			return nil // not reached: there are English labels
		}
	}
	b.plain = true
	nodes := b.source()
	return render(nodes)
}

// A builder turns a document and a translation into nodes.
type builder struct {
	doc     *minutes.Document
	t       *minutes.Translation // nil for the document's own language
	lang    language.Tag         // of the page
	labels  labels
	style   facts.Style
	plain   bool // no ids: the page of extract
	nodes   []node
	ids     map[string]bool
	grouped map[string]bool // the sections whose actions have had their heading
	missed  bool            // a segment stands in the source's language
	bad     error           // the first id that cannot stand in a page
}

func newBuilder(doc *minutes.Document, t *minutes.Translation, m Meta) (*builder, error) {
	if doc == nil {
		return nil, errors.New("no document")
	}
	b := &builder{doc: doc, t: t, lang: doc.Lang, style: m.Style, ids: map[string]bool{}, grouped: map[string]bool{}}
	if t != nil {
		b.lang = t.Lang
	}
	var err error
	b.labels, err = labelsOf(b.lang)
	return b, err
}

// page is everything below the front matter.
func (b *builder) page() ([]node, error) {
	b.segment(b.doc.Title)
	b.paragraph(b.segment(b.doc.Subtitle))
	b.paragraph(plainRuns(b.meeting()))
	b.blocks(b.doc.Content, 2)
	if b.state() == minutes.Initial {
		notice := b.labels.draft
		if b.machine() {
			notice = b.labels.machine
		}
		b.nodes = slices.Insert(b.nodes, 0, node{kind: quote, runs: plainRuns(notice)})
	}
	if b.ids["disclaimer"] {
		b.fail(errors.New(`id "disclaimer" is the page's own`))
	}
	if b.t != nil || slices.ContainsFunc(b.doc.Notices, volunteer) {
		n, err := disclaimers.Text(b.lang)
		if err != nil {
			return nil, err
		}
		b.ids["disclaimer"] = true
		b.add(node{kind: heading, level: 2, id: "disclaimer", runs: plainRuns(n.Heading)})
		b.add(node{kind: paragraph, runs: plainRuns(n.Body)})
	}
	return b.nodes, b.bad
}

func volunteer(n minutes.Notice) bool { return n.Kind == "volunteer" }

// source is the page of extract.
func (b *builder) source() []node {
	b.heading(1, "", plainRuns(minutes.Plain(b.doc.Title.Text)))
	b.paragraph(b.segment(b.doc.Subtitle))
	b.paragraph(plainRuns(b.doc.Meeting.Printed))
	b.blocks(b.doc.Content, 2)
	for _, n := range b.doc.Notices {
		for i, line := range strings.Split(n.Text, "\n") {
			if i == 0 && disclaimers.Heading(line) {
				b.heading(2, "", plainRuns(line))
				continue
			}
			b.paragraph(plainRuns(line))
		}
	}
	return b.nodes
}

// machine reports whether an engine drafted a part of the page.
func (b *builder) machine() bool {
	if b.t == nil {
		return false
	}
	for s := range b.doc.Segments() {
		if t := b.t.Targets[s.ID]; t.Text != "" && t.Origin.Kind == "engine" {
			return true
		}
	}
	return false
}

// state is the least state of what the page shows, once it is built.
func (b *builder) state() minutes.State {
	if b.t == nil {
		return minutes.Final
	}
	if b.missed {
		return minutes.Initial
	}
	least := minutes.Final
	for s := range b.doc.Segments() {
		target := b.t.Targets[s.ID]
		if target.Stale(s) { // made for an earlier wording
			return minutes.Initial
		}
		if target.State.Rank() < least.Rank() {
			least = target.State
		}
	}
	if least.Rank() == 0 {
		return minutes.Initial
	}
	return least
}

func (b *builder) fail(err error) {
	if b.bad == nil {
		b.bad = err
	}
}
