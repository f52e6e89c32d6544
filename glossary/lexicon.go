package glossary

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// A step is a form whose key some pattern knows.
type step struct {
	key, root int32 // root is the node that it leads to from the first one, 0 if to none
	rule      rule
	place     place
	construct bool
}

// An entry is what an index knows of a word.
type entry struct {
	steps []step
	in    sketch // of its keys behind the head of a term; anyKey if it may also be passed over
	out   sketch // of the keys behind it, where it is the head
	alone bool   // a term may end or skip something behind it
	tied  bool   // it is a word, and one with the next if there is a hyphen
}

// A sketch is a set of keys in 64 bits: several keys share a bit, but those of the
// hyphen and of the gap have their own. Nearly all pairs of words are of no term, and
// that is seen at the entries of the two, without going to the trie.
type sketch uint64

const (
	hyphenMark sketch = 1 << iota
	gapMark
	marks  = iota
	anyKey = ^sketch(0) // every key
)

func (x *index) mark(key int32) sketch {
	switch key {
	case x.hyphen:
		return hyphenMark
	case x.gap:
		return gapMark
	}
	return 1 << (marks + uint32(key)*0x9E3779B1>>8%(64-marks))
}

// begins reports whether a term may begin with the first of some words: one does that
// ends there or goes on with the next word, or the two are tied by a hyphen.
func begins(es []*entry) bool {
	switch {
	case es[0].alone:
		return true
	case len(es) == 1:
		return false
	case es[1].in == anyKey:
		return es[0].out != 0 || es[0].tied
	}
	return es[0].out != 0 && (es[0].out&es[1].in != 0 || len(es) > 2 && es[2].in == anyKey)
}

// A lexicon remembers the words it has met: texts repeat them, and a stem costs much
// more than a look-up.
type lexicon map[string]*entry

const lexiconSize = 1 << 16

// A longer word, in bytes, is no word of a language: stemmers are not linear.
const longestWord = 256

// entry returns what is known of a word.
func (x *index) entry(lex lexicon, w *word) *entry {
	if w.kind == wall || len(w.text) > longestWord {
		return &x.nothing
	}
	if e, ok := lex[w.text]; ok {
		return e
	}
	e := &entry{tied: w.kind == letters}
	for _, f := range x.forms(w) {
		key, ok := x.keys[f.key]
		if !ok {
			continue
		}
		st := step{key, x.root[key], f.rule, f.place, f.construct}
		if f.place == tail {
			st.root = 0
		}
		e.steps = append(e.steps, st)
		if f.place != head {
			e.in |= x.mark(key)
		}
		if st.root != 0 {
			n := &x.nodes[st.root]
			e.out |= n.out
			e.alone = e.alone || n.ends < n.endsEnd || n.out&(hyphenMark|gapMark) != 0
		}
	}
	if w.text == "-" || w.text == "'" || x.lang == language.Arabic && isParticle(w.text) {
		e.in = anyKey
	}
	if len(lex) >= lexiconSize {
		clear(lex)
	}
	lex[strings.Clone(w.text)] = e
	return e
}

func (x *index) forms(w *word) []form {
	var out []form
	switch {
	case x.lang == language.Arabic && w.kind == letters:
		out = arabicForms(w.text)
	case x.lang == language.Arabic:
		out = []form{{key: foldArabic(w.text)}}
	case w.kind == letters:
		folded := fold(x.lang, w.text)
		out = []form{{key: folded}, {key: "%" + Stem(x.lang, folded), rule: ruleStem}}
		for _, s := range singulars(x.lang, folded) {
			if f := (form{key: "%" + Stem(x.lang, s), rule: ruleStem}); !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	default:
		out = []form{{key: w.text}}
	}
	if w.kind == number || isNumberWord(x.lang, *w) {
		out = append(out, form{key: numberKey})
	}
	return out
}
