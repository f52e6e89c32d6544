package docx

import (
	"strconv"
	"strings"
	"unicode"

	"hexaglot/minutes"
)

// bullet is what is printed of the text of a bullet in a font. A sign of which we know only that it is one
// is a round one, a minus is the dash that begins items, and the letter o the ring of Word's second level.
func bullet(font, s string) string {
	if s == "o" {
		return "◦"
	}
	var b strings.Builder
	for _, r := range s {
		b.WriteString(symbol(font, r, "•"))
	}
	return strings.ReplaceAll(b.String(), "−", "–")
}

// symbol gives one character of a font, and unknown for a sign that it has and we do not know. Fonts of
// signs have their codes in the private use area or in place of letters (ISO/IEC 29500-1, 17.3.3.30).
func symbol(font string, r rune, unknown string) string {
	signs := minutes.Signs(font)
	private := r >= 0xf020 && r <= 0xf0ff
	if !private && (signs == nil || r <= ' ' || r > 0xff) {
		return string(r)
	}
	if s := signs[byte(r)]; s != 0 {
		return string(s)
	}
	s := minutes.Fold(string(0xf000 | r))
	if signs != nil || strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Co, r) }) >= 0 {
		return unknown
	}
	return s
}

// sign reads a w:sym element.
func sign(e element) string {
	n, err := strconv.ParseUint(e.attr("char"), 16, 32)
	if err != nil || n == 0 || n > unicode.MaxRune {
		return ""
	}
	return symbol(e.attr("font"), rune(n), "\ufffd")
}
