package font

import (
	"cmp"
	"unicode/utf8"

	"hexaglot/minutes"
)

// A Char is one code of a font.
type Char struct {
	Bytes    int     // of the code
	Text     string  // as [minutes.Fold] gives it, "" if it shows nothing
	Width    float64 // in ems; of a vertical font, its height
	Space    bool    // word spacing applies: the single byte 32
	Unmapped bool    // we do not know what it stands for; Text is U+FFFD, or "" for a control character
	Phrase   bool    // it stands for more than any ligature does
	Guessed  bool    // by the place of its glyph in the font
}

// char works out what a code stands for. The decoder of a predefined CMap has given text.
func (f *Font) char(c uint32, n int, text string) *Char {
	k := &Char{Bytes: n, Space: n == 1 && c == ' '}
	glyph := int(c)
	if f.codes != nil {
		glyph = f.codes.glyph(c)
	}
	s, said := f.toUnicode.lookup(c)
	silent := said && s == "" && !f.garbled // its character is with another glyph
	if !silent {
		k.Text = f.meaning(c, glyph, text)
		if k.Text == "" {
			k.Text = f.near(glyph)
			k.Guessed = k.Text != ""
		}
	}
	k.Width = f.width(glyph, text, k.Text) * f.scale
	switch {
	case silent:
		return k
	case k.Text == "" && isControl(s) && s != "\x00": // most are breaks and hyphens that Word knows, and show nothing
		k.Unmapped = true
		return k
	case k.Text == "":
		k.Text, k.Unmapped = string(utf8.RuneError), true
		return k
	}
	if r, n := utf8.DecodeRuneInString(k.Text); n == len(k.Text) && r>>8 == 0xf0 && f.signs[byte(r)] != 0 {
		k.Text = string(f.signs[byte(r)])
	}
	k.Phrase = isPhrase(k.Text)
	k.Text = minutes.Fold(f.letters(k.Text))
	return k
}

// meaning gives the characters of a code, "" if nothing says them: what ToUnicode has, if it can be true, then
// what the codes are, then what the font itself or its collection has.
func (f *Font) meaning(c uint32, glyph int, text string) string {
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
	case IsPrivate(s) && !f.simple && !f.symbol:
		if own := f.own(c, glyph, text); own != "" && !IsPrivate(own) {
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
func (f *Font) own(c uint32, glyph int, text string) string {
	switch {
	case f.simple:
		return f.program().codes[int(c)]
	case f.decode != nil:
		return text
	}
	return f.program().text(glyph)
}

// near gives what a glyph must be by its place in the font; the codes of other fonts are no places.
func (f *Font) near(glyph int) string {
	if f.simple || f.decode != nil {
		return ""
	}
	return f.program().near(glyph)
}

// width gives the width of a glyph in units of the font. Under a predefined CMap we know the numbers of ASCII alone.
func (f *Font) width(glyph int, decoded, text string) float64 {
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
	case f.decode != nil && !f.Vertical && len(text) == 1:
		return f.otherwise / 2
	}
	return f.otherwise
}

// longestLigature is how many characters one glyph stands for at most, but for signs
// that are words and have a character of their own.
const longestLigature = 5

// letters brings back letters that a symbolic TrueType font has at U+F000 and up.
func (f *Font) letters(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	if f.symbol || r < 0xf021 || r > 0xf07e || minutes.Fold(s) != s {
		return s
	}
	return string(r - 0xf000)
}
