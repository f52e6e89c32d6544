package random

import (
	"encoding/binary"
	"math"
)

// Vocabulary returns a trained SentencePiece model with made-up pieces after its own, so
// that it has size pieces: little text trains few pieces, and true models have 32,000 or
// 64,000. The made-up ones are letters in six scripts that hardly ever follow each
// other, with low scores. A vocabulary that cannot be read is returned as it is.
func Vocabulary(trained []byte, size int, seed uint64) []byte {
	// sentencepiece_model.proto: ModelProto has the pieces in its first field; each has
	// its text in the first and its score in the second.
	known := map[string]bool{}
	end := 0
	for end < len(trained) && trained[end] == 1<<3|2 {
		n, used := binary.Uvarint(trained[end+1:])
		if used <= 0 || n > uint64(len(trained)-end-1-used) {
			return trained
		}
		piece := trained[end+1+used:][:n]
		if len(piece) > 2 && piece[0] == 1<<3|2 && int(piece[1]) <= len(piece)-2 {
			known[string(piece[2:][:piece[1]])] = true
		}
		end += 1 + used + int(n)
	}
	s := newStream(seed, "vocabulary")
	out := append(make([]byte, 0, len(trained)+40*size), trained[:end]...)
	for n := len(known); n < size; {
		text := s.piece()
		if known[text] {
			continue
		}
		known[text] = true
		piece := append([]byte{1<<3 | 2, byte(len(text))}, text...)
		piece = append(piece, 2<<3|5)
		piece = binary.LittleEndian.AppendUint32(piece, math.Float32bits(-14-float32(n)/16384))
		out = append(append(out, 1<<3|2, byte(len(piece))), piece...)
		n++
	}
	return append(out, trained[end:]...)
}

// letters are the alphabets of the made-up pieces.
var letters = [][]rune{
	[]rune("abcdefghijklmnopqrstuvwxyz"),
	[]rune("aàâbcçdeéèêfghiîjlmnñoóôpqrstuúûvxyz"),
	[]rune("абвгдежзийклмнопрстуфхцчшщыьэюя"),
	[]rune("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"),
	[]rune("的一是不了人在有我他这中大来上国和地到以说时要就出会可也你对生能而子那得于着下自之年"),
	[]rune("αβγδεζηθικλμνξοπρστυφχψω"),
}

// piece returns three to eight letters of one script, two times in three with the mark
// of a word's begin before them.
func (s *stream) piece() string {
	alphabet := letters[s.below(len(letters))]
	text := make([]rune, 0, 9)
	if s.below(3) > 0 {
		text = append(text, '▁')
	}
	for range 3 + s.below(6) {
		text = append(text, alphabet[s.below(len(alphabet))])
	}
	return string(text)
}
