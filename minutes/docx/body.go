package docx

import (
	"context"
	"path"
)

// A reader reads the stories of a document: its body, its notes, its heads and feet
// (ISO/IEC 29500-1, 17.2).
type reader struct {
	ctx   context.Context
	pack  *pack
	main  string
	sheet *sheet
	lists *definitions

	walker    *walker
	relations map[string]relation // of the part
	out       []line
	aside     []line // what stands in text boxes of the paragraph
	paragraph *paragraph
	look      look // of the run
	fields    []*field
	link      *link     // of the element that is a link
	contents  *contents // of the control that is a table of contents

	foot, end note   // the notes that the body asks for
	mark      string // of the note that is being read

	inserted, deleted int
	comments          map[string]bool
	embedded          int
	dropped           []string // parts of heads and feet, in their order
	contentLines      int
	lines             int // that have been given out
	links, addresses  int // that text has stood in, and the bytes of their URLs
}

// load reads what the paragraphs refer to.
func (r *reader) load() {
	r.comments = map[string]bool{}
	parts := map[string]string{}
	for _, rel := range r.pack.relations(r.main) {
		if !rel.external && (parts[rel.kind] == "" || rel.target < parts[rel.kind]) {
			parts[rel.kind] = rel.target
		}
	}
	// A part is found by its usual name where the relations are lost.
	find := func(kind string) string {
		if name := parts[kind]; name != "" {
			return name
		}
		return path.Dir(r.main) + "/" + kind + ".xml"
	}
	r.sheet = readSheet(r.pack.walk(find("styles")))
	r.lists = readDefinitions(r.pack.walk(find("numbering")))
	r.foot = note{part: find("footnotes"), format: "decimal", start: 1}
	r.end = note{part: find("endnotes"), format: "lowerRoman", start: 1}
	r.settings(r.pack.walk(find("settings")))
}

// story reads a part and gives its lines.
func (r *reader) story(name string) []line {
	r.enter(name)
	r.walker.each(r.root)
	return r.leave()
}

// enter begins a part, leave ends it.
func (r *reader) enter(name string) {
	r.walker = r.pack.walk(name)
	r.walker.stop = func() bool { return r.ctx.Err() != nil }
	r.relations = r.pack.relations(name)
	r.out, r.aside, r.paragraph, r.fields, r.link, r.contents = nil, nil, nil, nil, nil, nil
}

func (r *reader) leave() []line {
	r.flush()
	return r.out
}

// root takes the root of a part.
func (r *reader) root(element) { r.walker.each(r.body) }

// body takes the body of a document, or the blocks of another part.
func (r *reader) body(e element) {
	if e.name() == "body" {
		r.walker.each(r.block)
		return
	}
	r.block(e)
}

// block takes a paragraph, a table, or what holds such.
func (r *reader) block(e element) {
	w := r.walker
	switch e.name() {
	case "p":
		r.readParagraph()
	case "tbl":
		r.table()
	case "sdt":
		r.control(r.block)
	case "altChunk", "subDoc":
		r.embedded++
		w.skip()
	case "sectPr":
		r.section()
	case "del", "moveFrom":
		r.deleted++
		w.skip()
	case "ins", "moveTo":
		r.inserted++
		w.each(r.block)
	case "background":
		w.skip()
	default: // custom XML, smart tags and what is yet to come hold blocks
		w.each(r.block)
	}
}

// control takes a content control: its content is text like any other, but that of a table of
// contents.
func (r *reader) control(do func(element)) {
	w, outer := r.walker, r.contents
	w.each(func(e element) {
		switch e.name() {
		case "sdtPr":
			w.each(func(e element) {
				w.each(func(e element) {
					if e.name() == "docPartGallery" && e.attr("val") == "Table of Contents" {
						r.contents = &contents{ended: true}
					}
					w.skip()
				})
			})
		case "sdtContent":
			w.each(do)
		default:
			w.skip()
		}
	})
	r.contents = outer
}

// section takes the properties of a section: they name its heads and feet.
func (r *reader) section() {
	r.walker.each(func(e element) {
		if e.name() == "headerReference" || e.name() == "footerReference" {
			if rel, ok := r.relations[e.attr("id")]; ok && !rel.external {
				r.dropped = append(r.dropped, rel.target)
			}
		}
		r.walker.skip()
	})
}

// collect reads what stands apart from the running text, a cell or a text box, and gives its lines.
func (r *reader) collect(do func(element)) []line {
	outer := *r
	r.out, r.aside, r.paragraph, r.link = nil, nil, nil, nil
	r.fields = r.fields[:len(r.fields):len(r.fields)]
	r.walker.each(do)
	r.flush()
	lines := r.out
	r.out, r.aside, r.paragraph, r.link, r.look = outer.out, outer.aside, outer.paragraph, outer.link, outer.look
	r.fields = r.fields[:min(len(outer.fields), len(r.fields))]
	return lines
}

// flush ends a paragraph whose mark was deleted with nothing behind it.
func (r *reader) flush() {
	if r.paragraph != nil {
		r.emit()
	}
}
