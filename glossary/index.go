package glossary

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// A rule says why a text was taken for a term; a larger one is a weaker reason.
type rule uint8

const (
	ruleExact     rule = iota // letter by letter
	ruleCase                  // but for case
	ruleScript                // in traditional characters
	ruleHyphen                // with a hyphen for a space, or without
	ruleForm                  // a listed form
	ruleGap                   // with a word between
	ruleProclitic             // behind an Arabic particle
	rulePronoun               // before an Arabic pronoun
	ruleStem                  // inflected by rule
)

func (r rule) String() string {
	return [...]string{"exact", "case", "traditional", "hyphen", "form", "between", "proclitic", "pronoun", "stem"}[r]
}

// place says where in a term a form may stand.
type place uint8

const (
	anywhere place = iota
	head           // the first word
	tail           // not the first word
)

// A form is a key that a word of a text may answer to.
type form struct {
	key       string
	rule      rule
	place     place
	construct bool // only before a noun with the article
	definite  bool // it is without the article it had
}

// A pattern is a rendering or a listed form of one, cut into words.
type pattern struct {
	rendering int // in Glossary.renderings; -1 for a look-alike
	listed    bool
	verb      bool // a text may have it as a verb
	person    bool // or as the name of somebody
	words     []word
	folded    []string
}

// An index is all patterns of a language as one trie, whose edges are words (in
// Chinese, characters). A trie and not Aho–Corasick, because a word may go on along
// several edges (as it stands, by its stem, without its particles) and a failure link
// of an automaton knows one; and because terms begin at words and are short. The time
// is linear: no walk is longer than the longest term.
//
// Measured on the text of BenchmarkScale: an automaton over bytes
// (petar-dambovaliev/aho-corasick) that looks for nothing but the folded terms reads
// 60 to 84 MB/s with those of the program and 12 to 18 with 20,000 more, when it has
// left the caches, and takes 2 to 6 s to build; Find, which inflects as well, 20 to 36
// and 19 to 28, in 0.1 to 0.2 s.
type index struct {
	g        *Glossary
	lang     language.Tag
	keys     map[string]int32
	nodes    []node
	edges    []edge
	ends     []int32 // patterns
	root     []int32 // by key: the node that it leads to from the first one, 0 if to none
	patterns []pattern
	lexicons sync.Pool // *lexicon
	nothing  entry     // of a wall

	hyphen, gap int32     // keys
	number      int32     // the key of any number, -1 if no look-alike has one
	han         *hanWords // of Chinese
	heads       *hanHeads // of Chinese

	sprouts []sprout // until all terms are added
}

// A node is a place in the trie: where its edges and its patterns lie in the index,
// all of them side by side, since a walk is as fast as memory is near; and a sketch of
// the keys of its edges, so that most of them need not be looked at.
type node struct {
	edges, edgesEnd, ends, endsEnd int32
	out                            sketch
}

// An edge leads to a node by a key, which stands behind white space or does not.
type edge struct{ way, node int32 }

// A sprout is a node that still grows.
type sprout struct {
	ends  []int32
	edges []edge // sorted by way
}

func way(key int32, spaced bool) int32 {
	if spaced {
		return key<<1 | 1
	}
	return key << 1
}

// next returns where a key leads to from a node, and 0 if to none.
func (x *index) next(from, key int32, spaced bool) int32 {
	if from == 0 {
		if spaced || key < 0 || int(key) >= len(x.root) {
			return 0
		}
		return x.root[key]
	}
	n := &x.nodes[from]
	w, edges := way(key, spaced), x.edges[n.edges:n.edgesEnd]
	for len(edges) > 8 {
		if m := len(edges) / 2; edges[m].way <= w {
			edges = edges[m:]
		} else {
			edges = edges[:m]
		}
	}
	for _, e := range edges {
		if e.way == w {
			return e.node
		}
	}
	return 0
}

const (
	gapText   = "…" // in a rendering or a form: one word or none
	mostGaps  = 2   // in one of them
	anyNumber = "#" // in a look-alike: a number, in digits or in words
	numberKey = "%#"
)

func newIndex(g *Glossary, lang language.Tag) *index {
	x := &index{g: g, lang: lang, keys: make(map[string]int32), sprouts: make([]sprout, 1)}
	if lang == language.Chinese {
		x.han, x.heads = newHanWords(), new(hanHeads)
	}
	x.hyphen, x.gap = x.key("-"), x.key(gapText)
	same := make(map[row]int) // the pattern that has it
	for i, r := range g.renderings {
		if r.Lang != lang {
			continue
		}
		part := g.concepts[g.byID[r.Concept]].Part
		for k, text := range append([]string{r.Text}, r.Forms...) {
			this := row{text, part, r.Case, k > 0}
			n, ok := same[this]
			if ok {
				if p := &x.patterns[n]; g.before(i, p.rendering) {
					p.rendering = i
				}
				continue
			}
			n = len(x.patterns)
			if x.add(text, pattern{rendering: i, listed: k > 0}, r.Case != Exact); len(x.patterns) > n {
				same[this] = n
			}
		}
	}
	for _, l := range g.lookalikes {
		if l.lang == lang {
			x.add(l.text, pattern{rendering: -1}, true)
		}
	}
	x.ripen()
	x.number = -1
	if k, ok := x.keys[numberKey]; ok {
		x.number = k
	}
	x.lexicons.New = func() any { l := make(lexicon); return &l }
	return x
}

// A row is all that decides whether a text has a pattern. Of several concepts that have
// one row, one can be found.
type row struct {
	text, part string
	c          Case
	listed     bool
}

func (x *index) add(text string, p pattern, inflected bool) {
	if x.lang == language.Chinese {
		x.addHan(text, p)
		return
	}
	p.words = gaps(split(text, nil))
	for i := 1; i < len(p.words); i++ {
		if p.words[i].text == gapText || p.words[i-1].text == gapText {
			p.words[i].spaced = true
		}
	}
	if len(p.words) == 0 {
		return
	}
	stems := make([]string, len(p.words))
	for i, w := range p.words {
		key := fold(x.lang, w.text)
		if x.lang == language.Arabic {
			key = withoutArticle(foldArabic(w.text))
		} else if w.kind == letters {
			stems[i] = "%" + Stem(x.lang, key)
		}
		if w.text == anyNumber && p.rendering < 0 {
			key = numberKey
		}
		if stems[i] == "" {
			stems[i] = key
		}
		p.folded = append(p.folded, key)
	}
	if p.rendering >= 0 {
		p.verb, p.person = mayBeVerb(x.lang, x.part(p), p.folded), x.mayBePerson(p)
	}
	n := int32(len(x.patterns))
	x.patterns = append(x.patterns, p)
	x.thread(n, p.words, p.folded)
	if inflected && x.lang != language.Arabic {
		x.thread(n, p.words, stems)
	}
}

// part returns the part of speech of a pattern of a term.
func (x *index) part(p pattern) string {
	g := x.g
	return g.concepts[g.byID[g.renderings[p.rendering].Concept]].Part
}

// gaps takes out of the words of a term each … that is not between two of them, and
// those behind the second: each that is left doubles the ways to read a text.
func gaps(words []word) []word {
	out, n := words[:0], 0
	for i, w := range words {
		if w.text == gapText {
			if len(out) == 0 || i+1 == len(words) || words[i+1].text == gapText || n == mostGaps {
				continue
			}
			n++
		}
		out = append(out, w)
	}
	return out
}

// thread leads a path of keys through the trie to pattern n.
func (x *index) thread(n int32, words []word, keys []string) {
	node := int32(0)
	for i, k := range keys {
		node = x.grow(node, k, i > 0 && words[i].spaced)
	}
	if at := &x.sprouts[node]; len(at.ends) == 0 || at.ends[len(at.ends)-1] != n {
		at.ends = append(at.ends, n)
	}
}

func (x *index) grow(from int32, key string, spaced bool) int32 {
	w, edges := way(x.key(key), spaced), x.sprouts[from].edges
	i, ok := slices.BinarySearchFunc(edges, w, func(e edge, w int32) int { return cmp.Compare(e.way, w) })
	if ok {
		return edges[i].node
	}
	n := int32(len(x.sprouts))
	x.sprouts[from].edges = slices.Insert(edges, i, edge{w, n})
	x.sprouts = append(x.sprouts, sprout{})
	return n
}

// ripen lays the nodes side by side.
func (x *index) ripen() {
	for _, s := range x.sprouts {
		n := node{edges: int32(len(x.edges)), ends: int32(len(x.ends))}
		x.edges = append(x.edges, s.edges...)
		x.ends = append(x.ends, s.ends...)
		n.edgesEnd, n.endsEnd = int32(len(x.edges)), int32(len(x.ends))
		for _, e := range s.edges {
			n.out |= x.mark(e.way >> 1)
		}
		x.nodes = append(x.nodes, n)
	}
	x.root = make([]int32, len(x.keys))
	for _, e := range x.sprouts[0].edges {
		x.root[e.way>>1] = e.node
	}
	x.sprouts = nil
}

func (x *index) key(s string) int32 {
	id, ok := x.keys[s]
	if !ok {
		id = int32(len(x.keys))
		x.keys[strings.Clone(s)] = id
	}
	return id
}
