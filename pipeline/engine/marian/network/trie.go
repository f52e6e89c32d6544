package network

import (
	"math/bits"
	"slices"
)

// A trie holds the forms of the terms of one sentence, piece by piece: forms that begin
// alike share their beginning. The terms a node belongs to are a set, so that one trie
// serves them all.
type trie struct {
	nodes []node // the first is the root, where nothing of a form has been written
	next  map[step]int32
}

// A node is what has been written of a form.
type node struct {
	piece    int32   // its last
	column   int32   // where the scores of a step have that piece
	children []int32 // in the order of the forms
	through  terms   // that have a form with this beginning
	ends     terms   // that have this very form
}

// A step leads from a node to another.
type step struct{ at, piece int32 }

// terms are a set: bit i is the term with the number i.
type terms uint64

// only is the set of one term.
func only(term int) terms { return 1 << term }

// first is the lowest number in a set that is not empty.
func (t terms) first() int { return bits.TrailingZeros64(uint64(t)) }

func newTrie() *trie { return &trie{nodes: make([]node, 1), next: map[step]int32{}} }

// add adds a form of a term, which has at least one piece.
func (t *trie) add(term int, form []int32) {
	at := int32(0)
	for _, piece := range form {
		next := t.child(at, piece)
		if next < 0 {
			next = int32(len(t.nodes))
			t.nodes = append(t.nodes, node{piece: piece})
			t.nodes[at].children = append(t.nodes[at].children, next)
			t.next[step{at, piece}] = next
		}
		at = next
		t.nodes[at].through |= only(term)
	}
	t.nodes[at].ends |= only(term)
}

// child is the node that piece leads to, or -1.
func (t *trie) child(at, piece int32) int32 {
	if next, ok := t.next[step{at, piece}]; ok {
		return next
	}
	return -1
}

// locate finds the columns of the pieces: list are the pieces that a sentence may be made
// of, in order, nil for all. The pieces that it lacks are given back, in the order of the
// columns they get after those of the list.
func (t *trie) locate(list []int32) (lacking []int32) {
	added := map[int32]int32{}
	for i := 1; i < len(t.nodes); i++ {
		n := &t.nodes[i]
		n.column = n.piece
		if list == nil {
			continue
		}
		if at, ok := slices.BinarySearch(list, n.piece); ok {
			n.column = int32(at)
			continue
		}
		at, ok := added[n.piece]
		if !ok {
			at = int32(len(list) + len(lacking))
			added[n.piece] = at
			lacking = append(lacking, n.piece)
		}
		n.column = at
	}
	return lacking
}
