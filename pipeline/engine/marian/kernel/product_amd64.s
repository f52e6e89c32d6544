#include "textflag.h"
#include "product_amd64.h"

// The products of the AVX2 kernel. Eight outputs are summed at a time, each in a
// register of its own: VPMADDUBSW adds pairs of products and saturates them at 16
// bits, VPMADDWD by ones adds pairs of those. The eight registers are then added up
// crosswise into one, in which lane i is output i.

DATA ones<>+0(SB)/8, $0x0001000100010001
GLOBL ones<>(SB), RODATA|NOPTR, $8

// DOT adds to acc the products of the 32 activations in x and the weights at w.
#define DOT(w, x, tmp, acc) \
	VPMADDUBSW w, x, tmp   \
	VPMADDWD Y15, tmp, tmp \
	VPADDD tmp, acc, acc

// func multiplyAVX2(y *float32, x *uint8, rows, k int, w *int8, n, stride int, scale float32, bias *float32)
// k is a multiple of 32 and n of 8; stride is the distance of two rows of y, in numbers.
TEXT ·multiplyAVX2(SB), NOSPLIT, $0-72
	MOVQ y+0(FP), BX
	MOVQ k+24(FP), DX
	MOVQ w+32(FP), DI
	MOVQ n+40(FP), R12
	MOVQ stride+48(FP), R13
	SHLQ $2, R13
	MOVQ bias+64(FP), R11
	VBROADCASTSS scale+56(FP), Y13
	VPBROADCASTQ ones<>(SB), Y15
	LEAQ (DX)(DX*2), R9

outputs:
	VMOVUPS (R11), Y14
	MOVQ x+8(FP), SI
	MOVQ rows+16(FP), AX
	MOVQ BX, R8

row:
	MOVQ DI, CX
	LEAQ (DI)(DX*4), R10
	LEAQ (SI)(DX*1), R15
	ZERO8(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)

sum:
	VMOVDQU (SI), Y8
	DOT((CX), Y8, Y9, Y0)
	DOT((CX)(DX*1), Y8, Y10, Y1)
	DOT((CX)(DX*2), Y8, Y11, Y2)
	DOT((CX)(R9*1), Y8, Y12, Y3)
	DOT((R10), Y8, Y9, Y4)
	DOT((R10)(DX*1), Y8, Y10, Y5)
	DOT((R10)(DX*2), Y8, Y11, Y6)
	DOT((R10)(R9*1), Y8, Y12, Y7)
	ADDQ $32, SI
	ADDQ $32, CX
	ADDQ $32, R10
	CMPQ SI, R15
	JB sum

	GATHER8(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)
	VCVTDQ2PS Y0, Y0
	VMULPS Y13, Y0, Y0
	VADDPS Y14, Y0, Y0
	VMOVUPS Y0, (R8)
	ADDQ R13, R8
	DECQ AX
	JNZ row

	LEAQ (DI)(DX*8), DI
	ADDQ $32, R11
	ADDQ $32, BX
	SUBQ $8, R12
	JG outputs
	VZEROUPPER
	RET

// func multiplyRowsAVX2(y *float32, x *uint8, k int, w *int8, rows *int32, count int, scale float32, bias *float32)
// k is a multiple of 32 and count of 8; rows are valid.
TEXT ·multiplyRowsAVX2(SB), NOSPLIT, $0-64
	MOVQ rows+32(FP), DX
	VBROADCASTSS scale+48(FP), Y13
	VPBROADCASTQ ones<>(SB), Y15

next8:
	MOVQ w+24(FP), AX
	MOVQ k+16(FP), CX
	CHOOSE8
	MOVQ x+8(FP), SI
	AHEAD8
	ZERO8(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)

sum:
	VMOVDQU (SI)(AX*1), Y8
	DOT((R8)(AX*1), Y8, Y9, Y0)
	DOT((R9)(AX*1), Y8, Y10, Y1)
	DOT((R10)(AX*1), Y8, Y11, Y2)
	DOT((R11)(AX*1), Y8, Y12, Y3)
	DOT((R12)(AX*1), Y8, Y9, Y4)
	DOT((R13)(AX*1), Y8, Y10, Y5)
	DOT((R15)(AX*1), Y8, Y11, Y6)
	DOT((DI)(AX*1), Y8, Y12, Y7)
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
