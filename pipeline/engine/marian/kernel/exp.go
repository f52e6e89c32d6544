package kernel

import "math"

// expVector is Marian's vector exp: exp_ps of Julien Pommier's sse_mathfun, after
// Moshier's cephes library. It reduces x by n·ln 2 in two parts and takes a
// polynomial of degree five.
func expVector(x float32) float32 {
	x = min(max(x, -expLimit), expLimit)
	n := float32(x*expLog2E) + 0.5
	whole := float32(int32(n))
	if whole > n { // conversion cuts towards zero, this must go down
		whole--
	}
	x -= float32(whole * expLn2High)
	x -= float32(whole * expLn2Low)
	y := float32(expP0)
	y = float32(y*x) + expP1
	y = float32(y*x) + expP2
	y = float32(y*x) + expP3
	y = float32(y*x) + expP4
	y = float32(y*x) + expP5
	y = float32(y*float32(x*x)) + x
	y++
	return y * math.Float32frombits(uint32(int32(whole)+127)<<23)
}

const (
	expLimit   = 88.3762626647949
	expLog2E   = 1.44269504088896341
	expLn2High = 0.693359375
	expLn2Low  = -2.12194440e-4
	expP0      = 1.9875691500e-4
	expP1      = 1.3981999507e-3
	expP2      = 8.3334519073e-3
	expP3      = 4.1665795894e-2
	expP4      = 1.6666665459e-1
	expP5      = 5.0000001201e-1
)

func sigmoid(x float32) float32 {
	e := expVector(x)
	return e / (1 + e)
}

// expScalar is expf of musl, which Marian was linked with: x·32/ln 2 = k + r, then
// 2^(k/32) from a table and 2^(r/32) from a polynomial, all in float64.
func expScalar(x float32) float32 {
	switch {
	case x > expfOver:
		return float32(math.Inf(1))
	case x < expfUnder:
		return 0
	}
	z := float64(expfScale * float64(x))
	k := float64(z + expfShift)
	n := math.Float64bits(k)
	r := float64(z - float64(k-expfShift))
	s := math.Float64frombits(expfTable[n%32] + n<<47)
	y := float64(expfC2*r) + 1
	y = float64(float64(float64(expfC0*r)+expfC1)*float64(r*r)) + y
	return float32(float64(y * s))
}

const (
	expfOver  = 0x1.62e42ep6  // ln 2^128
	expfUnder = -0x1.9fe368p6 // ln 2^-150
	expfScale = 0x1.71547652b82fep+5
	expfShift = 0x1.8p52
	expfC0    = 0x1.c6af84b912394p-20
	expfC1    = 0x1.ebfce50fac4f3p-13
	expfC2    = 0x1.62e42ff0c52d6p-6
)

// expfTable holds the bits of 2^(i/32), less i<<47 so that k<<47 can be added whole.
var expfTable = [32]uint64{
	0x3ff0000000000000, 0x3fefd9b0d3158574, 0x3fefb5586cf9890f, 0x3fef9301d0125b51,
	0x3fef72b83c7d517b, 0x3fef54873168b9aa, 0x3fef387a6e756238, 0x3fef1e9df51fdee1,
	0x3fef06fe0a31b715, 0x3feef1a7373aa9cb, 0x3feedea64c123422, 0x3feece086061892d,
	0x3feebfdad5362a27, 0x3feeb42b569d4f82, 0x3feeab07dd485429, 0x3feea47eb03a5585,
	0x3feea09e667f3bcd, 0x3fee9f75e8ec5f74, 0x3feea11473eb0187, 0x3feea589994cce13,
	0x3feeace5422aa0db, 0x3feeb737b0cdc5e5, 0x3feec49182a3f090, 0x3feed503b23e255d,
	0x3feee89f995ad3ad, 0x3feeff76f2fb5e47, 0x3fef199bdd85529c, 0x3fef3720dcef9069,
	0x3fef5818dcfba487, 0x3fef7c97337b9b5f, 0x3fefa4afa2a490da, 0x3fefd0765b6e4540,
}
