// Package tbx exchanges a glossary as TBX, the standard of terminology programs:
// [Write] writes TBX-Basic of version 3 (ISO 30042:2019, style DCA), [Read] reads it
// in both styles, DCA and DCT, and version 2 as Weblate, Pontoon, OmegaT and the
// Translate Toolkit write it (martif).
//
// Nothing of a glossary is lost, but concepts without renderings, for which TBX has no
// place. What TBX-Basic has no data category for stands in notes of the form
// "key: value", one a field:
//
//	concept  part      partOfSpeech of every term; name has none: noun, and note "part: name"
//	         subject   descrip subjectField
//	         keep      note "keep: yes"
//	         acronym   note "acronym: MAG"; the term that is the acronym has termType acronym
//	         policy    note "policy: keep"
//	         note      note
//	         date      transacGrp modification; note "date: …" if it is no day
//	term     status    administrativeStatus; proposed is admitted, with note "status: proposed",
//	                   forbidden is deprecated, with note "status: forbidden"
//	         usage     admin projectSubset
//	         forms     note "forms: people|peoples"
//	         case      note "case: exact"; permissive is left out
//	         source    admin source
//	         note      note
//	         date      as that of the concept
package tbx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"hexaglot/glossary"
)

// ours is the source description by which Read knows what Write wrote.
const ours = "A glossary of hexaglot"

// keys are those of the notes that are fields.
var keys = []string{"part", "keep", "acronym", "policy", "date", "status", "forms", "case", "note"}

// statuses are the administrative statuses of TBX-Basic.
var statuses = map[glossary.Status]string{
	glossary.Preferred:  "preferredTerm-admn-sts",
	glossary.Admitted:   "admittedTerm-admn-sts",
	glossary.Proposed:   "admittedTerm-admn-sts",
	glossary.Superseded: "supersededTerm-admn-sts",
	glossary.Forbidden:  "deprecatedTerm-admn-sts",
}

// parts are the parts of speech of TBX-Basic.
var parts = map[string]string{"noun": "noun", "name": "noun", "heading": "noun", "adj": "adjective", "verb": "verb", "adv": "adverb"}

// Write writes a glossary, concepts by subject and id, their terms by language.
func Write(w io.Writer, g *glossary.Glossary) error {
	p := &printer{}
	p.line(`<?xml version="1.0" encoding="UTF-8"?>`)
	p.open(`<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">`)
	p.line(`<tbxHeader><fileDesc><sourceDesc><p>` + ours + `</p></sourceDesc></fileDesc></tbxHeader>`)
	p.open(`<text>`)
	p.open(`<body>`)
	for _, c := range g.Concepts() {
		p.concept(g, c)
	}
	p.close(`</body>`)
	p.close(`</text>`)
	p.close(`</tbx>`)
	if p.err != nil {
		return p.err
	}
	_, err := w.Write(p.b.Bytes())
	return err
}

// A printer writes indented lines.
type printer struct {
	b     bytes.Buffer
	depth int
	err   error
}

func (p *printer) line(s string) {
	p.b.WriteString(strings.Repeat("\t", p.depth) + s + "\n")
}

func (p *printer) open(s string)  { p.line(s); p.depth++ }
func (p *printer) close(s string) { p.depth--; p.line(s) }

// field writes an element with its text, if there is one.
func (p *printer) field(element, kind, text string) {
	if text == "" {
		return
	}
	start := element
	if kind != "" {
		start += ` type="` + kind + `"`
	}
	p.line("<" + start + ">" + p.escape(text) + "</" + element + ">")
}

func (p *printer) escape(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return r < ' ' && r != '\t' || r == 0xfffe || r == 0xffff }); i >= 0 && p.err == nil {
		p.err = fmt.Errorf("%q: XML has no such character as that at byte %d", s, i)
	}
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil && p.err == nil {
		p.err = err
	}
	return strings.NewReplacer("&#34;", `"`, "&#39;", "'").Replace(b.String()) // in texts they may stand as they are
}

// keyed writes a note that is a field.
func (p *printer) keyed(key, value string) {
	if value != "" {
		p.field("note", "", key+": "+value)
	}
}

// note writes a note that is one; one that looks like a field gets the key note.
func (p *printer) note(text string) {
	if key, _, ok := strings.Cut(text, ": "); ok && slices.Contains(keys, key) {
		text = "note: " + text
	}
	p.field("note", "", text)
}

func (p *printer) date(day string) {
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		p.keyed("date", day)
		return
	}
	p.line(`<transacGrp><transac type="transactionType">modification</transac><date>` + day + `</date></transacGrp>`)
}

func (p *printer) concept(g *glossary.Glossary, c glossary.Concept) {
	terms := make(map[string][]glossary.Rendering)
	n := 0
	for _, lang := range glossary.Languages() {
		terms[lang.String()] = g.Renderings(c.ID, lang)
		n += len(terms[lang.String()])
	}
	if n == 0 {
		return
	}
	p.open(`<conceptEntry id="` + p.escape(xmlID(c.ID)) + `">`)
	p.field("descrip", "subjectField", c.Subject)
	if c.Part == "name" || c.Part == "heading" {
		p.keyed("part", c.Part)
	}
	if c.Keep {
		p.keyed("keep", "yes")
	}
	p.keyed("acronym", c.Acronym)
	p.keyed("policy", string(c.Policy))
	p.note(c.Note)
	p.date(c.Date)
	for _, lang := range glossary.Languages() {
		if rs := terms[lang.String()]; len(rs) > 0 {
			p.open(`<langSec xml:lang="` + lang.String() + `">`)
			for _, r := range rs {
				p.term(c, r)
			}
			p.close(`</langSec>`)
		}
	}
	p.close(`</conceptEntry>`)
}

func (p *printer) term(c glossary.Concept, r glossary.Rendering) {
	p.open(`<termSec>`)
	p.line(`<term>` + p.escape(r.Text) + `</term>`)
	p.field("termNote", "partOfSpeech", parts[c.Part])
	if r.Text == c.Acronym {
		p.field("termNote", "termType", "acronym")
	}
	p.field("termNote", "administrativeStatus", statuses[r.Status])
	p.field("admin", "projectSubset", string(r.Usage))
	p.field("admin", "source", r.Source)
	if r.Status == glossary.Proposed || r.Status == glossary.Forbidden {
		p.keyed("status", string(r.Status))
	}
	p.keyed("forms", strings.Join(r.Forms, "|"))
	if r.Case != glossary.Permissive {
		p.keyed("case", string(r.Case))
	}
	p.note(r.Note)
	p.date(r.Date)
	p.close(`</termSec>`)
}

// xmlID is an id as XML allows it (an NCName): it does not begin with a digit or a hyphen.
func xmlID(id string) string {
	if c := id[0]; c == '-' || '0' <= c && c <= '9' {
		return "_" + id
	}
	return id
}
