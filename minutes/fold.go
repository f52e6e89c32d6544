package minutes

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// symbolSigns are the signs that symbol fonts have in the private use area: Wingdings and
// Symbol as Word writes them.
var symbolSigns = map[rune]rune{
	0xf0a7: '▪', 0xf0b7: '•', 0xf0d8: '➢', 0xf0e0: '→', 0xf0e8: '➔', 0xf06e: '◼', 0xf0a8: '◻', 0xf06f: '□', 0xf071: '❑', 0xf072: '❒',
	0xf075: '◆', 0xf076: '❖', 0xf0fc: '✓', 0xf0fb: '✗', 0xf0f0: '⇨', 0xf0de: '⇒', 0xf0b0: '°', 0xf02d: '–', 0xf09f: '•', 0xf06c: '●', 0xf0a1: '○',
}

// radicals are CJK radicals that are the same sign as a character but have no
// compatibility mapping in Unicode; fonts give them in place of the character.
var radicals = map[rune]rune{
	'⺟': '母', '⺠': '民', '⻁': '虎', '⻄': '西', '⻅': '见', '⻆': '角', '⻉': '贝', '⻋': '车', '⻓': '长', '⻔': '门', '⻘': '青', '⻙': '韦', '⻚': '页',
	'⻛': '风', '⻜': '飞', '⻝': '食', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻧': '卤', '⻨': '麦', '⻩': '黄', '⻬': '齐', '⻮': '齿', '⻰': '龙',
}

// Fold gives what a reader means by the characters that a font gives: shapes of
// Arabic letters become letters, ligatures are opened, radicals become characters,
// private bullets real ones. Marks of direction and other invisible signs go.
func Fold(s string) string {
	plain := true
	for _, r := range s {
		if r < ' ' || r >= 0x7f {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var out strings.Builder
	for _, r := range s {
		switch {
		case r == '\t' || r == 0xa0: // one glyph is both spaces in most fonts
			out.WriteByte(' ')
		case r >= 0x80 && r < 0xa0: // a code of Windows that was taken for a character
			if sign := charmap.Windows1252.DecodeByte(byte(r)); !unicode.IsControl(sign) {
				out.WriteRune(sign)
			}
		case r >= 0xf721 && r <= 0xf7ff: // Adobe's figures of old style and small capitals
			out.WriteString(strings.ToLower(string(r - 0xf700)))
		case r == 0xad || r == 0x2010 || r == 0x2011: // hyphens that differ in how lines break
			out.WriteByte('-')
		case r == 0x2012: // a figure dash shares its glyph with the en dash
			out.WriteRune('–')
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
		case symbolSigns[r] != 0:
			out.WriteRune(symbolSigns[r])
		case radicals[r] != 0:
			out.WriteRune(radicals[r])
		case isShape(r):
			out.WriteString(strings.TrimSpace(norm.NFKC.String(string(r))))
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// isShape says that a character is the shape of another: radicals of Kangxi,
// compatibility ideographs, ligatures, presentation forms of Arabic.
func isShape(r rune) bool {
	switch {
	case r >= 0x2e80 && r <= 0x2fdf, r >= 0xf900 && r <= 0xfaff, r >= 0xfb00 && r <= 0xfb06:
		return true
	case r >= 0xfb50 && r <= 0xfdff:
		return r != 0xfd3e && r != 0xfd3f // ornate parentheses
	}
	return r >= 0xfe70 && r <= 0xfefc
}
