#include "textflag.h"
#include "neon_arm64.h"

// The products of attention. A vector holds four keys, or four dimensions of a value.

// ADDPRODUCT adds V0·V(b), rounded, to V(sum), with V(t) to spare.
#define ADDPRODUCT(sum, b, t) \
	FMUL(t, 0, b) \
	FADD(sum, sum, t)

// func neonScores(s, q, keys *float32, depth, stride, vectors int, scale float32)
//
// The products of q with four keys for each of the vectors, from left to right.
// Dimension k of the keys begins at keys[k*stride].
TEXT ·neonScores(SB), NOSPLIT, $0-52
	MOVD	s+0(FP), R0
	MOVD	keys+16(FP), R2
	MOVD	stride+32(FP), R4
	LSL	$2, R4
	MOVD	vectors+40(FP), R5
	MOVWU	scale+48(FP), R6
	VDUP	R6, V31.S4

	SUBS	$4, R5
	BLT	few

sixteen:
	MOVD	q+8(FP), R1
	MOVD	depth+24(FP), R3
	MOVD	R2, R7
	VEOR	V4.B16, V4.B16, V4.B16
	VEOR	V5.B16, V5.B16, V5.B16
	VEOR	V6.B16, V6.B16, V6.B16
	VEOR	V7.B16, V7.B16, V7.B16

sixteenLoop:
	VLD1R.P	4(R1), [V0.S4]
	VLD1	(R7), [V16.S4, V17.S4, V18.S4, V19.S4]
	ADD	R4, R7
	ADDPRODUCT(4, 16, 16)
	ADDPRODUCT(5, 17, 17)
	ADDPRODUCT(6, 18, 18)
	ADDPRODUCT(7, 19, 19)
	SUBS	$1, R3
	BNE	sixteenLoop
	FMUL(4, 4, 31)
	FMUL(5, 5, 31)
	FMUL(6, 6, 31)
	FMUL(7, 7, 31)
	VST1.P	[V4.S4, V5.S4, V6.S4, V7.S4], 64(R0)
	ADD	$64, R2
	SUBS	$4, R5
	BGE	sixteen

few:
	ADDS	$4, R5
	BEQ	done

four:
	MOVD	q+8(FP), R1
	MOVD	depth+24(FP), R3
	MOVD	R2, R7
	VEOR	V4.B16, V4.B16, V4.B16

fourLoop:
	VLD1R.P	4(R1), [V0.S4]
	VLD1	(R7), [V16.S4]
	ADD	R4, R7
	ADDPRODUCT(4, 16, 16)
	SUBS	$1, R3
	BNE	fourLoop
	FMUL(4, 4, 31)
	VST1.P	[V4.S4], 16(R0)
	ADD	$16, R2
	SUBS	$1, R5
	BNE	four

done:
	RET

// func neonScoresLast(s, q, keys *float32, depth, stride int, scale float32)
//
// The products of q with four keys, in the four interleaved sums of scoreInterleaved;
// depth is a multiple of 4.
TEXT ·neonScoresLast(SB), NOSPLIT, $0-44
	MOVD	s+0(FP), R0
	MOVD	q+8(FP), R1
	MOVD	keys+16(FP), R2
	MOVD	depth+24(FP), R3
	MOVD	stride+32(FP), R4
	LSL	$2, R4
	MOVWU	scale+40(FP), R6
	VDUP	R6, V31.S4
	VEOR	V4.B16, V4.B16, V4.B16
	VEOR	V5.B16, V5.B16, V5.B16
	VEOR	V6.B16, V6.B16, V6.B16
	VEOR	V7.B16, V7.B16, V7.B16

#define KEY(sum) \
	VLD1R.P	4(R1), [V0.S4] \
	VLD1	(R2), [V16.S4] \
	ADD	R4, R2 \
	ADDPRODUCT(sum, 16, 16)

last:
	KEY(4)
	KEY(5)
	KEY(6)
	KEY(7)
	SUBS	$4, R3
	BNE	last
	FADD(4, 4, 5)
	FADD(6, 6, 7)
	FADD(4, 4, 6)
	FMUL(4, 4, 31)
	VST1	[V4.S4], (R0)
	RET

// func neonBlend(out, weights, values *float32, n, width int)
//
// Sixteen dimensions of the values, n of them width apart, times their weights.
TEXT ·neonBlend(SB), NOSPLIT, $0-40
	MOVD	out+0(FP), R0
	MOVD	weights+8(FP), R1
	MOVD	values+16(FP), R2
	MOVD	n+24(FP), R3
	MOVD	width+32(FP), R4
	LSL	$2, R4
	VEOR	V4.B16, V4.B16, V4.B16
	VEOR	V5.B16, V5.B16, V5.B16
	VEOR	V6.B16, V6.B16, V6.B16
	VEOR	V7.B16, V7.B16, V7.B16

blend:
	VLD1R.P	4(R1), [V0.S4]
	VLD1	(R2), [V16.S4, V17.S4, V18.S4, V19.S4]
	ADD	R4, R2
	ADDPRODUCT(4, 16, 16)
	ADDPRODUCT(5, 17, 17)
	ADDPRODUCT(6, 18, 18)
	ADDPRODUCT(7, 19, 19)
	SUBS	$1, R3
	BNE	blend
	VST1	[V4.S4, V5.S4, V6.S4, V7.S4], (R0)
	RET
