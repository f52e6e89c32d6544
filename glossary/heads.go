package glossary

import "unicode"

// A hanHeads is the keys that terms begin with, up to three, as a set of bits that
// others may share: at nearly all characters of a text no term begins, and that is seen
// without going to the trie.
type hanHeads [1 << headBits / 64]uint64

const headBits = 20

func headBit(a, b, c int32) uint64 {
	return ((uint64(a)<<21|uint64(b))<<21 | uint64(c)) * 0x9E3779B97F4A7C15 >> (64 - headBits)
}

// none stands for a key behind the end of a term.
const none = 1<<21 - 1

func (h *hanHeads) add(keys map[string]int32, gs []glyph) {
	ks := [3]int32{none, none, none}
	for i, g := range gs[:min(len(gs), 3)] {
		ks[i] = keys[string(unicode.ToLower(g.r))]
	}
	bit := headBit(ks[0], ks[1], ks[2])
	h[bit/64] |= 1 << (bit % 64)
}

// have reports whether a term may begin with the first of some keys of a text.
func (h *hanHeads) have(keys []int32) bool {
	has := func(a, b, c int32) bool {
		bit := headBit(a, b, c)
		return h[bit/64]&(1<<(bit%64)) != 0
	}
	switch {
	case keys[0] < 0:
		return false
	case has(keys[0], none, none):
		return true
	case len(keys) == 1 || keys[1] < 0:
		return false
	case has(keys[0], keys[1], none):
		return true
	}
	return len(keys) > 2 && keys[2] >= 0 && has(keys[0], keys[1], keys[2])
}
