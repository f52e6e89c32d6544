package font

import (
	"slices"

	"hexaglot/minutes/pdftext/object"
)

// maxRanges bounds the entries of one CMap.
const maxRanges = 1 << 16

// A cmap is what a CMap stream says: which codes there are, what characters they
// stand for (ToUnicode, ISO 32000-1, 9.10.3), or which glyphs they choose (9.7.5).
type cmap struct {
	spaces []codespace
	chars  map[uint32]string
	ranges []codeRange
}

type codespace struct {
	bytes    int
	from, to uint32
}

// A codeRange maps codes to characters that follow text, or to glyphs that follow glyph.
type codeRange struct {
	from, to uint32
	text     []rune
	glyph    int
}

// readCMap never fails: what makes no sense is left out.
func readCMap(data []byte) *cmap {
	m := &cmap{chars: map[uint32]string{}}
	l := &object.Lexer{Data: data}
	section, single := "", false
	var args []object.Object
	for {
		o, ok := l.Next()
		if !ok {
			if !single && len(m.spaces) == 1 && m.spaces[0].bytes == 2 { // so Ghostscript writes them
				m.mendRanges()
			}
			return m
		}
		if o.Kind == object.Keyword {
			switch section = string(o.Bytes); section {
			case "begincodespacerange", "beginbfchar", "beginbfrange", "begincidrange", "begincidchar":
			default:
				section = ""
			}
			single = single || section == "beginbfchar"
			args = args[:0]
			continue
		}
		if section == "" {
			continue
		}
		args = append(args, o)
		if len(args) == arity(section) {
			m.entry(section, args)
			args = args[:0]
		}
	}
}

func arity(section string) int {
	if section == "beginbfrange" || section == "begincidrange" {
		return 3
	}
	return 2
}

func (m *cmap) entry(section string, args []object.Object) {
	if len(m.chars)+len(m.ranges)+len(m.spaces) > maxRanges {
		return
	}
	from, to, last := code(args[0].Bytes), code(args[1].Bytes), args[len(args)-1]
	switch section {
	case "begincodespacerange":
		if n := len(args[0].Bytes); n >= 1 && n <= 4 {
			m.spaces = append(m.spaces, codespace{n, from, to})
		}
	case "beginbfchar":
		m.chars[from] = characters(last.Bytes)
	case "beginbfrange":
		if last.Kind == object.Array {
			for i, o := range last.List {
				if c := from + uint32(i); c <= to && len(m.chars) < maxRanges {
					m.chars[c] = characters(o.Bytes)
				}
			}
			return
		}
		if from == to {
			m.chars[from] = characters(last.Bytes)
		} else if text := []rune(characters(last.Bytes)); len(text) > 0 {
			m.ranges = append(m.ranges, codeRange{from: from, to: to, text: text})
		}
	case "begincidrange", "begincidchar":
		if glyph, ok := last.Whole(); ok {
			if section == "begincidchar" {
				to = from
			}
			m.ranges = append(m.ranges, codeRange{from: from, to: to, glyph: glyph})
		}
	}
}

// lookup gives the characters of a code.
func (m *cmap) lookup(c uint32) (string, bool) {
	if m == nil {
		return "", false
	}
	if s, ok := m.chars[c]; ok {
		return s, true
	}
	for _, r := range slices.Backward(m.ranges) { // Ghostscript writes a range and then what differs in it
		if c >= r.from && c <= r.to && len(r.text) > 0 {
			last := len(r.text) - 1
			return string(r.text[:last]) + string(r.text[last]+rune(c-r.from)), true
		}
	}
	return "", false
}

// glyph gives the number of the glyph (the CID) of a code.
func (m *cmap) glyph(c uint32) int {
	for _, r := range m.ranges {
		if c >= r.from && c <= r.to && len(r.text) == 0 {
			return r.glyph + int(c-r.from)
		}
	}
	return int(c)
}

// isIdentity says that all that a CMap does is to give each code its own number.
func (m *cmap) isIdentity() bool {
	return len(m.chars) == 0 && len(m.ranges) == 1 && len(m.ranges[0].text) == 0 && m.ranges[0].from == 0 && m.ranges[0].glyph == 0
}

// length gives the number of bytes of the code at the start of b.
func (m *cmap) length(b []byte) int {
	c := uint32(0)
	for n := 1; n <= 4 && n <= len(b); n++ {
		c = c<<8 | uint32(b[n-1])
		for _, s := range m.spaces {
			if s.bytes == n && within(c, s) {
				return n
			}
		}
	}
	return min(2, len(b))
}

// within compares byte by byte, as code spaces are rectangles (ISO 32000-1, 9.7.6.2).
func within(c uint32, s codespace) bool {
	for shift := 0; shift < 8*s.bytes; shift += 8 {
		b, lo, hi := byte(c>>shift), byte(s.from>>shift), byte(s.to>>shift)
		if b < lo || b > hi {
			return false
		}
	}
	return true
}

func code(b []byte) uint32 {
	c := uint32(0)
	for _, x := range b {
		c = c<<8 | uint32(x)
	}
	return c
}

// maxTarget is more bytes than any glyph stands for: a few of them could make a text of any length.
const maxTarget = 256

// characters reads UTF-16. A single byte is a character, as some producers write it.
func characters(b []byte) string {
	b = b[:min(len(b), maxTarget)]
	if len(b) == 1 {
		return string(rune(b[0]))
	}
	return object.UTF16(b)
}
