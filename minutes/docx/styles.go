package docx

import (
	"regexp"
	"strings"
)

// A style is a named look and form.
type style struct {
	name, based string
	form        form
	look        look
	whole       bool // what it is based on has been put under it
}

// A sheet is the styles of a document (ISO/IEC 29500-1, 17.7).
type sheet struct {
	styles map[string]*style
	usual  string // the style of paragraphs that name none
	base   look
	indent indent
}

// headingRE knows the names of heading styles. Word writes the English one in every language,
// others their own.
var headingRE = regexp.MustCompile(`^(?i:heading|标题|標題|titre|título|titulo|encabezado|заголовок|(?:ال)?عنوان)[ _-]*([1-9])$`)

// titleRE knows styles that are no headings, whatever they are based on.
var titleRE = regexp.MustCompile(`^(?i:title|subtitle|标题|副标题|titre|sous-titre|título|subtítulo|название|заголовок|подзаголовок|(?:ال)?عنوان(?: فرعي)?|toc.*)$`)

func headingLevel(name string) int {
	if m := headingRE.FindStringSubmatch(name); m != nil {
		return int(m[1][0] - '0')
	}
	if titleRE.MatchString(name) {
		return noHeading
	}
	return 0
}

func readSheet(w *walker) *sheet {
	s := &sheet{styles: map[string]*style{}}
	w.each(func(e element) {
		w.each(func(e element) {
			switch e.name() {
			case "docDefaults":
				s.defaults(w)
			case "style":
				s.style(w, e)
			default:
				w.skip()
			}
		})
	})
	return s
}

func (s *sheet) defaults(w *walker) {
	w.each(func(e element) {
		w.each(func(e element) {
			switch e.name() {
			case "rPr":
				s.base = readLook(w)
			case "pPr":
				s.indent = readForm(w).indent
			default:
				w.skip()
			}
		})
	})
}

func (s *sheet) style(w *walker, e element) {
	id, kind := e.attr("styleId"), e.attr("type")
	st := &style{form: form{list: list{level: -1}}}
	w.each(func(e element) {
		switch e.name() {
		case "name":
			st.name = e.attr("val")
			w.skip()
		case "basedOn":
			st.based = e.attr("val")
			w.skip()
		case "pPr":
			st.form = readForm(w)
		case "rPr":
			st.look = readLook(w)
		default:
			w.skip()
		}
	})
	if st.form.level == 0 && kind != "character" {
		st.form.level = headingLevel(strings.TrimSpace(st.name))
	}
	if e.attr("default") != "" && e.toggle("default") == on && kind == "paragraph" {
		s.usual = id
	}
	s.styles[id] = st
}

// find gives a style with all it inherits. One that is not there says what its id says.
func (s *sheet) find(id string) *style {
	st := s.styles[id]
	if st == nil {
		return &style{form: form{list: list{level: -1}, level: headingLevel(id)}}
	}
	const longest = 50 // a chain of styles; one that is longer goes in a circle
	var chain []*style
	for at := st; at != nil && !at.whole && len(chain) < longest; at = s.styles[at.based] {
		chain = append(chain, at)
	}
	for i := len(chain) - 1; i >= 0; i-- {
		if b := s.styles[chain[i].based]; b != nil {
			chain[i].form = chain[i].form.over(b.form)
			chain[i].look = chain[i].look.over(b.look)
		}
		chain[i].whole = true
	}
	return st
}

// paragraph gives the form of a paragraph and the look of its text, as they come out.
func (s *sheet) paragraph(f form, d *definitions) (form, look) {
	id := f.style
	if s.styles[id] == nil && headingLevel(id) == 0 {
		id = s.usual
	}
	st := s.find(id)
	out := f.over(form{level: st.form.level, list: st.form.list})
	if level, ok := d.levelOf(out.list.id, id); ok && f.list.level < 0 {
		out.list.level = level // a definition can say which style has which of its levels
	}
	out.list.level = max(out.list.level, 0)
	// The indent of a list stands over that of the style, if the paragraph asks for the list itself.
	first, second := st.form.indent, d.indent(out.list)
	if f.list.id != "" {
		first, second = second, first
	}
	out.indent = f.indent.over(first).over(second).over(s.indent)
	return out, st.look.over(s.base)
}

// run gives the look of a run in a paragraph of such a look.
func (s *sheet) run(l, paragraph look) look {
	if st := s.styles[l.style]; st != nil {
		paragraph = s.find(l.style).look.over(paragraph)
	}
	return l.over(paragraph)
}
