package kernel

import "math"

// The AVX2 kernel does whole vectors in assembly and leaves the rest of a shape that
// is no multiple of them to the plain functions. The instructions saturate, round to
// even and divide as the definition does, so nothing has to be corrected.
func avx2() *Kernel {
	k := plain()
	k.name = "avx2"
	k.wide = nil
	k.multiply = avx2Multiply
	k.multiplyRows = avx2MultiplyRows
	k.quantise = avx2Quantise
	k.quantisePositive = avx2QuantisePositive
	k.embed = avx2Embed
	k.addNorm = avx2AddNorm
	k.cell = avx2Cell
	k.attend = avx2Attend
	return k
}

//go:noescape
func multiplyAVX2(y *float32, x *uint8, rows, k int, w *int8, n, stride int, scale float32, bias *float32)

//go:noescape
func multiplyRowsAVX2(y *float32, x *uint8, k int, w *int8, rows *int32, count int, scale float32, bias *float32)

//go:noescape
func quantiseAVX2(q *uint8, x *float32, n int, a, floor float32)

//go:noescape
func embedAVX2(x *float32, row *int8, n int, unquant, scale float32, position *float32)

//go:noescape
func cellAVX2(x, c, f, w *float32, n int)

//go:noescape
func addAVX2(x, y *float32, n int)

//go:noescape
func momentsAVX2(moments, x *float32, offsets *[8]int, width int)

//go:noescape
func normaliseAVX2(x *float32, rows, width int, moments, gain, bias *float32)

// vectors tells whether a product has the shape for eight outputs at a time.
func vectors(rows, k, n int) bool { return rows > 0 && n >= 8 && k > 0 && k%32 == 0 }

func avx2Multiply(y []float32, x []uint8, rows int, m *Matrix, scale float32, bias []float32) {
	if !vectors(rows, m.K, m.N) {
		plainMultiply(y, x, rows, m, scale, bias)
		return
	}
	multiplyAVX2(&y[0], &x[0], rows, m.K, &m.W[0], m.N/8*8, m.N, scale, &bias[0])
	if m.N%8 != 0 { // the last eight again, in part
		n := m.N - 8
		multiplyAVX2(&y[n], &x[0], rows, m.K, &m.W[n*m.K], 8, m.N, scale, &bias[n])
	}
}

func avx2MultiplyRows(y []float32, x []uint8, m *Matrix, rows []int32, scale float32, bias []float32) {
	if !vectors(1, m.K, len(rows)) {
		plainMultiplyRows(y, x, m, rows, scale, bias)
		return
	}
	multiplyRowsAVX2(&y[0], &x[0], m.K, &m.W[0], &rows[0], len(rows)/8*8, scale, &bias[0])
	if len(rows)%8 != 0 {
		i := len(rows) - 8
		multiplyRowsAVX2(&y[i], &x[0], m.K, &m.W[0], &rows[i], 8, scale, &bias[0])
	}
}

func avx2Quantise(q []uint8, x []float32, a float32) {
	n := len(x) / 32 * 32
	if n > 0 {
		quantiseAVX2(&q[0], &x[0], n, a, float32(math.Inf(-1)))
	}
	plainQuantise(q[n:], x[n:], a)
}

func avx2QuantisePositive(q []uint8, x []float32, a float32) {
	n := len(x) / 32 * 32
	if n > 0 {
		quantiseAVX2(&q[0], &x[0], n, a, 0)
	}
	plainQuantisePositive(q[n:], x[n:], a)
}

func avx2Embed(x []float32, row []int8, unquant, scale float32, position []float32) {
	n := len(x) / 8 * 8
	if n > 0 {
		embedAVX2(&x[0], &row[0], n, unquant, scale, &position[0])
	}
	plainEmbed(x[n:], row[n:], unquant, scale, position[n:])
}

func avx2Cell(x, c, f, w []float32) {
	n := len(x) / 8 * 8
	if n > 0 {
		cellAVX2(&x[0], &c[0], &f[0], &w[0], n)
	}
	plainCell(x[n:], c[n:], f[n:], w[n:])
}

// avx2AddNorm takes eight rows at a time, one in each lane, so that each sum keeps
// its order; where there are fewer, the last one fills the lanes that are left.
func avx2AddNorm(x, y []float32, rows int, gain, bias []float32) {
	width := len(gain)
	if rows == 0 || width == 0 || width%8 != 0 {
		plainAddNorm(x, y, rows, gain, bias)
		return
	}
	addAVX2(&x[0], &y[0], len(x))
	for t := 0; t < rows; t += 8 {
		group := x[t*width:]
		var offsets [8]int
		for i := range offsets {
			offsets[i] = min(i, rows-t-1) * width * 4
		}
		var moments [16]float32
		momentsAVX2(&moments[0], &group[0], &offsets, width)
		normaliseAVX2(&group[0], min(rows-t, 8), width, &moments[0], &gain[0], &bias[0])
	}
}
