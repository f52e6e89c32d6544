package kernel

// tiles are the functions of which a product is made, the first two in assembly.
type tiles struct {
	// tile computes four outputs for groups of four rows of x.
	tile func(y *float32, x *uint8, groups int, w *int8, k, n int, sums *int32, scale float32, bias *float32)
	// row computes groups of four outputs for one row of x: those of rows, or all in order if rows is nil.
	row func(y *float32, x *uint8, groups int, w *int8, k int, rows, sums *int32, scale float32, bias *float32)
	// sums are those of each output's weights; both get them as they get the bias. Nil
	// if they need none.
	sums func(m *Matrix) []int32
	// odd is for the shapes that do not fit.
	odd products
}

// saturatingTiles are those of every arm64.
func saturatingTiles() tiles {
	return tiles{neonTile, neonRow, nil, products{plainMultiply, plainMultiplyRows}}
}

// block is how many weights of a row the tiles take at once. Marian's rows are
// multiples of it; other matrices, and those of fewer than four outputs, are
// left to the plain functions.
const block = 32

func fit(k, outputs int) bool { return k > 0 && k%block == 0 && outputs >= 4 }

// multiply goes through the weights once: four outputs are computed for all rows
// of x before the next four. The last four overlap with those before if N is not a
// multiple of four.
func (p tiles) multiply(y []float32, x []uint8, rows int, m *Matrix, scale float32, bias []float32) {
	if rows == 0 {
		return
	}
	if !fit(m.K, m.N) {
		p.odd.multiply(y, x, rows, m, scale, bias)
		return
	}
	var sums []int32
	if p.sums != nil {
		sums = p.sums(m)
	}
	if rows == 1 {
		p.row(&y[0], &x[0], m.N/4, &m.W[0], m.K, nil, at(sums, 0), scale, &bias[0])
		if m.N%4 != 0 {
			n := m.N - 4
			p.row(&y[n], &x[0], 1, &m.W[n*m.K], m.K, nil, at(sums, n), scale, &bias[n])
		}
		return
	}
	full := rows / 4 * 4
	for n := 0; n < m.N; n += 4 {
		n := min(n, m.N-4)
		w := &m.W[n*m.K]
		if full > 0 {
			p.tile(&y[n], &x[0], full/4, w, m.K, m.N, at(sums, n), scale, &bias[n])
		}
		for t := full; t < rows; t++ {
			p.row(&y[t*m.N+n], &x[t*m.K], 1, w, m.K, nil, at(sums, n), scale, &bias[n])
		}
	}
}

func (p tiles) multiplyRows(y []float32, x []uint8, m *Matrix, rows []int32, scale float32, bias []float32) {
	if !fit(m.K, len(rows)) {
		p.odd.multiplyRows(y, x, m, rows, scale, bias)
		return
	}
	var sums *int32
	if p.sums != nil {
		sums = &p.sums(m)[0]
	}
	p.row(&y[0], &x[0], len(rows)/4, &m.W[0], m.K, &rows[0], sums, scale, &bias[0])
	if len(rows)%4 != 0 {
		i := len(rows) - 4
		p.row(&y[i], &x[0], 1, &m.W[0], m.K, &rows[i], sums, scale, &bias[0])
	}
}

// at is the place of s[i], if there is an s.
func at(s []int32, i int) *int32 {
	if s == nil {
		return nil
	}
	return &s[i]
}

//go:noescape
func neonTile(y *float32, x *uint8, groups int, w *int8, k, n int, sums *int32, scale float32, bias *float32)

//go:noescape
func neonRow(y *float32, x *uint8, groups int, w *int8, k int, rows, sums *int32, scale float32, bias *float32)
