#include "textflag.h"
#include "neon_arm64.h"

// Eight-bit products with SDOT, which adds four of them to a sum of 32 bits and never
// saturates. As x is made signed, s = x-127, 127 times the sum of w is added to that of
// s·w.
//
// V0-V15 are the sums, V16-V19 the x of up to four rows, V20-V27 weights, V28 the scale,
// V29 127 times the sums of weights, V30 sixteen times 127, V31 the bias.

#define CLEAR4(a, b, c, d) \
	VEOR	a.B16, a.B16, a.B16 \
	VEOR	b.B16, b.B16, b.B16 \
	VEOR	c.B16, c.B16, c.B16 \
	VEOR	d.B16, d.B16, d.B16

#define DOT(a, b, c, d, x) \
	SDOT(a, 20, x) \
	SDOT(b, 21, x) \
	SDOT(c, 22, x) \
	SDOT(d, 23, x)

// ADDUP leaves the total of each of four vectors in the lanes of a.
#define ADDUP(a, b, c, d) \
	VADDP	b.S4, a.S4, a.S4 \
	VADDP	d.S4, c.S4, c.S4 \
	VADDP	c.S4, a.S4, a.S4

// OUTPUT makes four outputs of four sums.
#define OUTPUT(a, na) \
	VADD	V29.S4, a.S4, a.S4 \
	SCVTF(na, na) \
	FMUL(na, na, 28) \
	FADD(na, na, 31)

// TIMES127 makes V29 of the sums of four outputs.
#define TIMES127() \
	VSHL	$7, V29.S4, V27.S4 \
	VSUB	V29.S4, V27.S4, V29.S4

// func dotTile(y *float32, x *uint8, groups int, w *int8, k, n int, sums *int32, scale float32, bias *float32)
//
// Four outputs, whose weights begin at w, for groups of four rows of x.
TEXT ·dotTile(SB), NOSPLIT, $0-72
	MOVD	y+0(FP), R9
	MOVD	x+8(FP), R0
	MOVD	groups+16(FP), R10
	MOVD	k+32(FP), R11
	MOVD	n+40(FP), R12
	LSL	$2, R12
	MOVD	sums+48(FP), R8
	VLD1	(R8), [V29.S4]
	TIMES127()
	MOVWU	scale+56(FP), R8
	VDUP	R8, V28.S4
	MOVD	bias+64(FP), R13
	VLD1	(R13), [V31.S4]
	VMOVI	$127, V30.B16

tile:
	ADD	R11, R0, R1
	ADD	R11, R1, R2
	ADD	R11, R2, R3
	MOVD	w+24(FP), R4
	ADD	R11, R4, R5
	ADD	R11, R5, R6
	ADD	R11, R6, R7
	CLEAR4(V0, V1, V2, V3)
	CLEAR4(V4, V5, V6, V7)
	CLEAR4(V8, V9, V10, V11)
	CLEAR4(V12, V13, V14, V15)
	MOVD	R11, R8

tileLoop:
	VLD1.P	16(R0), [V16.B16]
	VLD1.P	16(R1), [V17.B16]
	VLD1.P	16(R2), [V18.B16]
	VLD1.P	16(R3), [V19.B16]
	VLD1.P	16(R4), [V20.B16]
	VLD1.P	16(R5), [V21.B16]
	VLD1.P	16(R6), [V22.B16]
	VLD1.P	16(R7), [V23.B16]
	VSUB	V30.B16, V16.B16, V16.B16
	VSUB	V30.B16, V17.B16, V17.B16
	VSUB	V30.B16, V18.B16, V18.B16
	VSUB	V30.B16, V19.B16, V19.B16
	DOT(0, 1, 2, 3, 16)
	DOT(4, 5, 6, 7, 17)
	DOT(8, 9, 10, 11, 18)
	DOT(12, 13, 14, 15, 19)
	SUBS	$16, R8
	BNE	tileLoop

	ADDUP(V0, V1, V2, V3)
	ADDUP(V4, V5, V6, V7)
	ADDUP(V8, V9, V10, V11)
	ADDUP(V12, V13, V14, V15)
	OUTPUT(V0, 0)
	OUTPUT(V4, 4)
	OUTPUT(V8, 8)
	OUTPUT(V12, 12)
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

// CHOOSE4 loads into V(into) the four numbers of 32 bits from R(from) that R4-R7 count.
#define CHOOSE4(from, into) \
	ADD	R4<<2, from, R19 \
	ADD	R5<<2, from, R20 \
	ADD	R6<<2, from, R21 \
	ADD	R7<<2, from, R22 \
	VLD1	(R19), into.S[0] \
	VLD1	(R20), into.S[1] \
	VLD1	(R21), into.S[2] \
	VLD1	(R22), into.S[3]

// func dotRow(y *float32, x *uint8, groups int, w *int8, k int, rows, sums *int32, scale float32, bias *float32)
//
// One row of x for groups of four outputs: those of rows, or all in order if rows is nil.
// Two times sixteen weights are summed apart, so that no sum waits for the one before.
TEXT ·dotRow(SB), NOSPLIT, $0-72
	MOVD	y+0(FP), R9
	MOVD	groups+16(FP), R10
	MOVD	w+24(FP), R14
	MOVD	k+32(FP), R11
	MOVD	rows+40(FP), R12
	MOVD	sums+48(FP), R15
	MOVWU	scale+56(FP), R8
	VDUP	R8, V28.S4
	MOVD	bias+64(FP), R13
	VMOVI	$127, V30.B16

row:
	MOVD	x+8(FP), R0
	CBZ	R12, inOrder
	MOVW.P	4(R12), R4
	MOVW.P	4(R12), R5
	MOVW.P	4(R12), R6
	MOVW.P	4(R12), R7
	CHOOSE4(R13, V31)
	CHOOSE4(R15, V29)
	MADD	R11, R14, R4, R4
	MADD	R11, R14, R5, R5
	MADD	R11, R14, R6, R6
	MADD	R11, R14, R7, R7
	B	start

inOrder:
	VLD1.P	16(R13), [V31.S4]
	VLD1.P	16(R15), [V29.S4]
	MOVD	R14, R4
	ADD	R11, R4, R5
	ADD	R11, R5, R6
	ADD	R11, R6, R7
	ADD	R11, R7, R14

start:
	TIMES127()
	CLEAR4(V0, V1, V2, V3)
	CLEAR4(V4, V5, V6, V7)
	MOVD	R11, R8

rowLoop:
	VLD1.P	32(R0), [V16.B16, V17.B16]
	VLD1.P	32(R4), [V20.B16, V21.B16]
	VLD1.P	32(R5), [V22.B16, V23.B16]
	VLD1.P	32(R6), [V24.B16, V25.B16]
	VLD1.P	32(R7), [V26.B16, V27.B16]
	VSUB	V30.B16, V16.B16, V16.B16
	VSUB	V30.B16, V17.B16, V17.B16
	SDOT(0, 20, 16)
	SDOT(1, 22, 16)
	SDOT(2, 24, 16)
	SDOT(3, 26, 16)
	SDOT(4, 21, 17)
	SDOT(5, 23, 17)
	SDOT(6, 25, 17)
	SDOT(7, 27, 17)
	SUBS	$32, R8
	BNE	rowLoop

	ADDUP(V0, V1, V2, V3)
	ADDUP(V4, V5, V6, V7)
	VADD	V4.S4, V0.S4, V0.S4
	OUTPUT(V0, 0)
	VST1.P	[V0.S4], 16(R9)
	SUBS	$1, R10
	BNE	row
	RET

// func neonLargest(x *uint8, n int) uint8
//
// n is a multiple of 16.
TEXT ·neonLargest(SB), NOSPLIT, $0-17
	MOVD	x+0(FP), R0
	MOVD	n+8(FP), R1
	VEOR	V0.B16, V0.B16, V0.B16

largest:
	VLD1.P	16(R0), [V1.B16]
	VUMAX	V1.B16, V0.B16, V0.B16
	SUBS	$16, R1
	BNE	largest
	UMAXV(0, 0)
	VMOV	V0.B[0], R0
	MOVB	R0, ret+16(FP)
	RET
