package pdftext

import (
	"strconv"
	"strings"
)

// readSimple reads the encoding and the widths of a font with one byte per code.
func (f *font) readSimple(v value, kind string) {
	enc := v.key("Encoding")
	name := enc.name()
	if enc.kind() == kindDict {
		name = enc.key("BaseEncoding").name()
	}
	for i, r := range baseEncoding(name, kind == "TrueType") {
		switch sign := f.signs[byte(i)]; {
		case sign != 0: // also where the encoding is said to be one of letters
			f.names[i] = string(sign)
			continue
		case f.symbol && name == "" && i > ' ':
			f.names[i] = string(rune(0xf000 + i))
		case r != 0:
			f.names[i] = string(r)
		}
		f.named[i] = name != ""
	}
	differences := enc.key("Differences")
	c := 0
	for i := range differences.len() {
		switch x := differences.index(i); {
		case x.isWhole():
			c = x.int()
		case x.kind() == kindName:
			if c >= 0 && c < 256 {
				f.named[c] = true
				if text := f.glyphText(x.name()); text != "" || !isCode(x.name(), c) {
					f.names[c] = text
				}
			}
			c++
		}
	}
	if kind == "Type3" {
		if s := v.key("FontMatrix").index(0).float(); s != 0 {
			f.scale = s
		}
	}
	widths := v.key("Widths")
	if widths.len() == 0 {
		return
	}
	first := v.key("FirstChar").int()
	f.widths = make(map[int]float64, widths.len())
	for i := range widths.len() {
		f.widths[first+i] = widths.index(i).float()
	}
	f.otherwise = v.key("FontDescriptor").key("MissingWidth").float()
}

// byCode gives what a code of a simple font stands for. Where the PDF does not say it, the encoding
// that the font was made with does (ISO 32000-1, 9.6.6).
func (f *font) byCode(c uint32) string {
	if !f.named[c] || f.names[c] == "" {
		if s := f.program().codes[int(c)]; s != "" {
			return s
		}
	}
	return f.names[c]
}

// glyphText gives what a name in an encoding stands for. Names of numbers are the glyph's.
func (f *font) glyphText(name string) string {
	if s := glyphText(name); s != "" {
		return s
	}
	if n, err := strconv.Atoi(numberIn(name)); err == nil {
		return f.program().glyphs[n]
	}
	return ""
}

// numberIn gives what follows the letters of a name such as g23.
func numberIn(name string) string {
	return strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
}

// isCode says that a name is nothing but the code it is for, as a65 or G41: it leaves the character as it was.
func isCode(name string, c int) bool {
	n, err := strconv.Atoi(numberIn(name))
	if err == nil && n == c {
		return true
	}
	x, err := strconv.ParseUint(strings.TrimPrefix(name, "G"), 16, 8)
	return err == nil && int(x) == c && len(name) == 3
}
