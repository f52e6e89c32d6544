package kernel

import "math"

// Position writes the sinusoidal embedding of position p: the sines of all
// frequencies, then the cosines. It is Marian's, in float32 with musl's expf, sinf
// and cosf.
func Position(dst []float32, p int) {
	half := len(dst) / 2
	step := float32(float32(logTenThousand) / (float32(half) - 1))
	for i := range half {
		angle := float32(float32(p) * expScalar(float32(float32(i)*-step)))
		dst[i] = sin(angle)
		dst[half+i] = cos(angle)
	}
}

const logTenThousand = 9.210340371976182736

// sin and cos are musl's sinf and cosf for angles from 0 to 2^28: reduced by
// multiples of π/2 and taken from polynomials, both in float64.
func sin(x float32) float32 {
	y, quarter := reduced(x)
	switch quarter & 3 {
	case 0:
		return sinNear(y)
	case 1:
		return cosNear(y)
	case 2:
		return sinNear(-y)
	}
	return -cosNear(y)
}

func cos(x float32) float32 {
	y, quarter := reduced(x)
	switch quarter & 3 {
	case 0:
		return cosNear(y)
	case 1:
		return sinNear(-y)
	case 2:
		return -cosNear(y)
	}
	return sinNear(y)
}

// reduced returns x less a multiple of π/2, and the multiple. Up to 9π/4 musl
// subtracts the rounded product at once, beyond that in two parts.
func reduced(x float32) (y float64, quarter int) {
	v := float64(x)
	// The ends are odd multiples of π/4 as musl rounds them.
	for quarter, end := range [...]float32{0x1.921fb4p-1, 0x1.2d97c6p+1, 0x1.f6a7a2p+1, 0x1.5fdbbep+2, 0x1.c463aap+2} {
		if x <= end {
			return v - float64(float64(quarter)*(math.Pi/2)), quarter
		}
	}
	n := float64(float64(v*invHalfPi)+expfShift) - expfShift
	return float64(float64(v-float64(n*halfPiHigh)) - float64(n*halfPiLow)), int(n)
}

const (
	invHalfPi  = 6.36619772367581382433e-01
	halfPiHigh = 0x1.921fb5p+0
	halfPiLow  = 0x1.110b4611a6263p-26
)

func sinNear(x float64) float32 {
	z := float64(x * x)
	w := float64(z * z)
	r := float64(z*sinS4) + sinS3
	s := float64(z * x)
	return float32(float64(float64(s*float64(float64(z*sinS2)+sinS1))+x) + float64(float64(s*w)*r))
}

func cosNear(x float64) float32 {
	z := float64(x * x)
	w := float64(z * z)
	r := float64(z*cosC3) + cosC2
	return float32(float64(float64(float64(z*cosC0)+1)+float64(w*cosC1)) + float64(float64(w*z)*r))
}

const (
	sinS1 = -0x1.5555554cbac77p-3
	sinS2 = 0x1.11110896efbb2p-7
	sinS3 = -0x1.a00f9e2cae774p-13
	sinS4 = 0x1.6cd878c3b46a7p-19
	cosC0 = -0x1.ffffffd0c5e81p-2
	cosC1 = 0x1.55553e1053a42p-5
	cosC2 = -0x1.6c087e80f1e27p-10
	cosC3 = 0x1.99342e0ee5069p-16
)
