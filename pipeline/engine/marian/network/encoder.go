package network

import (
	"context"

	"hexaglot/pipeline/engine/marian/kernel"
)

// block is how many rows go through a feed-forward layer at once: what is between its two
// matrices then stays near the processor.
const block = 64

// encode runs the encoder over all lines, whose tokens are rows of one matrix, and sets the
// memories that the decoder's layers attend to.
func (w *Worker) encode(ctx context.Context, lines []*line, rows int) error {
	m, d := w.model, w.model.Config.Width
	w.x = room(w.x, rows*d)
	w.y = room(w.y, rows*d)
	w.q = room(w.q, rows*d)
	w.k = room(w.k, (rows+group)*d)
	w.v = room(w.v, (rows+group)*d)
	for _, l := range lines {
		for i, id := range l.source {
			at := (l.row + i) * d
			m.reads.embed(w.kernel, w.x[at:at+d], id, m.root, w.position(i))
		}
	}
	for i := range m.encoder {
		if err := ctx.Err(); err != nil {
			return err
		}
		layer := &m.encoder[i]
		self := &layer.self
		w.multiply(rows, w.x, product{w.q, &self.q}, product{w.k, &self.k}, product{w.v, &self.v})
		for _, l := range lines {
			from, to := l.row*d, (l.row+len(l.source))*d
			w.remember(&w.memory, l)
			w.kernel.Attend(w.y[from:to], w.q[from:to], len(l.source), &w.memory, nil)
		}
		w.multiply(rows, w.y, product{w.q, &self.o})
		w.kernel.AddNorm(w.x, w.q, rows, self.norm.gain, self.norm.bias)
		w.feedForward(&layer.ffn, rows)
	}
	for i := range m.decoder {
		cross := &m.decoder[i].cross
		w.multiply(rows, w.x, product{w.k, &cross.k}, product{w.v, &cross.v})
		for _, l := range lines {
			w.remember(&l.memories[i], l)
		}
	}
	return nil
}

// group is how many keys Eigen and Marian's softmax take at a time.
const group = 4

// remember sets a memory to the keys and values of a line. The oracle pads the segments of
// a sentence to the longest, so that none has keys outside a whole group: that shows in
// the last bits. What lies behind the line's rows serves as padding.
func (w *Worker) remember(memory *kernel.Memory, l *line) {
	d, from, n := w.model.Config.Width, l.row*w.model.Config.Width, len(l.source)
	l.width = n
	if l.order != nil {
		l.width = (n + group - 1) / group * group
	}
	memory.Set(w.k[from:], w.v[from:], l.width, d, w.model.Config.Heads)
	memory.Mask(n)
}

// A product is a layer and where its output goes.
type product struct {
	y []float32
	a *affine
}

// multiply applies layers to the same rows, which are quantised anew only where a layer's
// scale differs from that before.
func (w *Worker) multiply(rows int, x []float32, products ...product) {
	k := products[0].a.weights.K
	w.quant = room(w.quant, rows*k)
	for i, p := range products {
		if i == 0 || p.a.quant != products[i-1].a.quant {
			w.kernel.Quantise(w.quant, x[:rows*k], p.a.quant)
		}
		w.kernel.Multiply(p.y, w.quant, rows, &p.a.weights, p.a.scale, p.a.bias)
	}
}

// feedForward applies a layer to the rows of w.x.
func (w *Worker) feedForward(f *feedForward, rows int) {
	d, middle := f.in.weights.K, f.in.weights.N
	w.quant = room(w.quant, block*max(d, middle))
	w.hidden = room(w.hidden, block*middle)
	for from := 0; from < rows; from += block {
		n := min(block, rows-from)
		x := w.x[from*d : (from+n)*d]
		w.kernel.Quantise(w.quant[:n*d], x, f.in.quant)
		w.kernel.Multiply(w.hidden, w.quant, n, &f.in.weights, f.in.scale, f.in.bias)
		w.kernel.QuantisePositive(w.quant[:n*middle], w.hidden[:n*middle], f.out.quant)
		w.kernel.Multiply(w.y, w.quant, n, &f.out.weights, f.out.scale, f.out.bias)
		w.kernel.AddNorm(x, w.y[:n*d], n, f.norm.gain, f.norm.bias)
	}
}

// position is what is added to an embedding in the place p.
func (w *Worker) position(p int) []float32 {
	d := w.model.Config.Width
	for at := len(w.positions) / d; at <= p; at++ {
		w.positions = append(w.positions, make([]float32, d)...)
		kernel.Position(w.positions[at*d:], at)
	}
	return w.positions[p*d : (p+1)*d]
}
