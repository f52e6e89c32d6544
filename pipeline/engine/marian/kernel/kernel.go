// Package kernel is the arithmetic of Marian's student networks: the product of
// 8-bit matrices, quantisation, attention, the recurrent cell and the norm.
// Begin at [All] or [Named], which choose a [Kernel]; [NewMatrix] and [Memory]
// are what it works on.
//
// Every kernel gives the same bits on every processor: those of Marian compiled
// to WebAssembly. So pairs of products saturate at 16 bits as they do in the
// instruction VPMADDUBSW, sums are taken in one fixed order, no multiplication is
// fused with an addition (hence the many float32 conversions, which forbid it),
// and exp, sin and cos are the ones Marian was linked with. Only a kernel that was
// asked for with [Kernel.Wide] differs.
//
// The methods trust their caller: the sizes of a file are checked where it is read.
// A slice that is too short panics before anything is written outside it.
package kernel

import (
	"fmt"
	"strings"
)

// Kernel is one implementation of the arithmetic. It has no state and may be used
// by any number of goroutines.
type Kernel struct {
	name string

	// Each function is called with slices of the exact length.
	multiply         func(y []float32, x []uint8, rows int, m *Matrix, scale float32, bias []float32)
	multiplyRows     func(y []float32, x []uint8, m *Matrix, rows []int32, scale float32, bias []float32)
	quantise         func(q []uint8, x []float32, a float32)
	quantisePositive func(q []uint8, x []float32, a float32)
	addNorm          func(x, y []float32, rows int, gain, bias []float32)
	cell             func(x, c, f, w []float32)
	embed            func(x []float32, row []int8, unquant, scale float32, position []float32)
	attend           func(out, q []float32, rows int, m *Memory, weights []float32)

	// wide are the products without saturation, nil where the machine has none.
	wide *products
}

// products are the two functions in which a wide kernel differs.
type products struct {
	multiply     func(y []float32, x []uint8, rows int, m *Matrix, scale float32, bias []float32)
	multiplyRows func(y []float32, x []uint8, m *Matrix, rows []int32, scale float32, bias []float32)
}

const wideSuffix = "-wide"

// All returns the kernels this machine can run, the fastest first and "plain" last.
func All() []*Kernel {
	return append(native(), plain())
}

// Named returns the kernel with that name; a name that ends in "-wide" is what
// [Kernel.Wide] returns.
func Named(name string) (*Kernel, error) {
	short, wide := strings.CutSuffix(name, wideSuffix)
	for _, k := range All() {
		if k.name != short {
			continue
		}
		if wide {
			return k.Wide()
		}
		return k, nil
	}
	return nil, fmt.Errorf("kernel %q: this machine has no such kernel", name)
}

// Name returns "plain", "avx2", "vnni", "neon" or "sdot", with "-wide" if it does not saturate.
func (k *Kernel) Name() string { return k.name }

// Wide returns the kernel that differs in one thing: pairs of products do not
// saturate, as in Marian on a processor with 8-bit dot products. That is a little
// faster and, in some sentences, another translation.
func (k *Kernel) Wide() (*Kernel, error) {
	if k.wide == nil {
		return nil, fmt.Errorf("kernel %s: it has no wide arithmetic", k.name)
	}
	w := *k
	w.name += wideSuffix
	w.multiply, w.multiplyRows = k.wide.multiply, k.wide.multiplyRows
	w.wide = nil
	return &w, nil
}

// Multiply computes y[t*N+n] = Σ x[t*K+k]·m.W[n*K+k] · scale + bias[n] for each of
// the rows t of x: the sum in integers, the rest in float32.
func (k *Kernel) Multiply(y []float32, x []uint8, rows int, m *Matrix, scale float32, bias []float32) {
	k.multiply(y[:rows*m.N], x[:rows*m.K], rows, m, scale, bias[:m.N])
}

// MultiplyRows computes for one row x only the chosen outputs of m: y[i] is output
// rows[i], with bias[rows[i]].
func (k *Kernel) MultiplyRows(y []float32, x []uint8, m *Matrix, rows []int32, scale float32, bias []float32) {
	for _, n := range rows {
		_ = bias[:m.N][n]
	}
	k.multiplyRows(y[:len(rows)], x[:m.K], m, rows, scale, bias[:m.N])
}

// Quantise computes q = x·a rounded to the nearest even integer and clamped to ±127, plus 127.
func (k *Kernel) Quantise(q []uint8, x []float32, a float32) {
	k.quantise(q[:len(x)], x, a)
}

// QuantisePositive is Quantise of max(x, 0): the rectifier and the quantisation in one.
func (k *Kernel) QuantisePositive(q []uint8, x []float32, a float32) {
	k.quantisePositive(q[:len(x)], x, a)
}

// AddNorm computes x = norm(x+y) for each of the rows, which are len(gain) wide:
// the layer norm with gain and bias. It leaves y in an undefined state.
func (k *Kernel) AddNorm(x, y []float32, rows int, gain, bias []float32) {
	width := len(gain)
	k.addNorm(x[:rows*width], y[:rows*width], rows, gain, bias[:width])
}

// Cell steps the simpler simple recurrent unit: c = σ(f)·c + (1-σ(f))·w, then x = max(c, 0) + x.
func (k *Kernel) Cell(x, c, f, w []float32) {
	n := len(x)
	k.cell(x, c[:n], f[:n], w[:n])
}

// Embed computes x = row·unquant·scale + position, from left to right.
func (k *Kernel) Embed(x []float32, row []int8, unquant, scale float32, position []float32) {
	n := len(x)
	k.embed(x, row[:n], unquant, scale, position[:n])
}

// Attend computes out, the attention of the rows of q over the memory m, head by
// head. Weights, if not nil, gets the softmax of the first head, rows×m.Len().
func (k *Kernel) Attend(out, q []float32, rows int, m *Memory, weights []float32) {
	if weights != nil {
		weights = weights[:rows*m.n]
	}
	k.attend(out[:rows*m.width], q[:rows*m.width], rows, m, weights)
}
