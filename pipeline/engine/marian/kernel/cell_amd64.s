#include "textflag.h"
#include "exp_amd64.h"

// func cellAVX2(x, c, f, w *float32, n int)
// n is a multiple of 8.
TEXT ·cellAVX2(SB), NOSPLIT, $0-40
	MOVQ x+0(FP), DI
	MOVQ c+8(FP), R8
	MOVQ f+16(FP), R9
	MOVQ w+24(FP), R10
	MOVQ n+32(FP), CX
	VBROADCASTSS exps<>+48(SB), Y15
	VXORPS Y14, Y14, Y14
	SHLQ $2, CX
	XORQ AX, AX

next:
	VMOVUPS (R9)(AX*1), Y0
	EXP(Y0, Y1, Y2, Y3, Y4)
	VADDPS Y1, Y15, Y2
	VDIVPS Y2, Y1, Y1
	VSUBPS Y1, Y15, Y2
	VMULPS (R8)(AX*1), Y1, Y1
	VMULPS (R10)(AX*1), Y2, Y2
	VADDPS Y2, Y1, Y1
	VMOVUPS Y1, (R8)(AX*1)
	VMAXPS Y14, Y1, Y1
	VADDPS (DI)(AX*1), Y1, Y1
	VMOVUPS Y1, (DI)(AX*1)
	ADDQ $32, AX
	CMPQ AX, CX
	JB next
	VZEROUPPER
	RET
