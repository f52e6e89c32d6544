package terms

import (
	"cmp"
	"fmt"
	"maps"
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
	for _, e := range c.expansions() {
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

// minedHan are the Chinese names with a head or in quotation marks that come twice.
func (c *comparison) minedHan() []*mined {
	all := c.grams()
	var out []*mined
	for _, k := range slices.Sorted(maps.Keys(all)) {
		g := all[k]
		if !g.closed() || g.head == 0 && !g.quoted || len(g.uses) < 2 || len(g.right) < 2 {
			continue
		}
		why := "head"
		if g.quoted {
			why = "quoted"
		}
		out = append(out, &mined{name: g.name, why: why})
	}
	return out
}

// minedWords are the names of the other languages that come twice.
func (c *comparison) minedWords() []*mined {
	var out []*mined
	for _, lang := range minutes.Languages {
		m := manners()[lang]
		if lang == language.Chinese || m == nil {
			continue
		}
		names, why, next := spelled{}, map[string]string{}, map[string]map[string]bool{}
		for i := range c.texts {
			for k := range c.texts[i].Passages {
				p := &c.texts[i].Passages[k]
				if p.Lang != lang {
					continue
				}
				ws := words(lang, p.Text)
				follows := func(end int) string { // the word behind a name, or a place of its own where a clause ends
					j, _ := slices.BinarySearchFunc(ws, end, func(w word, e int) int { return w.start - e })
					if j == len(ws) || ws[j].first {
						return fmt.Sprint(i, k, end)
					}
					return ws[j].stem
				}
				add := func(n headed, content []word, reason string) {
					if len(content) == 0 {
						return
					}
					key := n.kind
					for _, w := range content {
						key += " " + w.stem
					}
					at := spot{text: i, passage: k, start: n.start, end: max(content[len(content)-1].end, n.end)}
					if n.open {
						at.end, at.ends[0] = content[len(content)-1].end, content[0].end
					}
					names.add(lang, key, p.Text[at.start:at.end], at)
					if why[key] == "" {
						why[key], next[key] = reason, map[string]bool{}
					}
					next[key][follows(at.end)] = true
				}
				for _, n := range m.headed(lang, p.Text, ws) {
					if !n.open {
						add(n, n.content, "head")
						continue
					}
					for j := range n.content { // where it ends, what comes again tells
						add(n, n.content[:j+1], "head")
					}
				}
				for _, n := range quoted(lang, p.Text, ws) {
					add(n, n.content, "quoted")
				}
				for _, n := range m.capitals(ws) {
					add(n, n.content, "capitals")
				}
			}
		}
		persons := c.persons(lang)
		for _, n := range names.sorted() {
			if why[n.key] == "capitals" && persons.in(c.wordsOf(n)) {
				continue
			}
			if len(n.uses) > 1 && (len(next[n.key]) > 1 || n.uses[0].ends[0] == 0) {
				out = append(out, &mined{name: *n, why: why[n.key]})
			}
		}
	}
	return out
}

// capitals are two words or more with capitals, links between them; the first word of a
// clause has its capital from there.
func (m *manner) capitals(ws []word) []headed {
	var out []headed
	for i := 0; i < len(ws); i++ {
		if !ws[i].capital || ws[i].first {
			continue
		}
		n := headed{start: ws[i].start, kind: "A"}
		j := i
		for ; j < len(ws) && (j == i || !ws[j].first); j++ {
			if ws[j].capital {
				n.content = append(n.content, ws[j])
			} else if !m.link[ws[j].fold] {
				break
			}
		}
		if len(n.content) > 1 && slices.ContainsFunc(n.content, func(w word) bool { return !w.acronym }) {
			n.end = n.content[len(n.content)-1].end
			out = append(out, n)
		}
		i = max(i, j-1)
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
		if s.ends[0] > 0 && u.Start == s.start && u.End >= s.ends[0] {
			return true // the term, and what stands behind it by chance
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
