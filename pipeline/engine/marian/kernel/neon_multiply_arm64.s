#include "textflag.h"
#include "neon_arm64.h"

// Eight-bit products that saturate as VPMADDUBSW does, on every arm64.
//
// That instruction adds x0·w0 + x1·w1 and clamps the sum to 16 bits. Here x is made
// signed, s = x-127: then p = s0·w0 + s1·w1 fits in 16 bits (2·127·128 = 32,512), and so
// does c = 127·w0 + 127·w1, so that p + c, added with saturation, is the same number.
// c belongs to the weights and is shared by the rows of x. The loads take even and odd
// weights apart, so the pairs are in the same lanes of two vectors.
//
// V0-V15 are the sums, V16-V23 the x of up to four rows, V24 and V25 even and odd
// weights, V26 and V27 their c, V28 and V29 products, V30 sixteen times 127.

// WEIGHTS loads 32 weights and makes their c.
#define WEIGHTS(from) \
	VLD2.P	32(from), [V24.B16, V25.B16] \
	SMULL(26, 24, 30) \
	SMULL2(27, 24, 30) \
	SMLAL(26, 25, 30) \
	SMLAL2(27, 25, 30)

// PAIRS adds the pairs of 32 products to four sums of 32 bits.
#define PAIRS(sum, even, odd) \
	SMULL(28, even, 24) \
	SMULL2(29, even, 24) \
	SMLAL(28, odd, 25) \
	SMLAL2(29, odd, 25) \
	SQADD(28, 28, 26) \
	SQADD(29, 29, 27) \
	SADALP(sum, 28) \
	SADALP(sum, 29)

#define CLEAR4(a, b, c, d) \
	VEOR	a.B16, a.B16, a.B16 \
	VEOR	b.B16, b.B16, b.B16 \
	VEOR	c.B16, c.B16, c.B16 \
	VEOR	d.B16, d.B16, d.B16

// TOTAL adds up the lanes of four sums, and makes the outputs of them.
#define TOTAL(a, b, c, d, na) \
	VADDP	b.S4, a.S4, a.S4 \
	VADDP	d.S4, c.S4, c.S4 \
	VADDP	c.S4, a.S4, a.S4 \
	SCVTF(na, na) \
	FMUL(na, na, 30) \
	FADD(na, na, 31)

// func neonTile(y *float32, x *uint8, groups int, w *int8, k, n int, sums *int32, scale float32, bias *float32)
//
// Four outputs, whose weights begin at w, for groups of four rows of x. It has no use
// for sums.
TEXT ·neonTile(SB), NOSPLIT, $0-72
	MOVD	y+0(FP), R9
	MOVD	x+8(FP), R0
	MOVD	groups+16(FP), R10
	MOVD	k+32(FP), R11
	MOVD	n+40(FP), R12
	LSL	$2, R12
	MOVD	bias+64(FP), R13

tile:
	ADD	R11, R0, R1
	ADD	R11, R1, R2
	ADD	R11, R2, R3
	MOVD	w+24(FP), R4
	ADD	R11, R4, R5
	ADD	R11, R5, R6
	ADD	R11, R6, R7
	VMOVI	$127, V30.B16
	CLEAR4(V0, V1, V2, V3)
	CLEAR4(V4, V5, V6, V7)
	CLEAR4(V8, V9, V10, V11)
	CLEAR4(V12, V13, V14, V15)
	MOVD	R11, R8

tileLoop:
	VLD2.P	32(R0), [V16.B16, V17.B16]
	VLD2.P	32(R1), [V18.B16, V19.B16]
	VLD2.P	32(R2), [V20.B16, V21.B16]
	VLD2.P	32(R3), [V22.B16, V23.B16]
	VSUB	V30.B16, V16.B16, V16.B16
	VSUB	V30.B16, V17.B16, V17.B16
	VSUB	V30.B16, V18.B16, V18.B16
	VSUB	V30.B16, V19.B16, V19.B16
	VSUB	V30.B16, V20.B16, V20.B16
	VSUB	V30.B16, V21.B16, V21.B16
	VSUB	V30.B16, V22.B16, V22.B16
	VSUB	V30.B16, V23.B16, V23.B16
	WEIGHTS(R4)
	PAIRS(0, 16, 17)
	PAIRS(4, 18, 19)
	PAIRS(8, 20, 21)
	PAIRS(12, 22, 23)
	WEIGHTS(R5)
	PAIRS(1, 16, 17)
	PAIRS(5, 18, 19)
	PAIRS(9, 20, 21)
	PAIRS(13, 22, 23)
	WEIGHTS(R6)
	PAIRS(2, 16, 17)
	PAIRS(6, 18, 19)
	PAIRS(10, 20, 21)
	PAIRS(14, 22, 23)
	WEIGHTS(R7)
	PAIRS(3, 16, 17)
	PAIRS(7, 18, 19)
	PAIRS(11, 20, 21)
	PAIRS(15, 22, 23)
	SUBS	$32, R8
	BNE	tileLoop

	MOVWU	scale+56(FP), R8
	VDUP	R8, V30.S4
	VLD1	(R13), [V31.S4]
	TOTAL(V0, V1, V2, V3, 0)
	TOTAL(V4, V5, V6, V7, 4)
	TOTAL(V8, V9, V10, V11, 8)
	TOTAL(V12, V13, V14, V15, 12)
	VST1	[V0.S4], (R9)
	ADD	R12, R9
	VST1	[V4.S4], (R9)
	ADD	R12, R9
	VST1	[V8.S4], (R9)
	ADD	R12, R9
	VST1	[V12.S4], (R9)
	ADD	R12, R9
	MOVD	R3, R0 // the row after the fourth
	SUBS	$1, R10
	BNE	tile
	RET

// func neonRow(y *float32, x *uint8, groups int, w *int8, k int, rows, sums *int32, scale float32, bias *float32)
//
// One row of x for groups of four outputs: those of rows, or all in order if rows is nil.
TEXT ·neonRow(SB), NOSPLIT, $0-72
	MOVD	y+0(FP), R9
	MOVD	groups+16(FP), R10
	MOVD	w+24(FP), R14
	MOVD	k+32(FP), R11
	MOVD	rows+40(FP), R12
	MOVD	bias+64(FP), R13

row:
	MOVD	x+8(FP), R0
	CBZ	R12, inOrder
	MOVW.P	4(R12), R4
	MOVW.P	4(R12), R5
	MOVW.P	4(R12), R6
	MOVW.P	4(R12), R7
	ADD	R4<<2, R13, R19
	ADD	R5<<2, R13, R20
	ADD	R6<<2, R13, R21
	ADD	R7<<2, R13, R22
	VLD1	(R19), V31.S[0]
	VLD1	(R20), V31.S[1]
	VLD1	(R21), V31.S[2]
	VLD1	(R22), V31.S[3]
	MADD	R11, R14, R4, R4
	MADD	R11, R14, R5, R5
	MADD	R11, R14, R6, R6
	MADD	R11, R14, R7, R7
	B	start

inOrder:
	VLD1.P	16(R13), [V31.S4]
	MOVD	R14, R4
	ADD	R11, R4, R5
	ADD	R11, R5, R6
	ADD	R11, R6, R7
	ADD	R11, R7, R14

start:
	VMOVI	$127, V30.B16
	CLEAR4(V0, V1, V2, V3)
	MOVD	R11, R8

rowLoop:
	VLD2.P	32(R0), [V16.B16, V17.B16]
	VSUB	V30.B16, V16.B16, V16.B16
	VSUB	V30.B16, V17.B16, V17.B16
	WEIGHTS(R4)
	PAIRS(0, 16, 17)
	WEIGHTS(R5)
	PAIRS(1, 16, 17)
	WEIGHTS(R6)
	PAIRS(2, 16, 17)
	WEIGHTS(R7)
	PAIRS(3, 16, 17)
	SUBS	$32, R8
	BNE	rowLoop

	MOVWU	scale+56(FP), R8
	VDUP	R8, V30.S4
	TOTAL(V0, V1, V2, V3, 0)
	VST1.P	[V0.S4], 16(R9)
	SUBS	$1, R10
	BNE	row
	RET
