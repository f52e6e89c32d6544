package kernel

import "math"

//go:noescape
func scoreAVX2(s, q, keys *float32, stride, depth int)

//go:noescape
func scoreTailAVX2(s, q, keys *float32, stride, depth int)

//go:noescape
func softmaxAVX2(s *float32, n int, scale float32)

//go:noescape
func mixAVX2(out, s, values *float32, n, width, depth int)

// avx2Attend has a key in each lane for the scores and a column in each for the sum
// of the values, so that every sum keeps its order.
func avx2Attend(out, q []float32, rows int, m *Memory, weights []float32) {
	depth := m.width / m.heads
	if m.n == 0 || depth == 0 || depth%8 != 0 {
		plainAttend(out, q, rows, m, weights)
		return
	}
	scale := 1 / float32(math.Sqrt(float64(depth)))
	whole, s := m.n/4*4, m.scores[:m.stride]
	for h := range m.heads {
		keys := m.keys[h*depth*m.stride : (h+1)*depth*m.stride]
		for t := range rows {
			at := t*m.width + h*depth
			scoreAVX2(&s[0], &q[at], &keys[0], m.stride, depth)
			if whole < m.n && fullGroup(t, rows) {
				scoreTailAVX2(&s[whole], &q[at], &keys[whole], m.stride, depth)
			}
			scale := scale
			if m.real < m.n {
				m.weigh(s, scale)
				scale = 1
			}
			softmaxAVX2(&s[0], m.n, scale)
			if h == 0 && weights != nil {
				copy(weights[t*m.n:], s[:m.n])
			}
			mixAVX2(&out[at], &s[0], &m.values[h*depth], m.n, m.width, depth)
		}
	}
}
