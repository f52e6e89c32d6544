// Package sentencepiece is a vocabulary of the models of Marian: it cuts a text into
// pieces, each with a number, and joins numbers to a text. [Read] a vocabulary, then
// [Vocabulary.Encode] and [Vocabulary.Decode].
//
// It reads the unigram models of SentencePiece (Kudo, "Subword Regularization", 2018;
// Kudo and Richardson, "SentencePiece", 2018) and answers as spm_encode and spm_decode
// do, number for number and byte for byte. The precompiled map of characters, dummy
// prefix, extra and escaped spaces, spaces as suffix, user-defined, control and unused
// pieces, and byte fallback are followed as the file says.
//
// Not supported, and refused by Read: models of type BPE, word and char, and a map of
// characters for the output (denormalizer_spec). Not here at all: training, sampling
// and n-best, and the self-test samples that a file may hold.
package sentencepiece

// A Vocabulary is the pieces of a model and the rules by which text is prepared for
// them. Many goroutines may use one.
type Vocabulary struct {
	data   []byte  // the file: the texts of the pieces and the map of characters lie in it
	pieces []piece // by number
	trie   trie    // of the pieces that text is cut into: normal, user-defined and unused
	// reserved has the pieces that no text is cut into: unknown, control and bytes.
	reserved map[string]int32

	rules          rules
	unknown, end   int32
	unknownScore   float32 // of a character that no piece has
	unknownSurface string  // what the unknown piece is decoded to
	userScore      float32 // of a byte of a user-defined piece
	fallback       bool    // characters that no piece has are cut into bytes
	bytes          [256]int32
}

// A piece is one entry of the vocabulary; its text is data[start:end].
type piece struct {
	start, end int32
	score      float32
	kind       kind
}

// A kind is the type of a piece, as sentencepiece_model.proto numbers it.
type kind uint8

const (
	normal      kind = 1
	unknown     kind = 2
	control     kind = 3
	userDefined kind = 4
	unused      kind = 5
	oneByte     kind = 6
)

// Len is the number of pieces.
func (v *Vocabulary) Len() int { return len(v.pieces) }

// Piece is the text of piece id, with U+2581 for a space; "" where there is no such piece.
func (v *Vocabulary) Piece(id int32) string {
	if !v.has(id) {
		return ""
	}
	return string(v.text(id))
}

// ID is the number of a piece, given with U+2581 for a space.
func (v *Vocabulary) ID(piece string) (int32, bool) {
	if id, ok := v.reserved[piece]; ok {
		return id, true
	}
	id := v.trie.find(piece)
	return id, id >= 0
}

// End is the number of the piece that ends a sentence, </s>.
func (v *Vocabulary) End() int32 { return v.end }

// Unknown is the number of the piece that stands for what no piece has, <unk>.
func (v *Vocabulary) Unknown() int32 { return v.unknown }

func (v *Vocabulary) has(id int32) bool { return id >= 0 && int(id) < len(v.pieces) }

func (v *Vocabulary) text(id int32) []byte {
	p := v.pieces[id]
	return v.data[p.start:p.end]
}
