package font

import (
	"strconv"
	"strings"

	"hexaglot/minutes/pdftext/object"
)

// readSimple reads the encoding and the widths of a font with one byte per code.
func (f *Font) readSimple(v object.Value, kind string) {
	enc := v.Key("Encoding")
	name := enc.Name()
	if enc.Kind() == object.Dict {
		name = enc.Key("BaseEncoding").Name()
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
	differences := enc.Key("Differences")
	c := 0
	for i := range differences.Len() {
		switch x := differences.Index(i); {
		case x.IsWhole():
			c = x.Int()
		case x.Kind() == object.Name:
			if c >= 0 && c < 256 {
				f.named[c] = true
				if text := f.glyphText(x.Name()); text != "" || !isCode(x.Name(), c) {
					f.names[c] = text
				}
			}
			c++
		}
	}
	if kind == "Type3" {
		if s := v.Key("FontMatrix").Index(0).Float(); s != 0 {
			f.scale = s
		}
	}
	widths := v.Key("Widths")
	if widths.Len() == 0 {
		return
	}
	first := v.Key("FirstChar").Int()
	f.widths = make(map[int]float64, widths.Len())
	for i := range widths.Len() {
		f.widths[first+i] = widths.Index(i).Float()
	}
	f.otherwise = v.Key("FontDescriptor").Key("MissingWidth").Float()
}

// byCode gives what a code of a simple font stands for. Where the PDF does not say it, the encoding
// that the font was made with does (ISO 32000-1, 9.6.6).
func (f *Font) byCode(c uint32) string {
	if !f.named[c] || f.names[c] == "" {
		if s := f.program().codes[int(c)]; s != "" {
			return s
		}
	}
	return f.names[c]
}

// glyphText gives what a name in an encoding stands for. Names of numbers are the glyph's.
func (f *Font) glyphText(name string) string {
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
