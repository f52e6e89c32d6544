package sentencepiece

// A Token is one piece of a text.
type Token struct {
	ID int32
	// Start and End are the bytes of the text that the piece covers. Where one character
	// becomes several pieces, all but the last are empty.
	Start, End int
}

// A step is the best way to cut the normalised text up to one place.
type step struct {
	score  float32 // of all pieces up to here
	id     int32   // of the last piece
	length int32   // of the last piece; 0 where no way leads here
}

// Encode cuts a text into pieces, of all ways the one with the highest score, and says
// which bytes of it each covers. The piece that ends a sentence is not added.
func (v *Vocabulary) Encode(text string) []Token {
	return v.encode(text, v.rules.dummyPrefix)
}

// EncodeInside is [Vocabulary.Encode] for a text that goes on where another ended, without
// a space between them: the noun of “l’Assemblée”, what stands in brackets, a word of
// Chinese. No space is added to it.
func (v *Vocabulary) EncodeInside(text string) []Token {
	return v.encode(text, false)
}

func (v *Vocabulary) encode(text string, addSpace bool) []Token {
	n := v.normalise([]byte(text), addSpace)
	if len(n.text) == 0 {
		return nil
	}
	return v.tokens(n, v.search(n.text))
}

// search is SentencePiece's Model::EncodeOptimized: Viterbi over the normalised text.
// Scores are summed in the same order and precision, so that ties fall the same way.
func (v *Vocabulary) search(text []byte) []step {
	best := make([]step, len(text)+1)
	for start := 0; start < len(text); {
		size := charSize(text[start:])
		here := best[start].score
		single := false
		node, ok := uint32(root), true
		for end := start; end < len(text); {
			if node, ok = v.trie.child(node, text[end]); !ok {
				break
			}
			end++
			id := v.trie.slots[node].id
			if id == none || v.pieces[id].kind == unused {
				continue
			}
			length := end - start
			// In double precision, because a user-defined piece's score is.
			score := float64(v.pieces[id].score)
			if v.pieces[id].kind == userDefined {
				score = float64(float32(length)*v.userScore) - .1
			}
			score += float64(here)
			if s := &best[end]; s.length == 0 || score > float64(s.score) {
				*s = step{float32(score), id, int32(length)}
			}
			single = single || length == size
		}
		if !single {
			score := v.unknownScore + here
			if s := &best[start+size]; s.length == 0 || score > s.score {
				*s = step{score, v.unknown, int32(size)}
			}
		}
		start += size
	}
	return best
}

// tokens walks the best way back, merges unknown pieces that stand together, and cuts
// them into bytes where the vocabulary has byte fallback.
func (v *Vocabulary) tokens(n normalised, best []step) []Token {
	count := 0
	for at := len(n.text); at > 0; at -= int(best[at].length) {
		count++
	}
	ends := make([]int, count)
	for at := len(n.text); at > 0; at -= int(best[at].length) {
		count--
		ends[count] = at
	}
	tokens := make([]Token, 0, len(ends))
	start := 0
	afterUnknown := false
	for _, end := range ends {
		t := Token{best[end].id, n.origin[start], n.origin[end]}
		isUnknown := t.ID == v.unknown
		switch {
		case isUnknown && v.fallback:
			// As SentencePiece has it: the last byte covers the character.
			for _, b := range n.text[start:end] {
				tokens = append(tokens, Token{v.bytes[b], t.Start, t.Start})
			}
			tokens[len(tokens)-1].End = t.End
		case isUnknown && afterUnknown:
			tokens[len(tokens)-1].End = t.End
		default:
			tokens = append(tokens, t)
		}
		start, afterUnknown = end, isUnknown
	}
	return tokens
}

// charSize is the length of the first character by its first byte alone, as SentencePiece
// takes it (OneCharLen).
func charSize(text []byte) int {
	size := 1
	switch b := text[0]; {
	case b >= 0xF0:
		size = 4
	case b >= 0xE0:
		size = 3
	case b >= 0xC0:
		size = 2
	}
	return min(size, len(text))
}
