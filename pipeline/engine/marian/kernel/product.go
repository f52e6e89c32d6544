package kernel

import "slices"

// A plain product does not saturate at first: it takes sums as fast as it can and
// then mends the few outputs in which a pair was clamped. A row pair is one number,
// the activation of the first row in the low half and of the second in the high
// half, so that one multiplication by a weight makes two products; their sums stay
// below 2³¹ and the low one is taken out at the end.

// four is the same activation of four pairs of rows.
type four [4]uint64

func plainMultiply(y []float32, x []uint8, rows int, m *Matrix, scale float32, bias []float32) {
	if pairs, dense := m.strongPairs(); dense || !narrow(m) {
		saturatingMultiply(y, x, rows, m, scale, bias)
	} else {
		wideMultiply(y, x, rows, m, scale, bias)
		m.mend(pairs, slices.Max[[]uint8], y, x, rows, scale, bias)
	}
}

func plainMultiplyRows(y []float32, x []uint8, m *Matrix, rows []int32, scale float32, bias []float32) {
	if pairs, dense := m.strongPairs(); dense || !narrow(m) {
		saturatingMultiplyRows(y, x, m, rows, scale, bias)
	} else {
		wideMultiplyRows(y, x, m, rows, scale, bias)
		m.mendRows(pairs, slices.Max[[]uint8], y, x, rows, scale, bias)
	}
}

// narrow tells whether the sum of a row surely stays below 2³¹: 254·128·K.
func narrow(m *Matrix) bool { return m.K <= 1<<31/(254*128) }

func wideMultiply(y []float32, x []uint8, rows int, m *Matrix, scale float32, bias []float32) {
	var eight []four
	var two []uint64
	for t := 0; t < rows; {
		count := rows - t
		if count > 4 {
			count = min(count, 8)
			if eight == nil {
				eight = make([]four, m.K)
			}
			packFour(eight, x[t*m.K:(t+count)*m.K])
			multiplyFour(y[t*m.N:(t+count)*m.N], eight, m, scale, bias)
		} else {
			count = min(count, 2)
			if two == nil {
				two = make([]uint64, m.K)
			}
			pack(two, x[t*m.K:(t+count)*m.K])
			multiplyPair(y[t*m.N:(t+count)*m.N], two, m, scale, bias)
		}
		t += count
	}
}

// packFour fills packed from five to eight rows of x; those that are missing are zero.
func packFour(packed []four, x []uint8) {
	clear(packed)
	for t, k := 0, len(packed); t*k < len(x); t++ {
		for i, v := range x[t*k : (t+1)*k] {
			packed[i][t/2] |= uint64(v) << (t % 2 * 32)
		}
	}
}

// pack fills packed from one or two rows of x.
func pack(packed []uint64, x []uint8) {
	k := len(packed)
	for i, v := range x[:k] {
		packed[i] = uint64(v)
	}
	for i, v := range x[k:] {
		packed[i] |= uint64(v) << 32
	}
}

func multiplyFour(y []float32, packed []four, m *Matrix, scale float32, bias []float32) {
	for n, b := range bias {
		s0, s1, s2, s3 := dotFour(packed, m.Row(n))
		unpack(y, s0, n, m.N, scale, b)
		unpack(y, s1, 2*m.N+n, m.N, scale, b)
		unpack(y, s2, 4*m.N+n, m.N, scale, b)
		unpack(y, s3, 6*m.N+n, m.N, scale, b)
	}
}

// multiplyPair takes four outputs at a time instead of four pairs of rows.
func multiplyPair(y []float32, packed []uint64, m *Matrix, scale float32, bias []float32) {
	last := m.N - 1
	for n := 0; n <= last; n += 4 {
		s := dotPair(packed, m.Row(n), m.Row(min(n+1, last)), m.Row(min(n+2, last)), m.Row(min(n+3, last)))
		for i, s := range s[:min(4, m.N-n)] {
			unpack(y, s, n+i, m.N, scale, bias[n+i])
		}
	}
}

func wideMultiplyRows(y []float32, x []uint8, m *Matrix, rows []int32, scale float32, bias []float32) {
	packed := make([]uint64, m.K)
	pack(packed, x)
	row := func(i int) []int8 { return m.Row(int(rows[min(i, len(rows)-1)])) }
	for i := 0; i < len(rows); i += 4 {
		s := dotPair(packed, row(i), row(i+1), row(i+2), row(i+3))
		for j, s := range s[:min(4, len(rows)-i)] {
			y[i+j] = float32(float32(int32(s))*scale) + bias[rows[i+j]]
		}
	}
}

// dotFour multiplies four pairs of rows by the weights of one output. It is a function
// of its own, as dotPair is, so that the compiler has the registers for its loop.
//
//go:noinline
func dotFour(x []four, row []int8) (s0, s1, s2, s3 uint64) {
	x = x[:len(row)]
	for i, w := range row {
		v, p := uint64(w), &x[i]
		s0 += p[0] * v
		s1 += p[1] * v
		s2 += p[2] * v
		s3 += p[3] * v
	}
	return s0, s1, s2, s3
}

// dotPair multiplies a pair of rows by the weights of four outputs.
//
//go:noinline
func dotPair(x []uint64, r0, r1, r2, r3 []int8) four {
	var s0, s1, s2, s3 uint64
	r0, r1, r2, r3 = r0[:len(x)], r1[:len(x)], r2[:len(x)], r3[:len(x)]
	for i, v := range x {
		s0 += v * uint64(r0[i])
		s1 += v * uint64(r1[i])
		s2 += v * uint64(r2[i])
		s3 += v * uint64(r3[i])
	}
	return four{s0, s1, s2, s3}
}

// unpack writes the two outputs whose sums are in s, the second one a row later, if
// there are such rows.
func unpack(y []float32, s uint64, at, n int, scale, bias float32) {
	low := int32(s)
	if at < len(y) {
		y[at] = float32(float32(low)*scale) + bias
	}
	if at += n; at < len(y) {
		high := int32((int64(s) - int64(low)) >> 32)
		y[at] = float32(float32(high)*scale) + bias
	}
}

func saturatingMultiply(y []float32, x []uint8, rows int, m *Matrix, scale float32, bias []float32) {
	for t := range rows {
		xt, yt := x[t*m.K:(t+1)*m.K], y[t*m.N:(t+1)*m.N]
		for n := range yt {
			yt[n] = float32(float32(saturating(xt, m.Row(n)))*scale) + bias[n]
		}
	}
}

func saturatingMultiplyRows(y []float32, x []uint8, m *Matrix, rows []int32, scale float32, bias []float32) {
	for i, n := range rows {
		y[i] = float32(float32(saturating(x, m.Row(int(n))))*scale) + bias[n]
	}
}

// saturating is the sum of products as VPMADDUBSW takes it: pairs are clamped to 16
// bits. It is the definition of every kernel's products.
func saturating(x []uint8, w []int8) int32 {
	w = w[:len(x)]
	sum := int32(0)
	k := 0
	for ; k+1 < len(x); k += 2 {
		sum += min(max(int32(x[k])*int32(w[k])+int32(x[k+1])*int32(w[k+1]), -clamped-1), clamped)
	}
	if k < len(x) {
		sum += int32(x[k]) * int32(w[k])
	}
	return sum
}
