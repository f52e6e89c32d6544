package random

import "hash/fnv"

// A stream is a series of random numbers: Steele, Lea and Flood, "Fast splittable
// pseudorandom number generators" (2014), known as SplitMix64.
type stream uint64

// newStream returns the series of a seed for what has this name, so that one part more
// or less leaves the others as they are.
func newStream(seed uint64, name string) *stream {
	h := fnv.New64a()
	h.Write([]byte(name))
	s := stream(seed ^ h.Sum64())
	s = stream(s.next())
	return &s
}

func (s *stream) next() uint64 {
	*s += 0x9e3779b97f4a7c15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below returns a number in [0, n).
func (s *stream) below(n int) int { return int(s.next() >> 33 % uint64(n)) }

// spread is the standard deviation of bell: of the sum of eight numbers in [0, 256).
const spread = 209

// bell returns a number in [-1020, 1020] that is nearly normally distributed around 0:
// the eight bytes of a random number, summed.
func (s *stream) bell() int {
	const even = 0x00ff00ff00ff00ff
	v := s.next()
	pairs := v&even + v>>8&even
	return int(pairs*0x0001000100010001>>48) - 8*255/2
}

// root returns the square root of n, rounded down.
func root(n int) int {
	r := 0
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}
