#include "textflag.h"
#include "product_amd64.h"

// The products of the VNNI kernel, which do not saturate: VPDPBUSD adds four products
// to each 32-bit lane. Two rows are taken at a time, so that each weight is loaded
// once for both; the sums are in Y0 to Y7 and Y8 to Y15.

#define DOT2(at, w, first, second) \
	VMOVDQU64 at, w         \
	VPDPBUSD w, Y16, first  \
	VPDPBUSD w, Y17, second

// func multiplyVNNI(y *float32, x *uint8, rows, k int, w *int8, n, stride int, scale float32, bias *float32)
// k is a multiple of 32 and n of 8; stride is the distance of two rows of y, in numbers.
TEXT ·multiplyVNNI(SB), NOSPLIT, $0-72
	MOVQ y+0(FP), BX
	MOVQ k+24(FP), DX
	MOVQ w+32(FP), DI
	MOVQ n+40(FP), R12
	MOVQ stride+48(FP), R13
	SHLQ $2, R13
	MOVQ bias+64(FP), R11
	VBROADCASTSS scale+56(FP), Y24
	LEAQ (DX)(DX*2), R9

outputs:
	VMOVUPS (R11), Y25
	MOVQ x+8(FP), SI
	MOVQ rows+16(FP), AX
	MOVQ BX, R8

rows2:
	MOVQ DI, CX
	LEAQ (DI)(DX*4), R10
	LEAQ (SI)(DX*1), R15
	ZERO8(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)
	CMPQ AX, $1
	JEQ sum1
	ZERO8(Y8, Y9, Y10, Y11, Y12, Y13, Y14, Y15)

sum2:
	VMOVDQU64 (SI), Y16
	VMOVDQU64 (SI)(DX*1), Y17
	DOT2((CX), Y18, Y0, Y8)
	DOT2((CX)(DX*1), Y19, Y1, Y9)
	DOT2((CX)(DX*2), Y20, Y2, Y10)
	DOT2((CX)(R9*1), Y21, Y3, Y11)
	DOT2((R10), Y18, Y4, Y12)
	DOT2((R10)(DX*1), Y19, Y5, Y13)
	DOT2((R10)(DX*2), Y20, Y6, Y14)
	DOT2((R10)(R9*1), Y21, Y7, Y15)
	ADDQ $32, SI
	ADDQ $32, CX
	ADDQ $32, R10
	CMPQ SI, R15
	JB sum2

	GATHER8(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)
	GATHER8(Y8, Y9, Y10, Y11, Y12, Y13, Y14, Y15)
	VCVTDQ2PS Y0, Y0
	VCVTDQ2PS Y8, Y8
	VMULPS Y24, Y0, Y0
	VMULPS Y24, Y8, Y8
	VADDPS Y25, Y0, Y0
	VADDPS Y25, Y8, Y8
	VMOVUPS Y0, (R8)
	VMOVUPS Y8, (R8)(R13*1)
	LEAQ (R8)(R13*2), R8
	ADDQ DX, SI
	SUBQ $2, AX
	JG rows2
	JMP next

sum1:
	VMOVDQU64 (SI), Y16
	VPDPBUSD (CX), Y16, Y0
	VPDPBUSD (CX)(DX*1), Y16, Y1
	VPDPBUSD (CX)(DX*2), Y16, Y2
	VPDPBUSD (CX)(R9*1), Y16, Y3
	VPDPBUSD (R10), Y16, Y4
	VPDPBUSD (R10)(DX*1), Y16, Y5
	VPDPBUSD (R10)(DX*2), Y16, Y6
	VPDPBUSD (R10)(R9*1), Y16, Y7
	ADDQ $32, SI
	ADDQ $32, CX
	ADDQ $32, R10
	CMPQ SI, R15
	JB sum1

	GATHER8(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)
	VCVTDQ2PS Y0, Y0
	VMULPS Y24, Y0, Y0
	VADDPS Y25, Y0, Y0
	VMOVUPS Y0, (R8)

next:
	LEAQ (DI)(DX*8), DI
	ADDQ $32, R11
	ADDQ $32, BX
	SUBQ $8, R12
	JG outputs
	VZEROUPPER
	RET

// func multiplyRowsVNNI(y *float32, x *uint8, k int, w *int8, rows *int32, count int, scale float32, bias *float32)
// k is a multiple of 32 and count of 8; rows are valid.
TEXT ·multiplyRowsVNNI(SB), NOSPLIT, $0-64
	MOVQ rows+32(FP), DX
	VBROADCASTSS scale+48(FP), Y13

next8:
	MOVQ w+24(FP), AX
	MOVQ k+16(FP), CX
	CHOOSE8
	MOVQ x+8(FP), SI
	AHEAD8
	ZERO8(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)

sum:
	VMOVDQU64 (SI)(AX*1), Y16
	VPDPBUSD (R8)(AX*1), Y16, Y0
	VPDPBUSD (R9)(AX*1), Y16, Y1
	VPDPBUSD (R10)(AX*1), Y16, Y2
	VPDPBUSD (R11)(AX*1), Y16, Y3
	VPDPBUSD (R12)(AX*1), Y16, Y4
	VPDPBUSD (R13)(AX*1), Y16, Y5
	VPDPBUSD (R15)(AX*1), Y16, Y6
	VPDPBUSD (DI)(AX*1), Y16, Y7
	FETCH
	ADDQ $32, AX
	CMPQ AX, CX
	JB sum

	GATHER8(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)
	MOVQ bias+56(FP), AX
	GATHERBIAS(Y3, Y1, Y2)
	VCVTDQ2PS Y0, Y0
	VMULPS Y13, Y0, Y0
	VADDPS Y3, Y0, Y0
	MOVQ y+0(FP), BX
	VMOVUPS Y0, (BX)
	ADDQ $32, y+0(FP)
	ADDQ $32, DX
	SUBQ $8, count+40(FP)
	JG next8
	VZEROUPPER
	RET

// func largestAVX2(x *uint8, n int) uint8
// n is a multiple of 32, and not 0.
TEXT ·largestAVX2(SB), NOSPLIT, $0-17
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	VPXOR Y0, Y0, Y0

next32:
	VPMAXUB (SI), Y0, Y0
	ADDQ $32, SI
	SUBQ $32, CX
	JG next32
	VEXTRACTI128 $1, Y0, X1
	VPMAXUB X1, X0, X0
	VPSRLDQ $8, X0, X1
	VPMAXUB X1, X0, X0
	VPSRLDQ $4, X0, X1
	VPMAXUB X1, X0, X0
	VPSRLDQ $2, X0, X1
	VPMAXUB X1, X0, X0
	VPSRLDQ $1, X0, X1
	VPMAXUB X1, X0, X0
	VPEXTRB $0, X0, AX
	MOVB AX, ret+16(FP)
	VZEROUPPER
	RET
