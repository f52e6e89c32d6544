// The vector instructions that Go's assembler has no name for, as macros of the
// numbers of their registers, the destination first: FADD(1, 2, 3) is the
// instruction in the comment with D=1, N=2, M=3. TestNeonEncodings has an
// assembler check every one.

// Eight-bit products.
#define SMULL(d, n, m)   WORD $(0x0e20c000 | (m)<<16 | (n)<<5 | (d)) // smull vD.8h, vN.8b, vM.8b
#define SMULL2(d, n, m)  WORD $(0x4e20c000 | (m)<<16 | (n)<<5 | (d)) // smull2 vD.8h, vN.16b, vM.16b
#define SMLAL(d, n, m)   WORD $(0x0e208000 | (m)<<16 | (n)<<5 | (d)) // smlal vD.8h, vN.8b, vM.8b
#define SMLAL2(d, n, m)  WORD $(0x4e208000 | (m)<<16 | (n)<<5 | (d)) // smlal2 vD.8h, vN.16b, vM.16b
#define SQADD(d, n, m)   WORD $(0x4e600c00 | (m)<<16 | (n)<<5 | (d)) // sqadd vD.8h, vN.8h, vM.8h
#define SADALP(d, n)     WORD $(0x4e606800 | (n)<<5 | (d))           // sadalp vD.4s, vN.8h
#define SDOT(d, n, m)    WORD $(0x4e809400 | (m)<<16 | (n)<<5 | (d)) // sdot vD.4s, vN.16b, vM.16b
#define UMAXV(d, n)      WORD $(0x6e30a800 | (n)<<5 | (d))           // umaxv bD, vN.16b

// Conversions.
#define SXTL8(d, n)      WORD $(0x0f08a400 | (n)<<5 | (d))           // sxtl vD.8h, vN.8b
#define SXTL16(d, n)     WORD $(0x0f10a400 | (n)<<5 | (d))           // sxtl vD.4s, vN.4h
#define SXTL16H(d, n)    WORD $(0x4f10a400 | (n)<<5 | (d))           // sxtl2 vD.4s, vN.8h
#define XTN32(d, n)      WORD $(0x0e612800 | (n)<<5 | (d))           // xtn vD.4h, vN.4s
#define XTN32H(d, n)     WORD $(0x4e612800 | (n)<<5 | (d))           // xtn2 vD.8h, vN.4s
#define XTN16(d, n)      WORD $(0x0e212800 | (n)<<5 | (d))           // xtn vD.8b, vN.8h
#define XTN16H(d, n)     WORD $(0x4e212800 | (n)<<5 | (d))           // xtn2 vD.16b, vN.8h
#define SCVTF(d, n)      WORD $(0x4e21d800 | (n)<<5 | (d))           // scvtf vD.4s, vN.4s
#define FCVTNS(d, n)     WORD $(0x4e21a800 | (n)<<5 | (d))           // fcvtns vD.4s, vN.4s
#define FCVTZS(d, n)     WORD $(0x4ea1b800 | (n)<<5 | (d))           // fcvtzs vD.4s, vN.4s

// Four numbers of 32 bits.
#define FADD(d, n, m)    WORD $(0x4e20d400 | (m)<<16 | (n)<<5 | (d)) // fadd vD.4s, vN.4s, vM.4s
#define FSUB(d, n, m)    WORD $(0x4ea0d400 | (m)<<16 | (n)<<5 | (d)) // fsub vD.4s, vN.4s, vM.4s
#define FMUL(d, n, m)    WORD $(0x6e20dc00 | (m)<<16 | (n)<<5 | (d)) // fmul vD.4s, vN.4s, vM.4s
#define FDIV(d, n, m)    WORD $(0x6e20fc00 | (m)<<16 | (n)<<5 | (d)) // fdiv vD.4s, vN.4s, vM.4s
#define FSQRT(d, n)      WORD $(0x6ea1f800 | (n)<<5 | (d))           // fsqrt vD.4s, vN.4s
#define FMAX(d, n, m)    WORD $(0x4e20f400 | (m)<<16 | (n)<<5 | (d)) // fmax vD.4s, vN.4s, vM.4s
#define FMIN(d, n, m)    WORD $(0x4ea0f400 | (m)<<16 | (n)<<5 | (d)) // fmin vD.4s, vN.4s, vM.4s
#define FMAXNM(d, n, m)  WORD $(0x4e20c400 | (m)<<16 | (n)<<5 | (d)) // fmaxnm vD.4s, vN.4s, vM.4s
#define FMINNM(d, n, m)  WORD $(0x4ea0c400 | (m)<<16 | (n)<<5 | (d)) // fminnm vD.4s, vN.4s, vM.4s
#define FCMGT(d, n, m)   WORD $(0x6ea0e400 | (m)<<16 | (n)<<5 | (d)) // fcmgt vD.4s, vN.4s, vM.4s
#define FCMGTZ(d, n)     WORD $(0x4ea0c800 | (n)<<5 | (d))           // fcmgt vD.4s, vN.4s, #0.0
#define FMAXV(d, n)      WORD $(0x6e30f800 | (n)<<5 | (d))           // fmaxv sD, vN.4s

// Two numbers of 64 bits.
#define FADD64(d, n, m)  WORD $(0x4e60d400 | (m)<<16 | (n)<<5 | (d)) // fadd vD.2d, vN.2d, vM.2d
#define FSUB64(d, n, m)  WORD $(0x4ee0d400 | (m)<<16 | (n)<<5 | (d)) // fsub vD.2d, vN.2d, vM.2d
#define FMUL64(d, n, m)  WORD $(0x6e60dc00 | (m)<<16 | (n)<<5 | (d)) // fmul vD.2d, vN.2d, vM.2d
#define FCVTL(d, n)      WORD $(0x0e617800 | (n)<<5 | (d))           // fcvtl vD.2d, vN.2s
#define FCVTLH(d, n)     WORD $(0x4e617800 | (n)<<5 | (d))           // fcvtl2 vD.2d, vN.4s
#define FCVTN(d, n)      WORD $(0x0e616800 | (n)<<5 | (d))           // fcvtn vD.2s, vN.2d
#define FCVTNH(d, n)     WORD $(0x4e616800 | (n)<<5 | (d))           // fcvtn2 vD.4s, vN.2d
