package kernel

import "math"

// Memory is what attention looks at: the keys and values of one sentence. It holds
// the room for the scores too, so only one goroutine may use it at a time.
type Memory struct {
	n, width, heads int
	real            int // of the n keys; those after them are masked

	// stride is n rounded up to a whole number of vectors.
	stride int
	// keys are transposed, keys[k*stride+j] for dimension k and key j, so that a
	// vector can hold a dimension of several keys; values are values[j*width+k].
	keys, values []float32
	scores       []float32
}

// lanes is the most float32 numbers a kernel may read at once from keys and scores.
const lanes = 16

// Len returns the number of keys.
func (m *Memory) Len() int { return m.n }

// Set fills m with n keys and values of width numbers each, split among the heads.
// It copies both into room it had before, if that is enough.
func (m *Memory) Set(k, v []float32, n, width, heads int) {
	m.n, m.width, m.heads, m.real = n, width, heads, n
	m.stride = (n + lanes - 1) / lanes * lanes
	m.keys = room(m.keys, width*m.stride)
	m.scores = room(m.scores, m.stride)
	m.values = room(m.values, n*width)
	copy(m.values, v[:n*width])
	for j := range n {
		for i, v := range k[j*width : (j+1)*width] {
			m.keys[i*m.stride+j] = v
		}
	}
	for i := range width {
		clear(m.keys[i*m.stride+n : (i+1)*m.stride])
	}
}

// Mask tells that only the first keys of those that were set are real: the others, which
// stand for the padding of a batch, get no weight, but they count in how the sums are
// grouped.
func (m *Memory) Mask(real int) { m.real = real }

// masked is Marian's score of a key that is only padding; its weight comes out as 0.
const masked = -99999999

// weigh scales the scores of the real keys and masks the others.
func (m *Memory) weigh(s []float32, scale float32) {
	for j := range m.real {
		s[j] *= scale
	}
	for j := m.real; j < m.n; j++ {
		s[j] = masked
	}
}

func room(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n)
	}
	return s[:n]
}

func plainAttend(out, q []float32, rows int, m *Memory, weights []float32) {
	depth := m.width / m.heads
	scale := 1 / float32(math.Sqrt(float64(depth)))
	for h := range m.heads {
		keys := m.keys[h*depth*m.stride : (h+1)*depth*m.stride]
		for t := range rows {
			at := t*m.width + h*depth
			s := m.scores[:m.n]
			score(s, q[at:at+depth], keys, m.stride, fullGroup(t, rows))
			m.weigh(s, scale)
			softmax(s)
			if h == 0 && weights != nil {
				copy(weights[t*m.n:], s)
			}
			o := out[at : at+depth]
			clear(o)
			for j, w := range s {
				v := m.values[j*m.width+h*depth:]
				for i := range o {
					o[i] += float32(w * v[i])
				}
			}
		}
	}
}

// fullGroup tells whether row t is in one of the full groups of four rows, which
// Eigen multiplies together.
func fullGroup(t, rows int) bool { return t < rows/4*4 }

// score computes the dot products of one query with every key. Eigen takes them
// from left to right except the last n%4 keys against a full group of queries:
// those it sums in four interleaved accumulators.
func score(s, q, keys []float32, stride int, group bool) {
	whole := len(s)
	if group {
		whole = len(s) / 4 * 4
	}
	clear(s[:whole])
	for k, v := range q {
		row := keys[k*stride : k*stride+whole]
		for j, w := range row {
			s[j] += float32(v * w)
		}
	}
	for j := whole; j < len(s); j++ {
		s[j] = scoreInterleaved(q, keys[j:], stride)
	}
}

func scoreInterleaved(q, key []float32, stride int) float32 {
	var c [4]float32
	k := 0
	for ; k+4 <= len(q); k += 4 {
		for i := range c {
			c[i] += float32(q[k+i] * key[(k+i)*stride])
		}
	}
	sum := (c[0] + c[1]) + (c[2] + c[3])
	for ; k < len(q); k++ {
		sum += float32(q[k] * key[k*stride])
	}
	return sum
}

// softmax works in place. Marian takes four at a time where it can: then exp is the
// vector one and there are four partial sums.
func softmax(s []float32) {
	if len(s) == 0 {
		return
	}
	largest := s[0]
	for _, v := range s {
		largest = max(largest, v)
	}
	total := float32(0)
	if len(s)%4 == 0 {
		var a [4]float32
		for i, v := range s {
			e := expVector(v - largest)
			a[i%4] += e
			s[i] = e
		}
		total = ((a[0] + a[1]) + a[2]) + a[3]
	} else {
		for i, v := range s {
			e := expScalar(v - largest)
			total += e
			s[i] = e
		}
	}
	for i := range s {
		s[i] /= total
	}
}
