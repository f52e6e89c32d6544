package sentencepiece

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"unicode/utf8"
)

// space stands for a space in a piece: U+2581, lower one eighth block.
const space = "\u2581"

// rules say how a text is prepared before it is cut.
type rules struct {
	charsmap    charsmap
	dummyPrefix bool // a space is added before the text (add_dummy_prefix)
	suffix      bool // or after it (treat_whitespace_as_suffix)
	squeeze     bool // spaces before, after and beside spaces go (remove_extra_whitespaces)
	escape      bool // a space becomes U+2581 (escape_whitespaces)
	userDefined bool // there are pieces that are left as they are in the text
}

// normalised is a text as its pieces have it: origin[i] is the byte of the text from which
// byte i of it was made; it has one more, where the text ends.
type normalised struct {
	text   []byte
	origin []int
}

func (n *normalised) add(b []byte, origin int) {
	n.text = append(n.text, b...)
	for range b {
		n.origin = append(n.origin, origin)
	}
}

// normalise prepares a text, in the steps of SentencePiece's Normalizer::Normalize.
func (v *Vocabulary) normalise(text string) normalised {
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
	if v.rules.dummyPrefix && !v.rules.suffix {
		n.add(blank, at)
	}
	afterSpace := v.rules.squeeze
	for at < len(text) {
		made, used := v.prefix(text[at:])
		for afterSpace && len(made) > 0 && made[0] == ' ' {
			made = made[1:]
		}
		for i, b := range made {
			if b == ' ' {
				n.add(blank, at)
			} else {
				n.add(made[i:i+1], at)
			}
		}
		if len(made) > 0 {
			afterSpace = v.rules.squeeze && made[len(made)-1] == ' '
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
	if v.rules.dummyPrefix && v.rules.suffix {
		n.add(blank, at)
	}
	n.origin = append(n.origin, at)
	return n
}

// prefix is what the beginning of a text becomes, and how many bytes of it were used.
func (v *Vocabulary) prefix(text string) (made []byte, used int) {
	if v.rules.userDefined {
		if n := v.userDefinedPrefix(text); n > 0 {
			return []byte(text[:n]), n
		}
	}
	if made, used = v.rules.charsmap.prefix(text); used > 0 {
		return made, used
	}
	r, size := utf8.DecodeRuneInString(text)
	if r == utf8.RuneError && size == 1 {
		return []byte("\uFFFD"), 1
	}
	return []byte(text[:size]), size
}

// userDefinedPrefix is the length of the longest user-defined piece that text begins with.
func (v *Vocabulary) userDefinedPrefix(text string) int {
	longest := 0
	node, ok := uint32(root), true
	for i := range len(text) {
		if node, ok = v.trie.child(node, text[i]); !ok {
			break
		}
		if id := v.trie.slots[node].id; id != none && v.pieces[id].kind == userDefined {
			longest = i + 1
		}
	}
	return longest
}

// A charsmap is the precompiled map of characters (precompiled_charsmap): a double array
// of darts-clone, whose values are where a replacement begins in texts, each ended by a
// zero byte. Both are used where they lie in the file.
type charsmap struct {
	units []byte // four bytes each, low first
	texts []byte
}

const (
	// No replacement is longer: the longest of NFKC has 33 bytes (U+FDFA).
	longestReplacement = 1024
	// No character or sequence is longer: those of NFKC have at most 12 bytes.
	longestSequence = 256
)

func readCharsmap(data []byte) (charsmap, error) {
	if len(data) == 0 {
		return charsmap{}, nil
	}
	if len(data) < 4 {
		return charsmap{}, errors.New("map of characters: it is cut off")
	}
	size := binary.LittleEndian.Uint32(data)
	if uint64(size) > uint64(len(data)-4) || size%4 != 0 || size == 0 {
		return charsmap{}, fmt.Errorf("map of characters: a trie of %d bytes in %d", size, len(data)-4)
	}
	c := charsmap{data[4 : 4+size], data[4+size:]}
	for rest := c.texts; len(rest) > 0; {
		n := bytes.IndexByte(rest, 0)
		if n < 0 || n > longestReplacement {
			return charsmap{}, errors.New("map of characters: a replacement does not end")
		}
		rest = rest[n+1:]
	}
	return c, nil
}

// unit is unit i of the double array; a unit that is not there leads nowhere.
func (c charsmap) unit(i uint32) uint32 {
	if uint64(i)*4+4 > uint64(len(c.units)) {
		return 1 << 31 // a leaf's: no byte has this label
	}
	return binary.LittleEndian.Uint32(c.units[i*4:])
}

// The parts of a unit, as darts-clone lays them out (DoubleArrayUnit in darts.h).
func label(unit uint32) uint32  { return unit & (1<<31 | 0xff) }
func offset(unit uint32) uint32 { return unit >> 10 << (unit & (1 << 9) >> 6) }
func leaf(unit uint32) bool     { return unit>>8&1 == 1 }
func value(unit uint32) uint32  { return unit & (1<<31 - 1) }

// prefix is the replacement of the longest sequence that text begins with; used is 0
// where it begins with none.
func (c charsmap) prefix(text string) (made []byte, used int) {
	if len(c.units) == 0 {
		return nil, 0
	}
	var at uint32
	node := offset(c.unit(0))
	for i := range min(len(text), longestSequence) {
		node ^= uint32(text[i])
		unit := c.unit(node)
		if label(unit) != uint32(text[i]) {
			break
		}
		node ^= offset(unit)
		if leaf(unit) {
			at, used = value(c.unit(node)), i+1
		}
	}
	if used == 0 || uint64(at) >= uint64(len(c.texts)) {
		return nil, 0
	}
	made = c.texts[at:]
	return made[:bytes.IndexByte(made, 0)], used
}
