package kernel

import (
	"fmt"
	"testing"
)

// each runs f as a benchmark of every kernel; f returns the work of one turn, in
// billions of the unit.
func each(b *testing.B, name, unit string, f func(b *testing.B, k *Kernel) (turn func(), work float64)) {
	for _, k := range All() {
		kernels := []*Kernel{k}
		if w, err := k.Wide(); err == nil {
			kernels = append(kernels, w)
		}
		for _, k := range kernels {
			b.Run(name+"/"+k.Name(), func(b *testing.B) {
				turn, work := f(b, k)
				turn() // what is made when first asked for
				for b.Loop() {
					turn()
				}
				b.ReportMetric(work*float64(b.N)/b.Elapsed().Seconds(), unit)
			})
		}
	}
}

func BenchmarkMultiply(b *testing.B) {
	for _, s := range []struct{ rows, k, n int }{
		{32, 256, 256}, {32, 256, 1536}, {32, 1536, 256}, {32, 512, 2048}, {32, 2048, 512}, {32, 384, 1536},
		{8, 256, 1536}, {1, 256, 1536}, {1, 2048, 512},
	} {
		each(b, fmt.Sprintf("%d×%d×%d", s.rows, s.k, s.n), "GOP/s", func(b *testing.B, k *Kernel) (func(), float64) {
			r := random(1)
			x, m := floats(r, s.rows*s.k, 25), NewMatrix(weights(r, s.k*s.n), s.k, s.n)
			q, y, bias := make([]uint8, len(x)), make([]float32, s.rows*s.n), floats(r, s.n, 1)
			k.Quantise(q, x, 1)
			return func() { k.Multiply(y, q, s.rows, &m, 0.01, bias) }, 2 * float64(len(m.W)*s.rows) / 1e9
		})
	}
}

// The shortlists of a batch are all over a large matrix: most of it is in no near cache.
func BenchmarkMultiplyRows(b *testing.B) {
	for _, s := range []struct{ k, n int }{{256, 32000}, {512, 32000}} {
		each(b, fmt.Sprintf("600×%d", s.k), "GOP/s", func(b *testing.B, k *Kernel) (func(), float64) {
			r := random(1)
			x, m := floats(r, s.k, 25), NewMatrix(weights(r, s.k*s.n), s.k, s.n)
			rows := make([][]int32, 16)
			for i := range rows {
				rows[i] = make([]int32, 600)
				for j := range rows[i] {
					rows[i][j] = int32(j*53 + r.IntN(50))
				}
			}
			q, y, bias := make([]uint8, len(x)), make([]float32, 600), floats(r, s.n, 1)
			k.Quantise(q, x, 1)
			turn := 0
			return func() {
				k.MultiplyRows(y, q, &m, rows[turn%16], 0.01, bias)
				turn++
			}, 2 * float64(s.k*600) / 1e9
		})
	}
}

func BenchmarkQuantise(b *testing.B) {
	each(b, "8192", "GB/s", func(b *testing.B, k *Kernel) (func(), float64) {
		x, q := floats(random(1), 8192, 40), make([]uint8, 8192)
		return func() { k.QuantisePositive(q, x, 1) }, 4 * 8192 / 1e9
	})
}

func BenchmarkAddNorm(b *testing.B) {
	for _, rows := range []int{1, 8, 30} {
		each(b, fmt.Sprintf("%d×256", rows), "GB/s", func(b *testing.B, k *Kernel) (func(), float64) {
			r := random(1)
			x, y := floats(r, rows*256, 1), floats(r, rows*256, 1)
			gain, bias := floats(r, 256, 1), floats(r, 256, 1)
			return func() { k.AddNorm(x, y, rows, gain, bias) }, float64(4*len(x)) / 1e9
		})
	}
}

func BenchmarkCell(b *testing.B) {
	each(b, "2048", "GB/s", func(b *testing.B, k *Kernel) (func(), float64) {
		r := random(1)
		x, c, f, w := floats(r, 2048, 1), floats(r, 2048, 1), floats(r, 2048, 1), floats(r, 2048, 1)
		return func() { k.Cell(x, c, f, w) }, 4 * 2048 / 1e9
	})
}

func BenchmarkEmbed(b *testing.B) {
	each(b, "256", "GB/s", func(b *testing.B, k *Kernel) (func(), float64) {
		r := random(1)
		x, row, p := make([]float32, 256), weights(r, 256), floats(r, 256, 1)
		return func() { k.Embed(x, row, 0.01, 16, p) }, 4 * 256 / 1e9
	})
}

// The work of attention is counted as its two products.
func BenchmarkAttend(b *testing.B) {
	for _, s := range []struct{ rows, n, width int }{{32, 32, 256}, {30, 30, 256}, {1, 30, 256}, {31, 31, 512}} {
		each(b, fmt.Sprintf("%d×%d×%d", s.rows, s.n, s.width), "GOP/s", func(b *testing.B, k *Kernel) (func(), float64) {
			r := random(1)
			var m Memory
			m.Set(floats(r, s.n*s.width, 1), floats(r, s.n*s.width, 1), s.n, s.width, 8)
			q, out := floats(r, s.rows*s.width, 1), make([]float32, s.rows*s.width)
			return func() { k.Attend(out, q, s.rows, &m, nil) }, 4 * float64(s.rows*s.n*s.width) / 1e9
		})
	}
}

func BenchmarkMemorySet(b *testing.B) {
	r := random(1)
	k, v := floats(r, 30*256, 1), floats(r, 30*256, 1)
	var m Memory
	for b.Loop() {
		m.Set(k, v, 30, 256, 8)
	}
	b.ReportMetric(8*30*256*float64(b.N)/b.Elapsed().Seconds()/1e9, "GB/s")
}

// Of the weights of a whole model: the sums every loader needs, and the pairs only
// machines that do not saturate need.
func BenchmarkLoad(b *testing.B) {
	w := weights(random(1), 512*32000)
	b.Run("sums", func(b *testing.B) {
		b.SetBytes(int64(len(w)))
		m := NewMatrix(w, 512, 32000)
		var sums []int32
		for b.Loop() {
			sums = m.Sums(sums)
		}
	})
	b.Run("pairs", func(b *testing.B) {
		b.SetBytes(int64(len(w)))
		for b.Loop() {
			m := NewMatrix(w, 512, 32000)
			m.strongPairs()
		}
	})
}
