#include "textflag.h"
#include "neon_arm64.h"

// The two exps of exp.go, and what is made of them: the cell and the softmax.

// Each constant of expVector, in the order of CONSTANTS.
DATA vectorExp<>+0(SB)/4, $0x42b0c0a5  // expLimit
DATA vectorExp<>+4(SB)/4, $0xc2b0c0a5  // -expLimit
DATA vectorExp<>+8(SB)/4, $0x3fb8aa3b  // expLog2E
DATA vectorExp<>+12(SB)/4, $0x3f000000 // 0.5
DATA vectorExp<>+16(SB)/4, $0x3f318000 // expLn2High
DATA vectorExp<>+20(SB)/4, $0xb95e8083 // expLn2Low
DATA vectorExp<>+24(SB)/4, $0x39506967 // expP0
DATA vectorExp<>+28(SB)/4, $0x3ab743ce // expP1
DATA vectorExp<>+32(SB)/4, $0x3c088908 // expP2
DATA vectorExp<>+36(SB)/4, $0x3d2aa9c1 // expP3
DATA vectorExp<>+40(SB)/4, $0x3e2aaaaa // expP4
DATA vectorExp<>+44(SB)/4, $0x3f000000 // expP5
DATA vectorExp<>+48(SB)/4, $127        // of the exponent
DATA vectorExp<>+52(SB)/4, $0x3f800000 // 1
GLOBL vectorExp<>(SB), RODATA|NOPTR, $56

// CONSTANTS are in V16-V29 as long as EXP is used.
#define CONSTANTS() \
	MOVD	$vectorExp<>(SB), R8 \
	VLD1R.P	4(R8), [V16.S4] \
	VLD1R.P	4(R8), [V17.S4] \
	VLD1R.P	4(R8), [V18.S4] \
	VLD1R.P	4(R8), [V19.S4] \
	VLD1R.P	4(R8), [V20.S4] \
	VLD1R.P	4(R8), [V21.S4] \
	VLD1R.P	4(R8), [V22.S4] \
	VLD1R.P	4(R8), [V23.S4] \
	VLD1R.P	4(R8), [V24.S4] \
	VLD1R.P	4(R8), [V25.S4] \
	VLD1R.P	4(R8), [V26.S4] \
	VLD1R.P	4(R8), [V27.S4] \
	VLD1R.P	4(R8), [V28.S4] \
	VLD1R.P	4(R8), [V29.S4]

// EXP makes expVector of V0, step by step as it is there, with V1-V4 to spare.
#define EXP() \
	FMAX(0, 0, 17) \
	FMIN(0, 0, 16) \
	FMUL(1, 0, 18) \
	FADD(1, 1, 19) \
	FCVTZS(2, 1) \
	SCVTF(2, 2) \
	FCMGT(3, 2, 1) \
	VAND	V29.B16, V3.B16, V3.B16 \
	FSUB(2, 2, 3) \
	FMUL(3, 2, 20) \
	FSUB(0, 0, 3) \
	FMUL(3, 2, 21) \
	FSUB(0, 0, 3) \
	FMUL(3, 22, 0) \
	FADD(3, 3, 23) \
	FMUL(3, 3, 0) \
	FADD(3, 3, 24) \
	FMUL(3, 3, 0) \
	FADD(3, 3, 25) \
	FMUL(3, 3, 0) \
	FADD(3, 3, 26) \
	FMUL(3, 3, 0) \
	FADD(3, 3, 27) \
	FMUL(4, 0, 0) \
	FMUL(3, 3, 4) \
	FADD(3, 3, 0) \
	FADD(3, 3, 29) \
	FCVTZS(2, 2) \
	VADD	V28.S4, V2.S4, V2.S4 \
	VSHL	$23, V2.S4, V2.S4 \
	FMUL(0, 3, 2)

// func neonCell(x, c, f, w *float32, n int)
//
// n is a multiple of 4.
TEXT ·neonCell(SB), NOSPLIT, $0-40
	MOVD	x+0(FP), R0
	MOVD	c+8(FP), R1
	MOVD	f+16(FP), R2
	MOVD	w+24(FP), R3
	MOVD	n+32(FP), R4
	CONSTANTS()

cell:
	VLD1.P	16(R2), [V0.S4]
	VLD1	(R1), [V5.S4]
	VLD1.P	16(R3), [V6.S4]
	VLD1	(R0), [V7.S4]
	EXP()
	FADD(1, 29, 0)
	FDIV(0, 0, 1)
	FSUB(1, 29, 0)
	FMUL(5, 0, 5)
	FMUL(6, 1, 6)
	FADD(5, 5, 6)
	VST1.P	[V5.S4], 16(R1)
	FCMGTZ(6, 5)
	VAND	V6.B16, V5.B16, V5.B16
	FADD(7, 5, 7)
	VST1.P	[V7.S4], 16(R0)
	SUBS	$4, R4
	BNE	cell
	RET

// func neonSoftmax4(s *float32, n int)
//
// n is a multiple of 4.
TEXT ·neonSoftmax4(SB), NOSPLIT, $0-16
	MOVD	s+0(FP), R0
	MOVD	n+8(FP), R2
	MOVD	R0, R1
	MOVD	R2, R3
	VLD1	(R1), [V5.S4]

most4:
	VLD1.P	16(R1), [V0.S4]
	FMAX(5, 5, 0)
	SUBS	$4, R3
	BNE	most4
	FMAXV(5, 5)
	VDUP	V5.S[0], V5.S4
	CONSTANTS()
	VEOR	V6.B16, V6.B16, V6.B16
	MOVD	R0, R1
	MOVD	R2, R3

exp4:
	VLD1	(R1), [V0.S4]
	FSUB(0, 0, 5)
	EXP()
	FADD(6, 6, 0)
	VST1.P	[V0.S4], 16(R1)
	SUBS	$4, R3
	BNE	exp4

	VDUP	V6.S[1], V1.S4
	VDUP	V6.S[2], V2.S4
	VDUP	V6.S[3], V3.S4
	FADDS	F1, F6, F6
	FADDS	F2, F6, F6
	FADDS	F3, F6, F6
	VDUP	V6.S[0], V6.S4

share4:
	VLD1	(R0), [V0.S4]
	FDIV(0, 0, 6)
	VST1.P	[V0.S4], 16(R0)
	SUBS	$4, R2
	BNE	share4
	RET

// The constants of expScalar, in the order in which neonSoftmax1 loads them.
DATA scalarExp<>+0(SB)/8, $0x40471547652b82fe  // expfScale
DATA scalarExp<>+8(SB)/8, $0x4338000000000000  // expfShift
DATA scalarExp<>+16(SB)/8, $0x3ebc6af84b912394 // expfC0
DATA scalarExp<>+24(SB)/8, $0x3f2ebfce50fac4f3 // expfC1
DATA scalarExp<>+32(SB)/8, $0x3f962e42ff0c52d6 // expfC2
DATA scalarExp<>+40(SB)/8, $0x3ff0000000000000 // 1
GLOBL scalarExp<>(SB), RODATA|NOPTR, $48

// HALF makes expScalar of the two numbers of 64 bits in V(a), with b, c, d, e to spare.
// The power of two comes from the table at R9.
#define HALF(va, vb, a, b, c, d, e) \
	FMUL64(a, a, 16) \
	FADD64(b, a, 17) \
	FSUB64(c, b, 17) \
	FSUB64(c, a, c) \
	VMOV	vb.D[0], R5 \
	VMOV	vb.D[1], R6 \
	AND	$31, R5 \
	AND	$31, R6 \
	ADD	R5<<3, R9, R5 \
	ADD	R6<<3, R9, R6 \
	VLD1	(R5), va.D[0] \
	VLD1	(R6), va.D[1] \
	VSHL	$47, vb.D2, vb.D2 \
	VADD	vb.D2, va.D2, va.D2 \
	FMUL64(b, 20, c) \
	FADD64(b, b, 21) \
	FMUL64(d, 18, c) \
	FADD64(d, d, 19) \
	FMUL64(e, c, c) \
	FMUL64(d, d, e) \
	FADD64(b, d, b) \
	FMUL64(a, b, a)

// func neonSoftmax1(s *float32, n int, under float32)
//
// The softmax with expScalar, of numbers that are more than under from the largest. It
// works on whole vectors: s must have room for them.
TEXT ·neonSoftmax1(SB), NOSPLIT, $0-20
	MOVD	s+0(FP), R0
	MOVD	n+8(FP), R2
	MOVD	R0, R1
	MOVD	R2, R3
	FMOVS	(R0), F5

most1:
	FMOVS.P	4(R1), F0
	FMAXS	F0, F5, F5
	SUBS	$1, R3
	BNE	most1
	VDUP	V5.S[0], V5.S4
	MOVD	$scalarExp<>(SB), R8
	VLD1R.P	8(R8), [V16.D2]
	VLD1R.P	8(R8), [V17.D2]
	VLD1R.P	8(R8), [V18.D2]
	VLD1R.P	8(R8), [V19.D2]
	VLD1R.P	8(R8), [V20.D2]
	VLD1R.P	8(R8), [V21.D2]
	MOVD	$·expfTable(SB), R9
	MOVWU	under+16(FP), R4
	VDUP	R4, V22.S4
	VEOR	V6.B16, V6.B16, V6.B16
	MOVD	R0, R1
	MOVD	R2, R3

exp1:
	VLD1	(R1), [V0.S4]
	FSUB(0, 0, 5)
	FCMGT(23, 0, 22)
	FCVTL(1, 0)
	FCVTLH(2, 0)
	HALF(V1, V7, 1, 7, 24, 25, 26)
	HALF(V2, V8, 2, 8, 27, 28, 29)
	FCVTN(0, 1)
	FCVTNH(0, 2)
	VAND	V23.B16, V0.B16, V0.B16
	VST1.P	[V0.S4], 16(R1)
	FADDS	F0, F6, F6
	SUBS	$1, R3
	BEQ	total
	VDUP	V0.S[1], V1.S4
	FADDS	F1, F6, F6
	SUBS	$1, R3
	BEQ	total
	VDUP	V0.S[2], V1.S4
	FADDS	F1, F6, F6
	SUBS	$1, R3
	BEQ	total
	VDUP	V0.S[3], V1.S4
	FADDS	F1, F6, F6
	SUBS	$1, R3
	BNE	exp1

total:
	VDUP	V6.S[0], V6.S4

share1:
	VLD1	(R0), [V0.S4]
	FDIV(0, 0, 6)
	VST1.P	[V0.S4], 16(R0)
	SUBS	$4, R2
	BGT	share1
	RET
