package network

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestOrder holds which of equals is chosen: after a segment whose heaviest columns were
// 1 and then 3, column 1 is last.
func TestOrder(t *testing.T) {
	var w Worker
	o := w.newOrder()
	choose := func(step int, logits []float32, want int) {
		t.Helper()
		if got := o.choose(step, 10, logits, 4); got != want {
			t.Errorf("step %d: of %v column %d is chosen, want %d", step, logits, got, want)
		}
	}
	equal := []float32{0, 7, 7, 0, 9}
	for range 2 {
		choose(0, []float32{1, 2, 0, 4, 9}, 3)
		choose(1, equal, 1) // at each step the columns are listed anew
		choose(0, equal, 2)
		choose(0, []float32{5, 7, 0, 7.000001, 9}, 3) // the same, added to a path of 10
		w.orders = append(w.orders, o)
		o = w.newOrder()
	}
}

// TestOrderByChance compares with the oracle's procedure as it is, for batches of segments
// of which some end before others.
func TestOrderByChance(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const steps, segments, columns, unknown = 5, 4, 12, 1
	for range 200 {
		ends := make([]int, segments)
		logits := make([][][]float32, segments)
		for s := range logits {
			ends[s] = 1 + r.IntN(steps)
			for range ends[s] {
				row := make([]float32, columns)
				for i := range row {
					row[i] = float32(r.IntN(4))
				}
				logits[s] = append(logits[s], row)
			}
		}
		want := make([][]int, segments)
		for step := range steps {
			list := make([]int, columns)
			for i := range list {
				list[i] = i
			}
			for s, end := range ends {
				if step >= end {
					continue
				}
				row := slices.Clone(logits[s][step])
				row[unknown] = -1e9
				for i := range list {
					if row[list[i]] > row[list[0]] {
						list[0], list[i] = list[i], list[0]
					}
				}
				want[s] = append(want[s], list[0])
			}
		}
		// The segments one after the other, as if each were in a chunk of its own.
		o := &order{}
		for s, rows := range logits {
			for step, row := range rows {
				if got := o.choose(step, 0, row, unknown); got != want[s][step] {
					t.Fatalf("segment %d, step %d: of %v column %d is chosen, want %d", s, step, row, got, want[s][step])
				}
			}
		}
	}
}
