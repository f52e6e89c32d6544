package facts

import "slices"

// A node is an element after the elements above it, so that shapes that begin alike
// are read once.
type node struct {
	elem   elem
	below  []*node
	shapes []*shape // that end here
	holds  form     // the forms of the shapes here and below
}

// A form is a set of pairs of a kind and a preposition or none.
type form uint32

func formOf(k Kind, preposition bool) form {
	bit := form(1) << (2 * slices.Index(templateKinds, k))
	if preposition {
		bit <<= 1
	}
	return bit
}

var templateKinds = []Kind{Date, Dates, Month, Months, Weekday, Time, Times, Number, Percent, Money}

// add puts the rest of the elements of a shape below a node.
func (n *node) add(s *shape, rest []elem) {
	n.holds |= formOf(s.kind, s.preposition)
	if len(rest) == 0 {
		n.shapes = append(n.shapes, s)
		return
	}
	for _, b := range n.below {
		if b.elem == rest[0] {
			b.add(s, rest[1:])
			return
		}
	}
	b := &node{elem: rest[0]}
	n.below = append(n.below, b)
	b.add(s, rest[1:])
}

// walk reads a node and all below it at byte i, and yields each value of one of the
// forms with where it ends. A time that its part of the day refuses is yielded as no
// value, so that nothing shorter is read there.
func (t *table) walk(n *node, forms form, c capture, text string, i int, yield func(Value, capture, int)) {
	if n.holds&forms == 0 {
		return
	}
	if i = t.elem(n.elem, &c, text, i); i < 0 {
		return
	}
	for _, s := range n.shapes {
		if forms&formOf(s.kind, s.preposition) == 0 || n.elem.op == "y" && nextIs(text, i, "-") { // 28 May, 2024-04-16
			continue
		}
		if v, ok := t.resolve(s, c); ok {
			yield(v, c, i)
		} else if c.part[0] >= 0 || c.part[1] >= 0 {
			yield(Value{}, c, i)
		}
	}
	if len(n.below) == 0 {
		return
	}
	next := skipUnseen(text, i)
	if t.glue {
		next = skipSpaces(text, i)
	}
	for _, b := range n.below {
		if b.elem.op == "zone" || b.elem.op == "inzone" || b.elem.op == "utc" { // which reads the space before it, if it is there
			t.walk(b, forms, c, text, i, yield)
			continue
		}
		t.walk(b, forms, c, text, next, yield)
	}
}
