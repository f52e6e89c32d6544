package wordbook

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"strconv"
)

// The numbers of the pieces before the words, as in Mozilla's vocabularies.
const (
	end     = 0
	unknown = 1
	first   = 2
)

// pieces is how many a vocabulary of n words has: a multiple of 8, as networks want it.
func pieces(n int) int { return (first + n + 7) / 8 * 8 }

// vocabulary is a file of SentencePiece (sentencepiece_model.proto) with pieces for words.
func vocabulary(words []string) []byte {
	const normal, unknownKind, control = 1, 2, 3
	out := piece(nil, "</s>", control, 0)
	out = piece(out, "<unk>", unknownKind, 0)
	for _, w := range words {
		out = piece(out, w, normal, -10) // a longer piece costs less than two shorter ones
	}
	for n := first + len(words); n < pieces(len(words)); n++ {
		out = piece(out, "\u2060"+strconv.Itoa(n), normal, -90)
	}
	// TrainerSpec: a unigram model; </s> and <unk> have the numbers above, <s> and a
	// filler there are none.
	trainer := varint(nil, 3, 1)
	trainer = varint(trainer, 40, unknown)
	trainer = varint(trainer, 41, math.MaxUint64)
	trainer = varint(trainer, 42, end)
	trainer = varint(trainer, 43, math.MaxUint64)
	out = message(out, 2, trainer)
	// NormalizerSpec: nothing is normalised; a space before the text, spaces are ▁.
	normaliser := message(nil, 1, []byte("identity"))
	for field := uint64(3); field <= 5; field++ {
		normaliser = varint(normaliser, field, 1)
	}
	return message(out, 3, normaliser)
}

func piece(out []byte, text string, kind uint64, score float32) []byte {
	p := message(nil, 1, []byte(text))
	p = append(p, 2<<3|5)
	p = binary.LittleEndian.AppendUint32(p, math.Float32bits(score))
	return message(out, 1, varint(p, 3, kind))
}

func varint(out []byte, field, value uint64) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(out, field<<3), value)
}

func message(out []byte, field uint64, data []byte) []byte {
	out = binary.AppendUvarint(binary.AppendUvarint(out, field<<3|2), uint64(len(data)))
	return append(out, data...)
}

// digest is the SHA-256 of a file.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
