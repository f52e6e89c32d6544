#include "textflag.h"

DATA epsilon<>+0(SB)/4, $1e-6
GLOBL epsilon<>(SB), RODATA|NOPTR, $4

// func addAVX2(x, y *float32, n int)
// adds y to x; n is a multiple of 8.
TEXT ·addAVX2(SB), NOSPLIT, $0-24
	MOVQ x+0(FP), DI
	MOVQ y+8(FP), SI
	MOVQ n+16(FP), CX

next:
	VMOVUPS (DI), Y0
	VADDPS (SI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	ADDQ $32, SI
	SUBQ $8, CX
	JG next
	VZEROUPPER
	RET

// COLUMNS loads four columns of eight rows into Y0 to Y3, a column each.
#define COLUMNS \
	VMOVUPS (R8)(AX*1), X4                  \
	VINSERTF128 $1, (R12)(AX*1), Y4, Y4     \
	VMOVUPS (R9)(AX*1), X5                  \
	VINSERTF128 $1, (R13)(AX*1), Y5, Y5     \
	VMOVUPS (R10)(AX*1), X6                 \
	VINSERTF128 $1, (R15)(AX*1), Y6, Y6     \
	VMOVUPS (R11)(AX*1), X7                 \
	VINSERTF128 $1, (BX)(AX*1), Y7, Y7      \
	VUNPCKLPS Y5, Y4, Y8                    \
	VUNPCKHPS Y5, Y4, Y9                    \
	VUNPCKLPS Y7, Y6, Y10                   \
	VUNPCKHPS Y7, Y6, Y11                   \
	VUNPCKLPD Y10, Y8, Y0                   \
	VUNPCKHPD Y10, Y8, Y1                   \
	VUNPCKLPD Y11, Y9, Y2                   \
	VUNPCKHPD Y11, Y9, Y3

// SQUARE adds the square of the column's distance from the mean in Y14.
#define SQUARE(column) \
	VSUBPS Y14, column, column    \
	VMULPS column, column, column \
	VADDPS column, Y15, Y15

// func momentsAVX2(moments *float32, x *float32, offsets *[8]int, width int)
// writes the means of eight rows, which begin at the offsets (in bytes), then their
// deviations. A lane sums its row from left to right. width is a multiple of 4.
TEXT ·momentsAVX2(SB), NOSPLIT, $0-32
	MOVQ x+8(FP), SI
	MOVQ offsets+16(FP), DX
	MOVQ width+24(FP), CX
	MOVQ (DX), R8
	MOVQ 8(DX), R9
	MOVQ 16(DX), R10
	MOVQ 24(DX), R11
	MOVQ 32(DX), R12
	MOVQ 40(DX), R13
	MOVQ 48(DX), R15
	MOVQ 56(DX), BX
	ADDQ SI, R8
	ADDQ SI, R9
	ADDQ SI, R10
	ADDQ SI, R11
	ADDQ SI, R12
	ADDQ SI, R13
	ADDQ SI, R15
	ADDQ SI, BX
	VCVTSI2SSQ CX, X13, X13
	VBROADCASTSS X13, Y13
	SHLQ $2, CX
	VXORPS Y15, Y15, Y15
	XORQ AX, AX

sum:
	COLUMNS
	VADDPS Y0, Y15, Y15
	VADDPS Y1, Y15, Y15
	VADDPS Y2, Y15, Y15
	VADDPS Y3, Y15, Y15
	ADDQ $16, AX
	CMPQ AX, CX
	JB sum

	VDIVPS Y13, Y15, Y14
	VXORPS Y15, Y15, Y15
	XORQ AX, AX

squares:
	COLUMNS
	SQUARE(Y0)
	SQUARE(Y1)
	SQUARE(Y2)
	SQUARE(Y3)
	ADDQ $16, AX
	CMPQ AX, CX
	JB squares

	VDIVPS Y13, Y15, Y15
	VBROADCASTSS epsilon<>(SB), Y0
	VADDPS Y0, Y15, Y15
	VSQRTPS Y15, Y15
	MOVQ moments+0(FP), DI
	VMOVUPS Y14, (DI)
	VMOVUPS Y15, 32(DI)
	VZEROUPPER
	RET

// func normaliseAVX2(x *float32, rows, width int, moments, gain, bias *float32)
// x = (x-mean)/deviation·gain + bias for up to eight rows; width is a multiple of 8.
TEXT ·normaliseAVX2(SB), NOSPLIT, $0-48
	MOVQ x+0(FP), DI
	MOVQ rows+8(FP), DX
	MOVQ width+16(FP), CX
	MOVQ moments+24(FP), SI
	MOVQ gain+32(FP), R8
	MOVQ bias+40(FP), R9
	SHLQ $2, CX

row:
	VBROADCASTSS (SI), Y14
	VBROADCASTSS 32(SI), Y15
	XORQ AX, AX

column:
	VMOVUPS (DI)(AX*1), Y0
	VSUBPS Y14, Y0, Y0
	VDIVPS Y15, Y0, Y0
	VMULPS (R8)(AX*1), Y0, Y0
	VADDPS (R9)(AX*1), Y0, Y0
	VMOVUPS Y0, (DI)(AX*1)
	ADDQ $32, AX
	CMPQ AX, CX
	JB column

	ADDQ CX, DI
	ADDQ $4, SI
	DECQ DX
	JNZ row
	VZEROUPPER
	RET
