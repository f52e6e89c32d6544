package sentencepiece

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// The largest file that is read; a vocabulary of 64,000 pieces has about 2 MB. The pieces
// of one of this size have room in a trie, whatever they are.
const largest = mostSlots / 4 * 3

// Read reads a vocabulary: a file that spm_train wrote (sentencepiece_model.proto).
// The vocabulary keeps data and never writes to it, so that it may be a mapped file;
// it must stay as it is for as long as the vocabulary is used.
func Read(data []byte) (*Vocabulary, error) {
	if len(data) > largest {
		return nil, fmt.Errorf("a vocabulary of %d bytes is larger than any: the most is %d", len(data), largest)
	}
	v := &Vocabulary{data: data, unknownSurface: " \u2047 ", reserved: map[string]int32{}}
	v.rules = rules{dummyPrefix: true, squeeze: true, escape: true}
	endPiece := "</s>"
	err := fields(data, 0, len(data), func(f field) error {
		switch f.number {
		case 1:
			return v.readPiece(f)
		case 2:
			return v.readTrainer(f, &endPiece)
		case 3:
			return v.readNormaliser(f)
		case 5:
			return v.readDenormaliser(f)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := v.index(); err != nil {
		return nil, err
	}
	return v, v.findEnd(endPiece)
}

func (v *Vocabulary) readPiece(f field) error {
	p := piece{kind: normal}
	err := fields(v.data, f.start, f.end, func(f field) error {
		switch f.number {
		case 1:
			p.start, p.end = int32(f.start), int32(f.end)
		case 2:
			p.score = math.Float32frombits(uint32(f.value))
		case 3:
			if f.value < uint64(normal) || f.value > uint64(oneByte) {
				return fmt.Errorf("unknown type %d", f.value)
			}
			p.kind = kind(f.value)
		}
		return nil
	})
	switch {
	case err != nil:
	case p.start == p.end:
		err = errors.New("it has no text")
	case p.score != p.score || math.IsInf(float64(p.score), 0):
		err = errors.New("its score is not a number")
	}
	if err != nil {
		return fmt.Errorf("piece %d: %w", len(v.pieces), err)
	}
	v.pieces = append(v.pieces, p)
	return nil
}

func (v *Vocabulary) readTrainer(f field, endPiece *string) error {
	return fields(v.data, f.start, f.end, func(f field) error {
		switch f.number {
		case 3:
			if f.value != 1 {
				names := map[uint64]string{2: "BPE", 3: "word", 4: "char"}
				name := names[f.value]
				if name == "" {
					name = fmt.Sprint("type ", f.value)
				}
				return fmt.Errorf("this is a %s model; only unigram models are read", name)
			}
		case 24:
			v.rules.suffix = f.value != 0
		case 35:
			v.fallback = f.value != 0
		case 44:
			v.unknownSurface = string(v.data[f.start:f.end])
		case 47:
			*endPiece = string(v.data[f.start:f.end])
		}
		return nil
	})
}

func (v *Vocabulary) readNormaliser(f field) error {
	return fields(v.data, f.start, f.end, func(f field) (err error) {
		switch f.number {
		case 2:
			v.rules.charsmap, err = readCharsmap(v.data[f.start:f.end])
		case 3:
			v.rules.dummyPrefix = f.value != 0
		case 4:
			v.rules.squeeze = f.value != 0
		case 5:
			v.rules.escape = f.value != 0
		}
		return err
	})
}

func (v *Vocabulary) readDenormaliser(f field) error {
	return fields(v.data, f.start, f.end, func(f field) error {
		if f.number == 2 && f.start < f.end {
			return errors.New("a map of characters for the output (denormalizer_spec) is not supported")
		}
		return nil
	})
}

// index makes what finds a piece, and checks the pieces as SentencePiece does.
func (v *Vocabulary) index() error {
	v.unknown = none
	for i := range v.bytes {
		v.bytes[i] = none
	}
	// SentencePiece begins to look for the highest score at the smallest positive number
	// (FLT_MIN), not at the lowest: where all scores are negative, that is what it finds.
	lowest, highest := float32(math.MaxFloat32), float32(0x1p-126)
	text := 0
	for i, p := range v.pieces {
		id := int32(i)
		switch p.kind {
		case normal:
			lowest, highest = min(lowest, p.score), max(highest, p.score)
			text += int(p.end - p.start)
			continue
		case userDefined:
			v.rules.userDefined = true
			text += int(p.end - p.start)
			continue
		case unused:
			text += int(p.end - p.start)
			continue
		case unknown:
			if v.unknown != none {
				return fmt.Errorf("pieces %d and %d are both the unknown piece", v.unknown, i)
			}
			v.unknown = id
		case oneByte:
			b, ok := byteOf(v.text(id))
			if !ok || !v.fallback {
				return fmt.Errorf("piece %d: a byte, %q, that cannot be", i, v.text(id))
			}
			v.bytes[b] = id
		}
		s := string(v.text(id))
		if first, twice := v.reserved[s]; twice {
			return fmt.Errorf("pieces %d and %d are both %q", first, i, s)
		}
		v.reserved[s] = id
	}
	if v.unknown == none {
		return errors.New("there is no unknown piece")
	}
	for b, id := range v.bytes {
		if v.fallback && id == none {
			return fmt.Errorf("there is no piece for byte %02X", b)
		}
	}
	const penalty = 10 // kUnkPenalty
	v.unknownScore, v.userScore = lowest-penalty, highest
	return v.indexText(text)
}

// indexText makes the trie of pieces that have so many bytes together.
func (v *Vocabulary) indexText(size int) error {
	// Pieces share beginnings: in real vocabularies a third of the bytes are nodes.
	for bits := uint(8); ; bits++ {
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

// fill puts the pieces into the trie, or says that it is too small.
func (v *Vocabulary) fill() (full bool, err error) {
	room := len(v.trie.slots) / 4 * 3
	for i, p := range v.pieces {
		if p.kind != normal && p.kind != userDefined && p.kind != unused {
			continue
		}
		node := uint32(root)
		for _, b := range v.text(int32(i)) {
			key := node<<8 | uint32(b)
			node = v.trie.at(key)
			if s := &v.trie.slots[node]; s.key == free {
				if room--; room == 0 {
					return true, nil
				}
				s.key = key
			}
		}
		s := &v.trie.slots[node]
		if s.id != none {
			return false, fmt.Errorf("pieces %d and %d are both %q", s.id, i, v.text(int32(i)))
		}
		s.id = int32(i)
	}
	return false, nil
}

func (v *Vocabulary) findEnd(piece string) error {
	id, ok := v.reserved[piece]
	if !ok || v.pieces[id].kind != control {
		return fmt.Errorf("there is no piece %q that ends a sentence", piece)
	}
	v.end = id
	return nil
}

// byteOf is the byte that a piece such as <0x0A> stands for.
func byteOf(piece []byte) (b byte, ok bool) {
	if len(piece) != len("<0x00>") {
		return 0, false
	}
	for _, c := range piece[3:5] {
		i := bytes.IndexByte([]byte("0123456789ABCDEF"), c)
		if i < 0 {
			return 0, false
		}
		b = b<<4 | byte(i)
	}
	return b, bytes.HasPrefix(piece, []byte("<0x")) && piece[5] == '>'
}

// A field is one field of a message of protocol buffers: a number, or bytes start to end
// of the file.
type field struct {
	number     uint64
	value      uint64
	start, end int
}

// fields tells do of each field of the message data[at:end]. (The wire format is at
// protobuf.dev/programming-guides/encoding.)
func fields(data []byte, at, end int, do func(field) error) error {
	for at < end {
		tag, n := binary.Uvarint(data[at:end])
		if n <= 0 {
			return fmt.Errorf("byte %d: no field begins here", at)
		}
		at += n
		f := field{number: tag >> 3}
		var size uint64
		switch tag & 7 {
		case 0:
			f.value, n = binary.Uvarint(data[at:end])
		case 1:
			n = 8
		case 2:
			size, n = binary.Uvarint(data[at:end])
		case 5:
			n = 4
		default:
			return fmt.Errorf("byte %d: no field is of wire type %d", at, tag&7)
		}
		if n <= 0 || n > end-at || size > uint64(end-at-n) {
			return fmt.Errorf("byte %d: a field goes beyond the end", at)
		}
		if tag&7 == 5 {
			f.value = uint64(binary.LittleEndian.Uint32(data[at:]))
		}
		f.start = at + n
		at = f.start + int(size)
		f.end = at
		if err := do(f); err != nil {
			return err
		}
	}
	return nil
}
