package sentencepiece

// A trie finds the pieces that a text begins with. It is one hash table: a node is the
// slot that its parent's slot and its own byte lead to, so that nothing else has to be
// kept and nothing be sorted: a vocabulary of 32,000 pieces is ready in milliseconds.
type trie struct {
	slots []slot
	shift uint // of a hash, to make a slot
	room  int  // for more nodes
}

// A slot is a node: key is the slot of the parent and the byte that leads here.
type slot struct {
	key uint32
	id  int32 // of the piece that ends here, or none
}

const (
	root = 0 // the slot of the root, which has no key and no piece
	none = -1
	// free is the key of a slot that is no node: with at most mostSlots no node has it.
	free      = 1<<32 - 1
	mostSlots = 1 << 23
)

// newTrie is a trie with 1<<bits slots, of which three quarters may become nodes.
func newTrie(bits uint) trie {
	t := trie{slots: make([]slot, 1<<bits), shift: 32 - bits}
	t.room = len(t.slots) / 4 * 3
	for i := range t.slots {
		t.slots[i] = slot{free, none}
	}
	return t
}

// at is the slot of a key, or the free slot where it would be: by Knuth's multiplicative
// hash, and from there on.
func (t *trie) at(key uint32) uint32 {
	i := key * 2654435769 >> t.shift
	for t.slots[i].key != key && (t.slots[i].key != free || i == root) {
		i = (i + 1) & uint32(len(t.slots)-1)
	}
	return i
}

// child is the node that byte b leads to from a node; ok is false where there is none.
func (t *trie) child(node uint32, b byte) (next uint32, ok bool) {
	key := node<<8 | uint32(b)
	next = t.at(key)
	return next, t.slots[next].key == key
}

// add is the node of a text, made if need be; ok is false where there is no room.
func (t *trie) add(text []byte) (node uint32, ok bool) {
	node = root
	for _, b := range text {
		key := node<<8 | uint32(b)
		node = t.at(key)
		if t.slots[node].key == free {
			if t.room == 0 {
				return node, false
			}
			t.room--
			t.slots[node].key = key
		}
	}
	return node, true
}

// find is the piece that text is, or none.
func (t *trie) find(text string) int32 {
	node, ok := uint32(root), true
	for i := range len(text) {
		if node, ok = t.child(node, text[i]); !ok {
			return none
		}
	}
	return t.slots[node].id
}
