// ZERO8 clears the registers in which eight outputs are summed.
#define ZERO8(a, b, c, d, e, f, g, h) \
	VPXOR a, a, a \
	VPXOR b, b, b \
	VPXOR c, c, c \
	VPXOR d, d, d \
	VPXOR e, e, e \
	VPXOR f, f, f \
	VPXOR g, g, g \
	VPXOR h, h, h

// GATHER8 adds each of the registers up crosswise: lane i of a is the sum of the i-th.
#define GATHER8(a, b, c, d, e, f, g, h) \
	VPHADDD b, a, a            \
	VPHADDD d, c, c            \
	VPHADDD f, e, e            \
	VPHADDD h, g, g            \
	VPHADDD c, a, a            \
	VPHADDD g, e, e            \
	VPERM2I128 $0x31, e, a, b  \
	VPERM2I128 $0x20, e, a, a  \
	VPADDD b, a, a

// CHOOSE8 leaves in R8 to R13, R15 and DI the addresses of eight rows of the matrix
// at AX, CX long each, whose numbers are at DX.
#define CHOOSE8 \
	MOVLQSX (DX), R8    \
	MOVLQSX 4(DX), R9   \
	MOVLQSX 8(DX), R10  \
	MOVLQSX 12(DX), R11 \
	MOVLQSX 16(DX), R12 \
	MOVLQSX 20(DX), R13 \
	MOVLQSX 24(DX), R15 \
	MOVLQSX 28(DX), DI  \
	IMULQ CX, R8        \
	IMULQ CX, R9        \
	IMULQ CX, R10       \
	IMULQ CX, R11       \
	IMULQ CX, R12       \
	IMULQ CX, R13       \
	IMULQ CX, R15       \
	IMULQ CX, DI        \
	ADDQ AX, R8         \
	ADDQ AX, R9         \
	ADDQ AX, R10        \
	ADDQ AX, R11        \
	ADDQ AX, R12        \
	ADDQ AX, R13        \
	ADDQ AX, R15        \
	ADDQ AX, DI

// GATHERBIAS loads into bias those of the eight rows at DX, from the table at AX.
#define GATHERBIAS(bias, rows, mask) \
	VMOVDQU (DX), rows           \
	VPCMPEQD mask, mask, mask    \
	VGATHERDPS mask, (AX)(rows*4), bias

// The rows that were chosen are all over the matrix, so while eight are multiplied
// FETCH asks for the next eight (after the last, for the same again): a row each time,
// of which 256 bytes are enough for the processor to see where it is going.
// AHEAD8 prepares it: R14 points to the next row's number; AX becomes 0.
#define AHEAD8 \
	XORQ AX, AX          \
	MOVQ DX, R14         \
	LEAQ 32(DX), BX      \
	CMPQ count+40(FP), $8 \
	CMOVQGT BX, R14

#define FETCH \
	CMPQ AX, $256             \
	JAE fetched               \
	MOVLQSX (R14), BX         \
	ADDQ $4, R14              \
	IMULQ CX, BX              \
	ADDQ w+24(FP), BX         \
	PREFETCHT0 (BX)           \
	PREFETCHT0 64(BX)         \
	PREFETCHT0 128(BX)        \
	PREFETCHT0 192(BX)        \
fetched: \

