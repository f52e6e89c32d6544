package terms

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// A name is what looks like the name of something, in one spelling.
type name struct {
	lang  language.Tag
	text  string // as first written, for the reader
	key   string // what is compared
	uses  []spot
	entry string // the concept whose term it is, "" if none
	form  string // that term, as the glossary prefers it
}

// A spot is a part of a passage.
type spot struct {
	text, passage, start, end int
}

// unlisted finds names of no glossary that stand in two spellings.
func (c *comparison) unlisted() []Finding {
	var out []Finding
	seen := map[string]bool{}
	for _, p := range c.best(slices.Concat(c.acronyms(), c.shorts(), c.wordNames(), c.hanNames())) {
		for _, f := range c.two(p) {
			key := fmt.Sprint(f.File, f.Page, f.Line, f.Column, f.Lang)
			if !seen[key] {
				seen[key] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// best turns each pair so that its second is the one to be told of, and leaves of those
// with the same second the surest, and of them that with the most frequent first.
func (c *comparison) best(pairs []pair) []pair {
	of := map[*name]int{}
	var out []pair
	for _, p := range pairs {
		c.enter(p.a)
		c.enter(p.b)
		if p.a.entry != "" && p.b.entry != "" {
			continue // the glossary's own rules speak of them
		}
		if p.heads && (p.a.entry != "" || p.b.entry != "") {
			continue
		}
		if p.b.entry != "" || p.a.entry == "" && rather(p.b, p.a) {
			p.a, p.b = p.b, p.a
		}
		i, ok := of[p.b]
		if !ok {
			of[p.b] = len(out)
			out = append(out, p)
			continue
		}
		q := out[i]
		if p.sure && !q.sure || p.sure == q.sure && q.acronym == "" && rather(p.a, q.a) {
			p.acronym = cmp.Or(p.acronym, q.acronym)
			out[i] = p
		}
	}
	return out
}

// rather reports whether a name is the one to write rather than another, as far as the
// texts tell: it is more frequent, or was first.
func rather(a, b *name) bool {
	if len(a.uses) == 0 || len(b.uses) == 0 {
		return len(a.uses) > 0
	}
	return cmp.Or(cmp.Compare(len(a.uses), len(b.uses)), inOrder(b.uses[0], a.uses[0])) > 0
}

// A pair is two names that may be one.
type pair struct {
	a, b    *name
	acronym string // that stands for both; "" of two spellings
	sure    bool   // they are the same words
	heads   bool   // they differ in their heads: a listed one and another are two bodies
}

// Names of no more uses than rare are likely to be spellings of one that has at least
// frequent, if they are nearly the same.
const (
	rare     = 2
	frequent = 3
)

// two tells of a pair where its second spelling stands.
func (c *comparison) two(p pair) []Finding {
	a, b := p.a, p.b
	expected := a.text
	if a.form != "" {
		expected = a.form
	}
	byFile := map[int][]spot{}
	for _, s := range b.uses {
		byFile[s.text] = append(byFile[s.text], s)
	}
	var out []Finding
	for _, i := range slices.Sorted(maps.Keys(byFile)) {
		f := Finding{Concept: a.entry}
		for _, s := range byFile[i] {
			f.Places = append(f.Places, c.place(s.text, s.passage, s.start, s.end))
		}
		rule := RuleUnlisted
		if p.acronym != "" {
			rule = RuleAcronym
		}
		f.fill(rule, c.texts[i].File, expected)
		f.Lang = b.lang
		if p.acronym == "" && (p.sure || len(b.uses) <= rare && len(a.uses) >= frequent) {
			f.Severity = minutes.Warning
		}
		f.Said = minutes.Phrase{ID: rule, Args: map[string]any{"Text": f.Found, "Other": a.text, "Count": len(a.uses), "Acronym": p.acronym}}
		if len(a.uses) == 0 {
			f.Said = minutes.Phrase{ID: rule + ".listed", Args: map[string]any{"Text": f.Found, "Other": expected}}
			out = append(out, f)
			continue
		}
		at := a.uses[0]
		if k := slices.IndexFunc(a.uses, func(s spot) bool { return s.text == i }); k >= 0 {
			at = a.uses[k]
		}
		f.Said.Args["File"] = c.place(at.text, at.passage, at.start, at.end).Where(c.texts[at.text].File)
		out = append(out, f)
	}
	return out
}

// enter looks a name up among the terms that were found: it is one if a term covers it.
func (c *comparison) enter(n *name) {
	if n.entry != "" || len(n.uses) == 0 {
		return
	}
	s := n.uses[0]
	for _, u := range c.usesIn(s) {
		if u.Start <= s.start && u.End >= s.end {
			n.entry = u.Concept
			if p, ok := c.g.Preferred(u.Concept, n.lang, glossary.Community); ok {
				n.form = p.Text
			}
			return
		}
	}
}

// usesIn are the terms of the passage that a spot stands in.
func (c *comparison) usesIn(s spot) []use {
	all := c.uses[s.text] // in the order of the passages
	at := func(passage int) int {
		i, _ := slices.BinarySearchFunc(all, passage, func(u use, p int) int { return u.passage - p })
		return i
	}
	return all[at(s.passage):at(s.passage+1)]
}
