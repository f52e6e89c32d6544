package swap

import "testing"

// A swap is done for each near match, of which there may be thousands in a document.
func BenchmarkSwap(b *testing.B) {
	s := New(states)
	all := fixtures(b)
	for i := 0; b.Loop(); i++ {
		f := all[i%len(all)]
		s.Swap(f.from, f.to, f.text, f.known, f.translation)
	}
}
