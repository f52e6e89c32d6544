package kernel

import (
	"fmt"
	"testing"
)

// TestEqualWide compares the products without saturation, which the plain kernel has
// too, and holds that every kernel with a wide one can be had by name.
func TestEqualWide(t *testing.T) {
	r := random(14)
	for _, k := range All() {
		wide, err := k.Wide()
		if err != nil {
			continue
		}
		if named, err := Named(wide.Name()); err != nil || named.Name() != k.Name()+wideSuffix {
			t.Errorf("Named(%s) = %v, %v", wide.Name(), named, err)
		}
		for i := range 100 {
			rows, width, n := size(r, 4, 20), size(r, 32, 320), size(r, 8, 70)
			fill := fills[i%len(fills)]
			x, m := fill.x(r, rows*width), NewMatrix(fill.w(r, width*n), width, n)
			bias, chosen := floats(r, n, 1), []int32{0, int32(n - 1), int32(n / 2), 0, int32(n / 3)}
			got, want := make([]float32, rows*n), make([]float32, rows*n)
			wide.Multiply(got, x, rows, &m, 0.01, bias)
			for t := range rows {
				for o := range n {
					want[t*n+o] = float32(float32(dot(x[t*width:(t+1)*width], m.Row(o)))*0.01) + bias[o]
				}
			}
			what := fmt.Sprintf("%s: %d rows by %d×%d, %s", wide.Name(), rows, width, n, fill.name)
			sameBits(t, what, got, want)
			first := make([]float32, len(chosen))
			wide.MultiplyRows(first, x, &m, chosen, 0.01, bias)
			for i, o := range chosen {
				if first[i] != want[o] {
					t.Fatalf("%s: output %d alone is %v, want %v", what, o, first[i], want[o])
				}
			}
		}
	}
}

func dot(x []uint8, w []int8) int32 {
	total := int32(0)
	for i, v := range x {
		total += int32(v) * int32(w[i])
	}
	return total
}
