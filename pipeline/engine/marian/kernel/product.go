package kernel

import "slices"

// A plain product does not saturate at first: it takes sums as fast as it can and
// then mends the few outputs in which a pair was clamped. A row pair is one number,
// the activation of the first row in the low half and of the second in the high
// half, so that one multiplication by a weight makes two products; their sums stay
// below 2³¹ and the low one is taken out at the end.

// four is the same activation of up to eight rows.
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
	if pairs, dense := m.strongPairs(); dense {
		saturatingMultiplyRows(y, x, m, rows, scale, bias)
	} else {
		wideMultiplyRows(y, x, m, rows, scale, bias)
		m.mendRows(pairs, slices.Max[[]uint8], y, x, rows, scale, bias)
	}
}

// narrow tells whether the sum of a row surely stays below 2³¹: 254·128·K.
func narrow(m *Matrix) bool { return m.K <= 1<<31/(254*128) }

func wideMultiply(y []float32, x []uint8, rows int, m *Matrix, scale float32, bias []float32) {
	packed := make([]four, m.K)
	for t := 0; t < rows; t += 8 {
		count := min(rows-t, 8)
		pack(packed, x[t*m.K:(t+count)*m.K], m.K)
		part := y[t*m.N : (t+count)*m.N]
		if count > 2 {
			multiplyFour(part, packed, m, scale, bias)
		} else {
			multiplyOne(part, packed, m, scale, bias)
		}
	}
}

// pack fills packed from one to eight rows of x; the rows that are missing are zero.
func pack(packed []four, x []uint8, k int) {
	clear(packed)
	for t := 0; t*k < len(x); t++ {
		for i, v := range x[t*k : (t+1)*k] {
			packed[i][t/2] |= uint64(v) << (t % 2 * 32)
		}
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

// dotFour is a function of its own so that the compiler has the registers for it.
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

// multiplyOne is multiplyFour for one or two rows.
func multiplyOne(y []float32, packed []four, m *Matrix, scale float32, bias []float32) {
	for n, b := range bias {
		unpack(y, dotOne(packed, m.Row(n)), n, m.N, scale, b)
	}
}

//go:noinline
func dotOne(x []four, row []int8) uint64 {
	x = x[:len(row)]
	var s uint64
	for i, w := range row {
		s += x[i][0] * uint64(w)
	}
	return s
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

func wideMultiplyRows(y []float32, x []uint8, m *Matrix, rows []int32, scale float32, bias []float32) {
	for i, n := range rows {
		row := m.Row(int(n))
		x := x[:len(row)]
		sum := int32(0)
		for k, w := range row {
			sum += int32(x[k]) * int32(w)
		}
		y[i] = float32(float32(sum)*scale) + bias[n]
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
