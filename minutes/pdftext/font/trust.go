package font

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// isGarbled says that a ToUnicode CMap gives whole phrases to some glyphs and nothing to others: producers
// that map runs of shaped text write so when the run is not in the order of its glyphs (Pango of
// right-to-left text through WeasyPrint). What it says of single characters is mostly true.
func (m *cmap) isGarbled() bool {
	phrase, nothing := false, false
	for _, s := range m.chars {
		phrase = phrase || isPhrase(s)
		nothing = nothing || s == ""
	}
	return phrase && nothing
}

// isPhrase says that a text is more than a glyph shows, but for a few words that are one character.
func isPhrase(s string) bool { return utf8.RuneCountInString(s) > longestLigature }

// nearby is how far apart codes may be that are taken for neighbours in the order of a font.
const nearby = 32

// mendRanges brings back characters that lost their upper byte: of a range that begins at U+0430 Ghostscript up to
// 10.0 writes U+0034, U+0035 and so on, as it puts both bytes into one. Most fonts have their alphabets in the order of
// Unicode, so there a character that came alone, and is right, says what its neighbours are.
func (m *cmap) mendRanges() {
	var codes []uint32
	for c, s := range m.chars {
		if r, n := utf8.DecodeRuneInString(s); n > 0 && n == len(s) && r < 0xffff {
			codes = append(codes, c)
		}
	}
	slices.Sort(codes)
	mended, inOrder, out := map[uint32]rune{}, 0, 0
	sweep := func() {
		at, right := uint32(0), rune(0)
		for _, c := range codes {
			r, ok := mended[c]
			if !ok {
				r, _ = utf8.DecodeRuneInString(m.chars[c])
			}
			distance := int64(c) - int64(at)
			full := right + rune(distance)
			known := right > 0 && max(distance, -distance) <= nearby
			switch {
			case known && lostByte(r, full):
				mended[c], r = full, full
			case known && r > 0x1ff && r == full:
				inOrder++
			case known && r > 0x1ff:
				out++
			}
			if r > 0x1ff {
				at, right = c, r
			}
		}
	}
	sweep()
	slices.Reverse(codes)
	sweep()
	if len(mended) < 3 || inOrder <= out { // chance, in a font that has its glyphs in no order
		return
	}
	for c, r := range mended {
		m.chars[c] = string(r)
	}
}

// lostByte says that r can be what is left of the character full: the range began with the bits of both
// bytes, of which those of the upper are in the lower already or were added. Only alphabets lie in order.
func lostByte(r, full rune) bool {
	upper := full >> 8
	added := upper<<8 - (full - r)
	return r <= 0x1ff && upper > 0 && upper < 0x20 && added >= 0 && added&^upper == 0
}

// isControl says that a text is nothing but signs that show nothing, but for white space.
func isControl(s string) bool {
	for _, r := range s {
		if r >= ' ' || unicode.IsSpace(r) {
			return false
		}
	}
	return s != ""
}

// IsPrivate says that a text begins with a character that only its font knows.
func IsPrivate(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Co, r)
}
