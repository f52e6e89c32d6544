package kernel

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestMask holds that keys which are only padding have no weight whatever is in them,
// and that every kernel makes the same of the others.
func TestMask(t *testing.T) {
	const width, heads, rows = 32, 2, 6
	r := rand.New(rand.NewPCG(1, 2))
	numbers := func(n int) []float32 {
		v := make([]float32, n)
		for i := range v {
			v[i] = float32(r.NormFloat64())
		}
		return v
	}
	for _, c := range []struct{ n, real int }{{8, 5}, {4, 1}, {20, 17}, {128, 3}} {
		k, v, q := numbers(c.n*width), numbers(c.n*width), numbers(rows*width)
		attend := func(kernel *Kernel) (out, weights []float32) {
			var m Memory
			m.Set(k, v, c.n, width, heads)
			m.Mask(c.real)
			out, weights = make([]float32, rows*width), make([]float32, rows*c.n)
			kernel.Attend(out, q, rows, &m, weights)
			return out, weights
		}
		want, weights := attend(plain())
		for i, w := range weights {
			if masked := i%c.n >= c.real; masked != (w == 0) {
				t.Errorf("%d of %d keys are real: key %d has the weight %v", c.real, c.n, i%c.n, w)
			}
		}
		copy(k[c.real*width:], numbers(len(k)))
		copy(v[c.real*width:], numbers(len(v)))
		for _, kernel := range All() {
			out, again := attend(kernel)
			if !slices.Equal(out, want) || !slices.Equal(again, weights) {
				t.Errorf("%s: %d of %d keys are real: what stands in the others shows, or differs from plain", kernel.Name(), c.real, c.n)
			}
		}
	}
}
