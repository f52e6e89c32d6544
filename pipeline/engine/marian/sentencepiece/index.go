package sentencepiece

import (
	"bytes"
	"errors"
	"fmt"
	"math"
)

// index makes what finds a piece, and checks the pieces together as SentencePiece does
// (ModelInterface::InitializePieces).
func (v *Vocabulary) index(endPiece string) error {
	// SentencePiece begins its look for the highest score at the smallest positive number
	// (FLT_MIN), not at the lowest one, and so finds that where all scores are negative.
	lowest, highest := float32(math.MaxFloat32), float32(0x1p-126)
	v.reserved = map[string]int32{}
	v.unknown = none
	size := 0 // of the pieces that text is cut into
	for i, p := range v.pieces {
		switch p.kind {
		case normal:
			lowest, highest = min(lowest, p.score), max(highest, p.score)
		case userDefined:
			v.rules.userDefined = true
		case unused:
		default:
			if err := v.reserve(int32(i)); err != nil {
				return err
			}
			continue
		}
		size += int(p.end - p.start)
	}
	v.unknownScore = lowest - 10 // kUnkPenalty
	v.userScore = highest
	if v.unknown == none {
		return errors.New("there is no unknown piece")
	}
	end, ok := v.reserved[endPiece]
	if !ok || v.pieces[end].kind != control {
		return fmt.Errorf("there is no control piece %q to end a sentence", endPiece)
	}
	v.end = end
	if v.fallback {
		for b := range v.bytes {
			id, ok := v.reserved[fmt.Sprintf("<0x%02X>", b)]
			if !ok || v.pieces[id].kind != oneByte {
				return fmt.Errorf("there is no piece for byte %02X", b)
			}
			v.bytes[b] = id
		}
	}
	return v.grow(size)
}

// reserve takes up a piece that no text is cut into.
func (v *Vocabulary) reserve(id int32) error {
	text := string(v.text(id))
	if first, twice := v.reserved[text]; twice {
		return fmt.Errorf("pieces %d and %d are both %q", first, id, text)
	}
	v.reserved[text] = id
	switch v.pieces[id].kind {
	case unknown:
		if v.unknown != none {
			return fmt.Errorf("pieces %d and %d are both the unknown piece", v.unknown, id)
		}
		v.unknown = id
	case oneByte:
		if _, ok := byteOf(v.text(id)); !ok || !v.fallback {
			return fmt.Errorf("piece %d, %q, can be no byte", id, text)
		}
	}
	return nil
}

// grow makes the trie of the other pieces, which have size bytes together.
func (v *Vocabulary) grow(size int) error {
	// Of real vocabularies, a third of the bytes are nodes.
	for bits := uint(4); ; bits++ {
		if 1<<bits < size/2 {
			continue
		}
		v.trie = newTrie(bits)
		full, err := v.fill()
		if err != nil || !full {
			return err
		}
	}
}

// fill puts the pieces into the trie, or says that it is full.
func (v *Vocabulary) fill() (full bool, err error) {
	for i, p := range v.pieces {
		if p.kind != normal && p.kind != userDefined && p.kind != unused {
			continue
		}
		id := int32(i)
		node, ok := v.trie.add(v.text(id))
		if !ok {
			return true, nil
		}
		if first := v.trie.slots[node].id; first != none {
			return false, fmt.Errorf("pieces %d and %d are both %q", first, id, v.text(id))
		}
		v.trie.slots[node].id = id
	}
	return false, nil
}

// byteOf is the byte that a piece such as <0x0A> stands for.
func byteOf(piece []byte) (b byte, ok bool) {
	if len(piece) != len("<0x00>") || !bytes.HasPrefix(piece, []byte("<0x")) || piece[5] != '>' {
		return 0, false
	}
	for _, c := range piece[3:5] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		b = b<<4 | c
	}
	return b, true
}
