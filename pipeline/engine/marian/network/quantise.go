package network

import (
	"fmt"
	"math"

	"hexaglot/pipeline/engine/marian/kernel"
)

// A matrix of float32, which a student has before it is converted, is quantised as Marian
// does when it loads one: times 127 over the largest magnitude, to the nearest even.

// quantiser is the factor for numbers of which largest is the greatest magnitude.
func quantiser(largest float32) float32 {
	if largest == 0 {
		return 1
	}
	return 127 / largest
}

func quantised(v, factor float32) int8 {
	return int8(max(-127, min(127, math.RoundToEven(float64(float32(v*factor))))))
}

// largest is the greatest magnitude in a float32 item.
func largest(t item) (float32, error) {
	var most float32
	for i := range t.count {
		v := t.float(i)
		if v-v != 0 { // infinite, or no number
			return 0, fmt.Errorf("item %q has %v at %d", t.name, v, i)
		}
		most = max(most, v, -v)
	}
	return most, nil
}

// transposed are the n rows of a float32 matrix of k by n, quantised.
func transposed(t item, k, n int) ([]int8, float32, error) {
	most, err := largest(t)
	factor := quantiser(most)
	w := make([]int8, t.count)
	for i := range k {
		for j := range n {
			w[j*k+i] = quantised(t.float(i*n+j), factor)
		}
	}
	return w, factor, err
}

// An embedding is a row of numbers for each piece, in 8 bits or, where rows is nil, as
// floats. Other than the matrices of the layers it is not stored transposed.
type embedding struct {
	rows    []int8
	unquant float32 // what rows are multiplied with
	floats  item
	width   int
}

func newEmbedding(t item, width int) (embedding, error) {
	if t.kind == typeFloat32 {
		return embedding{floats: t, width: width}, nil
	}
	rows, factor, err := t.bytes()
	return embedding{rows: rows, unquant: 1 / factor, width: width}, err
}

// embed sets x to the row of a piece, times scale, and a position.
func (e *embedding) embed(k *kernel.Kernel, x []float32, id int32, scale float32, position []float32) {
	from := int(id) * e.width
	if e.rows != nil {
		k.Embed(x, e.rows[from:from+e.width], e.unquant, scale, position)
		return
	}
	for i := range x {
		x[i] = float32(e.floats.float(from+i)*scale) + position[i]
	}
}

// weights are the embedding as the output layer weighs with it: Marian quantises its
// numbers anew, by what is the largest of them. Mostly that changes none of the stored
// ones, which are then used where they lie.
func (e *embedding) weights() ([]int8, float32, error) {
	if e.rows != nil {
		w, factor := requantised(e.rows, e.unquant)
		return w, factor, nil
	}
	most, err := largest(e.floats)
	factor := quantiser(most)
	w := make([]int8, e.floats.count)
	for i := range w {
		w[i] = quantised(e.floats.float(i), factor)
	}
	return w, factor, err
}

func requantised(rows []int8, unquant float32) ([]int8, float32) {
	var used [256]bool
	for _, v := range rows {
		used[uint8(v)] = true
	}
	var most float32
	for i, u := range used {
		if v := float32(float32(int8(i)) * unquant); u {
			most = max(most, v, -v)
		}
	}
	factor := quantiser(most)
	var table [256]int8
	same := true
	for i, u := range used {
		if u {
			table[i] = quantised(float32(float32(int8(i))*unquant), factor)
			same = same && table[i] == int8(i)
		}
	}
	if same {
		return rows, factor
	}
	w := make([]int8, len(rows))
	for i, v := range rows {
		w[i] = table[uint8(v)]
	}
	return w, factor
}
