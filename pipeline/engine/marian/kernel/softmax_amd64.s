#include "textflag.h"
#include "exp_amd64.h"

// The constants of expScalar: see exp.go.
DATA expf<>+0(SB)/8, $0x40471547652b82fe // 32/ln 2
DATA expf<>+8(SB)/8, $0x4338000000000000 // 1.5·2^52
DATA expf<>+16(SB)/8, $0x3ebc6af84b912394
DATA expf<>+24(SB)/8, $0x3f2ebfce50fac4f3
DATA expf<>+32(SB)/8, $0x3f962e42ff0c52d6
DATA expf<>+40(SB)/8, $0x3ff0000000000000
DATA expf<>+48(SB)/8, $31
DATA expf<>+56(SB)/4, $-0x1.9fe368p6
DATA expf<>+60(SB)/4, $0xff800000 // -Inf
GLOBL expf<>(SB), RODATA|NOPTR, $64

// To mask n lanes, read n·4 bytes before the middle.
DATA masks<>+0(SB)/8, $-1
DATA masks<>+8(SB)/8, $-1
DATA masks<>+16(SB)/8, $-1
DATA masks<>+24(SB)/8, $-1
DATA masks<>+32(SB)/8, $0
DATA masks<>+40(SB)/8, $0
DATA masks<>+48(SB)/8, $0
DATA masks<>+56(SB)/8, $0
GLOBL masks<>(SB), RODATA|NOPTR, $64

// func softmaxAVX2(s *float32, n int, scale float32)
// multiplies s by scale and takes the softmax; s has room for n rounded up to 8.
TEXT ·softmaxAVX2(SB), NOSPLIT, $0-20
	MOVQ s+0(FP), DI
	MOVQ n+8(FP), CX
	VBROADCASTSS scale+16(FP), Y14
	VBROADCASTSS expf<>+60(SB), Y13
	LEAQ (DI)(CX*4), R8 // the end
	MOVQ CX, DX
	ANDQ $7, DX // of the last vector
	MOVQ CX, R9
	SUBQ DX, R9
	LEAQ (DI)(R9*4), R9 // the last, partial vector

	// Scale, and the largest. The lanes past the end become -Inf.
	VMOVAPS Y13, Y12
	MOVQ DI, SI
	CMPQ SI, R9
	JAE scalePart

scaleWhole:
	VMULPS (SI), Y14, Y0
	VMOVUPS Y0, (SI)
	VMAXPS Y0, Y12, Y12
	ADDQ $32, SI
	CMPQ SI, R9
	JB scaleWhole

scalePart:
	TESTQ DX, DX
	JZ largest
	LEAQ masks<>+32(SB), AX
	SHLQ $2, DX
	SUBQ DX, AX
	VMOVUPS (AX), Y1
	VMULPS (SI), Y14, Y0
	VBLENDVPS Y1, Y0, Y13, Y0
	VMOVUPS Y0, (SI)
	VMAXPS Y0, Y12, Y12

largest:
	VEXTRACTF128 $1, Y12, X0
	VMAXPS X0, X12, X12
	VPERMILPS $0x4e, X12, X0
	VMAXPS X0, X12, X12
	VPERMILPS $0xb1, X12, X0
	VMAXPS X0, X12, X12
	VBROADCASTSS X12, Y12

	MOVQ DI, SI
	VXORPS X11, X11, X11 // the sum
	TESTQ $3, CX
	JNZ scalars

	// Four at a time: the vector exp and four partial sums.
vectors:
	VMOVUPS (SI), Y0
	VSUBPS Y12, Y0, Y0
	EXP(Y0, Y1, Y2, Y3, Y4)
	VMOVUPS Y1, (SI)
	VADDPS X1, X11, X11
	LEAQ 16(SI), AX
	CMPQ AX, R8
	JAE lanesDone
	VEXTRACTF128 $1, Y1, X1
	VADDPS X1, X11, X11
	ADDQ $32, SI
	CMPQ SI, R8
	JB vectors

lanesDone:
	VPERMILPS $0x55, X11, X0
	VADDSS X0, X11, X1
	VPERMILPS $0xaa, X11, X0
	VADDSS X0, X1, X1
	VPERMILPS $0xff, X11, X0
	VADDSS X0, X1, X11
	JMP divide

	// Any other number: the scalar exp, in lanes of float64, and one sum.
scalars:
	VBROADCASTSD expf<>+0(SB), Y15
	VBROADCASTSD expf<>+8(SB), Y14
	VPBROADCASTQ expf<>+48(SB), Y13
	VBROADCASTSD expf<>+40(SB), Y10
	VBROADCASTSS expf<>+56(SB), X9
	LEAQ ·expfTable(SB), R10

exps:
	VMOVUPS (SI), X0
	VSUBPS X12, X0, X0
	VCMPPS $1, X9, X0, X8 // less than what gives 0
	VCVTPS2PD X0, Y0
	VMULPD Y15, Y0, Y0 // z
	VADDPD Y14, Y0, Y1 // k
	VSUBPD Y14, Y1, Y2
	VSUBPD Y2, Y0, Y0 // r
	VPAND Y13, Y1, Y3
	VPCMPEQD Y4, Y4, Y4
	VPGATHERQQ Y4, (R10)(Y3*8), Y5
	VPSLLQ $47, Y1, Y1
	VPADDQ Y1, Y5, Y5 // s
	VBROADCASTSD expf<>+16(SB), Y6
	VMULPD Y6, Y0, Y1
	VBROADCASTSD expf<>+24(SB), Y6
	VADDPD Y6, Y1, Y1
	VBROADCASTSD expf<>+32(SB), Y6
	VMULPD Y6, Y0, Y2
	VADDPD Y10, Y2, Y2
	VMULPD Y0, Y0, Y0
	VMULPD Y0, Y1, Y1
	VADDPD Y2, Y1, Y1
	VMULPD Y5, Y1, Y1
	VCVTPD2PSY Y1, X1
	VANDNPS X1, X8, X1
	VMOVUPS X1, (SI)
	ADDQ $16, SI
	CMPQ SI, R8
	JB exps

	MOVQ DI, SI

total:
	VADDSS (SI), X11, X11
	ADDQ $4, SI
	CMPQ SI, R8
	JB total

divide:
	VBROADCASTSS X11, Y11

quotient:
	VMOVUPS (DI), Y0
	VDIVPS Y11, Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	CMPQ DI, R8
	JB quotient
	VZEROUPPER
	RET
