// The constants of expVector: see exp.go.
DATA exps<>+0(SB)/4, $-88.3762626647949
DATA exps<>+4(SB)/4, $88.3762626647949
DATA exps<>+8(SB)/4, $1.44269504088896341
DATA exps<>+12(SB)/4, $0.5
DATA exps<>+16(SB)/4, $0.693359375
DATA exps<>+20(SB)/4, $-2.12194440e-4
DATA exps<>+24(SB)/4, $1.9875691500e-4
DATA exps<>+28(SB)/4, $1.3981999507e-3
DATA exps<>+32(SB)/4, $8.3334519073e-3
DATA exps<>+36(SB)/4, $4.1665795894e-2
DATA exps<>+40(SB)/4, $1.6666665459e-1
DATA exps<>+44(SB)/4, $5.0000001201e-1
DATA exps<>+48(SB)/4, $1.0
DATA exps<>+52(SB)/4, $127
GLOBL exps<>(SB), RODATA|NOPTR, $56

// TERM is y = y·x + the constant at the offset.
#define TERM(x, y, c, offset) \
	VMULPS x, y, y                     \
	VBROADCASTSS exps<>+offset(SB), c  \
	VADDPS c, y, y

// EXP is y = expVector(x) in lanes; it spoils x, n, t and c.
#define EXP(x, y, n, t, c) \
	VBROADCASTSS exps<>+0(SB), c    \
	VMAXPS c, x, x                  \
	VBROADCASTSS exps<>+4(SB), c    \
	VMINPS c, x, x                  \
	VBROADCASTSS exps<>+8(SB), c    \
	VMULPS c, x, n                  \
	VBROADCASTSS exps<>+12(SB), c   \
	VADDPS c, n, n                  \
	VROUNDPS $9, n, n               \
	VBROADCASTSS exps<>+16(SB), c   \
	VMULPS c, n, t                  \
	VSUBPS t, x, x                  \
	VBROADCASTSS exps<>+20(SB), c   \
	VMULPS c, n, t                  \
	VSUBPS t, x, x                  \
	VBROADCASTSS exps<>+24(SB), y   \
	TERM(x, y, c, 28)               \
	TERM(x, y, c, 32)               \
	TERM(x, y, c, 36)               \
	TERM(x, y, c, 40)               \
	TERM(x, y, c, 44)               \
	VMULPS x, x, t                  \
	VMULPS t, y, y                  \
	VADDPS x, y, y                  \
	VBROADCASTSS exps<>+48(SB), c   \
	VADDPS c, y, y                  \
	VCVTPS2DQ n, n                  \
	VPBROADCASTD exps<>+52(SB), c   \
	VPADDD c, n, n                  \
	VPSLLD $23, n, n                \
	VMULPS n, y, y
