#include "textflag.h"
#include "neon_arm64.h"

// What is done to each number for itself: quantisation, embedding, the norm's last step.

// func neonQuantise(q *uint8, x *float32, n int, a, floor float32)
//
// n is a multiple of 16; x is raised to floor before it is scaled.
TEXT ·neonQuantise(SB), NOSPLIT, $0-32
	MOVD	q+0(FP), R0
	MOVD	x+8(FP), R1
	MOVD	n+16(FP), R2
	MOVWU	a+24(FP), R3
	VDUP	R3, V30.S4
	MOVWU	floor+28(FP), R3
	VDUP	R3, V31.S4
	MOVW	$0xc2fe0000, R3 // -127
	VDUP	R3, V29.S4
	MOVW	$0x42fe0000, R3 // 127
	VDUP	R3, V28.S4
	VMOVI	$127, V27.B16

#define ROUND(r) \
	FMAXNM(r, r, 31) \
	FMUL(r, r, 30) \
	FMAXNM(r, r, 29) \
	FMINNM(r, r, 28) \
	FCVTNS(r, r)

quantise:
	VLD1.P	64(R1), [V0.S4, V1.S4, V2.S4, V3.S4]
	ROUND(0)
	ROUND(1)
	ROUND(2)
	ROUND(3)
	XTN32(0, 0)
	XTN32H(0, 1)
	XTN32(2, 2)
	XTN32H(2, 3)
	XTN16(0, 0)
	XTN16H(0, 2)
	VADD	V27.B16, V0.B16, V0.B16
	VST1.P	[V0.B16], 16(R0)
	SUBS	$16, R2
	BNE	quantise
	RET

// func neonEmbed(x *float32, row *int8, n int, unquant, scale float32, position *float32)
//
// n is a multiple of 8.
TEXT ·neonEmbed(SB), NOSPLIT, $0-40
	MOVD	x+0(FP), R0
	MOVD	row+8(FP), R1
	MOVD	n+16(FP), R2
	MOVWU	unquant+24(FP), R3
	VDUP	R3, V30.S4
	MOVWU	scale+28(FP), R3
	VDUP	R3, V31.S4
	MOVD	position+32(FP), R4

embed:
	VLD1.P	8(R1), [V0.B8]
	VLD1.P	32(R4), [V2.S4, V3.S4]
	SXTL8(0, 0)
	SXTL16H(1, 0)
	SXTL16(0, 0)
	SCVTF(0, 0)
	SCVTF(1, 1)
	FMUL(0, 0, 30)
	FMUL(1, 1, 30)
	FMUL(0, 0, 31)
	FMUL(1, 1, 31)
	FADD(0, 0, 2)
	FADD(1, 1, 3)
	VST1.P	[V0.S4, V1.S4], 32(R0)
	SUBS	$8, R2
	BNE	embed
	RET

// func neonAdd(x, y *float32, n int)
//
// x += y; n is a multiple of 4.
TEXT ·neonAdd(SB), NOSPLIT, $0-24
	MOVD	x+0(FP), R0
	MOVD	y+8(FP), R1
	MOVD	n+16(FP), R2

add:
	VLD1	(R0), [V0.S4]
	VLD1.P	16(R1), [V1.S4]
	FADD(0, 1, 0)
	VST1.P	[V0.S4], 16(R0)
	SUBS	$4, R2
	BNE	add
	RET

// func neonNormalise(x *float32, n int, mean, deviation float32, gain, bias *float32)
//
// x = gain·((x-mean)/deviation) + bias; n is a multiple of 4.
TEXT ·neonNormalise(SB), NOSPLIT, $0-40
	MOVD	x+0(FP), R0
	MOVD	n+8(FP), R2
	MOVWU	mean+16(FP), R3
	VDUP	R3, V30.S4
	MOVWU	deviation+20(FP), R3
	VDUP	R3, V31.S4
	MOVD	gain+24(FP), R4
	MOVD	bias+32(FP), R5

normalise:
	VLD1	(R0), [V0.S4]
	VLD1.P	16(R4), [V1.S4]
	VLD1.P	16(R5), [V2.S4]
	FSUB(0, 0, 30)
	FDIV(0, 0, 31)
	FMUL(0, 1, 0)
	FADD(0, 0, 2)
	VST1.P	[V0.S4], 16(R0)
	SUBS	$4, R2
	BNE	normalise
	RET

// TURN makes of four rows of four numbers (V0-V3) the columns V4-V7.
#define TURN() \
	VTRN1	V1.S4, V0.S4, V8.S4 \
	VTRN2	V1.S4, V0.S4, V9.S4 \
	VTRN1	V3.S4, V2.S4, V10.S4 \
	VTRN2	V3.S4, V2.S4, V11.S4 \
	VTRN1	V10.D2, V8.D2, V4.D2 \
	VTRN1	V11.D2, V9.D2, V5.D2 \
	VTRN2	V10.D2, V8.D2, V6.D2 \
	VTRN2	V11.D2, V9.D2, V7.D2

#define LOAD4() \
	VLD1.P	16(R4), [V0.S4] \
	VLD1.P	16(R5), [V1.S4] \
	VLD1.P	16(R6), [V2.S4] \
	VLD1.P	16(R7), [V3.S4]

#define SQUARE(column) \
	FSUB(column, column, 16) \
	FMUL(column, column, column) \
	FADD(17, 17, column)

// func neonMoments(means, deviations *[4]float32, x *float32, n, second, third, fourth int, epsilon float32)
//
// The means and deviations of four rows of n numbers, n a multiple of 4, each row
// added up from left to right in its lane. The rows begin at x and that many numbers
// after it.
TEXT ·neonMoments(SB), NOSPLIT, $0-60
	MOVD	x+16(FP), R0
	MOVD	n+24(FP), R2
	MOVD	second+32(FP), R9
	MOVD	third+40(FP), R10
	MOVD	fourth+48(FP), R11
	SCVTFS	R2, F18
	VDUP	V18.S[0], V18.S4
	MOVWU	epsilon+56(FP), R8
	VDUP	R8, V19.S4
	VEOR	V16.B16, V16.B16, V16.B16
	VEOR	V17.B16, V17.B16, V17.B16

	MOVD	R0, R4
	ADD	R9<<2, R0, R5
	ADD	R10<<2, R0, R6
	ADD	R11<<2, R0, R7
	MOVD	R2, R3

sums:
	LOAD4()
	TURN()
	FADD(16, 16, 4)
	FADD(16, 16, 5)
	FADD(16, 16, 6)
	FADD(16, 16, 7)
	SUBS	$4, R3
	BNE	sums
	FDIV(16, 16, 18)

	MOVD	R0, R4
	ADD	R9<<2, R0, R5
	ADD	R10<<2, R0, R6
	ADD	R11<<2, R0, R7
	MOVD	R2, R3

squares:
	LOAD4()
	TURN()
	SQUARE(4)
	SQUARE(5)
	SQUARE(6)
	SQUARE(7)
	SUBS	$4, R3
	BNE	squares
	FDIV(17, 17, 18)
	FADD(17, 17, 19)
	FSQRT(17, 17)

	MOVD	means+0(FP), R0
	MOVD	deviations+8(FP), R1
	VST1	[V16.S4], (R0)
	VST1	[V17.S4], (R1)
	RET
