package kernel

import "math"

// normEpsilon is Marian's; it is added under the root.
const normEpsilon = 1e-6

// plainAddNorm sums from left to right, which is Marian's order where the width
// of its vectors is one.
func plainAddNorm(x, y []float32, rows int, gain, bias []float32) {
	width := len(gain)
	for t := range rows {
		xt, yt := x[t*width:(t+1)*width], y[t*width:(t+1)*width]
		sum := float32(0)
		for i, v := range yt {
			v += xt[i]
			xt[i] = v
			sum += v
		}
		mean := sum / float32(width)
		squares := float32(0)
		for _, v := range xt {
			d := v - mean
			squares += float32(d * d)
		}
		deviation := float32(math.Sqrt(float64(float32(squares/float32(width)) + normEpsilon)))
		for i, v := range xt {
			xt[i] = float32(gain[i]*float32((v-mean)/deviation)) + bias[i]
		}
	}
}
