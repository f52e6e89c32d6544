package kernel

import (
	"encoding/binary"
	"sync"
	"unsafe"
)

// Matrix is a layer's weights as Marian stores them: N rows, one for each output,
// of K weights each. W may lie in a mapped file; it is never written.
type Matrix struct {
	K, N int
	W    []int8

	strong *strong
}

// pair is the place of two neighbouring weights of one row, 2i and 2i+1, that may saturate.
type pair struct {
	n, k     int32
	strength int32 // |w[k] + w[k+1]|
}

// strong are the pairs of a matrix that may saturate, the strongest first.
type strong struct {
	once  sync.Once
	pairs []pair
	dense bool
}

// Saturation. VPMADDUBSW adds two products a0·w0 + a1·w1 and clamps the sum to 16
// bits. A quantised activation is at most 254, so only pairs with |w0+w1| ≥ 130 can
// ever reach the clamp (254·129 = 32,766); with real weights they are one in
// thousands, and only the largest activations take one there. A machine that does
// not saturate therefore adds everything as it likes and does the few outputs again
// in which a pair was clamped: see mend.
const (
	weakest = 130
	clamped = 32767
	// denseShare is the share of pairs above which a list of them is no use: such
	// weights do not come out of training.
	denseShare = 32
)

// NewMatrix returns the matrix of n outputs with k weights each. It does not copy w.
func NewMatrix(w []int8, k, n int) Matrix {
	return Matrix{K: k, N: n, W: w[: k*n : k*n], strong: new(strong)}
}

// Row returns the weights of output n.
func (m *Matrix) Row(n int) []int8 { return m.W[n*m.K : (n+1)*m.K] }

// Sums returns the sum of each row's weights, into s if it has room.
func (m *Matrix) Sums(s []int32) []int32 {
	if cap(s) < m.N {
		s = make([]int32, m.N)
	}
	s = s[:m.N]
	for n := range s {
		s[n] = sum(m.Row(n))
	}
	return s
}

// bytesOf sees weights as bytes, for reading eight at a time.
func bytesOf(w []int8) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(w))), len(w))
}

const (
	eachByte = 0x0101010101010101
	evenByte = 0x00ff00ff00ff00ff
)

// sum adds weights eight at a time: with the sign bit turned they are 0 to 255, and
// 128 pairs of them fit in 16 bits.
func sum(w []int8) int32 {
	b := bytesOf(w)
	total := int32(0)
	for len(b) >= 8 {
		words := min(len(b)/8, 128)
		acc := uint64(0)
		for i := range words {
			v := binary.LittleEndian.Uint64(b[8*i:]) ^ 0x80*eachByte
			acc += v&evenByte + v>>8&evenByte
		}
		acc = acc&0x0000ffff0000ffff + acc>>16&0x0000ffff0000ffff
		total += int32(acc&0xffffffff) + int32(acc>>32) - int32(words)*8*128
		b = b[8*words:]
	}
	for _, v := range b {
		total += int32(int8(v))
	}
	return total
}

// strongPairs finds the pairs when they are first asked for: a kernel whose machine
// saturates never asks. Dense is set if there are too many to list.
func (m *Matrix) strongPairs() (pairs []pair, dense bool) {
	s := m.strong
	s.once.Do(func() {
		var found []pair
		limit := m.K*m.N/2/denseShare + 16
		for n := 0; n < m.N; n++ {
			found = findStrong(found, m.Row(n), int32(n))
			if len(found) > limit {
				s.dense = true
				return
			}
		}
		s.pairs = byStrength(found)
	})
	return s.pairs, s.dense
}

// findStrong appends row n's pairs that may saturate. Where they are rare, most
// groups of eight weights have none of 64 or more and are passed over at once.
func findStrong(found []pair, row []int8, n int32) []pair {
	b := bytesOf(row)
	k := 0
	for ; k+8 <= len(b); k += 8 {
		v := binary.LittleEndian.Uint64(b[k:])
		v ^= v >> 7 & eachByte * 0x7f // |w|, one less if negative
		if (v&(0x7f*eachByte)+0x40*eachByte)&(0x80*eachByte) == 0 {
			continue
		}
		for i := k; i < k+8; i += 2 {
			found = appendStrong(found, row, n, i)
		}
	}
	for ; k+1 < len(row); k += 2 {
		found = appendStrong(found, row, n, k)
	}
	return found
}

func appendStrong(found []pair, row []int8, n int32, k int) []pair {
	s := int32(row[k]) + int32(row[k+1])
	if s < 0 {
		s = -s
	}
	if s < weakest {
		return found
	}
	return append(found, pair{n, int32(k), s})
}

// byStrength sorts by counting: strengths are 130 to 256.
func byStrength(pairs []pair) []pair {
	var start [258]int
	for _, p := range pairs {
		start[257-p.strength]++
	}
	at := 0
	for i, c := range start {
		start[i] = at
		at += c
	}
	sorted := make([]pair, len(pairs))
	for _, p := range pairs {
		i := 257 - p.strength
		sorted[start[i]] = p
		start[i]++
	}
	return sorted
}

// clamps calls again with every output of which a pair saturates for the row x, as
// often as it has such pairs. Pairs must come from strongPairs.
func (m *Matrix) clamps(pairs []pair, x []uint8, again func(n int32)) {
	if len(pairs) == 0 {
		return
	}
	largest := int32(largestOf(x))
	for _, p := range pairs {
		if p.strength*largest <= clamped {
			return
		}
		w := m.W[int(p.n)*m.K+int(p.k):]
		s := int32(x[p.k])*int32(w[0]) + int32(x[p.k+1])*int32(w[1])
		if s > clamped || s < -clamped-1 {
			again(p.n)
		}
	}
}

func largestOf(x []uint8) uint8 {
	largest := uint8(0)
	for _, v := range x {
		largest = max(largest, v)
	}
	return largest
}
