package kernel

import (
	"encoding/binary"
	"fmt"
	"math"
	"testing"
)

// FuzzKernels gives every kernel and the plain functions the same shapes and numbers:
// those of a seed, and first those of the data, which may be anything but what is not a
// number or so large that a sum of squares is none.
func FuzzKernels(f *testing.F) {
	f.Add(uint64(1), uint8(4), uint8(9), uint8(33), []byte("\x00\x00\xb0\xc2\x7f\x81\x80\x01"))
	f.Add(uint64(2), uint8(0), uint8(0), uint8(0), []byte(nil))
	f.Add(uint64(3), uint8(13), uint8(40), uint8(64), []byte("\x01\x00\x00\x00\x00\x00\x80\x00\xff\xff\x7f\x5a\xff\xff\x7f\xda"))
	f.Fuzz(func(t *testing.T, seed uint64, rows, n, depth uint8, data []byte) {
		r := random(seed)
		numbers := func(count int) []float32 {
			v := floats(r, count, 2)
			for i := range min(count, len(data)/4) {
				d := math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
				if !(d > -1e15 && d < 1e15) {
					d = 0
				}
				v[i] = d
			}
			return v
		}
		rowsN, keys, width := int(rows%40)+1, int(n%70)+1, 2*(int(depth%80)+1)
		x, w := activations(r, rowsN*width), weights(r, width*keys)
		for i, d := range data {
			if i < len(x) {
				x[i] = min(d, 254)
			}
			if i < len(w) {
				w[i] = int8(d)
			}
		}
		m := NewMatrix(w, width, keys)
		bias, gain, shift := numbers(keys), floats(r, width, 1), floats(r, width, 1)
		product := make([]float32, rowsN*keys)
		saturatingMultiply(product, x, rowsN, &m, 0.02, bias)
		values := numbers(rowsN * width)
		k, v, c := numbers(keys*width), floats(r, keys*width, 1), floats(r, len(values), 1)

		// results are what a kernel makes of it all.
		results := func(kernel *Kernel) [][]float32 {
			y := make([]float32, len(product))
			kernel.Multiply(y, x, rowsN, &m, 0.02, bias)
			q := make([]uint8, 2*len(values))
			kernel.Quantise(q[:len(values)], values, 25.4)
			kernel.QuantisePositive(q[len(values):], values, 25.4)
			bytes := make([]float32, len(q))
			for i, b := range q {
				bytes[i] = float32(b)
			}
			var memory Memory
			memory.Set(k, v, keys, width, 2)
			out, soft := make([]float32, len(values)), make([]float32, len(product))
			kernel.Attend(out, values, rowsN, &memory, soft)
			normed := append([]float32(nil), values...)
			kernel.AddNorm(normed, append([]float32(nil), c...), rowsN, gain, shift)
			cell, state := append([]float32(nil), c...), append([]float32(nil), c...)
			kernel.Cell(cell, state, values, values)
			return [][]float32{y, bytes, soft, out, normed, cell, state}
		}
		want := results(plain())
		sameBits(t, "plain: Multiply", want[0], product)
		for _, kernel := range All() {
			got := results(kernel)
			for i, name := range []string{"Multiply", "Quantise", "weights", "Attend", "AddNorm", "x of Cell", "c of Cell"} {
				sameBits(t, fmt.Sprintf("%s: %s of %d×%d×%d", kernel.Name(), name, rowsN, width, keys), got[i], want[i])
			}
		}
	})
}
