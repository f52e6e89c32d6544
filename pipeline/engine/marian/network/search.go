package network

import "hexaglot/pipeline/engine/marian/kernel"

// A line is a segment of a sentence while it is translated: its source and what of the
// translation there is.
type line struct {
	index    int     // of the sentence in its batch
	from     int     // of the segment in its sentence
	source   []int32 // with </s>
	padded   bool    // one segment of several
	width    int     // keys of its memories: the source's, and padding
	row      int     // where the rows of its source begin in the chunk
	limit    int     // tokens at most, with </s>
	pieces   []int32 // the shortlist, in order; nil for the whole vocabulary
	unknown  int     // the place of the unknown piece in pieces, -1 if it is not there
	required []Required
	align    bool

	memories []kernel.Memory // of each decoder layer
	tokens   []int32         // so far, with </s> once it came
	ended    bool            // by </s>
	path     float32         // the sum of what the tokens weighed
	aligned  []float32       // the attention at this step
	rows     []float32       // that of all steps, if it is asked for
	missing  []int
}

// begin makes l the segment from to to of the sentence s, which is number index of its
// batch and has its shortlist in w.sources.
func (w *Worker) begin(l *line, s Sentence, index, from, to int, align bool) {
	m := w.model
	*l = line{index: index, from: from, memories: l.memories, source: l.source[:0], pieces: l.pieces[:0],
		tokens: l.tokens[:0], aligned: l.aligned, rows: l.rows[:0], align: align || len(s.Required) > 0}
	l.padded = len(s.Tokens) > segmentTokens
	l.source = append(append(l.source, s.Tokens[from:to]...), m.source.End())
	// The widest segment of a sentence sets the bound of all (bergamot's max-length-factor).
	l.limit = lengthFactor * (min(len(s.Tokens), segmentTokens) + 1)
	l.unknown = int(m.target.Unknown())
	if m.shortlist != nil {
		l.pieces = append(l.pieces, w.sources.ids...)
		l.unknown = w.sources.place(l.unknown)
	}
	l.require(s.Required, from, to)
}

// lengthFactor is how many tokens a translation may have for each of the source
// (max-length-factor).
const lengthFactor = 2

// next adds to the line the token that the row x of the decoder leads to, and reports
// whether it was the last.
func (w *Worker) next(l *line, x []uint8) bool {
	m, out := w.model, &w.model.output
	if m.shortlist == nil {
		w.logits = room(w.logits, out.weights.N)
		w.kernel.Multiply(w.logits, x, 1, &out.weights, out.scale, out.bias)
	} else {
		w.logits = room(w.logits, len(l.pieces))
		w.kernel.MultiplyRows(w.logits, x, &out.weights, l.pieces, out.scale, out.bias)
	}
	place := l.choose(w.logits)
	l.path += w.logits[place]
	token := int32(place)
	if m.shortlist != nil {
		token = l.pieces[place]
	}
	l.tokens = append(l.tokens, token)
	if l.align {
		l.rows = append(l.rows, l.aligned[:len(l.source)]...)
	}
	l.ended = token == m.target.End()
	return l.ended || len(l.tokens) >= l.limit
}

// choose gives the place in l.pieces of the next token, whose weights are in logits and
// whose attention is in l.aligned, if l.align: the heaviest, the first of equals, but
// never the unknown piece. Weights are compared as Marian does, added to that of the path.
func (l *line) choose(logits []float32) int {
	best, heaviest := -1, float32(0)
	for i, v := range logits {
		if sum := l.path + v; i != l.unknown && (best < 0 || sum > heaviest) {
			best, heaviest = i, sum
		}
	}
	return max(best, 0)
}

// require takes the terms of a sentence that lie in the segment from to to. None is
// enforced yet: all are missing.
func (l *line) require(terms []Required, from, to int) {
	for i, r := range terms {
		if from <= r.Start && r.Start < to {
			l.missing = append(l.missing, i)
		}
	}
}

// deliver adds what was translated to the output of its sentence, which has so many
// tokens.
func (l *line) deliver(o *Output, tokens int, align bool) {
	last := l.from+len(l.source)-1 == tokens
	if l.from > 0 {
		o.Parts = append(o.Parts, len(o.Tokens))
	}
	count := len(l.tokens)
	if l.ended {
		count--
	}
	o.Tokens = append(o.Tokens, l.tokens[:count]...)
	o.Score += l.path
	o.Missing = append(o.Missing, l.missing...)
	if !align {
		return
	}
	if l.ended && last {
		count++
	}
	n := len(l.source)
	for i := range count {
		row, got := make([]float32, tokens+1), l.rows[i*n:(i+1)*n]
		copy(row[l.from:], got[:n-1])
		row[tokens] = got[n-1]
		o.Alignment = append(o.Alignment, row)
	}
}
