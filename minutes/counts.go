package minutes

import (
	"slices"
	"strings"
)

// A chain is one count through the text: 1, 2, 3. Lists inside a section and lists of another meeting's
// agenda count too; whether a chain is one of headings is decided for all of it.
type chain struct {
	style   string
	last    int
	members []int  // of the candidates
	outer   *chain // the one it began inside of
	heading bool
	level   int
}

// close takes the members of a chain for short if each is that or closed, and text stands under it.
func (ch *chain) close(lines []Line, all []candidate) {
	if ch.share(all, func(c candidate) bool {
		return (c.short || c.closed()) && !c.tight && c.i+1 < len(lines) && !labelled(lines[c.i+1].Text)
	}) < 100 {
		return
	}
	for _, n := range ch.members {
		all[n].short = true
	}
}

// openChains is how many counts may be open inside each other: more than minutes nest, and few
// enough to keep the cost linear.
const openChains = 6

// chains puts candidates into counts: each goes on with the count that it fits best, the innermost of equals, or
// begins a new one inside those that are open.
func chains(all []candidate) []*chain {
	var done, open []*chain
	for n := range all {
		c := &all[n]
		if n > 0 && c.annex && !all[n-1].annex {
			open = nil // an annex counts anew
		}
		best, score := -1, 0
		for k := len(open) - 1; k >= 0; k-- {
			if s := open[k].takes(all, n); s > score {
				best, score = k, s
			}
		}
		if best >= 0 {
			ch := open[best]
			ch.last, ch.members = c.as(ch.style), append(ch.members, n)
			open = open[:best+1]
			continue
		}
		if strings.HasPrefix(c.m.Style, "1.1") || c.m.Value > 3 && !goesOn(all[n+1:min(n+40, len(all))], c.m) {
			continue
		}
		ch := &chain{style: c.m.Style, last: c.m.Value, members: []int{n}}
		if c.m.Also == 1 { // a list begins with i., not with its ninth letter
			ch.style, ch.last = strings.NewReplacer("A", "I", "a", "i").Replace(ch.style), 1
		}
		same := slices.IndexFunc(open, func(o *chain) bool { return o.style == ch.style })
		for k := len(open) - 1; same >= 0 && k > same+1; k-- {
			if open[k].style == ch.style && (k == len(open)-1 || len(open) == openChains) {
				open = open[:k] // a list after a list, not inside it
			}
		}
		if len(open) == openChains {
			open = open[:openChains-1]
		}
		if len(open) > 0 {
			ch.outer = open[len(open)-1]
		}
		open = append(open, ch)
		done = append(done, ch)
	}
	return done
}

// takes says how well candidate n goes on with a count: 0 for not at all.
func (ch *chain) takes(all []candidate, n int) int {
	c, last := &all[n], &all[ch.members[len(ch.members)-1]]
	value := c.as(ch.style)
	if value == 0 {
		return 0
	}
	alike := c.short == last.short && c.strong == last.strong
	switch {
	case value == ch.last+1 && (alike || last.tight && c.strong == last.strong):
		return 4
	case value == ch.last+1:
		return 3
	case value > ch.last && value <= ch.last+3 && alike && c.short: // one was left out
		return 2
	case value == ch.last && value > 1 && alike && c.short && !last.tight && c.i > last.i+1: // numbered twice by mistake
		return 1
	}
	return 0
}

// goesOn reports whether the count goes on in what follows.
func goesOn(all []candidate, m marker) bool {
	return slices.ContainsFunc(all, func(c candidate) bool { return c.as(m.Style) == m.Value+1 })
}

// majorStyles are the kinds of numbers that headings carry without being set as such; minorStyles are those that
// may be something else too, an initial before a name or a day before a month: they must count.
var (
	majorStyles = map[string]bool{"1.": true, "1)": true, "1/": true, "1º": true, "一、": true, "（一）": true, "I.": true, "I-": true, "(1)": true, "№": true, "أولا": true, "item": true}
	minorStyles = map[string]bool{"A.": true, "1-": true, "I": true, "1": true, "a-": true, "A/": true}
)

// itemStyles are the kinds of numbers that items carry rather than headings.
var itemStyles = map[string]bool{"a)": true, "a.": true, "(a)": true, "i.": true, "(i)": true, "R1-1": true, "A1)": true, "①": true}

// subStyles are the kinds of numbers that sub-headings carry rather than items.
var subStyles = map[string]bool{"（一）": true, "A.": true, "A/": true, "I.": true, "(a)": true}

// judge says which chains are of headings, and how deep they stand.
func judge(lines []Line, all []candidate, list []*chain) {
	anyStrong := false
	for _, ch := range list {
		ch.close(lines, all)
		strong := ch.share(all, func(c candidate) bool { return c.strong })
		ch.heading = strong >= 50 && ch.share(all, wide) < 34 && (majorStyles[ch.style] || !itemStyles[ch.style] && len(ch.members) > 1 || ch.outer != nil && !all[ch.members[0]].m.framed())
		anyStrong = anyStrong || ch.heading && !loadCues().annexHeading(lines[all[ch.members[0]].i].Text)
	}
	for _, ch := range list {
		first := &all[ch.members[0]]
		outer := ch.heads()
		sub := outer != nil && subStyles[ch.style] && ch.divides(lines, all)
		switch {
		case ch.heading:
		case first.annex, !ch.reads(lines, all), !sub && anyStrong:
			continue
		case outer != nil && outer.style != ch.style && !ch.divides(lines, all):
			continue
		case outer != nil && outer.style == ch.style && outer.members[len(outer.members)-1] > ch.members[len(ch.members)-1]:
			continue // the sections go on after it: a list in one of them
		case outer != nil && introduces(before(lines, first.i)), loadCues().actionHeading(before(lines, first.i)):
			continue
		}
		ch.heading = true
	}
	for _, ch := range list {
		outer := ch.heads()
		switch {
		case outer == nil:
			ch.level = 1
		case outer.style == ch.style: // it restarts
			ch.level = outer.level
		default:
			ch.level = min(outer.level+1, 6)
		}
		if all[ch.members[0]].annex {
			ch.level++
		}
	}
}

// reads reports whether a chain reads as one of headings where nothing is set as such: most of its members are
// short, and something stands under at least a third of them.
func (ch *chain) reads(lines []Line, all []candidate) bool {
	if ch.listed(all) {
		return false
	}
	short := ch.share(all, func(c candidate) bool { return c.short })
	under := ch.share(all, func(c candidate) bool { return !c.tight && c.i+1 < len(lines) })
	if !majorStyles[ch.style] {
		first := all[ch.members[0]]
		begun := first.as(ch.style) == 1 || len(ch.members) > 2 && first.m.framed()
		return len(ch.members) > 1 && begun && short == 100 && (under == 100 || under >= 50 && !itemStyles[ch.style])
	}
	return short >= 60 && under >= 33 && ch.share(all, wide) < 20 || ch.besideReports(lines, all)
}

// listed reports whether nothing stands under the members of a chain but the last: the agenda, before the minutes of it.
func (ch *chain) listed(all []candidate) bool {
	for k, n := range ch.members[:len(ch.members)-1] {
		if ch.members[k+1] != n+1 || all[n+1].i != all[n].i+1 {
			return false
		}
	}
	return len(ch.members) > 1
}

// besideReports reports whether a chain is one of headings between which paragraphs count: at least a third of its
// members, and three, are no sentences, and something stands under each of these.
func (ch *chain) besideReports(lines []Line, all []candidate) bool {
	heads := 0
	for k, n := range ch.members {
		c := all[n]
		if c.reports(lines, k == len(ch.members)-1) {
			continue
		}
		if heads++; c.tight || !c.short && !c.introduces() || c.i+1 == len(lines) {
			return false
		}
	}
	return heads >= 3 && 3*heads >= len(ch.members)
}

// divides reports whether a count inside a section reads as one of sub-headings, and not as a list: it begins right
// under the section's heading, and something stands under each of its members.
func (ch *chain) divides(lines []Line, all []candidate) bool {
	k := ch.members[0]
	return len(ch.members) > 1 && k > 0 && all[k-1].i == all[k].i-1 &&
		ch.share(all, func(c candidate) bool { return c.short && !c.tight && c.i+1 < len(lines) }) == 100
}

// share is how many of a hundred members have a property.
func (ch *chain) share(all []candidate, has func(candidate) bool) int {
	n := 0
	for _, k := range ch.members {
		if has(all[k]) {
			n++
		}
	}
	return 100 * n / len(ch.members)
}

// heads is the nearest chain of headings around this one; nil if there is none.
func (ch *chain) heads() *chain {
	o := ch.outer
	for o != nil && !o.heading {
		o = o.outer
	}
	return o
}
