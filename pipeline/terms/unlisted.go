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

	ends [mostWords]int // of a name that begins with its head: where its words of content end
}

// unlisted finds names of no glossary that stand in two spellings.
func (c *comparison) unlisted() []Finding {
	var out []Finding
	seen := map[string]bool{}
	for _, pair := range slices.Concat(c.hanNames(), c.wordNames(), c.acronyms()) {
		for _, f := range c.two(pair) {
			key := fmt.Sprint(f.File, f.Page, f.Line, f.Column, f.Lang, f.Found)
			if !seen[key] {
				seen[key] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// A pair is two names that may be one.
type pair struct {
	a, b    *name
	acronym string // that stands for both; "" of two spellings
}

// two tells of a pair where its rarer spelling stands. If the glossary has one of the
// two, that is the one to write.
func (c *comparison) two(p pair) []Finding {
	c.enter(p.a)
	c.enter(p.b)
	a, b := p.a, p.b // b will be the one to be told of
	if a.entry != "" && b.entry != "" {
		return nil // the glossary's own rules speak of them
	}
	if b.entry != "" || a.entry == "" && cmp.Or(cmp.Compare(len(b.uses), len(a.uses)), -cmp.Compare(b.uses[0].text, a.uses[0].text)) > 0 {
		a, b = b, a
	}
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
		f.Said = minutes.Phrase{ID: rule + ".here", Args: map[string]any{"Text": b.text, "Other": a.text, "Count": len(a.uses), "Acronym": p.acronym}}
		if !slices.ContainsFunc(a.uses, func(s spot) bool { return s.text == i }) {
			f.Said.ID, f.Said.Args["File"] = rule, c.texts[a.uses[0].text].File
		}
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

// spelled gathers the uses of names by their key.
type spelled map[string]*name

func (s spelled) add(lang language.Tag, key, text string, at spot) {
	n := s[key]
	if n == nil {
		n = &name{lang: lang, text: text, key: key}
		s[key] = n
	}
	if k := len(n.uses); k == 0 || n.uses[k-1] != at {
		n.uses = append(n.uses, at)
	}
}

func (s spelled) sorted() []*name {
	var out []*name
	for _, k := range slices.Sorted(maps.Keys(s)) {
		out = append(out, s[k])
	}
	return out
}
