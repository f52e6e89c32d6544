package kernel

import "math"

// What is not an 8-bit product: whole vectors in assembly, the rest of a row and rows of
// an odd width in the plain functions.

func neonQuantised(q []uint8, x []float32, a float32) {
	n := len(x) / 16 * 16
	if n > 0 {
		neonQuantise(&q[0], &x[0], n, a, float32(math.Inf(-1)))
	}
	plainQuantise(q[n:], x[n:], a)
}

func neonQuantisedPositive(q []uint8, x []float32, a float32) {
	n := len(x) / 16 * 16
	if n > 0 {
		neonQuantise(&q[0], &x[0], n, a, 0)
	}
	plainQuantisePositive(q[n:], x[n:], a)
}

func neonEmbedded(x []float32, row []int8, unquant, scale float32, position []float32) {
	n := len(x) / 8 * 8
	if n > 0 {
		neonEmbed(&x[0], &row[0], n, unquant, scale, &position[0])
	}
	plainEmbed(x[n:], row[n:], unquant, scale, position[n:])
}

func neonCells(x, c, f, w []float32) {
	n := len(x) / 4 * 4
	if n > 0 {
		neonCell(&x[0], &c[0], &f[0], &w[0], n)
	}
	plainCell(x[n:], c[n:], f[n:], w[n:])
}

// neonAddNorm adds up four rows at a time, each in a lane of its own, so that every
// sum is taken from left to right; if fewer are left, the last one fills the lanes.
func neonAddNorm(x, y []float32, rows int, gain, bias []float32) {
	width := len(gain)
	if rows == 0 || width == 0 || width%4 != 0 {
		plainAddNorm(x, y, rows, gain, bias)
		return
	}
	neonAdd(&x[0], &y[0], rows*width)
	var means, deviations [4]float32
	for t := 0; t < rows; t += 4 {
		last := min(rows-t, 4) - 1
		neonMoments(&means, &deviations, &x[t*width], width,
			min(1, last)*width, min(2, last)*width, min(3, last)*width, normEpsilon)
		for i := range last + 1 {
			neonNormalise(&x[(t+i)*width], width, means[i], deviations[i], &gain[0], &bias[0])
		}
	}
}

func neonAttend(out, q []float32, rows int, m *Memory, weights []float32) {
	depth := m.width / m.heads
	if m.n == 0 || rows == 0 || depth%16 != 0 {
		plainAttend(out, q, rows, m, weights)
		return
	}
	scale := 1 / float32(math.Sqrt(float64(depth)))
	under := math.Nextafter32(expfUnder, float32(math.Inf(-1)))
	s := m.scores
	for h := range m.heads {
		keys := m.keys[h*depth*m.stride : (h+1)*depth*m.stride]
		for t := range rows {
			at := t*m.width + h*depth
			vectors := (m.n + 3) / 4
			if fullGroup(t, rows) && m.n%4 != 0 {
				vectors--
				neonScoresLast(&s[4*vectors], &q[at], &keys[4*vectors], depth, m.stride, scale)
			}
			neonScores(&s[0], &q[at], &keys[0], depth, m.stride, vectors, scale)
			if m.real < m.n {
				m.weigh(s, 1) // they are scaled
			}
			if m.n%4 == 0 {
				neonSoftmax4(&s[0], m.n)
			} else {
				neonSoftmax1(&s[0], m.n, under)
			}
			if h == 0 && weights != nil {
				copy(weights[t*m.n:(t+1)*m.n], s)
			}
			for i := 0; i < depth; i += 16 {
				neonBlend(&out[at+i], &s[0], &m.values[h*depth+i], m.n, m.width)
			}
		}
	}
}

//go:noescape
func neonQuantise(q *uint8, x *float32, n int, a, floor float32)

//go:noescape
func neonEmbed(x *float32, row *int8, n int, unquant, scale float32, position *float32)

//go:noescape
func neonCell(x, c, f, w *float32, n int)

//go:noescape
func neonAdd(x, y *float32, n int)

//go:noescape
func neonMoments(means, deviations *[4]float32, x *float32, n, second, third, fourth int, epsilon float32)

//go:noescape
func neonNormalise(x *float32, n int, mean, deviation float32, gain, bias *float32)

//go:noescape
func neonScores(s, q, keys *float32, depth, stride, vectors int, scale float32)

//go:noescape
func neonScoresLast(s, q, keys *float32, depth, stride int, scale float32)

//go:noescape
func neonSoftmax4(s *float32, n int)

//go:noescape
func neonSoftmax1(s *float32, n int, under float32)

//go:noescape
func neonBlend(out, weights, values *float32, n, width int)
