package pdftext

import (
	"cmp"
	"unicode/utf8"

	"hexaglot/minutes"
)

// A char is one code of a font.
type char struct {
	bytes    int
	text     string
	width    float64 // of an em
	space    bool    // word spacing applies: the single byte 32
	unmapped bool    // we do not know what it stands for; text is U+FFFD
	phrase   bool    // it stands for more than any ligature does
	guessed  bool    // by the place of its glyph in the font
}

// char works out what a code stands for. The decoder of a predefined CMap has given text.
func (f *font) char(c uint32, n int, text string) *char {
	k := &char{bytes: n, space: n == 1 && c == ' '}
	glyph := int(c)
	if f.codes != nil {
		glyph = f.codes.glyph(c)
	}
	s, said := f.toUnicode.lookup(c)
	silent := said && s == "" && !f.garbled // its character is with another glyph
	if !silent {
		k.text = f.meaning(c, glyph, text)
		if k.text == "" {
			k.text = f.near(glyph)
			k.guessed = k.text != ""
		}
	}
	k.width = f.width(glyph, text, k.text) * f.scale
	switch {
	case silent:
		return k
	case k.text == "" && isControl(s) && s != "\x00": // most are breaks and hyphens that Word knows, and show nothing
		k.unmapped = true
		return k
	case k.text == "":
		k.text, k.unmapped = string(utf8.RuneError), true
		return k
	}
	if r, n := utf8.DecodeRuneInString(k.text); n == len(k.text) && r>>8 == 0xf0 && f.signs[byte(r)] != 0 {
		k.text = string(f.signs[byte(r)])
	}
	k.phrase = isPhrase(k.text)
	k.text = minutes.Fold(f.letters(k.text))
	return k
}

// meaning gives the characters of a code, "" if nothing says them: what ToUnicode has, if it can be true, then
// what the codes are, then what the font itself or its collection has.
func (f *font) meaning(c uint32, glyph int, text string) string {
	s, said := f.toUnicode.lookup(c)
	switch {
	case !said, isControl(s), s == string(utf8.RuneError): // what some producers write for what they do not know
	case f.garbled:
		if own := f.own(c, glyph, text); own != "" || isPhrase(s) {
			return own
		}
		return s
	case isPhrase(s): // one glyph can be a whole blessing; most often a word beside it lost its letter
		return cmp.Or(f.own(c, glyph, text), f.near(glyph), s)
	case isPrivate(s) && !f.simple && !f.symbol:
		if own := f.own(c, glyph, text); own != "" && !isPrivate(own) {
			return own
		}
		return s
	default:
		return s
	}
	switch {
	case f.isUnicode:
		return string(rune(c))
	case f.simple:
		return f.byCode(c & 0xff)
	case text == string(utf8.RuneError):
		return ""
	}
	return cmp.Or(f.own(c, glyph, text), cidText(f.ordering, glyph))
}

// own gives what the font says of a code without the PDF.
func (f *font) own(c uint32, glyph int, text string) string {
	switch {
	case f.simple:
		return f.program().codes[int(c)]
	case f.decode != nil:
		return text
	}
	return f.program().text(glyph)
}

// near gives what a glyph must be by its place in the font; the codes of other fonts are no places.
func (f *font) near(glyph int) string {
	if f.simple || f.decode != nil {
		return ""
	}
	return f.program().near(glyph)
}

// width gives the width of a glyph in units of the font. Under a predefined CMap we know the numbers of ASCII alone.
func (f *font) width(glyph int, decoded, text string) float64 {
	w, known := f.widths[glyph]
	if f.decode != nil {
		known = false
		if r, n := utf8.DecodeRuneInString(decoded); n == len(decoded) && r >= ' ' && r < 0x7f {
			w, known = f.widths[f.latin+int(r-' ')]
		}
	}
	switch {
	case known:
		return w
	case f.otherwise < 0:
		return standardWidth(f.name, text)
	case f.decode != nil && !f.vertical && len(text) == 1:
		return f.otherwise / 2
	}
	return f.otherwise
}

// longestLigature is how many characters one glyph stands for at most, but for signs
// that are words and have a character of their own.
const longestLigature = 5

// letters brings back letters that a symbolic TrueType font has at U+F000 and up.
func (f *font) letters(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	if f.symbol || r < 0xf021 || r > 0xf07e || minutes.Fold(s) != s {
		return s
	}
	return string(r - 0xf000)
}
