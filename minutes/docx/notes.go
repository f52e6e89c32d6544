package docx

// A note is the footnotes or the endnotes of a document (ISO/IEC 29500-1, 17.11): how they are
// counted, and which the text asks for.
type note struct {
	part   string
	format string
	start  int
	asked  []string // ids, in the order of the text
	marks  map[string]string
}

// settings reads how notes are counted.
func (r *reader) settings(w *walker) {
	w.each(func(e element) {
		w.each(func(e element) {
			n := &r.foot
			switch e.name() {
			case "endnotePr":
				n = &r.end
			case "footnotePr":
			default:
				w.skip()
				return
			}
			w.each(func(e element) {
				switch e.name() {
				case "numFmt":
					n.format = e.attr("val")
				case "numStart":
					n.start = e.number("val")
				}
				w.skip()
			})
		})
	})
}

// refer puts the mark of a note into the text; a mark of the writer's own stands there already.
func (r *reader) refer(n *note, e element) {
	r.walker.skip()
	id := e.attr("id")
	if n.marks[id] != "" || r.look.hidden == on || r.asks() || r.paragraph == nil {
		return
	}
	mark := " "
	if e.toggle("customMarkFollows") != on || e.attr("customMarkFollows") == "" {
		mark = numberText(n.format, "", n.start+len(n.asked))
		raised := r.look
		r.look.raised = on
		r.write(noteMark(mark))
		r.look = raised
	}
	if n.marks == nil {
		n.marks = map[string]string{}
	}
	n.marks[id] = mark
	n.asked = append(n.asked, id)
}

// noteMark is a mark in the text. Letters, which have no raised form that readers know, stand in brackets.
func noteMark(mark string) string {
	for _, c := range mark {
		if c < '0' || c > '9' {
			return "[" + mark + "]"
		}
	}
	return mark
}

// notes gives the lines of the notes that the text asks for, footnotes first.
func (r *reader) notes() []line {
	var out []line
	for _, n := range []*note{&r.foot, &r.end} {
		if len(n.asked) == 0 {
			continue
		}
		texts := map[string][]line{}
		r.enter(n.part)
		r.walker.each(func(element) {
			r.walker.each(func(e element) {
				id := e.attr("id")
				if n.marks[id] == "" || e.attr("type") != "" && e.attr("type") != "normal" {
					r.walker.skip()
					return
				}
				r.mark = n.marks[id]
				texts[id] = r.collect(r.block)
			})
		})
		for _, id := range n.asked {
			out = append(out, texts[id]...)
		}
	}
	return out
}

// furniture gives the lines of heads and feet, each part once.
func (r *reader) furniture() []line {
	var out []line
	seen := map[string]bool{}
	for _, name := range r.dropped {
		if seen[name] {
			continue
		}
		seen[name] = true
		out = append(out, r.story(name)...)
	}
	return out
}
