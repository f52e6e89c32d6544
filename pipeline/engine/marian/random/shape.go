// Package random makes neural models with the true shapes of Firefox Translations and
// random weights, and the vocabularies and shortlists beside them. It is for tests and
// benchmarks only: nothing that is built imports it.
//
// A model of random weights translates to gibberish, but to the same gibberish in every
// engine that computes what Marian computes, so its text proves the arithmetic. All
// numbers are made by integer arithmetic, and divided at most once: the same seed gives
// the same bytes on every processor.
//
// Begin with [Model], [Vocabulary] and [Shortlist].
package random

// A Shape says how large a model is and how its parts are laid out.
type Shape struct {
	Name       string
	Width      int  // of an embedding; a multiple of 64
	FFN        int  // width inside a feed-forward layer; a multiple of 64
	Encoder    int  // layers
	Decoder    int  // layers
	Vocabulary int  // pieces of the source vocabulary; a multiple of 8
	Target     int  // pieces of the target vocabulary; 0 if as many as Vocabulary
	Separate   bool // the target has embeddings of its own; without, all are tied
	Loose      bool // the embedding's largest weight is not 127, as training on quantised weights leaves it
}

// The architectures that Mozilla publishes. The sizes of the files equal theirs.
var (
	Tiny       = Shape{Name: "tiny", Width: 256, FFN: 1536, Encoder: 6, Decoder: 2, Vocabulary: 32000}
	BaseMemory = Shape{Name: "base-memory", Width: 384, FFN: 1536, Encoder: 6, Decoder: 4, Vocabulary: 32000}
	Base       = Shape{Name: "base", Width: 512, FFN: 2048, Encoder: 6, Decoder: 2, Vocabulary: 32000}
	// FromChinese is the base model of Chinese to English, with its larger vocabulary.
	FromChinese = Shape{Name: "from-chinese", Width: 512, FFN: 2048, Encoder: 6, Decoder: 2, Vocabulary: 64000}
	// ToChinese is the base-memory model of English to Chinese, with two vocabularies
	// and an embedding for each.
	ToChinese = Shape{Name: "to-chinese", Width: 384, FFN: 1536, Encoder: 6, Decoder: 4, Vocabulary: 32000, Separate: true}
)

// Small ones for quick tests.
var (
	Small         = Shape{Name: "small", Width: 64, FFN: 128, Encoder: 2, Decoder: 1, Vocabulary: 4000}
	SmallSeparate = Shape{Name: "small-separate", Width: 64, FFN: 192, Encoder: 1, Decoder: 2, Vocabulary: 4000, Target: 4800, Separate: true}
	SmallLoose    = Shape{Name: "small-loose", Width: 128, FFN: 64, Encoder: 1, Decoder: 1, Vocabulary: 4000, Loose: true}
)

// target returns the number of pieces of the target vocabulary.
func (s Shape) target() int {
	if s.Target == 0 {
		return s.Vocabulary
	}
	return s.Target
}
