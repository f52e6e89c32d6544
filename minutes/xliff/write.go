package xliff

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"hexaglot/minutes"
	"hexaglot/minutes/script"
)

// The namespaces; those of 2.1 are those of 2.0.
const (
	core      = "urn:oasis:names:tc:xliff:document:2."
	metadata  = "urn:oasis:names:tc:xliff:metadata:2."
	glossary2 = "urn:oasis:names:tc:xliff:glossary:2."
	matches2  = "urn:oasis:names:tc:xliff:matches:2."
)

// Write writes a file. The same file gives the same bytes. Control characters outside
// the texts of segments, and what is no UTF-8, become U+FFFD. Notes of units that the
// file does not have become notes of the file. It fails if an id is no XML name token,
// or is there twice.
func Write(f *File) ([]byte, error) {
	w := &writer{ids: map[string]bool{}}
	w.line(`<?xml version="1.0" encoding="UTF-8"?>`)
	w.open(element("xliff", "version", "2.1", "xmlns", core+"0", "xmlns:mda", metadata+"0", "xmlns:gls", glossary2+"0", "xmlns:mtc", matches2+"0",
		"srcLang", f.From.String(), "trgLang", f.Lang.String()))
	w.open(element("file", "id", w.token(f.Key), "original", f.Original, "canResegment", "no",
		"srcDir", script.Direction(f.From), "trgDir", script.Direction(f.Lang), "xml:space", "preserve"))
	w.open("<mda:metadata>")
	w.group(category, []meta{{"schema", schema}, {"page", f.Page}, {"before", f.Before}})
	w.made(f.Made)
	w.close("</mda:metadata>")
	w.notes(f.fileNotes())
	for _, u := range f.Units {
		w.unit(u, f.Targets, f.Matches, f.Terms[u.ID], f.Notes[u.ID])
	}
	if len(f.Aside) > 0 {
		w.open(element("group", "id", "aside", "name", "set aside: the source no longer has these sentences", "type", category+":aside", "translate", "no"))
		for _, id := range slices.Sorted(maps.Keys(f.Aside)) {
			t := f.Aside[id]
			w.unit(Unit{ID: "aside." + id, Kind: "aside", Segments: []minutes.Segment{{ID: id, Text: t.Source}}}, map[string]minutes.Target{id: t}, nil, nil, nil)
		}
		w.close("</group>")
	}
	w.close("</file>")
	w.close("</xliff>")
	return w.b.Bytes(), w.err
}

// fileNotes are the notes of the file, and those of units that it does not have.
func (f *File) fileNotes() []Note {
	notes := slices.Clone(f.Notes[""])
	known := map[string]bool{"": true}
	for _, u := range f.Units {
		known[u.ID] = true
	}
	for _, id := range slices.Sorted(maps.Keys(f.Notes)) {
		if !known[id] {
			notes = append(notes, f.Notes[id]...)
		}
	}
	return notes
}

// A writer writes indented lines.
type writer struct {
	b     bytes.Buffer
	depth int
	err   error
	ids   map[string]bool // of units and of segments, behind a word that keeps them apart
}

func (w *writer) line(s string) {
	w.b.WriteString(strings.Repeat(" ", w.depth))
	w.b.WriteString(s)
	w.b.WriteByte('\n')
}

func (w *writer) open(s string)  { w.line(s); w.depth++ }
func (w *writer) close(s string) { w.depth--; w.line(s) }

// once is an id that must not come again.
func (w *writer) once(prefix, id string) string {
	if w.ids[prefix+id] && w.err == nil {
		w.err = fmt.Errorf("the id %q is there twice", id)
	}
	w.ids[prefix+id] = true
	return w.token(id)
}

// token is an id that must be an XML name token (XML 1.0, 2.3).
func (w *writer) token(id string) string {
	if !isToken(id) && w.err == nil {
		w.err = badID(id)
	}
	return id
}

func (w *writer) unit(u Unit, targets map[string]minutes.Target, matches map[string][]Match, terms []Term, notes []Note) {
	// What is inside comes first: it knows the original data that stands before it.
	body := &writer{depth: w.depth + 1, ids: w.ids}
	codes := &codes{data: map[string]string{}}
	like := map[string]codeIDs{} // of each segment
	var groups []func()
	space := "segment "
	if u.Kind == "aside" { // what was set aside may have an id that is in use again
		space = "aside "
	}
	for _, seg := range u.Segments {
		t := targets[seg.ID]
		all := metaOf(seg, t)
		state := t.State
		if state.Rank() == 0 || t.Stale(seg) {
			state = minutes.Initial
		}
		body.open(element("segment", "id", body.once(space, seg.ID), "state", string(state)))
		source, ids := codes.write(seg.Text, nil)
		like[seg.ID] = ids
		body.line("<source>" + source + "</source>")
		if all != nil {
			target, _ := codes.write(t.Text, ids)
			body.line("<target>" + target + "</target>")
			groups = append(groups, func() { w.group(category+":"+seg.ID, all) })
		}
		body.close("</segment>")
	}
	kind := ""
	if u.Kind != "" {
		kind = category + ":" + u.Kind
	}
	w.open(element("unit", "id", w.once("unit ", u.ID), "type", kind))
	if groups != nil {
		w.open("<mda:metadata>")
		for _, write := range groups {
			write()
		}
		w.close("</mda:metadata>")
	}
	w.matches(u.Segments, matches, like, codes.n)
	w.terms(terms)
	w.notes(notes)
	w.data(codes)
	w.b.Write(body.b.Bytes())
	w.close("</unit>")
	if w.err == nil {
		w.err = body.err
	}
}

// data writes the original data of codes.
func (w *writer) data(c *codes) {
	if c.order == nil {
		return
	}
	w.open("<originalData>")
	for i, data := range c.order {
		w.line(element("data", "id", dataID(i+1)) + escapeData(data) + "</data>")
	}
	w.close("</originalData>")
}

func (w *writer) group(name string, all []meta) {
	w.open(element("mda:metaGroup", "category", name))
	for _, m := range all {
		if m.value != "" {
			w.line(element("mda:meta", "type", m.key) + escape(quote(m.value)) + "</mda:meta>")
		}
	}
	w.close("</mda:metaGroup>")
}

// made writes the tools, by their names.
func (w *writer) made(tools []Tool) {
	if len(tools) == 0 {
		return
	}
	w.open(element("mda:metaGroup", "category", category+":made"))
	for _, t := range slices.SortedStableFunc(slices.Values(tools), func(a, b Tool) int { return strings.Compare(a.Name, b.Name) }) {
		w.line(element("mda:meta", "type", t.Name) + escape(quote(t.Hash)) + "</mda:meta>")
	}
	w.close("</mda:metaGroup>")
}

func (w *writer) terms(terms []Term) {
	if len(terms) == 0 {
		return
	}
	w.open("<gls:glossary>")
	for _, t := range terms {
		w.open(element("gls:glossEntry", "id", t.ID))
		w.line("<gls:term>" + escape(t.Text) + "</gls:term>")
		for _, r := range t.Accepted {
			w.line(element("gls:translation", "source", r.Source) + escape(r.Text) + "</gls:translation>")
		}
		if t.Note != "" {
			w.line("<gls:definition>" + escape(t.Note) + "</gls:definition>")
		}
		w.close("</gls:glossEntry>")
	}
	w.close("</gls:glossary>")
}

func (w *writer) notes(notes []Note) {
	if len(notes) == 0 {
		return
	}
	w.open("<notes>")
	for _, n := range notes {
		priority := ""
		if n.Priority > 0 {
			priority = strconv.Itoa(n.Priority)
		}
		w.line(element("note", "id", n.ID, "category", n.Category, "appliesTo", n.AppliesTo, "priority", priority) + escape(n.Text) + "</note>")
	}
	w.close("</notes>")
}

// element is a start tag with its attributes; those without a value are left out.
func element(name string, attributes ...string) string {
	var b strings.Builder
	b.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			b.WriteString(" " + attributes[i] + `="` + strings.ReplaceAll(strings.ReplaceAll(escape(attributes[i+1]), `"`, "&quot;"), "\n", "&#xA;") + `"`)
		}
	}
	b.WriteByte('>')
	return b.String()
}

// empty makes an empty element of a start tag.
func empty(start string) string { return strings.TrimSuffix(start, ">") + "/>" }

// inXML reports whether XML can hold a character (XML 1.0, 2.2).
func inXML(r rune) bool {
	return r >= ' ' && r <= 0xD7FF || r == '\t' || r == '\n' || r == '\r' || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000
}

// escape writes a text for XML, with U+FFFD for characters that it cannot hold.
func escape(s string) string {
	return escapeWith(s, func(rune) string { return "\uFFFD" })
}

// escapeData writes a text where such characters have an element; line feeds too are
// written so that no tool takes them for its own.
func escapeData(s string) string {
	return strings.ReplaceAll(escapeWith(s, func(r rune) string { return fmt.Sprintf(`<cp hex="%04X"/>`, r) }), "\n", "&#xA;")
}

func escapeWith(s string, none func(rune) string) string {
	var b strings.Builder
	for _, r := range s { // what is no UTF-8 is U+FFFD
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '\r':
			b.WriteString("&#xD;")
		case r == '\t':
			b.WriteString("&#x9;")
		case !inXML(r):
			b.WriteString(none(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
