package minutes

import (
	"strings"
	"sync"
)

// symbolSet is the built-in encoding of Symbol (ISO 32000-1, annex D.5) from the space to the tilde, and
// symbolHigh from 0xA0 on; a space is a code without a character.
const (
	symbolSet  = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
	symbolHigh = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)

// wingdings are those signs of Wingdings that have a character and stand in minutes: bullets, arrows, ticks and
// numbers in circles. The other two have their own.
var (
	wingdings = map[byte]rune{
		0x22: '✂', 0x28: '☎', 0x29: '✆', 0x2a: '✉', 0x45: '☜', 0x46: '☞', 0x47: '☝', 0x48: '☟', 0x4a: '☺', 0x4c: '☹', 0x6c: '●', 0x6d: '❍', 0x6e: '◼', 0x6f: '□',
		0x70: '❐', 0x71: '❑', 0x72: '❒', 0x73: '⬧', 0x74: '⧫', 0x75: '◆', 0x76: '❖', 0x77: '⬥', 0x78: '⌧', 0x80: '⓪', 0x81: '①', 0x82: '②', 0x83: '③', 0x84: '④', 0x85: '⑤',
		0x86: '⑥', 0x87: '⑦', 0x88: '⑧', 0x89: '⑨', 0x8a: '⑩', 0x8c: '❶', 0x8d: '❷', 0x8e: '❸', 0x8f: '❹', 0x90: '❺', 0x91: '❻', 0x92: '❼', 0x93: '❽', 0x94: '❾', 0x95: '❿',
		0x9e: '·', 0x9f: '•', 0xa1: '○', 0xa4: '◉', 0xa5: '◎', 0xa7: '▪', 0xa8: '◻', 0xaa: '✦', 0xab: '★', 0xac: '✶', 0xad: '✴', 0xae: '✹', 0xd8: '➢', 0xdf: '←', 0xe0: '→',
		0xe1: '↑', 0xe2: '↓', 0xe8: '➔', 0xef: '⇦', 0xf0: '⇨', 0xf1: '⇧', 0xf2: '⇩', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑',
	}
	wingdings2 = map[byte]rune{0x4f: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x95: '•', 0x96: '•', 0x97: '●', 0x98: '●', 0x9e: '•', 0x9f: '●', 0xa0: '▪', 0xa1: '▪', 0xa2: '■', 0xa3: '□'}
	wingdings3 = map[byte]rune{0x66: '←', 0x67: '→', 0x68: '↑', 0x69: '↓', 0x70: '▲', 0x71: '▼', 0x72: '△', 0x73: '▽', 0x74: '◀', 0x75: '▶', 0x76: '◁', 0x77: '▷', 0x7d: '▶'}
)

// Signs gives the characters of the codes of a font of signs by its name, nil for any other font.
func Signs(font string) map[byte]rune {
	lower := strings.ToLower(strings.NewReplacer("-", "", " ", "", "_", "", ",", "").Replace(font))
	switch {
	case strings.HasPrefix(lower, "wingdings2"):
		return wingdings2
	case strings.HasPrefix(lower, "wingdings3"):
		return wingdings3
	case strings.HasPrefix(lower, "wingdings"):
		return wingdings
	case strings.HasSuffix(lower, "dingbats"):
		return dingbats()
	case lower == "symbol", strings.HasPrefix(lower, "symbolmt"), strings.HasPrefix(lower, "symbolbold"), strings.HasPrefix(lower, "symbolitalic"):
		return symbols()
	}
	return nil
}

// symbols is the encoding of Symbol.
var symbols = sync.OnceValue(func() map[byte]rune {
	table := map[byte]rune{}
	for i, r := range []rune(symbolSet) {
		table[byte(' '+i)] = r
	}
	for i, r := range []rune(symbolHigh) {
		table[byte(0xa0+i)] = r
	}
	table[0xf0] = 0
	return table
})

// dingbats is the encoding of Zapf Dingbats (annex D.6): the block of Unicode has its order, but for signs
// that were in other blocks before.
func dingbats() map[byte]rune {
	table := map[byte]rune{' ': ' '}
	for c := 0x21; c < 0xff; c++ {
		switch {
		case c < 0x7f:
			table[byte(c)] = rune(0x2701 + c - 0x21)
		case c > 0xa0 && c != 0xf0:
			table[byte(c)] = rune(0x2761 + c - 0xa1)
		}
	}
	for c, r := range map[byte]rune{0x25: '☎', 0x2a: '☛', 0x2b: '☞', 0x48: '★', 0x6c: '●', 0x6e: '■', 0x73: '▲', 0x74: '▼', 0x75: '◆', 0x77: '◗', 0xa8: '♣', 0xa9: '♦', 0xaa: '♥', 0xab: '♠', 0xd5: '→', 0xd6: '↔', 0xd7: '↕'} {
		table[c] = r
	}
	for i := range byte(10) {
		table[0xac+i] = '①' + rune(i)
	}
	return table
}
