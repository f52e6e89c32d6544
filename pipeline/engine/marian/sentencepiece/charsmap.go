package sentencepiece

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// A charsmap is the precompiled map of characters (precompiled_charsmap): a double array
// of darts-clone, whose values are the places in texts where replacements begin, each
// ended by a zero byte. Both are used where they lie in the file.
type charsmap struct {
	units []byte // four bytes each, the lowest first
	texts []byte
}

const (
	// No replacement is longer, in bytes: of NFKC's the longest has 33 (U+FDFA).
	longestReplacement = 256
	// No sequence that is replaced is longer: of NFKC's the longest has 12 or so.
	longestSequence = 256
)

// readCharsmap reads the size of the double array, the array, and the replacements.
func readCharsmap(data []byte) (charsmap, error) {
	if len(data) == 0 {
		return charsmap{}, nil
	}
	if len(data) < 4 {
		return charsmap{}, errors.New("it is cut off")
	}
	size := binary.LittleEndian.Uint32(data)
	if size == 0 || size%4 != 0 || uint64(size) > uint64(len(data)-4) {
		return charsmap{}, fmt.Errorf("of its %d bytes, the double array cannot have %d", len(data), size)
	}
	c := charsmap{data[4 : 4+size], data[4+size:]}
	for rest := c.texts; len(rest) > 0; {
		n := bytes.IndexByte(rest, 0)
		if n < 0 || n > longestReplacement {
			return charsmap{}, errors.New("a replacement does not end")
		}
		rest = rest[n+1:]
	}
	return c, nil
}

// prefix is the replacement of the longest sequence that text begins with; used is 0
// where it begins with none. The array is walked as darts-clone's commonPrefixSearch does.
func (c charsmap) prefix(text []byte) (made []byte, used int) {
	if len(c.units) == 0 {
		return nil, 0
	}
	var place uint32
	node := offset(c.unit(0))
	for i, b := range text[:min(len(text), longestSequence)] {
		node ^= uint32(b)
		u := c.unit(node)
		if label(u) != uint32(b) {
			break
		}
		node ^= offset(u)
		if leads(u) {
			place, used = value(c.unit(node)), i+1
		}
	}
	if used == 0 || uint64(place) >= uint64(len(c.texts)) {
		return nil, 0
	}
	made = c.texts[place:]
	return made[:bytes.IndexByte(made, 0)], used
}

// unit is unit i of the double array; one that is not there fits no byte.
func (c charsmap) unit(i uint32) uint32 {
	at := uint64(i) * 4
	if at+4 > uint64(len(c.units)) {
		return isValue
	}
	return binary.LittleEndian.Uint32(c.units[at:])
}

// The parts of a unit, as DoubleArrayUnit in darts.h of darts-clone has them: eight bits
// for the byte that leads to it, one that says that a value follows, one that makes the
// offset to its children wider, and the offset; or a value, marked in the highest bit.
const isValue = 1 << 31

func label(unit uint32) uint32  { return unit & (isValue | 0xff) }
func leads(unit uint32) bool    { return unit>>8&1 == 1 }
func offset(unit uint32) uint32 { return unit >> 10 << (unit & (1 << 9) >> 6) }
func value(unit uint32) uint32  { return unit &^ isValue }
