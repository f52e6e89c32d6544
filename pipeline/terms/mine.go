package terms

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// A Proposal is a concept that has no entry in the glossary yet.
type Proposal struct {
	ID      string  // of the English name, or the acronym, or name- and a sum of the first name
	Acronym string  // "" if none in Latin letters was seen
	Names   []Found // in the order of the languages, the most frequent first
	Pair    bool    // the names stand for each other in texts of the same meetings
}

// A Found name is one that texts use.
type Found struct {
	Lang  language.Tag
	Text  string
	Why   string // acronym, head, quoted or capitals: what makes it look like a name
	Count int
	Where []string // file:line, the first few
}

// Mine proposes names that have no entry: what stands in full before an acronym, and
// what comes twice with a head (working group, 论坛), in quotation marks, or all in
// capitals, names of persons aside. Names in two languages are of one proposal if they have the same acronym, or
// if they stand in just the same segments of texts of the same meetings, twice or more.
func Mine(g *glossary.Glossary, texts []Text) []Proposal {
	c := &comparison{g: g, texts: distinct(texts), rows: map[rowKey]*row{}}
	for i := range c.texts {
		c.read(i)
	}
	known := c.acronymsOf()
	var names []*mined
	for _, e := range oneShort(c.expansions()) {
		if known[e.acronym] {
			continue
		}
		names = append(names, &mined{name: e.name, acronym: e.acronym, why: "acronym"})
	}
	names = append(names, c.minedHan()...)
	names = append(names, c.minedWords()...)
	return c.propose(c.without(names))
}

// distinct leaves out passages that say what another one says: what is printed in each
// of the minutes has not been said twice.
func distinct(texts []Text) []Text {
	out := slices.Clone(texts)
	seen := map[[2]string]bool{}
	for i := range out {
		out[i].Passages = slices.DeleteFunc(slices.Clone(out[i].Passages), func(p Passage) bool {
			k := [2]string{p.Lang.String(), p.Text}
			if seen[k] {
				return true
			}
			seen[k] = true
			return false
		})
	}
	return out
}

// acronymsOf are the acronyms that the glossary has, in any language.
func (c *comparison) acronymsOf() map[string]bool {
	out := map[string]bool{}
	for _, concept := range c.g.Concepts() {
		out[concept.Acronym] = true
		for _, lang := range minutes.Languages {
			for _, r := range c.g.Renderings(concept.ID, lang) {
				if isAcronym(r.Text) {
					out[strings.TrimSuffix(r.Text, "s")] = true
				}
			}
		}
	}
	return out
}

// A mined name is one with what makes it look like a name.
type mined struct {
	name
	acronym, why string
}

// minedWords are the names of the other languages that come twice, in any spelling.
func (c *comparison) minedWords() []*mined {
	var out []*mined
	for _, lang := range minutes.Languages {
		m := manners()[lang]
		if lang == language.Chinese || m == nil {
			continue
		}
		by := &sharing{by: map[string][]*variant{}}
		for _, f := range c.variants(m) {
			if !f.open {
				by.add(f.loose(), f)
			}
		}
		persons := c.persons(lang)
		for _, k := range by.order {
			all := by.by[k]
			slices.SortStableFunc(all, func(a, b *variant) int { return cmp.Compare(len(b.uses), len(a.uses)) })
			n := &mined{name: all[0].name, why: all[0].why}
			for _, f := range all[1:] {
				n.uses = append(n.uses, f.uses...)
			}
			slices.SortFunc(n.uses, inOrder)
			if len(n.uses) > 1 && (n.why != "capitals" || !persons.in(c.wordsOf(&n.name))) {
				out = append(out, n)
			}
		}
	}
	return out
}

// without leaves out what the glossary has, what stands always inside a longer name, and
// what was found twice.
func (c *comparison) without(names []*mined) []*mined {
	order := []string{"acronym", "head", "quoted", "capitals"}
	slices.SortStableFunc(names, func(a, b *mined) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.why), slices.Index(order, b.why)), cmp.Compare(len(b.text), len(a.text)))
	})
	var out []*mined
	taken := map[[2]int][]spot{}
	for _, n := range names {
		if c.enter(&n.name); n.entry != "" || c.known(n) {
			continue
		}
		inside := 0
		for _, s := range n.uses {
			if slices.ContainsFunc(taken[[2]int{s.text, s.passage}], func(t spot) bool { return t.start <= s.start && s.end <= t.end }) {
				inside++
			}
		}
		if n.acronym == "" && slices.ContainsFunc(out, func(o *mined) bool { return o.lang == n.lang && strings.EqualFold(o.text, n.text) }) {
			c.join(out, n)
			continue
		}
		if len(n.uses)-inside < 1 || n.acronym == "" && len(n.uses)-inside < 2 && inside > 0 {
			// it comes again as what stands before an acronym: that is one name
			c.join(out, n)
			continue
		}
		for _, s := range n.uses {
			k := [2]int{s.text, s.passage}
			taken[k] = append(taken[k], s)
		}
		out = append(out, n)
	}
	return out
}

// known reports whether terms of the glossary make up a name but for a character or a
// word that does not belong to it, or lie across one of its ends.
func (c *comparison) known(n *mined) bool {
	s := n.uses[0]
	p := &c.texts[s.text].Passages[s.passage]
	rest := squeeze(p.Text[s.start:s.end])
	for _, u := range c.usesIn(s) {
		if u.End <= s.start || u.Start >= s.end {
			continue
		}
		if u.Start < s.start || u.End > s.end {
			return true
		}
		rest = strings.Replace(rest, squeeze(p.Text[u.Start:u.End]), "", 1)
	}
	return len([]rune(rest)) < 2
}

// join adds the uses of a name to one of the same words.
func (c *comparison) join(names []*mined, n *mined) {
	for _, o := range names {
		if o.lang == n.lang && strings.EqualFold(o.text, n.text) {
			for _, s := range n.uses {
				if !slices.ContainsFunc(o.uses, func(t spot) bool { return t.text == s.text && t.passage == s.passage && t.start == s.start }) {
					o.uses = append(o.uses, s)
				}
			}
		}
	}
}
