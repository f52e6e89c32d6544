package network

import "context"

// decode runs the decoder over all lines, and again over those whose terms ask for it.
func (w *Worker) decode(ctx context.Context, lines []*line) error {
	for again := lines; len(again) > 0; {
		if err := w.pass(ctx, again); err != nil {
			return err
		}
		lines, again = again, nil
		for _, l := range lines {
			if l.again() {
				again = append(again, l)
			}
		}
	}
	return nil
}

// pass runs the decoder over lines, a token of each at a step; a line that has come to its
// end leaves.
func (w *Worker) pass(ctx context.Context, lines []*line) error {
	m, d := w.model, w.model.Config.Width
	live := append(w.live[:0], lines...)
	w.live = live
	for i := range w.cells {
		w.cells[i] = room(w.cells[i], len(lines)*d)
		clear(w.cells[i])
	}
	for step := 0; len(live) > 0; step++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		position := w.position(step)
		for i, l := range live {
			x := w.x[i*d : (i+1)*d]
			if step == 0 {
				copy(x, position) // there is no token before the first, not even a mark
			} else {
				m.writes.embed(w.kernel, x, l.tokens[step-1], m.root, position)
			}
		}
		for i := range m.decoder {
			w.decodeLayer(i, live)
		}
		w.quant = room(w.quant, len(live)*d)
		w.kernel.Quantise(w.quant, w.x[:len(live)*d], m.output.quant)
		// What is left stays in order.
		left := 0
		for i, l := range live {
			if w.next(l, w.quant[i*d:(i+1)*d]) {
				continue
			}
			if left < i {
				for _, cell := range w.cells {
					copy(cell[left*d:(left+1)*d], cell[i*d:(i+1)*d])
				}
			}
			live[left] = l
			left++
		}
		live = live[:left]
	}
	return nil
}

// decodeLayer applies a layer to the row of each live line in w.x.
func (w *Worker) decodeLayer(i int, live []*line) {
	m, d, rows := w.model, w.model.Config.Width, len(live)
	layer := &m.decoder[i]
	x := w.x[:rows*d]
	w.multiply(rows, x, product{w.q, &layer.input}, product{w.k, &layer.forget})
	y := w.y[:rows*d]
	clear(y)
	w.kernel.Cell(y, w.cells[i][:rows*d], w.k[:rows*d], w.q[:rows*d])
	w.kernel.AddNorm(x, y, rows, layer.norm.gain, layer.norm.bias)
	cross := &layer.cross
	w.multiply(rows, x, product{w.q, &cross.q})
	for r, l := range live {
		var weights []float32
		if i == len(m.decoder)-1 && (l.align || l.terms != nil) {
			l.aligned = room(l.aligned, l.width)
			weights = l.aligned
		}
		w.kernel.Attend(w.y[r*d:(r+1)*d], w.q[r*d:(r+1)*d], 1, &l.memories[i], weights)
	}
	w.multiply(rows, w.y, product{w.q, &cross.o})
	w.kernel.AddNorm(x, w.q[:rows*d], rows, cross.norm.gain, cross.norm.bias)
	w.feedForward(&layer.ffn, rows)
}
