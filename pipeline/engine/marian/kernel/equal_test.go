package kernel

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// Every kernel of the machine is compared with the plain functions, bit for bit.

// others calls f for each kernel but the plain one.
func others(t *testing.T, f func(t *testing.T, k, plain *Kernel)) {
	all := All()
	for _, k := range all[:len(all)-1] {
		t.Run(k.Name(), func(t *testing.T) { f(t, k, all[len(all)-1]) })
	}
	if len(all) == 1 {
		t.Skip("this machine has no kernel but the plain one")
	}
}

// fills are the contents a product is tried with; the extremes saturate everywhere.
var fills = []struct {
	name string
	x    func(r *rand.Rand, n int) []uint8
	w    func(r *rand.Rand, n int) []int8
}{
	{"normal", activations, weights},
	{"large", func(r *rand.Rand, n int) []uint8 { return choice(r, n, []uint8{254, 254, 253, 127, 0}) },
		func(r *rand.Rand, n int) []int8 {
			return choice(r, n, []int8{127, 126, 65, 64, -64, -65, -127, -128, 1})
		}},
	{"rare", func(r *rand.Rand, n int) []uint8 { return choice(r, n, []uint8{254, 250, 200}) },
		func(r *rand.Rand, n int) []int8 {
			w := choice(r, n, []int8{3, -2, 0})
			for range n/100 + 1 {
				i := r.IntN(n)
				w[i], w[i^1%n] = 127, 90
			}
			return w
		}},
	{"top", func(r *rand.Rand, n int) []uint8 { return bytes.Repeat([]byte{254}, n) },
		func(r *rand.Rand, n int) []int8 { return choice(r, n, []int8{127}) }},
	{"bottom", func(r *rand.Rand, n int) []uint8 { return bytes.Repeat([]byte{254}, n) },
		func(r *rand.Rand, n int) []int8 { return choice(r, n, []int8{-127}) }},
}

func choice[T any](r *rand.Rand, n int, from []T) []T {
	s := make([]T, n)
	for i := range s {
		s[i] = from[r.IntN(len(from))]
	}
	return s
}

// size mixes what vectors like with what they do not.
func size(r *rand.Rand, step, most int) int {
	if r.IntN(3) == 0 {
		return 1 + r.IntN(most)
	}
	return step * (1 + r.IntN(most/step))
}

// The plain product too is compared with its definition.
func TestEqualMultiply(t *testing.T) {
	for _, k := range All() {
		t.Run(k.Name(), func(t *testing.T) {
			r := random(3)
			for i := range 300 {
				rows, width, n := size(r, 4, 20), size(r, 32, 320), size(r, 8, 70)
				fill := fills[i%len(fills)]
				x, m := fill.x(r, rows*width), NewMatrix(fill.w(r, width*n), width, n)
				bias, scale := floats(r, n, 1), r.Float32()
				got, want := make([]float32, rows*n+32), make([]float32, rows*n)
				k.Multiply(got, x, rows, &m, scale, bias)
				if slices.ContainsFunc(got[rows*n:], func(v float32) bool { return v != 0 }) {
					t.Errorf("Multiply of %d rows by %d×%d writes behind the last", rows, width, n)
				}
				got = got[:rows*n]
				saturatingMultiply(want, x, rows, &m, scale, bias)
				sameBits(t, fmt.Sprintf("Multiply of %d rows by %d×%d, %s", rows, width, n, fill.name), got, want)

				chosen := make([]int32, size(r, 8, 40))
				for i := range chosen {
					chosen[i] = int32(r.IntN(n))
				}
				got, want = make([]float32, len(chosen)), make([]float32, len(chosen))
				k.MultiplyRows(got, x, &m, chosen, scale, bias)
				saturatingMultiplyRows(want, x[:width], &m, chosen, scale, bias)
				sameBits(t, fmt.Sprintf("MultiplyRows of %d of %d×%d, %s", len(chosen), width, n, fill.name), got, want)
			}
		})
	}
}

// A pair that just reaches 16 bits, or just does not, is one of many rows, so that the
// list of strong pairs is used.
func TestEqualBounds(t *testing.T) {
	w := make([]int8, 64*64)
	x := make([]uint8, 64)
	for _, c := range []struct{ x0, x1, w0, w1, sum int }{
		{133, 126, 127, 126, 32767}, {128, 172, 127, 96, 32768}, {254, 254, 65, 64, 32766}, {254, 254, 65, 65, 33020},
		{128, 172, -127, -96, -32768}, {130, 229, -127, -71, -32769}, {254, 254, -65, -64, -32766}, {254, 254, -128, -128, -65024},
	} {
		x[10], x[11], w[64*40+10], w[64*40+11] = uint8(c.x0), uint8(c.x1), int8(c.w0), int8(c.w1)
		if sum := c.x0*c.w0 + c.x1*c.w1; sum != c.sum {
			t.Fatalf("%d·%d + %d·%d is %d, not %d", c.x0, c.w0, c.x1, c.w1, sum, c.sum)
		}
		m, bias, y := NewMatrix(w, 64, 64), make([]float32, 64), make([]float32, 64)
		want := float32(max(-32768, min(32767, c.sum)))
		for _, k := range All() {
			k.Multiply(y, x, 1, &m, 1, bias)
			if y[40] != want {
				t.Errorf("%s: %d·%d + %d·%d = %v, want %v", k.Name(), c.x0, c.w0, c.x1, c.w1, y[40], want)
			}
		}
	}
}

func TestEqualQuantise(t *testing.T) {
	others(t, func(t *testing.T, k, plain *Kernel) {
		r := random(4)
		for range 200 {
			x := floats(r, size(r, 32, 400), 4)
			for range 3 {
				x[r.IntN(len(x))] = choice(r, 1, []float32{0, 1e30, -1e30, 2.5, -2.5, 127, -127, 1e-40})[0]
			}
			a := choice(r, 1, []float32{1, 25.4, 40, 0.3})[0]
			got, want := make([]uint8, len(x)), make([]uint8, len(x))
			k.Quantise(got, x, a)
			plain.Quantise(want, x, a)
			if !bytes.Equal(got, want) {
				t.Fatalf("Quantise(%v, %v) = %v, want %v", x, a, got, want)
			}
			k.QuantisePositive(got, x, a)
			plain.QuantisePositive(want, x, a)
			if !bytes.Equal(got, want) {
				t.Fatalf("QuantisePositive(%v, %v) = %v, want %v", x, a, got, want)
			}
		}
	})
}

func TestEqualAddNorm(t *testing.T) {
	others(t, func(t *testing.T, k, plain *Kernel) {
		r := random(5)
		for range 200 {
			rows, width := 1+r.IntN(20), size(r, 8, 300)
			got, y := floats(r, rows*width, 3), floats(r, rows*width, 3)
			want := append([]float32(nil), got...)
			gain, bias := floats(r, width, 1), floats(r, width, 1)
			k.AddNorm(got, append([]float32(nil), y...), rows, gain, bias)
			plain.AddNorm(want, y, rows, gain, bias)
			sameBits(t, fmt.Sprintf("AddNorm of %d×%d", rows, width), got, want)
		}
	})
}

func TestEqualCell(t *testing.T) {
	others(t, func(t *testing.T, k, plain *Kernel) {
		r := random(6)
		for range 200 {
			n := size(r, 8, 300)
			x, c := floats(r, n, 3), floats(r, n, 3)
			f, w := floats(r, n, choice(r, 1, []float64{1, 20, 100})[0]), floats(r, n, 3)
			f[r.IntN(n)] = choice(r, 1, []float32{0, 88.5, -88.5, 1000, -1000})[0]
			wantX, wantC := append([]float32(nil), x...), append([]float32(nil), c...)
			k.Cell(x, c, f, w)
			plain.Cell(wantX, wantC, f, w)
			sameBits(t, fmt.Sprintf("Cell of %d: x", n), x, wantX)
			sameBits(t, fmt.Sprintf("Cell of %d: c", n), c, wantC)
		}
	})
}

func TestEqualEmbed(t *testing.T) {
	others(t, func(t *testing.T, k, plain *Kernel) {
		r := random(7)
		for range 100 {
			n := size(r, 8, 300)
			row, position := weights(r, n), floats(r, n, 1)
			got, want := make([]float32, n), make([]float32, n)
			k.Embed(got, row, 1/float32(37.3), 16.1, position)
			plain.Embed(want, row, 1/float32(37.3), 16.1, position)
			sameBits(t, fmt.Sprintf("Embed of %d", n), got, want)
		}
	})
}

func TestEqualAttend(t *testing.T) {
	others(t, func(t *testing.T, k, plain *Kernel) {
		r := random(8)
		var m Memory // used again, so that what an earlier sentence left would show
		for range 400 {
			heads := 1 + r.IntN(4)
			depth := size(r, 8, 72)
			n, rows, width := 1+r.IntN(45), 1+r.IntN(14), heads*depth
			spread := choice(r, 1, []float64{0.1, 1, 4, 40})[0] // 40 takes exp below its bounds
			m.Set(floats(r, n*width, spread), floats(r, n*width, 1), n, width, heads)
			q := floats(r, rows*width, spread)
			got, want := make([]float32, rows*width), make([]float32, rows*width)
			soft, wantSoft := make([]float32, rows*n), make([]float32, rows*n)
			k.Attend(got, q, rows, &m, soft)
			plain.Attend(want, q, rows, &m, wantSoft)
			what := fmt.Sprintf("Attend of %d rows to %d keys, %d heads of %d", rows, n, heads, depth)
			sameBits(t, what+": weights", soft, wantSoft)
			sameBits(t, what, got, want)
		}
	})
}
