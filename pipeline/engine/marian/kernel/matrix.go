package kernel

import (
	"encoding/binary"
	"iter"
	"sync"
	"unsafe"
)

// Matrix is a layer's weights as Marian stores them: N rows, one for each output,
// of K weights each. W may lie in a mapped file; it is never written.
type Matrix struct {
	K, N int
	W    []int8

	strong *strong
	totals *totals
}

// pair is two neighbouring weights of one row, 2i and 2i+1, that may saturate.
type pair struct {
	n, k   int32
	w0, w1 int8 // a copy: the place in W is far from everything else
}

func (p pair) strength() int32 { return max(int32(p.w0)+int32(p.w1), -int32(p.w0)-int32(p.w1)) }

// strong are the pairs of a matrix that may saturate, the strongest first.
type strong struct {
	once  sync.Once
	pairs []pair
	dense bool
}

// totals are the sums of a matrix's rows, for the kernels that ask for them.
type totals struct {
	once sync.Once
	sums []int32
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
	return Matrix{K: k, N: n, W: w[: k*n : k*n], strong: new(strong), totals: new(totals)}
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
// groups of four pairs have none whose absolute values reach 128, and are passed over.
func findStrong(found []pair, row []int8, n int32) []pair {
	b := bytesOf(row)
	k := 0
	for ; k+8 <= len(b); k += 8 {
		v := binary.LittleEndian.Uint64(b[k:])
		v ^= (v >> 7 & eachByte) * 0xff // |w|, one less if negative
		if (v&evenByte+v>>8&evenByte)&0x0080008000800080 == 0 {
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
	p := pair{n, int32(k), row[k], row[k+1]}
	if p.strength() < weakest {
		return found
	}
	return append(found, p)
}

// byStrength sorts by counting: strengths are 130 to 256.
func byStrength(pairs []pair) []pair {
	var start [258]int
	for _, p := range pairs {
		start[257-p.strength()]++
	}
	at := 0
	for i, c := range start {
		start[i] = at
		at += c
	}
	sorted := make([]pair, len(pairs))
	for _, p := range pairs {
		i := 257 - p.strength()
		sorted[start[i]] = p
		start[i]++
	}
	return sorted
}

// mend does again the outputs of y, a product that did not saturate, in which a pair
// has to. Pairs are those of strongPairs; largest finds the largest byte.
func (m *Matrix) mend(pairs []pair, largest func([]uint8) uint8, y []float32, x []uint8, rows int, scale float32, bias []float32) {
	for t := range rows {
		xt := x[t*m.K : (t+1)*m.K]
		for n := range clamps(pairs, xt, largest) {
			y[t*m.N+int(n)] = float32(float32(saturating(xt, m.Row(int(n))))*scale) + bias[n]
		}
	}
}

// mendRows does the same for the chosen rows.
func (m *Matrix) mendRows(pairs []pair, largest func([]uint8) uint8, y []float32, x []uint8, rows []int32, scale float32, bias []float32) {
	for n := range clamps(pairs, x, largest) {
		for i, row := range rows {
			if row == n {
				y[i] = float32(float32(saturating(x, m.Row(int(n))))*scale) + bias[n]
			}
		}
	}
}

// clamps yields every output of which a pair saturates for the row x, as often as it
// has such pairs.
func clamps(pairs []pair, x []uint8, largest func([]uint8) uint8) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		if len(pairs) == 0 {
			return
		}
		most := int32(largest(x))
		for _, p := range pairs {
			if p.strength()*most <= clamped {
				return // and so do none of those that follow
			}
			s := int32(x[p.k])*int32(p.w0) + int32(x[p.k+1])*int32(p.w1)
			if (s > clamped || s < -clamped-1) && !yield(p.n) {
				return
			}
		}
	}
}
