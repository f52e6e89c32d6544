#include "textflag.h"

DATA low<>+0(SB)/4, $-127.0
GLOBL low<>(SB), RODATA|NOPTR, $4
DATA high<>+0(SB)/4, $127.0
GLOBL high<>(SB), RODATA|NOPTR, $4
DATA shift<>+0(SB)/4, $0x7f7f7f7f
GLOBL shift<>(SB), RODATA|NOPTR, $4
// Packing works in halves of a register; this puts the groups of four in order.
DATA order<>+0(SB)/4, $0
DATA order<>+4(SB)/4, $4
DATA order<>+8(SB)/4, $1
DATA order<>+12(SB)/4, $5
DATA order<>+16(SB)/4, $2
DATA order<>+20(SB)/4, $6
DATA order<>+24(SB)/4, $3
DATA order<>+28(SB)/4, $7
GLOBL order<>(SB), RODATA|NOPTR, $32

// ROUND makes eight integers of v·a; the floor is the second source of VMAXPS, which
// also takes the place of what is not a number.
#define ROUND(at, v) \
	VMOVUPS at, v          \
	VMAXPS Y11, v, v       \
	VMULPS Y15, v, v       \
	VMAXPS Y14, v, v       \
	VMINPS Y13, v, v       \
	VCVTPS2DQ v, v

// func quantiseAVX2(q *uint8, x *float32, n int, a, floor float32)
// n is a multiple of 32; x is taken as floor where it is less.
TEXT ·quantiseAVX2(SB), NOSPLIT, $0-32
	MOVQ q+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS a+24(FP), Y15
	VBROADCASTSS floor+28(FP), Y11
	VBROADCASTSS low<>(SB), Y14
	VBROADCASTSS high<>(SB), Y13
	VBROADCASTSS shift<>(SB), Y12
	VMOVDQU order<>(SB), Y10

loop:
	ROUND((SI), Y0)
	ROUND(32(SI), Y1)
	ROUND(64(SI), Y2)
	ROUND(96(SI), Y3)
	VPACKSSDW Y1, Y0, Y0
	VPACKSSDW Y3, Y2, Y2
	VPACKSSWB Y2, Y0, Y0
	VPERMD Y0, Y10, Y0
	VPADDB Y12, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $128, SI
	ADDQ $32, DI
	SUBQ $32, CX
	JG loop
	VZEROUPPER
	RET

// func embedAVX2(x *float32, row *int8, n int, unquant, scale float32, position *float32)
// n is a multiple of 8.
TEXT ·embedAVX2(SB), NOSPLIT, $0-40
	MOVQ x+0(FP), DI
	MOVQ row+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS unquant+24(FP), Y15
	VBROADCASTSS scale+28(FP), Y14
	MOVQ position+32(FP), DX

next:
	VPMOVSXBD (SI), Y0
	VCVTDQ2PS Y0, Y0
	VMULPS Y15, Y0, Y0
	VMULPS Y14, Y0, Y0
	VADDPS (DX), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $8, SI
	ADDQ $32, DX
	ADDQ $32, DI
	SUBQ $8, CX
	JG next
	VZEROUPPER
	RET
