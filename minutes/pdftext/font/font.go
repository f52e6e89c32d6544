// Package font says what the codes of a string mean and how wide they are (ISO 32000-1, 9.5 to 9.10). Begin with [Reader.Font];
// [Font.Next] takes a string apart into [Char]s.
//
// A code means what ToUnicode has of it (cmap.go), if that can be true (trust.go). If nothing says it, simple
// fonts go by the names of their glyphs (simple.go, encoding.go, glyphnames.go), composite ones by their character collections
// (encoding.go, cids.go, [minutes.Signs] for signs), and all by what an embedded font says itself (program.go, sfnt.go,
// cff.go). char.go has the order of these. standard14.go has the widths of fonts that no file embeds.
package font

import (
	"strings"
	"sync"

	"hexaglot/minutes"
	"hexaglot/minutes/pdftext/object"
)

// A Font turns codes into characters and widths.
type Font struct {
	Bold     bool
	Vertical bool // it writes downwards

	name      string
	symbol    bool          // its letters are signs
	signs     map[byte]rune // what its codes stand for, if it is one of the usual fonts of signs
	simple    bool          // one byte per code
	scale     float64
	toUnicode *cmap
	isUnicode bool        // codes are characters
	names     [256]string // simple fonts: by their encoding
	named     [256]bool   // the PDF says so, it is not the usual encoding only
	codes     *cmap       // composite fonts with a CMap of their own
	decode    decoder     // composite fonts with a predefined CMap
	ordering  string      // composite fonts: the name of their character collection
	latin     int         // the CID of the space there; the rest of ASCII follows
	widths    map[int]float64
	otherwise float64          // width of what widths does not have; below 0 if unknown
	short     [257]*[256]*Char // chars that were asked for, of one byte, then of two by the first of them
	long      map[uint32]*Char // of more bytes, with their number in the highest bits
	garbled   bool             // toUnicode cannot be true throughout
	program   func() *program  // the embedded font, read when it is asked
}

// A Reader reads the fonts of a file.
type Reader struct {
	file  *object.File
	fonts map[int]*Font
	cmaps map[int]*cmap
}

// NewReader gives the reader for a file.
func NewReader(f *object.File) *Reader {
	return &Reader{file: f, fonts: map[int]*Font{}, cmaps: map[int]*cmap{}}
}

// Font gives the font that v is, and reads each object once. One that breaks off, or is none, means what was read of it.
func (r *Reader) Font(v object.Value) *Font {
	n := v.Number()
	if f, ok := r.fonts[n]; ok && n > 0 {
		return f
	}
	f := &Font{long: map[uint32]*Char{}, scale: .001, program: sync.OnceValue(func() *program { return &program{} })}
	_ = object.Guard(func() error { // of a font that breaks off we have what was read
		r.readFont(f, v)
		return nil
	})
	if n > 0 {
		r.fonts[n] = f
	}
	return f
}

// cmap reads a CMap stream, each object once.
func (r *Reader) cmap(v object.Value) *cmap {
	n := v.Number()
	if m, ok := r.cmaps[n]; ok {
		return m
	}
	data, _ := r.file.Stream(v) // of a broken one the entries before the break count
	m := readCMap(data)
	r.cmaps[n] = m
	return m
}

func (r *Reader) readFont(f *Font, v object.Value) {
	f.name = v.Key("BaseFont").Name()
	if _, rest, ok := strings.Cut(f.name, "+"); ok {
		f.name = rest
	}
	kind := v.Key("Subtype").Name()
	f.simple = kind != "Type0"
	f.otherwise = -1
	if m := v.Key("ToUnicode"); m.Kind() == object.Stream {
		f.toUnicode = r.cmap(m)
		f.garbled = f.toUnicode.isGarbled()
		f.isUnicode = f.toUnicode.isIdentity()
	} else if strings.HasPrefix(m.Name(), "Identity") {
		f.isUnicode = true
	}
	lower := strings.ToLower(f.name)
	f.symbol = strings.Contains(lower, "wingding") || strings.Contains(lower, "symbol") || strings.Contains(lower, "webding") || strings.Contains(lower, "dingbat")
	f.signs = minutes.Signs(f.name)
	descriptor, descendant := v.Key("FontDescriptor"), object.Value{}
	if !f.simple {
		descendant = v.Key("DescendantFonts").Index(0)
		descriptor = descendant.Key("FontDescriptor")
	}
	f.program = sync.OnceValue(func() *program { return r.readProgram(descriptor, descendant.Key("CIDToGIDMap")) })
	if f.simple {
		f.readSimple(v, kind)
	} else {
		r.readComposite(f, v.Key("Encoding"), descendant)
	}
	const forceBold = 1 << 18 // ISO 32000-1, table 123
	f.Bold = strings.Contains(lower, "bold") || strings.Contains(lower, "black") || strings.Contains(lower, "heavy") ||
		descriptor.Key("FontWeight").Float() >= 600 || descriptor.Key("Flags").Int()&forceBold != 0
}

func (r *Reader) readComposite(f *Font, enc, descendant object.Value) {
	name := enc.Name()
	if enc.Kind() == object.Stream {
		f.codes = r.cmap(enc)
		name = enc.Key("CMapName").Name()
		f.Vertical = enc.Key("WMode").Int() == 1
	} else {
		f.decode, f.latin = predefined(name), latinCID(name)
	}
	f.ordering = descendant.Key("CIDSystemInfo").Key("Ordering").Raw()
	f.Vertical = f.Vertical || strings.HasSuffix(name, "-V") || name == "V"
	f.widths = map[int]float64{}
	f.otherwise = 1000
	if f.Vertical { // glyphs go down by an em, unless DW2 says otherwise
		if dw := descendant.Key("DW2"); dw.Len() == 2 && dw.Index(1).Float() < 0 {
			f.otherwise = -dw.Index(1).Float()
		}
		return
	}
	if dw := descendant.Key("DW"); !dw.IsNull() {
		f.otherwise = dw.Float()
	}
	w := descendant.Key("W")
	for i := 0; i+1 < w.Len(); {
		first, second := w.Index(i).Int(), w.Index(i+1)
		if second.Kind() == object.Array {
			for j := range second.Len() {
				f.widths[first+j] = second.Index(j).Float()
			}
			i += 2
			continue
		}
		width := w.Index(i + 2).Float()
		for c := first; c <= second.Int() && c-first < 1<<16; c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

// Next takes the next code off b, which is not empty.
func (f *Font) Next(b []byte) *Char {
	n, text := 1, ""
	switch {
	case f.simple:
	case f.decode != nil:
		n, text = f.decode(b)
		n = max(1, min(n, len(b)))
	case f.codes != nil:
		n = f.codes.length(b)
	default:
		n = min(2, len(b))
	}
	c := code(b[:n])
	if n > 2 {
		key := c | uint32(n)<<29
		if f.long[key] == nil {
			f.long[key] = f.char(c, n, text)
		}
		return f.long[key]
	}
	row := &f.short[0]
	if n == 2 {
		row = &f.short[1+int(b[0])]
	}
	if *row == nil {
		*row = new([256]*Char)
	}
	known := &(*row)[byte(c)]
	if *known == nil {
		*known = f.char(c, n, text)
	}
	return *known
}
