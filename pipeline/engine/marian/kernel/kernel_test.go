package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// random is the same on every run and processor.
func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 7)) }

func floats(r *rand.Rand, n int, spread float64) []float32 {
	f := make([]float32, n)
	for i := range f {
		f[i] = float32(r.NormFloat64() * spread)
	}
	return f
}

func activations(r *rand.Rand, n int) []uint8 {
	q := make([]uint8, n)
	for i := range q {
		q[i] = uint8(r.IntN(255))
	}
	return q
}

// weights are normally distributed like trained ones: one pair in hundreds may saturate.
func weights(r *rand.Rand, n int) []int8 {
	w := make([]int8, n)
	for i := range w {
		w[i] = int8(max(-127, min(127, r.NormFloat64()*30)))
	}
	return w
}

func sameBits(t *testing.T, what string, got, want []float32) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d numbers, want %d", what, len(got), len(want))
	}
	for i := range got {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s: [%d] = %x (%v), want %x (%v)", what, i, math.Float32bits(got[i]), got[i], math.Float32bits(want[i]), want[i])
		}
	}
}

func TestProductSaturates(t *testing.T) {
	x := []uint8{254, 254, 254, 254, 10, 20, 3}
	w := []int8{127, 127, -127, -127, 1, -2, 5}
	// 64,516 becomes 32,767 and -64,516 becomes -32,768.
	want := float32(32767-32768+10-40+15)*0.5 + 1
	for _, k := range All() {
		m := NewMatrix(w, 7, 1)
		var y [1]float32
		k.Multiply(y[:], x, 1, &m, 0.5, []float32{1})
		if y[0] != want {
			t.Errorf("%s: Multiply = %v, want %v", k.Name(), y[0], want)
		}
		k.MultiplyRows(y[:], x, &m, []int32{0}, 0.5, []float32{1})
		if y[0] != want {
			t.Errorf("%s: MultiplyRows = %v, want %v", k.Name(), y[0], want)
		}
	}
}

func TestQuantise(t *testing.T) {
	x := []float32{0, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 1e9, -1e9, -126.4, 3}
	want := []uint8{127, 127, 129, 129, 127, 125, 253, 254, 254, 0, 1, 130}
	for _, k := range All() {
		q := make([]uint8, len(x))
		k.Quantise(q, x, 1)
		if fmt.Sprint(q) != fmt.Sprint(want) {
			t.Errorf("%s: Quantise(%v) = %v, want %v", k.Name(), x, q, want)
		}
		k.QuantisePositive(q, x, 1)
		for i, w := range want {
			if q[i] != max(w, 127) {
				t.Errorf("%s: QuantisePositive(%v) = %d, want %d", k.Name(), x[i], q[i], max(w, 127))
			}
		}
	}
}

func TestAttendIsAnAverage(t *testing.T) {
	r := random(2)
	const width, heads = 32, 4
	for _, k := range All() {
		for _, n := range []int{1, 3, 4, 9} {
			var m Memory
			v := make([]float32, n*width)
			for i := range v {
				v[i] = float32(i % width)
			}
			m.Set(floats(r, n*width, 1), v, n, width, heads)
			out, soft := make([]float32, 5*width), make([]float32, 5*n)
			k.Attend(out, floats(r, 5*width, 1), 5, &m, soft)
			for i, o := range out {
				if math.Abs(float64(o)-float64(i%width)) > 1e-4 {
					t.Errorf("%s: of %d equal values %d attention made %v", k.Name(), n, i%width, o)
				}
			}
			for row := range 5 {
				total := float32(0)
				for _, s := range soft[row*n : (row+1)*n] {
					total += s
				}
				if math.Abs(float64(total)-1) > 1e-5 {
					t.Errorf("%s: the weights of row %d add up to %v", k.Name(), row, total)
				}
			}
		}
	}
}

func TestAddNormAndCell(t *testing.T) {
	for _, k := range All() {
		x := []float32{1, 2, 3, 4}
		k.AddNorm(x, []float32{0, 0, 0, 0}, 1, []float32{1, 1, 1, 2}, []float32{0, 0, 1, 0})
		want := []float64{-1.3416403, -0.4472135, 1.4472135, 2.6832806}
		for i := range x {
			if math.Abs(float64(x[i])-want[i]) > 1e-5 {
				t.Errorf("%s: AddNorm = %v, want %v", k.Name(), x, want)
				break
			}
		}
		cx, c := []float32{1, 1}, []float32{4, -4}
		k.Cell(cx, c, []float32{0, 0}, []float32{2, -2})
		if c[0] != 3 || c[1] != -3 || cx[0] != 4 || cx[1] != 1 {
			t.Errorf("%s: Cell = %v, %v, want [4 1], [3 -3]", k.Name(), cx, c)
		}
	}
}

func TestNamed(t *testing.T) {
	for _, k := range All() {
		if got, err := Named(k.Name()); err != nil || got.Name() != k.Name() {
			t.Errorf("Named(%s) = %v, %v", k.Name(), got, err)
		}
	}
	if _, err := Named("abacus"); err == nil {
		t.Error("Named(abacus) gives a kernel")
	}
}
