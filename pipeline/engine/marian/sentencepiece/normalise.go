package sentencepiece

import (
	"bytes"
	"unicode/utf8"
)

// rules say how a text is prepared before it is cut.
type rules struct {
	charsmap    charsmap
	dummyPrefix bool // a space is added before the text (add_dummy_prefix)
	suffix      bool // or rather after it (treat_whitespace_as_suffix)
	squeeze     bool // spaces before, after and beside spaces go (remove_extra_whitespaces)
	escape      bool // a space becomes U+2581 (escape_whitespaces)
	userDefined bool // some pieces stand in the text as they are
}

// space stands for a space in a piece: U+2581, lower one eighth block.
const space = "\u2581"

// A normalised text is what pieces are cut from. origin[i] is the byte of the text from
// which byte i was made; it has one more, where what was used of the text ends.
type normalised struct {
	text   []byte
	origin []int
}

func (n *normalised) add(made []byte, origin int) {
	n.text = append(n.text, made...)
	for range made {
		n.origin = append(n.origin, origin)
	}
}

// normalise prepares a text, in the steps of SentencePiece's Normalizer::Normalize;
// addSpace says whether a space is added before or after it, as the rules have it.
func (v *Vocabulary) normalise(text []byte, addSpace bool) normalised {
	at := 0
	if v.rules.squeeze {
		for at < len(text) {
			made, used := v.prefix(text[at:])
			if string(made) != " " {
				break
			}
			at += used
		}
	}
	if at == len(text) {
		return normalised{}
	}
	blank := []byte(" ")
	if v.rules.escape {
		blank = []byte(space)
	}
	room := len(text) + len(text)/2 + len(blank) + 1
	n := normalised{make([]byte, 0, room), make([]int, 0, room)}
	if addSpace && !v.rules.suffix {
		n.add(blank, at)
	}
	afterSpace := v.rules.squeeze
	for at < len(text) {
		made, used := v.prefix(text[at:])
		if afterSpace {
			made = bytes.TrimLeft(made, " ")
		}
		for len(made) > 0 {
			i := bytes.IndexByte(made, ' ')
			if i < 0 {
				n.add(made, at)
				afterSpace = false
				break
			}
			n.add(made[:i], at)
			n.add(blank, at)
			made = made[i+1:]
			afterSpace = v.rules.squeeze
		}
		at += used
	}
	if v.rules.squeeze {
		for bytes.HasSuffix(n.text, blank) {
			size := len(n.text) - len(blank)
			at = n.origin[size]
			n.text, n.origin = n.text[:size], n.origin[:size]
		}
	}
	if addSpace && v.rules.suffix {
		n.add(blank, at)
	}
	n.origin = append(n.origin, at)
	return n
}

// prefix is what the beginning of a text becomes, and how many bytes of it were used. A
// byte that is no UTF-8 becomes U+FFFD.
func (v *Vocabulary) prefix(text []byte) (made []byte, used int) {
	if v.rules.userDefined {
		if n := v.userDefinedPrefix(text); n > 0 {
			return text[:n], n
		}
	}
	if made, used = v.rules.charsmap.prefix(text); used > 0 {
		return made, used
	}
	r, size := utf8.DecodeRune(text)
	if r == utf8.RuneError && size == 1 {
		return []byte("\uFFFD"), 1
	}
	return text[:size], size
}

// userDefinedPrefix is the length of the longest user-defined piece that text begins with.
func (v *Vocabulary) userDefinedPrefix(text []byte) int {
	longest := 0
	node, ok := uint32(root), true
	for i, b := range text {
		if node, ok = v.trie.child(node, b); !ok {
			break
		}
		if id := v.trie.slots[node].id; id != none && v.pieces[id].kind == userDefined {
			longest = i + 1
		}
	}
	return longest
}
