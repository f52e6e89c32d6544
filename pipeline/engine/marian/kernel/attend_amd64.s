#include "textflag.h"

// PRODUCT adds q·keys to acc.
#define PRODUCT(keys, tmp, acc) \
	VMULPS keys, Y8, tmp \
	VADDPS tmp, acc, acc

// func scoreAVX2(s, q, keys *float32, stride, depth int)
// computes the dot products of q with stride keys, from left to right; stride is a
// multiple of 16.
TEXT ·scoreAVX2(SB), NOSPLIT, $0-40
	MOVQ s+0(FP), DI
	MOVQ keys+16(FP), DX
	MOVQ stride+24(FP), CX
	MOVQ CX, R9
	SHLQ $2, R9

block:
	MOVQ q+8(FP), SI
	MOVQ depth+32(FP), AX
	MOVQ DX, R8
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	CMPQ CX, $32
	JL half
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3

whole:
	VBROADCASTSS (SI), Y8
	PRODUCT((R8), Y4, Y0)
	PRODUCT(32(R8), Y5, Y1)
	PRODUCT(64(R8), Y6, Y2)
	PRODUCT(96(R8), Y7, Y3)
	ADDQ $4, SI
	ADDQ R9, R8
	DECQ AX
	JNZ whole
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, 64(DI)
	VMOVUPS Y3, 96(DI)
	ADDQ $128, DI
	ADDQ $128, DX
	SUBQ $32, CX
	JG block
	VZEROUPPER
	RET

half:
	VBROADCASTSS (SI), Y8
	PRODUCT((R8), Y4, Y0)
	PRODUCT(32(R8), Y5, Y1)
	ADDQ $4, SI
	ADDQ R9, R8
	DECQ AX
	JNZ half
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VZEROUPPER
	RET

// INTERLEAVED adds one dimension of four keys to its accumulator.
#define INTERLEAVED(q, acc) \
	VBROADCASTSS q, X4 \
	VMULPS (R8), X4, X4 \
	VADDPS X4, acc, acc \
	ADDQ R9, R8

// func scoreTailAVX2(s, q, keys *float32, stride, depth int)
// computes the dot products of q with four keys in Eigen's four interleaved
// accumulators; depth is a multiple of 4.
TEXT ·scoreTailAVX2(SB), NOSPLIT, $0-40
	MOVQ s+0(FP), DI
	MOVQ q+8(FP), SI
	MOVQ keys+16(FP), R8
	MOVQ stride+24(FP), R9
	MOVQ depth+32(FP), AX
	SHLQ $2, R9
	VXORPS X0, X0, X0
	VXORPS X1, X1, X1
	VXORPS X2, X2, X2
	VXORPS X3, X3, X3

next:
	INTERLEAVED((SI), X0)
	INTERLEAVED(4(SI), X1)
	INTERLEAVED(8(SI), X2)
	INTERLEAVED(12(SI), X3)
	ADDQ $16, SI
	SUBQ $4, AX
	JG next
	VADDPS X1, X0, X0
	VADDPS X3, X2, X2
	VADDPS X2, X0, X0
	VMOVUPS X0, (DI)
	VZEROUPPER
	RET

// WEIGHTED adds the value times the weight in Y8 to acc.
#define WEIGHTED(value, tmp, acc) \
	VMULPS value, Y8, tmp \
	VADDPS tmp, acc, acc

// func mixAVX2(out, s, values *float32, n, width, depth int)
// adds up n rows of depth values, which are width apart, each times its weight in s;
// depth is a multiple of 8.
TEXT ·mixAVX2(SB), NOSPLIT, $0-48
	MOVQ out+0(FP), DI
	MOVQ values+16(FP), DX
	MOVQ width+32(FP), R9
	MOVQ depth+40(FP), R10
	SHLQ $2, R9

columns:
	MOVQ s+8(FP), SI
	MOVQ n+24(FP), CX
	MOVQ DX, R8
	VXORPS Y0, Y0, Y0
	CMPQ R10, $32
	JL narrow
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3

wide:
	VBROADCASTSS (SI), Y8
	WEIGHTED((R8), Y4, Y0)
	WEIGHTED(32(R8), Y5, Y1)
	WEIGHTED(64(R8), Y6, Y2)
	WEIGHTED(96(R8), Y7, Y3)
	ADDQ $4, SI
	ADDQ R9, R8
	DECQ CX
	JNZ wide
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, 64(DI)
	VMOVUPS Y3, 96(DI)
	ADDQ $128, DI
	ADDQ $128, DX
	SUBQ $32, R10
	JG columns
	VZEROUPPER
	RET

narrow:
	VBROADCASTSS (SI), Y8
	WEIGHTED((R8), Y4, Y0)
	ADDQ $4, SI
	ADDQ R9, R8
	DECQ CX
	JNZ narrow
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	ADDQ $32, DX
	SUBQ $8, R10
	JG columns
	VZEROUPPER
	RET
