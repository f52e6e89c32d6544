package kernel

// sdot is the NEON kernel with the 8-bit dot products of ARMv8.2 in place of three
// instructions. They do not saturate, so what should have is mended.
func sdot() *Kernel {
	k := neon()
	k.name = "sdot"
	k.multiply = dotMultiply
	k.multiplyRows = dotMultiplyRows
	k.wide = &products{dotTiles().multiply, dotTiles().multiplyRows}
	return k
}

// dotTiles do not saturate.
func dotTiles() tiles {
	return tiles{dotTile, dotRow, rowSums, products{wideMultiply, wideMultiplyRows}}
}

// rowSums adds up the weights of m when they are first multiplied.
func rowSums(m *Matrix) []int32 {
	m.totals.once.Do(func() { m.totals.sums = m.Sums(nil) })
	return m.totals.sums
}

func dotMultiply(y []float32, x []uint8, rows int, m *Matrix, scale float32, bias []float32) {
	pairs, dense := m.strongPairs()
	if dense || !fit(m.K, m.N) {
		saturatingTiles().multiply(y, x, rows, m, scale, bias)
		return
	}
	dotTiles().multiply(y, x, rows, m, scale, bias)
	m.mend(pairs, largest, y, x, rows, scale, bias)
}

func dotMultiplyRows(y []float32, x []uint8, m *Matrix, rows []int32, scale float32, bias []float32) {
	pairs, dense := m.strongPairs()
	if dense || !fit(m.K, len(rows)) {
		saturatingTiles().multiplyRows(y, x, m, rows, scale, bias)
		return
	}
	dotTiles().multiplyRows(y, x, m, rows, scale, bias)
	m.mendRows(pairs, largest, y, x, rows, scale, bias)
}

// largest is slices.Max where x has whole vectors.
func largest(x []uint8) uint8 { return neonLargest(&x[0], len(x)) }

//go:noescape
func neonLargest(x *uint8, n int) uint8

//go:noescape
func dotTile(y *float32, x *uint8, groups int, w *int8, k, n int, sums *int32, scale float32, bias *float32)

//go:noescape
func dotRow(y *float32, x *uint8, groups int, w *int8, k int, rows, sums *int32, scale float32, bias *float32)
