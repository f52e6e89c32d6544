package pdftext

import (
	"cmp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

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

// A font turns codes into characters and widths.
type font struct {
	name      string
	bold      bool
	symbol    bool          // its letters are signs
	signs     map[byte]rune // what its codes stand for, if it is one of the usual fonts of signs
	simple    bool          // one byte per code
	vertical  bool
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
	short     [257]*[256]*char // chars that were asked for, of one byte, then of two by the first of them
	long      map[uint32]*char // of more bytes, with their number in the highest bits
	garbled   bool             // toUnicode cannot be true throughout
	program   func() *program  // the embedded font, read when it is asked
}

// font gives the font that v is, each object read once.
func (d *document) font(v pdf.Value) *font {
	n := numberOf(v)
	if f, ok := d.fonts[n]; ok && n > 0 {
		return f
	}
	f := &font{long: map[uint32]*char{}, scale: .001, program: sync.OnceValue(func() *program { return &program{} })}
	_ = guard(func() error { // of a font that breaks off we have what was read
		d.readFont(f, v)
		return nil
	})
	if n > 0 {
		d.fonts[n] = f
	}
	return f
}

// cmap reads a CMap stream, each object once.
func (d *document) cmap(v pdf.Value) *cmap {
	n := numberOf(v)
	if m, ok := d.cmaps[n]; ok {
		return m
	}
	data, _ := d.stream(v) // of a broken one the entries before the break count
	m := readCMap(data)
	d.cmaps[n] = m
	return m
}

func (d *document) readFont(f *font, v pdf.Value) {
	f.name = v.Key("BaseFont").Name()
	if _, rest, ok := strings.Cut(f.name, "+"); ok {
		f.name = rest
	}
	kind := v.Key("Subtype").Name()
	f.simple = kind != "Type0"
	f.otherwise = -1
	if m := v.Key("ToUnicode"); m.Kind() == pdf.Stream {
		f.toUnicode = d.cmap(m)
		f.garbled = f.toUnicode.isGarbled()
		f.isUnicode = f.toUnicode.isIdentity()
	} else if strings.HasPrefix(m.Name(), "Identity") {
		f.isUnicode = true
	}
	lower := strings.ToLower(f.name)
	f.symbol = strings.Contains(lower, "wingding") || strings.Contains(lower, "symbol") || strings.Contains(lower, "webding") || strings.Contains(lower, "dingbat")
	f.signs = minutes.Signs(f.name)
	descriptor, descendant := v.Key("FontDescriptor"), pdf.Value{}
	if !f.simple {
		descendant = v.Key("DescendantFonts").Index(0)
		descriptor = descendant.Key("FontDescriptor")
	}
	f.program = sync.OnceValue(func() *program { return d.readProgram(descriptor, descendant.Key("CIDToGIDMap")) })
	if f.simple {
		f.readSimple(v, kind)
	} else {
		d.readComposite(f, v.Key("Encoding"), descendant)
	}
	const forceBold = 1 << 18 // ISO 32000-1, table 123
	f.bold = strings.Contains(lower, "bold") || strings.Contains(lower, "black") || strings.Contains(lower, "heavy") ||
		descriptor.Key("FontWeight").Float64() >= 600 || descriptor.Key("Flags").Int64()&forceBold != 0
}

func (d *document) readComposite(f *font, enc, descendant pdf.Value) {
	name := enc.Name()
	if enc.Kind() == pdf.Stream {
		f.codes = d.cmap(enc)
		name = enc.Key("CMapName").Name()
		f.vertical = enc.Key("WMode").Int64() == 1
	} else {
		f.decode, f.latin = predefined(name), latinCID(name)
	}
	f.ordering = descendant.Key("CIDSystemInfo").Key("Ordering").RawString()
	f.vertical = f.vertical || strings.HasSuffix(name, "-V") || name == "V"
	f.widths = map[int]float64{}
	f.otherwise = 1000
	if f.vertical { // glyphs go down by an em, unless DW2 says otherwise
		if dw := descendant.Key("DW2"); dw.Len() == 2 && dw.Index(1).Float64() < 0 {
			f.otherwise = -dw.Index(1).Float64()
		}
		return
	}
	if dw := descendant.Key("DW"); !dw.IsNull() {
		f.otherwise = dw.Float64()
	}
	w := descendant.Key("W")
	for i := 0; i+1 < w.Len(); {
		first, second := int(w.Index(i).Int64()), w.Index(i+1)
		if second.Kind() == pdf.Array {
			for j := range second.Len() {
				f.widths[first+j] = second.Index(j).Float64()
			}
			i += 2
			continue
		}
		width := w.Index(i + 2).Float64()
		for c := first; c <= int(second.Int64()) && c-first < 1<<16; c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

func (f *font) readSimple(v pdf.Value, kind string) {
	enc := v.Key("Encoding")
	name := enc.Name()
	if enc.Kind() == pdf.Dict {
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
		switch x := differences.Index(i); x.Kind() {
		case pdf.Integer:
			c = int(x.Int64())
		case pdf.Name:
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
		if s := v.Key("FontMatrix").Index(0).Float64(); s != 0 {
			f.scale = s
		}
	}
	widths := v.Key("Widths")
	if widths.Len() == 0 {
		return
	}
	first := int(v.Key("FirstChar").Int64())
	f.widths = make(map[int]float64, widths.Len())
	for i := range widths.Len() {
		f.widths[first+i] = widths.Index(i).Float64()
	}
	f.otherwise = v.Key("FontDescriptor").Key("MissingWidth").Float64()
}

// next takes the next code off b, which is not empty.
func (f *font) next(b []byte) *char {
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
		*row = new([256]*char)
	}
	known := &(*row)[byte(c)]
	if *known == nil {
		*known = f.char(c, n, text)
	}
	return *known
}

func (f *font) char(c uint32, n int, text string) *char {
	k := &char{bytes: n, text: text, space: n == 1 && c == ' '}
	s, ok := f.toUnicode.lookup(c)
	glyph := int(c)
	if f.codes != nil {
		glyph = f.codes.glyph(c)
	}
	silent := ok && s == "" // its character is with another glyph
	switch {
	case silent && !f.garbled:
		k.text = ""
	case ok && f.garbled:
		k.text = f.program().text(glyph)
		if k.text == "" && !isPhrase(s) {
			k.text = s
		}
		silent = false // a shape of its own: what the CMap says of it is with another
	case ok && isPhrase(s): // one glyph can be a whole blessing; most often a word beside it lost its letter
		program := f.program()
		k.text = cmp.Or(program.text(glyph), program.near(glyph), s)
	case ok && !isControl(s) && s != string(utf8.RuneError) && !f.knowsBetter(s, glyph): // what some producers write for what they do not know
		k.text = s
	case f.isUnicode:
		k.text = string(rune(c))
	case f.simple:
		k.text = f.byCode(c & 0xff)
	case k.text == "":
		k.text = cmp.Or(f.program().text(glyph), cidText(f.ordering, glyph))
	}
	if k.text == "" && !silent && !f.simple {
		k.text = f.program().near(glyph)
		k.guessed = k.text != ""
	}
	w, known := f.widths[glyph]
	if f.decode != nil { // of the numbers of its glyphs we know those of ASCII
		known = false
		if r, n := utf8.DecodeRuneInString(text); n == len(text) && r >= ' ' && r < 0x7f {
			w, known = f.widths[f.latin+int(r-' ')]
		}
	}
	switch {
	case known:
	case f.otherwise < 0:
		w = standardWidth(f.name, k.text)
	default:
		w = f.otherwise
		if f.decode != nil && !f.vertical && len(k.text) == 1 {
			w /= 2
		}
	}
	k.width = w * f.scale
	if silent {
		return k
	}
	if k.text == "" || k.text == string(utf8.RuneError) {
		k.text, k.unmapped = string(utf8.RuneError), true
		if ok && isControl(s) && s != "\x00" { // most are breaks and hyphens that Word knows, and show nothing
			k.text = ""
		}
		return k
	}
	if r, n := utf8.DecodeRuneInString(k.text); n == len(k.text) && r>>8 == 0xf0 && f.signs[byte(r)] != 0 {
		k.text = string(f.signs[byte(r)])
	}
	k.phrase = isPhrase(k.text)
	k.text = minutes.Fold(f.letters(k.text))
	return k
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

// knowsBetter says that the embedded font has a character for a glyph that the PDF has none for.
func (f *font) knowsBetter(s string, glyph int) bool {
	if f.simple || f.symbol || !isPrivate(s) {
		return false
	}
	own := f.program().text(glyph)
	return own != "" && !isPrivate(own)
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
