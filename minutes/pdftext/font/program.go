package font

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/pdftext/object"
)

// A program is what an embedded font says itself of its glyphs. It is asked where the
// PDF says nothing, or nothing that can be true.
type program struct {
	glyphs  map[int]string // what a glyph stands for, by the font's own cmap or names
	codes   map[int]string // simple fonts: what a code stands for, by the built-in encoding
	numbers map[int]int    // glyphs by CID, nil if they are the same
}

//go:embed fontnames.txt
var namesText string

// programNames gives the names of fontnames.txt by section.
var programNames = sync.OnceValue(func() map[string][]string {
	names := map[string][]string{}
	section := ""
	for line := range strings.Lines(namesText) {
		fields := strings.Fields(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "--"):
			section = fields[1]
		default:
			names[section] = append(names[section], fields...)
		}
	}
	return names
})

// readProgram reads the font file of a descriptor, and the map from CIDs to glyphs of a
// composite font. Without one, or with one that makes no sense, it says nothing.
func (r *Reader) readProgram(descriptor, cidToGID object.Value) *program {
	p := &program{glyphs: map[int]string{}, codes: map[int]string{}}
	_ = object.Guard(func() error { // what was read of a broken one counts
		for _, key := range []string{"FontFile", "FontFile2", "FontFile3"} {
			data, _ := r.file.Stream(descriptor.Key(key))
			p.read(data)
		}
		if cidToGID.Kind() == object.Stream {
			data, _ := r.file.Stream(cidToGID)
			p.numbers = map[int]int{}
			for i := 0; i+1 < len(data) && i < 2<<16; i += 2 {
				p.numbers[i/2] = be16(data, i)
			}
		}
		return nil
	})
	return p
}

// read goes by what the data is: the keys and subtypes of font files are often wrong.
func (p *program) read(data []byte) {
	switch {
	case len(data) < 4:
	case string(data[:4]) == "OTTO", string(data[:4]) == "true", string(data[:4]) == "\x00\x01\x00\x00":
		p.readSFNT(data)
	case data[0] == 1 && data[2] >= 4:
		p.readCFF(data)
	case string(data[:2]) == "%!" || data[0] == 0x80:
		p.readType1(data)
	}
}

// text gives what the glyph of a CID stands for.
func (p *program) text(cid int) string {
	if p.numbers != nil {
		n, ok := p.numbers[cid]
		if !ok {
			return ""
		}
		cid = n
	}
	return p.glyphs[cid]
}

// near gives what a glyph that the program says nothing of must be by the order of the font: the character
// between two in order, or an Arabic letter whose other forms are before it (shapes before an alef have
// no character of their own).
func (p *program) near(cid int) string {
	glyph := cid
	if p.numbers != nil {
		glyph = p.numbers[cid]
	}
	const far = 16
	below, above := glyph-1, glyph+1
	for below > glyph-far && p.glyphs[below] == "" {
		below--
	}
	for above < glyph+far && p.glyphs[above] == "" {
		above++
	}
	r, n := utf8.DecodeRuneInString(p.glyphs[below])
	switch {
	case n == 0 || n < len(p.glyphs[below]):
		return ""
	case unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) && glyph-below < 3:
		return string(r)
	case p.glyphs[above] == string(r+rune(above-below)):
		return string(r + rune(glyph-below))
	}
	return ""
}

// readType1 reads the encoding of a Type 1 program, which stands in clear before what is
// encrypted: "dup 65 /A put" (Adobe Type 1 Font Format, 2.2).
func (p *program) readType1(data []byte) {
	clear, _, _ := strings.Cut(string(data), "eexec")
	_, encoding, ok := strings.Cut(clear, "/Encoding")
	if !ok {
		return
	}
	if strings.HasPrefix(strings.TrimSpace(encoding), "StandardEncoding") {
		p.standard()
		return
	}
	l := &object.Lexer{Data: []byte(encoding)}
	var before [2]object.Object
	for {
		o, ok := l.Next()
		if !ok || o.IsKeyword("def") || o.IsKeyword("readonly") {
			return
		}
		if code, whole := before[0].Whole(); whole && before[1].Kind == object.Name && o.IsKeyword("put") {
			p.code(code, glyphText(string(before[1].Bytes)))
		}
		before[0], before[1] = before[1], o
	}
}

func (p *program) standard() {
	for c, r := range standardEncoding() {
		if r != 0 {
			p.codes[c] = string(r)
		}
	}
}

func (p *program) code(c int, text string) {
	if text != "" && c >= 0 && c < 256 {
		p.codes[c] = text
	}
}

// be16 and be32 give the number at i, 0 beyond the end.
func be16(b []byte, i int) int {
	if i < 0 || i+2 > len(b) {
		return 0
	}
	return int(b[i])<<8 | int(b[i+1])
}

func be32(b []byte, i int) int { return be16(b, i)<<16 | be16(b, i+2) }
