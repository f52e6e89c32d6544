package minutes

import "slices"

// indentStep is the least distance, in points, by which a deeper list is set in:
// less than a digit and a half of small type, more than the play of right-aligned
// numbers.
const indentStep = 7

// initial reports whether a capital letter with a full stop stands before a name, "M. Perrin", and not for a count: it is
// neither the next of one nor the first, with the second behind it.
func (p *parser) initial(m marker) bool {
	if m.Style != "A." && m.Style != "I." || len([]rune(m.Text)) != 2 || m.Text[len(m.Text)-1] != '.' {
		return false
	}
	c := candidate{m: m}
	if slices.ContainsFunc(p.list, func(l level) bool { return l.value > 0 && c.as(l.style) == l.value+1 }) {
		return false
	}
	if m.Value > 1 {
		return true
	}
	for i := p.i + 1; i < min(p.i+nearNext, len(p.lines)); i++ {
		if _, head := p.heads[i]; head {
			break
		}
		if next, _ := p.lines[i].split(); (candidate{m: next}).as(m.Style) == 2 {
			return false
		}
	}
	return true
}

// nearNext is how many lines an item may take with all that is in it, where the next one is looked for.
const nearNext = 30

// depth is the depth of an item, from 1, and opens and closes lists for it. Of a
// source with a layout the place of the marker decides, as each of the lists in each
// other may be one of its own that counts its depth from 1; of a plain text, where one
// space may mean nothing (sources lose and gain them), the kind of the marker and
// the colon before it count for more.
func (p *parser) depth(l Line, m marker) int {
	at := level{x: l.X, style: m.Style, value: m.Value}
	if l.Depth > 0 && !p.laid {
		at.x = float64(l.Depth) * 2 * indentStep // each depth is a place of its own; a list that was torn out of its item stands at the item's
	}
	if l.Depth > 0 && m.Text == "" {
		at.style = "said" // not lost, but none that we know: "Article 1"
	}
	n := p.depthLaid(at)
	if !p.laid && l.Depth == 0 {
		n = p.depthPlain(at)
	} else if k := p.tornAt(at); k >= 0 {
		at.torn, at.x = true, p.list[k-1].x
		n = k
	}
	p.list = append(p.list[:n], at)
	return len(p.list)
}

// tornAt says which of the open lists an item belongs to that stands too far out for it: one that counts and was torn
// out of the item that introduces it. It is -1 if there is none.
func (p *parser) tornAt(at level) int {
	top := len(p.list) - 1
	if p.intro && at.value == 1 && top >= 0 && p.list[top].value == 0 && at.x < p.list[top].x-indentStep {
		return top + 1
	}
	return slices.IndexFunc(p.list, func(l level) bool { return l.torn && l.style == at.style && l.value+1 == at.value })
}

// depthLaid says how many of the open lists stay open around an item.
func (p *parser) depthLaid(at level) int {
	n := len(p.list)
	for n > 0 && at.x < p.list[n-1].x-indentStep {
		n--
	}
	switch {
	case n > 0 && at.value > 1 && at.style == p.list[n-1].style && at.value == p.list[n-1].value+1:
		return n - 1 // the count goes on, if farther in: right-aligned numbers, or a list that was set anew
	case n == 0 || at.x > p.list[n-1].x+indentStep:
		return n
	}
	// At the same place: the same list, one that an earlier marker goes on, or one
	// that the item before introduces.
	if at.style == p.list[n-1].style {
		return n - 1
	}
	for k := n - 1; k > 0; k-- {
		if p.list[k-1].style == at.style && at.x <= p.list[k-1].x+indentStep {
			return k - 1
		}
	}
	if p.intro {
		return n
	}
	return n - 1
}

func (p *parser) depthPlain(at level) int {
	n := len(p.list)
	if n == 0 {
		return 0
	}
	top := p.list[n-1]
	if p.intro && (at.style != top.style || at.x > top.x) || at.x >= top.x+2 {
		return n
	}
	near := -1
	for k := n - 1; k >= 0; k-- {
		if p.list[k].style != at.style {
			continue
		}
		if p.list[k].x == at.x {
			return k
		}
		if near < 0 && abs(p.list[k].x-at.x) <= 1 {
			near = k
		}
	}
	if near >= 0 {
		return near
	}
	k := n - 1
	for k > 0 && at.x < p.list[k].x {
		k--
	}
	return k
}
