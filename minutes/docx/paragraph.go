package docx

import (
	"fmt"
	"strings"
)

// A paragraph is what is being read, up to its mark.
type paragraph struct {
	form     form
	look     look // of its text, from its style
	rows     []row
	said     bool // one of its rows has text
	contents *contents
	goesOn   bool // its mark is deleted: the next paragraph goes on with it
	begun    bool // its first part is one of a line that a separator parts: it says what it is
}

// maxLines is how many lines a document may have. Minutes have a few hundred.
const maxLines = 100_000

// longestHeading is how many signs a heading may have: templates give whole paragraphs the style of
// one, to have them numbered.
const longestHeading = 250

// readParagraph takes a paragraph. Where its mark is deleted, the next one goes on with it.
func (r *reader) readParagraph() {
	p := r.paragraph
	if p == nil {
		p = &paragraph{rows: make([]row, 1)}
		r.paragraph = p
	}
	p.goesOn = false
	r.setForm(form{list: list{level: -1}})
	depth := len(r.fields)
	r.walker.each(r.inline)
	r.forget(depth)
	if p.form.mark.deleted {
		r.deleted++
		p.goesOn = true
	}
	if p.form.mark.separator && p.form.mark.hidden == on {
		p.goesOn, p.begun = true, true
		p.form.mark = look{}
	}
	if !p.goesOn {
		r.emit()
	}
}

// setForm says how the paragraph is set; of several that are one, the last mark does.
func (r *reader) setForm(f form) {
	p := r.paragraph
	if p.begun {
		p.form.mark, p.form.level = f.mark, noHeading
		return
	}
	p.form, p.look = r.sheet.paragraph(f, r.lists)
	r.look = p.look
}

// emit makes lines of the paragraph.
func (r *reader) emit() {
	p := r.paragraph
	r.paragraph = nil
	label := ""
	hidden := p.form.mark.hidden == on && !p.said
	if !hidden { // an empty item is counted, but is no line
		label = r.lists.next(p.form.list)
	}
	for i := range p.rows {
		if p.rows[i].signs == 0 {
			continue
		}
		if r.lines++; r.full(r.lines) {
			return
		}
		l := p.rows[i].line(label)
		l.contents = p.contents
		l.X = p.form.indent.start
		if label != "" || i == 0 {
			l.X += p.form.indent.first
		}
		l.item = p.form.list.id != "" && p.form.list.id != "0"
		l.Joins = l.item && label == "" && i > 0
		if p.form.level < noHeading && p.rows[i].signs <= longestHeading {
			l.Level = p.form.level
		}
		if label != "" && l.Level == 0 {
			l.Depth = p.form.list.level + 1
		}
		label = ""
		r.out = append(r.out, l)
	}
	r.out = append(r.out, r.aside...)
	r.aside = nil
}

// full says that the document has too many lines to be read on.
func (r *reader) full(lines int) bool {
	if lines <= maxLines {
		return false
	}
	r.pack.hurt(r.walker.name, fmt.Errorf("it has more than %d lines", maxLines))
	r.walker.over = true
	return true
}

// write adds text to the paragraph, unless it is hidden or no text but what a field asks for.
func (r *reader) write(s string) {
	p := r.paragraph
	if p == nil || r.look.hidden == on || r.asks() {
		return
	}
	if !p.said {
		p.contents = r.inContents()
	}
	last := &p.rows[len(p.rows)-1]
	last.write(s, r.look, r.linking(last.open))
	p.said = p.said || last.signs > 0
}

// inline takes what stands in a paragraph or a run.
func (r *reader) inline(e element) {
	w := r.walker
	switch e.name() {
	case "pPr":
		r.properties()
	case "r":
		outer := r.look
		if r.paragraph != nil {
			r.look = r.paragraph.look
		}
		w.each(r.inline)
		r.look = outer
	case "rPr":
		if r.paragraph != nil {
			r.look = r.sheet.run(readLook(w), r.paragraph.look)
		} else {
			w.skip()
		}
	case "t":
		keep := e.attr("space") == "preserve"
		s := w.text()
		if !keep {
			s = strings.Trim(s, " \t\r\n")
		}
		r.write(strings.ReplaceAll(s, "\t", " "))
	case "tab", "ptab":
		r.write("\t")
		w.skip()
	case "br", "cr":
		r.lineBreak()
		w.skip()
	case "noBreakHyphen":
		r.write("-")
		w.skip()
	case "sym":
		r.write(sign(e))
		w.skip()
	case "fldChar":
		r.fieldChar(e.attr("fldCharType"))
		w.skip()
	case "instrText":
		r.instruct(w.text())
	case "fldSimple":
		r.simpleField(e.attr("instr"))
	case "hyperlink":
		outer := r.link
		r.link = r.hyperlink(e)
		w.each(r.inline)
		r.link = outer
	case "ins", "moveTo":
		r.inserted++
		w.each(r.inline)
	case "del", "moveFrom":
		r.deleted++
		w.skip()
	case "sdt":
		r.control(r.inline)
	case "txbxContent", "txBody": // the text of a box, of Word or of a drawing
		lines := r.collect(r.block)
		r.aside = append(r.aside, lines...)
	case "footnoteReference":
		r.refer(&r.foot, e)
	case "endnoteReference":
		r.refer(&r.end, e)
	case "footnoteRef", "endnoteRef":
		r.write(r.mark)
		w.skip()
	case "commentReference":
		r.comments[e.attr("id")] = true
		w.skip()
	case "relIds", "chart": // a diagram or a chart is a part of its own
		r.embedded++
		w.skip()
	case "delText", "delInstrText", "rt", "rubyPr", "softHyphen", "sdtPr", "docPr", "fldData", "smartTagPr", "customXmlPr":
		w.skip()
	default: // drawings hold text boxes, ruby its base, smart tags runs
		w.each(r.inline)
	}
}

// properties takes those of the paragraph.
func (r *reader) properties() {
	w := r.walker
	if r.paragraph == nil {
		w.skip()
		return
	}
	section := func(e element) bool {
		if e.name() == "sectPr" {
			r.section()
			return true
		}
		return false
	}
	r.setForm(readForm(w, section))
}

// lineBreak begins a line; in a heading, which is one line, it is a space.
func (r *reader) lineBreak() {
	p := r.paragraph
	switch {
	case p == nil || r.look.hidden == on || r.asks():
	case p.form.level > 0 && p.form.level < noHeading:
		r.write(" ")
	case len(p.rows) > 1 && p.rows[len(p.rows)-1].signs == 0:
		p.rows[len(p.rows)-1] = row{} // nothing stands between two breaks
	case !r.full(r.lines + len(p.rows)):
		p.rows = append(p.rows, row{})
	}
}
