package network

import "math"

// An order is that of columns in which the oracle looks for the heaviest, which decides
// between equals, for the segments of a sentence that it translates as one batch. At a
// step it lists the columns once (Marian's nth_element.cpp) and has each segment in turn
// put its heaviest first with a partial sort, which swaps the first for each that is
// heavier: the list is left as it is for the next.
type order struct {
	swaps   [][]int32 // of each step: with which places the first one was swapped, so far
	columns []int32   // by place: each its own, but while there is a choice
}

// newOrder is the order of a batch that is still to be translated, in the room of one that
// is done with, if there is one.
func (w *Worker) newOrder() *order {
	n := len(w.orders)
	if n == 0 {
		return &order{}
	}
	o := w.orders[n-1]
	w.orders = w.orders[:n-1]
	for i := range o.swaps {
		o.swaps[i] = o.swaps[i][:0]
	}
	return o
}

// choose gives the heaviest column for a segment whose path was of so many steps, after the
// segments that stand before it in the batch and have not ended have chosen at this step.
func (o *order) choose(step int, path float32, logits []float32, unknown int) int {
	for len(o.swaps) <= step {
		o.swaps = append(o.swaps, nil)
	}
	for i := len(o.columns); i < len(logits); i++ {
		o.columns = append(o.columns, int32(i))
	}
	columns, swaps := o.columns[:len(logits)], o.swaps[step]
	for _, i := range swaps {
		columns[0], columns[i] = columns[i], columns[0]
	}
	weight := func(i int) float32 {
		if int(columns[i]) == unknown {
			return -math.MaxFloat32
		}
		return path + logits[columns[i]]
	}
	heaviest := weight(0)
	for i := 1; i < len(columns); i++ {
		if w := weight(i); w > heaviest {
			heaviest = w
			columns[0], columns[i] = columns[i], columns[0]
			swaps = append(swaps, int32(i))
		}
	}
	best := int(columns[0])
	columns[0] = 0
	for _, i := range swaps {
		columns[i] = i
	}
	o.swaps[step] = swaps
	return best
}
