package docx

// A toggle is a switch that may be unsaid.
type toggle int8

const (
	unsaid toggle = iota
	on
	off
)

// A look is how a run of text is set, as far as it is said.
type look struct {
	style               string
	bold, boldComplex   toggle  // complex: of Arabic text
	size, sizeComplex   float64 // in points
	hidden, rtl, raised toggle
	deleted             bool // of the mark of a paragraph or a row: it is deleted
	separator           bool // of the mark of a paragraph: the next goes on in its line
}

// over is a look on top of another.
func (l look) over(b look) look {
	l.bold, l.boldComplex = l.bold.over(b.bold), l.boldComplex.over(b.boldComplex)
	l.hidden, l.rtl, l.raised = l.hidden.over(b.hidden), l.rtl.over(b.rtl), l.raised.over(b.raised)
	if l.size == 0 {
		l.size = b.size
	}
	if l.sizeComplex == 0 {
		l.sizeComplex = b.sizeComplex
	}
	return l
}

func (t toggle) over(b toggle) toggle {
	if t == unsaid {
		return b
	}
	return t
}

// A form is how a paragraph is set, as far as it is said.
type form struct {
	style  string
	level  int // of a heading from 1; 0 if unsaid, noHeading if it is none
	list   list
	indent indent
	mark   look // of the sign that ends it
}

const noHeading = 10

// A list is the numbering of a paragraph: a definition and a level from 0.
type list struct {
	id    string // "" if unsaid, "0" if it has none
	level int    // -1 if unsaid
}

// An indent is in points from where reading begins.
type indent struct {
	start, first       float64 // first is that of the first line, more than start
	hasStart, hasFirst bool
}

func (i indent) over(b indent) indent {
	if !i.hasStart {
		i.start, i.hasStart = b.start, b.hasStart
	}
	if !i.hasFirst {
		i.first, i.hasFirst = b.first, b.hasFirst
	}
	return i
}

// over is a form on top of another.
func (f form) over(b form) form {
	if f.level == 0 {
		f.level = b.level
	}
	if f.list.id == "" {
		f.list.id = b.list.id
	}
	if f.list.level < 0 {
		f.list.level = b.list.level
	}
	f.indent = f.indent.over(b.indent)
	return f
}

func readLook(w *walker) look {
	var l look
	w.each(func(e element) {
		switch e.name() {
		case "rStyle":
			l.style = e.attr("val")
		case "b":
			l.bold = e.on()
		case "bCs":
			l.boldComplex = e.on()
		case "sz":
			l.size, _ = e.points("val", 2)
		case "szCs":
			l.sizeComplex, _ = e.points("val", 2)
		case "vanish":
			l.hidden = e.on()
		case "specVanish":
			l.separator = e.on() == on
		case "rtl", "cs":
			l.rtl = e.on()
		case "vertAlign":
			l.raised = off
			if e.attr("val") == "superscript" {
				l.raised = on
			}
		case "position": // raised by hand
			if up, _ := e.points("val", 2); up > 2 {
				l.raised = on
			}
		case "del", "moveFrom":
			l.deleted = true
		}
		w.skip()
	})
	return l
}

// readForm reads the properties of a paragraph; others sees those that are no form, and says
// whether it has taken one.
func readForm(w *walker, others ...func(element) bool) form {
	f := form{list: list{level: -1}}
	w.each(func(e element) {
		switch e.name() {
		case "pStyle":
			f.style = e.attr("val")
		case "outlineLvl":
			f.level = min(max(e.number("val"), 0), noHeading-1) + 1
		case "numPr":
			w.each(func(e element) {
				switch e.name() {
				case "numId":
					f.list.id = e.attr("val")
				case "ilvl":
					f.list.level = min(max(e.number("val"), 0), levels-1)
				}
				w.skip()
			})
			return
		case "ind":
			f.indent = readIndent(e)
		case "rPr":
			f.mark = readLook(w)
			return
		default:
			for _, take := range others {
				if take(e) {
					return
				}
			}
		}
		w.skip()
	})
	return f
}

func readIndent(e element) indent {
	var i indent
	for _, name := range []string{"start", "left"} {
		if v, ok := e.points(name, 20); ok && !i.hasStart {
			i.start, i.hasStart = v, true
		}
	}
	if v, ok := e.points("firstLine", 20); ok {
		i.first, i.hasFirst = v, true
	}
	if v, ok := e.points("hanging", 20); ok {
		i.first, i.hasFirst = -v, true
	}
	return i
}
