package models

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"unicode/utf8"
)

// shortlistMagic begins a shortlist: bergamot's translator/byte_array_util.cpp (MPL-2.0)
// and marian's data/shortlist.h (MIT).
const shortlistMagic = 0xF11A48D5013417F5

// kindOf tells by what a file holds, packed or not, which part of a model it is:
// Model, Vocabulary, Shortlist, or "" for none. A vocabulary does not tell of which language
// it is.
func kindOf(name string) (Role, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	r, err := unpacked(file)
	if err != nil {
		return "", nil // it begins like a packed file, and is none
	}
	defer r.Close()
	head := make([]byte, 256)
	n, err := io.ReadFull(r, head)
	var system interface{ Timeout() bool }
	if errors.As(err, &system) {
		return "", err
	}
	return kind(head[:n]), nil
}

// kind is the same by the first bytes.
func kind(head []byte) Role {
	if len(head) >= 48 {
		switch first, second, third := binary.LittleEndian.Uint64(head), binary.LittleEndian.Uint64(head[8:]), binary.LittleEndian.Uint64(head[16:]); {
		case first == shortlistMagic:
			return Shortlist
		case first == 1 && second > 0 && second < 10000 && third > 1 && third < 1000: // version, items, length of a name
			return Model
		}
	}
	if beginsPieces(head) {
		return Vocabulary
	}
	return ""
}

// beginsPieces reports whether some bytes begin like a SentencePiece model: field 1, a
// message, whose own field 1 is the text of a piece and field 2 its score.
func beginsPieces(b []byte) bool {
	message, b := field(b, 1<<3|2)
	piece, rest := field(message, 1<<3|2)
	return len(piece) > 0 && utf8.Valid(piece) && len(b) > 0 && bytes.HasPrefix(rest, []byte{2<<3 | 5})
}

// field takes a field with a length from the beginning of a message of protocol buffers.
func field(b []byte, tag byte) (value, rest []byte) {
	if len(b) < 2 || b[0] != tag {
		return nil, nil
	}
	n, size := binary.Uvarint(b[1:])
	if size <= 0 || n > uint64(len(b)-1-size) {
		return nil, nil
	}
	return b[1+size : 1+size+int(n)], b[1+size+int(n):]
}
