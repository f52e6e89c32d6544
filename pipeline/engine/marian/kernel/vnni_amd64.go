package kernel

// The VNNI kernel is the AVX2 one with the 8-bit dot products of AVX-512 in place of
// three instructions. They do not saturate, so what should have is mended. The product
// of chosen rows stays as it is: it waits for memory, and so the many weights of the
// output layer need not be searched for pairs.
func vnni() *Kernel {
	k := avx2()
	k.name = "vnni"
	k.multiply = vnniMultiply
	k.wide = &products{vnniWideMultiply, vnniWideMultiplyRows}
	return k
}

//go:noescape
func multiplyVNNI(y *float32, x *uint8, rows, k int, w *int8, n, stride int, scale float32, bias *float32)

//go:noescape
func multiplyRowsVNNI(y *float32, x *uint8, k int, w *int8, rows *int32, count int, scale float32, bias *float32)

//go:noescape
func largestAVX2(x *uint8, n int) uint8

func vnniMultiply(y []float32, x []uint8, rows int, m *Matrix, scale float32, bias []float32) {
	pairs, dense := m.strongPairs()
	if dense || !vectors(rows, m.K, m.N) {
		avx2Multiply(y, x, rows, m, scale, bias)
		return
	}
	vnniWideMultiply(y, x, rows, m, scale, bias)
	m.mend(pairs, largest, y, x, rows, scale, bias)
}

func vnniWideMultiply(y []float32, x []uint8, rows int, m *Matrix, scale float32, bias []float32) {
	if !vectors(rows, m.K, m.N) {
		wideMultiply(y, x, rows, m, scale, bias)
		return
	}
	multiplyVNNI(&y[0], &x[0], rows, m.K, &m.W[0], m.N/8*8, m.N, scale, &bias[0])
	if m.N%8 != 0 { // the last eight again, in part
		n := m.N - 8
		multiplyVNNI(&y[n], &x[0], rows, m.K, &m.W[n*m.K], 8, m.N, scale, &bias[n])
	}
}

func vnniWideMultiplyRows(y []float32, x []uint8, m *Matrix, rows []int32, scale float32, bias []float32) {
	if !vectors(1, m.K, len(rows)) {
		wideMultiplyRows(y, x, m, rows, scale, bias)
		return
	}
	multiplyRowsVNNI(&y[0], &x[0], m.K, &m.W[0], &rows[0], len(rows)/8*8, scale, &bias[0])
	if len(rows)%8 != 0 {
		i := len(rows) - 8
		multiplyRowsVNNI(&y[i], &x[0], m.K, &m.W[0], &rows[i], 8, scale, &bias[0])
	}
}

// largest is slices.Max where x has whole vectors.
func largest(x []uint8) uint8 { return largestAVX2(&x[0], len(x)) }
