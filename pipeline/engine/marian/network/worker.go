package network

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"hexaglot/pipeline/engine/marian/kernel"
)

// A Sentence is what is translated at once.
type Sentence struct {
	Tokens   []int32 // pieces of the source's vocabulary, without </s>
	Required []Required
}

// A Required is a term that has to be said in a given way. It is where the attention finds
// its tokens and the network finds a form not too unlikely; else the sentence is translated
// as it is without the term, and the term is missing. [Forms] makes forms of a text.
type Required struct {
	Start, End int       // the tokens of the sentence it covers
	Forms      [][]int32 // the accepted renderings, as pieces of the target's vocabulary
}

// An Output is a translation.
type Output struct {
	Tokens []int32 // pieces of the target's vocabulary, without </s>
	// Parts are where in Tokens the translation of another segment begins, nil for most
	// sentences: one of more than [Segment] tokens is translated in segments.
	Parts []int
	// Alignment has for each token, and for a </s> after the last, what share of the
	// attention was on each token of its segment of the source, and on the segment's </s>;
	// nil unless asked for.
	Alignment [][]float32
	Score     float32 // the sum of what the tokens weighed
	Missing   []int   // which of Required are not in Tokens, in order
}

// Segment is how many tokens of the source are translated at once, without </s>: the
// oracle's max-length-break of 128. A longer sentence is cut into segments of so many.
const Segment = 127

// chunkTokens is how many tokens of the source go through the network together: so few
// that a worker's memory stays small whatever the batch, and near the processor; with more,
// a tiny model is slower and none is faster. A chunk is at least one segment.
const chunkTokens = 256

// A Worker translates, one batch at a time. It owns the room it works in.
type Worker struct {
	model  *Model
	kernel *kernel.Kernel

	positions []float32         // what is added to an embedding, a row for each place
	lines     []*line           // room for the segments of a chunk
	live      []*line           // those of them that have not ended
	memories  [][]kernel.Memory // of lines, for each decoder layer
	sources   chosen            // the shortlist of the batch of segments at hand
	tokens    []int32           // its tokens, with </s>
	order     *order            // of that batch
	orders    []*order          // that no batch has

	// Rows of the chunk, or of the decoder's step.
	x, y, q, k, v, hidden []float32
	quant                 []uint8
	memory                kernel.Memory // of the encoder's sentence at hand
	cells                 [][]float32   // of each decoder layer, a row for each live line
	logits                []float32
}

// NewWorker makes a worker; the model is shared by all of them.
func (m *Model) NewWorker(k *kernel.Kernel) *Worker {
	return &Worker{model: m, kernel: k, cells: make([][]float32, len(m.decoder))}
}

// Text is the text of an output: that of its parts, joined without a space, as bergamot
// does.
func (m *Model) Text(o Output) string {
	text, from := "", 0
	for _, to := range append(slices.Clone(o.Parts), len(o.Tokens)) {
		text += m.target.Decode(o.Tokens[from:to])
		from = to
	}
	return text
}

// Translate translates the sentences of a batch; each comes out as if it were alone. With
// align, the outputs have their alignments.
func (w *Worker) Translate(ctx context.Context, batch []Sentence, align bool) ([]Output, error) {
	var parts []Output // of all sentences, in order
	n, tokens := 0, 0  // of the chunk at hand
	flush := func() error {
		if n == 0 {
			return nil
		}
		lines := w.lines[:n]
		w.lend(lines)
		if err := w.encode(ctx, lines, tokens); err != nil {
			return err
		}
		if err := w.decode(ctx, lines); err != nil {
			return err
		}
		for _, l := range lines {
			l.deliver(&parts[l.index], align)
			if l.closes && l.order != nil {
				w.orders = append(w.orders, l.order)
			}
		}
		n, tokens = 0, 0
		return nil
	}
	for i, s := range batch {
		if err := w.model.check(s); err != nil {
			return nil, fmt.Errorf("sentence %d: %w", i+1, err)
		}
		count := segments(len(s.Tokens))
		index := len(parts)
		parts = append(parts, make([]Output, count)...)
		for k := range count {
			if k%batchSegments == 0 {
				if err := w.gather(s, k); err != nil {
					return nil, err
				}
			}
			from, to := bounds(len(s.Tokens), k)
			if tokens+to-from+1 > chunkTokens {
				if err := flush(); err != nil {
					return nil, err
				}
			}
			if n == len(w.lines) {
				w.lines = append(w.lines, &line{})
			}
			l := w.lines[n]
			w.begin(l, s, k, align)
			l.index = index + from/Segment
			l.row = tokens
			n++
			tokens += to - from + 1
		}
	}
	if err := flush(); err != nil {
		return nil, err
	}
	out := make([]Output, len(batch))
	for i, s := range batch {
		count := segments(len(s.Tokens))
		out[i] = join(parts[:count])
		parts = parts[count:]
		if count == 0 {
			for r := range s.Required {
				out[i].Missing = append(out[i].Missing, r)
			}
		}
	}
	return out, nil
}

// batchSegments is how many segments of a sentence the oracle translates as one batch: so
// many of 128 tokens are its mini-batch-words of 1024.
const batchSegments = 8

// segments is how many segments a sentence has.
func segments(tokens int) int { return (tokens + Segment - 1) / Segment }

// bounds are where the segment begins and ends whose turn is k-th. The oracle takes the
// shorter segments first (bergamot's batching pool), which is the last, if it is not full.
func bounds(tokens, k int) (from, to int) {
	if count := segments(tokens); tokens%Segment != 0 {
		k = (k + count - 1) % count
	}
	return k * Segment, min((k+1)*Segment, tokens)
}

// join makes one output of those of a sentence's segments.
func join(parts []Output) (o Output) {
	for i, p := range parts {
		if i == 0 {
			o = p
			continue
		}
		o.Parts = append(o.Parts, len(o.Tokens))
		o.Tokens = append(o.Tokens, p.Tokens...)
		o.Alignment = append(o.Alignment, p.Alignment...)
		o.Score += p.Score
		o.Missing = append(o.Missing, p.Missing...)
	}
	slices.Sort(o.Missing)
	return o
}

// lend gives each line memories to attend to: the longest line those that the longest line
// of the chunk before had, and so on. A memory keeps its room, so that if any line could
// have any memory, all would grow to the longest line there ever was.
func (w *Worker) lend(lines []*line) {
	w.live = append(w.live[:0], lines...)
	slices.SortStableFunc(w.live, func(a, b *line) int { return len(b.source) - len(a.source) })
	for i, l := range w.live {
		if i == len(w.memories) {
			w.memories = append(w.memories, make([]kernel.Memory, len(w.model.decoder)))
		}
		l.memories = w.memories[i]
	}
}

// check refuses tokens that the model does not have.
func (m *Model) check(s Sentence) error {
	for _, t := range s.Tokens {
		if t < 0 || int(t) >= m.Config.Source {
			return fmt.Errorf("no token %d in a vocabulary of %d", t, m.Config.Source)
		}
	}
	for i, r := range s.Required {
		if r.Start < 0 || r.Start >= r.End || r.End > len(s.Tokens) {
			return fmt.Errorf("term %d covers the tokens %d to %d of %d", i+1, r.Start, r.End, len(s.Tokens))
		}
		for _, form := range r.Forms {
			for _, t := range form {
				if t < 0 || int(t) >= m.Config.Target {
					return fmt.Errorf("no token %d in a vocabulary of %d", t, m.Config.Target)
				}
			}
		}
	}
	return nil
}

// gather makes the shortlist of a batch of segments in w.sources, which all of them share:
// those of a sentence from the k-th turn on.
func (w *Worker) gather(s Sentence, k int) error {
	m := w.model
	if m.shortlist == nil {
		return nil
	}
	w.sources.reset(m.Config.Target)
	w.tokens = append(w.tokens[:0], m.source.End())
	for i := range min(batchSegments, segments(len(s.Tokens))-k) {
		from, to := bounds(len(s.Tokens), k+i)
		w.tokens = append(w.tokens, s.Tokens[from:to]...)
	}
	if err := m.shortlist.gather(&w.sources, w.tokens, m.shared, m.Config.Target); err != nil {
		return fmt.Errorf("shortlist: %w", err)
	}
	w.sources.list()
	if len(w.sources.ids) == 0 {
		return errors.New("shortlist: it has no piece for a sentence")
	}
	return nil
}

// room is a slice of n elements in the room of s, or in new room; what is in it is
// undefined.
func room[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
