package network

import (
	"hexaglot/pipeline/engine/marian/sentencepiece"
)

// The bounds of what is enforced in one sentence. What is beyond them is not enforced: the
// terms after the last, and of a term the forms after the last and those that are too long.
const (
	maxTerms      = 32
	maxForms      = 512 // of a term: a word that inflects has many, each with and without a space and a capital
	maxFormPieces = 32  // of a form
)

// share is how much of the attention of a step its term's tokens have, at the least, when the
// step is taken to translate it: no two terms that share no token have more. Not measured on
// real weights.
const share = 0.5

// maxLoss is how much less than the freely chosen piece's the logarithm of the probability of
// a forced piece may be, in the mean over a form's pieces, and for the first of them alone.
// Not measured on real weights. The softmax over the shortlist takes the same from both, so
// that the scores of the output layer are compared as they are.
const maxLoss = 8

// passes are how often a sentence is decoded at most: with all its terms, without those that
// failed, and free.
const passes = 3

// A constraint enforces the terms of one sentence while it is decoded greedily. Where the
// attention says that a step is about to translate a term that has not been said yet, only
// what begins one of its forms may be chosen, then only what goes on with it, and after it only
// what ends the word. Everywhere else the choice is the free one, of the pieces that the
// sentence has without its terms: a term that no step is taken to translate changes nothing,
// and neither does one where the text is in the middle of a word.
//
// It is the search with one hypothesis of Hokamp and Liu, "Lexically Constrained Decoding"
// (2017), where the attention says when to begin (Hasler and others, "Neural Machine
// Translation Decoding with Terminology Constraints", 2018; Chen and others, "Lexically
// Constrained Neural Machine Translation with Explicit Alignment Guidance", 2021), and with
// the forms in a trie (Hu and others, "Improved Lexically Constrained Decoding", 2019).
// Unlike there, a term may go unsaid: it is dropped rather than appended at the end.
type constraint struct {
	vocabulary *sentencepiece.Vocabulary
	required   []Required
	usable     terms // that have a form
	trie       *trie
	list       []int32 // pieces that the sentence may be made of freely; nil for all
	lacking    []int32 // pieces of forms that the list lacks; their columns come after its

	pass     int
	dropped  terms // not enforced: they failed in a pass before
	enforced terms // in this pass
	out      []int32
	about    []terms // which terms the step of each piece of out was about
	said     terms   // that are in out
	places   []place // where they are
	scanned  int     // what is before has been searched for forms that came of themselves
	forced   int     // pieces of out that are not free
	failed   terms
	form     form
}

// A form is one that has been begun and must be ended; none, if nothing of it is written.
type form struct {
	start  int   // in out
	node   int32 // of the trie
	terms  terms // whose form it may become
	loss   float32
	forced int // pieces that were not chosen freely
}

// A place is where a term is said.
type place struct{ term, start, end int }

// constrain prepares the terms of a sentence of source tokens, without the end. The list is of
// the pieces that it may be made of, in order, nil for all.
func constrain(v *sentencepiece.Vocabulary, required []Required, source int, list []int32) *constraint {
	c := &constraint{vocabulary: v, required: required, trie: newTrie(), list: list}
	for i, r := range required[:min(len(required), maxTerms)] {
		if r.Start < 0 || r.Start >= r.End || r.End > source {
			continue
		}
		for _, f := range r.Forms[:min(len(r.Forms), maxForms)] {
			if c.possible(f) {
				c.trie.add(i, f)
				c.usable |= only(i)
			}
		}
	}
	c.lacking = c.trie.locate(list)
	c.begin()
	return c
}

// possible reports whether a form can be produced and ends.
func (c *constraint) possible(form []int32) bool {
	for _, p := range form {
		if p < 0 || int(p) >= c.vocabulary.Len() || p == c.vocabulary.Unknown() || p == c.vocabulary.End() {
			return false
		}
	}
	return 0 < len(form) && len(form) <= maxFormPieces
}

// begin begins a pass.
func (c *constraint) begin() {
	*c = constraint{
		vocabulary: c.vocabulary, required: c.required, usable: c.usable, trie: c.trie, list: c.list, lacking: c.lacking,
		pass: c.pass + 1, dropped: c.dropped, enforced: c.usable &^ c.dropped, out: c.out[:0], about: c.about[:0], places: c.places[:0],
	}
	if c.pass >= passes {
		c.enforced = 0
	}
	open := c.enforced
	for i := range c.required {
		if _, ok := c.around(i, open); ok {
			c.enforced &^= only(i)
		}
	}
}

// around is a term of a set whose tokens hold those of another term; of two with the same
// tokens it is the first. A term within another is not enforced: who says the one says the other.
func (c *constraint) around(term int, of terms) (outer int, ok bool) {
	for rest := of &^ only(term); rest != 0; rest &^= only(outer) {
		outer = rest.first()
		if c.holds(outer, term) && (outer < term || !c.holds(term, outer)) {
			return outer, true
		}
	}
	return 0, false
}

// holds reports whether the tokens of a term are also of another.
func (c *constraint) holds(outer, inner int) bool {
	out, in := c.required[outer], c.required[inner]
	return out.Start <= in.Start && in.End <= out.End
}

// end ends a pass, when no more pieces come, and reports whether there must be another. No
// form is open then: what goes on with one is not counted by what limits a sentence.
func (c *constraint) end() bool {
	c.scan(len(c.out), false)
	if c.failed == 0 {
		for inner := range c.required[:min(len(c.required), maxTerms)] {
			if c.said&only(inner) == 0 {
				c.sayWithin(inner)
			}
		}
		return false
	}
	c.dropped |= c.failed
	c.begin()
	return true
}

// missing are the terms that the text does not say, once the last pass has ended.
func (c *constraint) missing() (all []int) {
	for i := range c.required {
		if i >= maxTerms || c.said&only(i) == 0 {
			all = append(all, i)
		}
	}
	return all
}

// sayWithin takes note of a term that is said within another that holds its tokens.
func (c *constraint) sayWithin(term int) {
	for _, outer := range c.places {
		if !c.holds(outer.term, term) {
			continue
		}
		for start := outer.start; start < outer.end; start++ {
			at := int32(0)
			for end := start; end < outer.end && !c.glued(start); {
				if at = c.trie.child(at, c.out[end]); at < 0 {
					break
				}
				end++
				if c.trie.nodes[at].ends&only(term) != 0 && !c.glued(end) && c.vacant(term, start, end) {
					c.say(term, start, end)
					return
				}
			}
		}
	}
}

// vacant reports whether nothing is said in a part of the text but terms that hold the
// tokens of a term, or that it holds.
func (c *constraint) vacant(term, start, end int) bool {
	for _, p := range c.places {
		if start < p.end && p.start < end && !c.holds(p.term, term) && !c.holds(term, p.term) {
			return false
		}
	}
	return true
}

// glued reports whether the pieces before and after a place in out are of one word.
func (c *constraint) glued(at int) bool {
	return 0 < at && at < len(c.out) && oneWord(c.vocabulary.Piece(c.out[at-1]), c.vocabulary.Piece(c.out[at]))
}
