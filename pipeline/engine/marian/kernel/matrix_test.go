package kernel

import (
	"slices"
	"testing"
)

func TestSums(t *testing.T) {
	r := random(1)
	for _, k := range []int{1, 7, 8, 64, 1030, 2048} {
		w := weights(r, 3*k)
		for i := range w[:k] {
			w[i] = -128
		}
		m := NewMatrix(w, k, 3)
		for n, got := range m.Sums(nil) {
			want := int32(0)
			for _, v := range m.Row(n) {
				want += int32(v)
			}
			if got != want {
				t.Errorf("Sums of %d weights = %d, want %d", k, got, want)
			}
		}
	}
}

// The list has every pair that the largest activations take past 16 bits, no other, and
// begins with the strongest.
func TestStrongPairs(t *testing.T) {
	r := random(9)
	for _, k := range []int{1, 2, 7, 16, 61, 256} {
		const rows = 40
		m := NewMatrix(weights(r, k*rows), k, rows)
		copy(m.W[:min(k, 5)], []int8{-128, -128, 127, 3, 64})
		copy(m.W[k:][:min(k, 6)], []int8{65, 64, 65, 65, -65, -64})
		got, dense := m.strongPairs()
		if dense {
			t.Fatalf("%d×%d: the list is given up", k, rows)
		}
		if !slices.IsSortedFunc(got, func(a, b pair) int { return int(b.strength() - a.strength()) }) {
			t.Errorf("%d×%d: the strongest is not first: %v", k, rows, got)
		}
		count := 0
		for n := range rows {
			row := m.Row(n)
			for i := 0; i+1 < k; i += 2 {
				sum := 254 * (int(row[i]) + int(row[i+1]))
				if sum > 32767 || sum < -32768 {
					count++
					if !slices.Contains(got, pair{int32(n), int32(i), row[i], row[i+1]}) {
						t.Errorf("%d×%d: row %d has no pair %d, %d", k, rows, n, row[i], row[i+1])
					}
				}
			}
		}
		if count != len(got) {
			t.Errorf("%d×%d: %d pairs, want %d", k, rows, len(got), count)
		}
	}
}

// Weights that mostly may saturate are not listed.
func TestDensePairs(t *testing.T) {
	w := make([]int8, 64*64)
	for i := range w {
		w[i] = 100
	}
	m := NewMatrix(w, 64, 64)
	if pairs, dense := m.strongPairs(); !dense || pairs != nil {
		t.Errorf("strongPairs lists %d pairs of weights that are all 100", len(pairs))
	}
}
