package kernel

// plain is the arithmetic without a vector unit, and the definition of it: every
// other kernel is tested against these functions.
func plain() *Kernel {
	return &Kernel{
		name:             "plain",
		multiply:         plainMultiply,
		multiplyRows:     plainMultiplyRows,
		quantise:         plainQuantise,
		quantisePositive: plainQuantisePositive,
		addNorm:          plainAddNorm,
		cell:             plainCell,
		embed:            plainEmbed,
		attend:           plainAttend,
		wide:             &products{wideMultiply, wideMultiplyRows},
	}
}

// round to the nearest even integer: adding 1.5·2²³ leaves no bits for a fraction.
const roundMagic = 12582912

func plainQuantise(q []uint8, x []float32, a float32) {
	for i, v := range x {
		q[i] = quantised(float32(v * a))
	}
}

func plainQuantisePositive(q []uint8, x []float32, a float32) {
	for i, v := range x {
		if !(v > 0) {
			v = 0
		}
		q[i] = quantised(float32(v * a))
	}
}

func quantised(v float32) uint8 {
	if !(v > -127) {
		v = -127
	}
	if v > 127 {
		v = 127
	}
	return uint8(int32(float32(v+roundMagic)-roundMagic) + 127)
}

func plainEmbed(x []float32, row []int8, unquant, scale float32, position []float32) {
	for i, w := range row {
		x[i] = float32(scale*float32(float32(w)*unquant)) + position[i]
	}
}

func plainCell(x, c, f, w []float32) {
	for i := range x {
		s := sigmoid(f[i])
		v := float32(s*c[i]) + float32((1-s)*w[i])
		c[i] = v
		if !(v > 0) {
			v = 0
		}
		x[i] = v + x[i]
	}
}
