package network

import (
	"slices"

	"hexaglot/pipeline/engine/marian/kernel"
)

// A line is a segment of a sentence while it is translated: its source and what of the
// translation there is.
type line struct {
	index   int         // among the segments of all sentences
	source  []int32     // with </s>
	last    bool        // segment of its sentence
	order   *order      // of the batch of segments it is in, nil if it is alone
	closes  bool        // the last in that batch
	width   int         // keys of its memories: the source's, and padding
	row     int         // where the rows of its source begin in the chunk
	limit   int         // tokens at most, with </s>
	pieces  []int32     // the shortlist, in order, then what the terms add; empty for the whole vocabulary
	unknown int         // the place of the unknown piece in pieces, -1 if it is not there
	terms   *constraint // nil if it has none
	numbers []int       // of its terms in the sentence
	align   bool

	memories []kernel.Memory // of each decoder layer
	tokens   []int32         // so far, with </s> once it came
	ended    bool            // by </s>
	path     float32         // the sum of what the tokens weighed
	aligned  []float32       // the attention at this step
	rows     []float32       // that of all steps, if it is asked for
}

// begin makes l the segment of the sentence s whose turn is k-th and whose shortlist is in
// w.sources.
func (w *Worker) begin(l *line, s Sentence, k int, align bool) {
	m := w.model
	*l = line{source: l.source[:0], pieces: l.pieces[:0], numbers: l.numbers[:0],
		tokens: l.tokens[:0], aligned: l.aligned, rows: l.rows[:0], align: align}
	from, to := bounds(len(s.Tokens), k)
	l.last = to == len(s.Tokens)
	place, count := k%batchSegments, segments(len(s.Tokens))
	l.closes = place == batchSegments-1 || k == count-1
	if place == 0 && !l.closes {
		w.order = w.newOrder()
	}
	if place > 0 || !l.closes {
		l.order = w.order
	}
	l.source = append(append(l.source, s.Tokens[from:to]...), m.source.End())
	// The widest segment of a sentence sets the bound of all (bergamot's max-length-factor).
	l.limit = lengthFactor * (min(len(s.Tokens), Segment) + 1)
	l.unknown = int(m.target.Unknown())
	if m.shortlist != nil {
		l.pieces = append(l.pieces, w.sources.ids...)
		l.unknown = w.sources.place(l.unknown)
	}
	w.require(l, s.Required, from, to)
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
	place := 0
	switch {
	case l.terms != nil:
		free := l.choose(w.logits[:l.terms.columns(w.logits)])
		place = l.terms.choose(l.path, w.logits, l.aligned, free)
	case l.order != nil:
		place = l.order.choose(len(l.tokens), l.path, w.logits, l.unknown)
	default:
		place = l.choose(w.logits)
	}
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
	free := len(l.tokens)
	if l.terms != nil {
		free -= l.terms.forced
	}
	return l.ended || free >= l.limit
}

// choose gives the place in l.pieces of the next token where no term has a say, by their
// weights: the heaviest, the first of equals, but never the unknown piece. Weights are
// compared as Marian does, added to that of the path.
func (l *line) choose(logits []float32) int {
	best, heaviest := -1, float32(0)
	for i, v := range logits {
		if sum := l.path + v; i != l.unknown && (best < 0 || sum > heaviest) {
			best, heaviest = i, sum
		}
	}
	return max(best, 0)
}

// require takes the terms of a sentence that begin in the segment from to to.
func (w *Worker) require(l *line, all []Required, from, to int) {
	var own []Required
	for i, r := range all {
		if from <= r.Start && r.Start < to {
			own = append(own, Required{r.Start - from, r.End - from, r.Forms})
			l.numbers = append(l.numbers, i)
		}
	}
	if own == nil {
		return
	}
	var list []int32
	if w.model.shortlist != nil {
		list = l.pieces
	}
	l.terms = constrain(w.model.target, own, to-from, list)
	l.pieces = append(l.pieces, l.terms.lacking...)
}

// again reports whether a line that has come to its end must be translated anew, without
// terms that failed, and makes it ready for that.
func (l *line) again() bool {
	if l.terms == nil || !l.terms.end() {
		return false
	}
	l.tokens, l.rows, l.path = l.tokens[:0], l.rows[:0], 0
	return true
}

// deliver makes what was translated the output of the segment.
func (l *line) deliver(o *Output, align bool) {
	count := len(l.tokens)
	if l.ended {
		count--
	}
	o.Tokens = slices.Clone(l.tokens[:count])
	o.Score = l.path
	if l.terms != nil {
		for _, i := range l.terms.missing() {
			o.Missing = append(o.Missing, l.numbers[i])
		}
	}
	if !align {
		return
	}
	if l.ended && l.last {
		count++
	}
	rows := slices.Clone(l.rows[:count*len(l.source)])
	for row := range slices.Chunk(rows, len(l.source)) {
		o.Alignment = append(o.Alignment, row)
	}
}
