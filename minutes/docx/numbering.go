package docx

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// levels is how many levels a list has (ISO/IEC 29500-1, 17.9.6).
const levels = 9

// longestLabel is how long the text of a number may be; those of laws ("Article 12 bis") have 20 characters.
const longestLabel = 100

// A level is how the items of one level of a list are numbered.
type level struct {
	start   int
	format  string // "decimal", "bullet"
	custom  string // of format "custom": "01, 02, 03, ..."
	text    string // "%1.%2."; what is printed of a bullet
	font    string // of the text
	suffix  string // "space", "nothing", else a tab
	restart int    // begins again after this level, from 1; 0 never; -1 after every one above
	legal   bool   // all numbers of it are decimal
	hidden  bool
	style   string // paragraphs of this style have this level
	indent  indent
}

// An abstract is a definition of lists, which lists share and count on in.
type abstract struct {
	levels [levels]level
	link   string // the list style in which it is defined
	counts [levels]int
	began  [levels]bool
}

// A numbering is a list: a definition, and where it differs.
type numbering struct {
	abstract  string
	overrides map[int]level
	starts    map[int]int
	started   map[int]bool // levels whose own start has been used
}

// definitions are the lists of a document (17.9).
type definitions struct {
	abstracts map[string]*abstract
	lists     map[string]*numbering
	styles    map[string]string // the definition behind a list style
}

func readDefinitions(w *walker) *definitions {
	d := &definitions{abstracts: map[string]*abstract{}, lists: map[string]*numbering{}, styles: map[string]string{}}
	w.each(func(e element) {
		w.each(func(e element) {
			switch e.name() {
			case "abstractNum":
				d.abstract(w, e.attr("abstractNumId"))
			case "num":
				d.list(w, e.attr("numId"))
			default:
				w.skip()
			}
		})
	})
	return d
}

func (d *definitions) abstract(w *walker, id string) {
	a := &abstract{}
	for i := range a.levels {
		a.levels[i] = level{start: 1, format: "none", restart: -1}
	}
	w.each(func(e element) {
		switch e.name() {
		case "lvl":
			if n := e.number("ilvl"); n >= 0 && n < levels {
				a.levels[n] = readLevel(w)
				return
			}
		case "numStyleLink":
			a.link = e.attr("val")
		case "styleLink":
			d.styles[e.attr("val")] = id
		}
		w.skip()
	})
	d.abstracts[id] = a
}

func (d *definitions) list(w *walker, id string) {
	n := &numbering{overrides: map[int]level{}, starts: map[int]int{}, started: map[int]bool{}}
	w.each(func(e element) {
		switch e.name() {
		case "abstractNumId":
			n.abstract = e.attr("val")
		case "lvlOverride":
			at := min(max(e.number("ilvl"), 0), levels-1)
			w.each(func(e element) {
				switch e.name() {
				case "startOverride":
					n.starts[at] = e.number("val")
				case "lvl":
					n.overrides[at] = readLevel(w)
					return
				}
				w.skip()
			})
			return
		}
		w.skip()
	})
	d.lists[id] = n
}

func readLevel(w *walker) level {
	l := level{format: "decimal", restart: -1} // without a start it begins at 0 (17.9.25)
	w.each(func(e element) {
		switch e.name() {
		case "start":
			l.start = e.number("val")
		case "numFmt":
			l.format, l.custom = e.attr("val"), e.attr("format")
		case "lvlText":
			if l.text = e.attr("val"); len(l.text) > longestLabel {
				l.text = ""
			}
		case "suff":
			l.suffix = e.attr("val")
		case "lvlRestart":
			l.restart = e.number("val")
		case "isLgl":
			l.legal = e.on() == on
		case "pStyle":
			l.style = e.attr("val")
		case "pPr":
			l.indent = readForm(w).indent
			return
		case "rPr":
			w.each(func(e element) {
				switch e.name() {
				case "rFonts":
					l.font = e.attr("ascii")
				case "vanish":
					l.hidden = e.on() == on
				}
				w.skip()
			})
			return
		}
		w.skip()
	})
	if l.format == "bullet" {
		l.text = bullet(l.font, l.text)
	}
	return l
}

// find gives a list and its definition, nil if there is none.
func (d *definitions) find(id string) (*numbering, *abstract) {
	n := d.lists[id]
	if n == nil || id == "0" {
		return nil, nil
	}
	a := d.abstracts[n.abstract]
	if a != nil && a.link != "" {
		if linked := d.abstracts[d.styles[a.link]]; linked != nil {
			a = linked
		}
	}
	if a == nil {
		return nil, nil
	}
	return n, a
}

func (n *numbering) level(a *abstract, i int) level {
	if l, ok := n.overrides[i]; ok {
		return l
	}
	return a.levels[i]
}

// levelOf is the level of a list that is that of a style.
func (d *definitions) levelOf(id, style string) (int, bool) {
	n, a := d.find(id)
	if n == nil || style == "" {
		return 0, false
	}
	for i := range levels {
		if n.level(a, i).style == style {
			return i, true
		}
	}
	return 0, false
}

// deeper is by how much, in points, a level of a list is set in at least, so that its place
// tells its depth.
const deeper = 9

// indent is the indent of an item. A definition that sets all its levels at one place has
// them set in.
func (d *definitions) indent(l list) indent {
	n, a := d.find(l.id)
	if n == nil {
		return indent{}
	}
	var in indent
	place := 0.0
	for i := range l.level + 1 {
		in = n.level(a, i).indent
		if short := place + deeper - in.start - in.first; i > 0 && short > 0 {
			in.start, in.hasStart = in.start+short, true
		}
		place = in.start + in.first
	}
	return in
}

// next counts an item and gives its number or bullet as it is printed, "" if there is none, with
// the space after it.
func (d *definitions) next(l list) string {
	n, a := d.find(l.id)
	if n == nil {
		return ""
	}
	at := n.level(a, l.level)
	if start, ok := n.starts[l.level]; ok && !n.started[l.level] {
		n.started[l.level] = true
		a.began[l.level] = false
		at.start = start
	}
	if a.began[l.level] {
		a.counts[l.level]++
	} else {
		a.counts[l.level], a.began[l.level] = at.start, true
	}
	for i := l.level + 1; i < levels; i++ {
		if r := n.level(a, i).restart; r < 0 || r > l.level {
			a.began[i] = false
		}
	}
	if at.hidden {
		return ""
	}
	text := at.text
	if at.format != "bullet" {
		text = n.number(a, at)
	}
	text = strings.TrimSpace(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if text == "" || at.suffix == "nothing" || at.suffix != "space" && last >= 0x3000 && unicode.IsPunct(last) {
		return text // the sign of a Chinese number is as wide as a space with it
	}
	return text + " "
}

// number writes the text of a level with its numbers.
func (n *numbering) number(a *abstract, at level) string {
	var b strings.Builder
	for s := at.text; s != ""; {
		if s[0] == '%' && len(s) > 1 && s[1] >= '1' && s[1] <= '9' {
			i := int(s[1] - '1')
			l := n.level(a, i)
			count := a.counts[i]
			if !a.began[i] {
				count = l.start
			}
			format := l.format
			if at.legal && format != "none" {
				format = "decimal"
			}
			b.WriteString(numberText(format, l.custom, count))
			s = s[2:]
			continue
		}
		r, size := utf8.DecodeRuneInString(s)
		b.WriteRune(r)
		s = s[size:]
	}
	return b.String()
}
