package sentencepiece

import (
	"errors"
	"fmt"
	"math"
)

const (
	// The largest file that is read; a vocabulary of 64,000 pieces has about 2 MB. The
	// pieces of one of this size have room in a trie, whatever they are.
	largest = mostSlots / 4 * 3
	// No piece is longer: spm_train makes none of more than 16 characters, unless asked.
	longestPiece = 1024
)

// Read reads a vocabulary: a file that spm_train wrote (sentencepiece_model.proto).
// The vocabulary keeps data and never writes to it, so that it may be a mapped file;
// it must stay as it is for as long as the vocabulary is used.
func Read(data []byte) (*Vocabulary, error) {
	if len(data) > largest {
		return nil, fmt.Errorf("a vocabulary of %d bytes is larger than any: the most is %d", len(data), largest)
	}
	v := &Vocabulary{
		data:   data,
		pieces: make([]piece, 0, len(data)/24), // about as many as a real file has
		// What a file leaves unsaid, by sentencepiece_model.proto.
		rules:          rules{dummyPrefix: true, squeeze: true, escape: true},
		unknownSurface: " \u2047 ",
	}
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
	if err := v.index(endPiece); err != nil {
		return nil, err
	}
	return v, nil
}

// readPiece reads the next piece, a ModelProto.SentencePiece.
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
				return fmt.Errorf("no piece is of type %d", f.value)
			}
			p.kind = kind(f.value)
		}
		return nil
	})
	switch size := p.end - p.start; {
	case err != nil:
	case size == 0:
		err = errors.New("it has no text")
	case size > longestPiece:
		err = fmt.Errorf("its text has %d bytes; the most is %d", size, longestPiece)
	case math.IsNaN(float64(p.score)) || math.IsInf(float64(p.score), 0):
		err = errors.New("its score is no number")
	}
	if err != nil {
		return fmt.Errorf("piece %d: %w", len(v.pieces), err)
	}
	v.pieces = append(v.pieces, p)
	return nil
}

// readTrainer reads what of a TrainerSpec is needed when the model is used.
func (v *Vocabulary) readTrainer(f field, endPiece *string) error {
	return fields(v.data, f.start, f.end, func(f field) error {
		switch f.number {
		case 3: // model_type
			switch f.value {
			case 1:
			case 2:
				return errors.New("it is a BPE model; only unigram models are read")
			case 3, 4:
				return errors.New("it is a model of words or characters; only unigram models are read")
			default:
				return fmt.Errorf("no model is of type %d", f.value)
			}
		case 24: // treat_whitespace_as_suffix
			v.rules.suffix = f.value != 0
		case 35: // byte_fallback
			v.fallback = f.value != 0
		case 44: // unk_surface
			v.unknownSurface = string(v.data[f.start:f.end])
		case 47: // eos_piece
			*endPiece = string(v.data[f.start:f.end])
		}
		return nil
	})
}

// readNormaliser reads a NormalizerSpec.
func (v *Vocabulary) readNormaliser(f field) error {
	return fields(v.data, f.start, f.end, func(f field) (err error) {
		switch f.number {
		case 2: // precompiled_charsmap
			if v.rules.charsmap, err = readCharsmap(v.data[f.start:f.end]); err != nil {
				return fmt.Errorf("map of characters: %w", err)
			}
		case 3: // add_dummy_prefix
			v.rules.dummyPrefix = f.value != 0
		case 4: // remove_extra_whitespaces
			v.rules.squeeze = f.value != 0
		case 5: // escape_whitespaces
			v.rules.escape = f.value != 0
		}
		return nil
	})
}

func (v *Vocabulary) readDenormaliser(f field) error {
	return fields(v.data, f.start, f.end, func(f field) error {
		if f.number == 2 && f.start < f.end {
			return errors.New("it has a map of characters for the output (denormalizer_spec), which is not supported")
		}
		return nil
	})
}
