package object

import "slices"

// unlzw is its own because compress/lzw does not know the early change of code length
// that PDF and TIFF have.
func unlzw(b []byte, early bool) []byte {
	const clear, end = 256, 257
	table := make(lzwTable, end+1, 4096)
	for i := range 256 {
		table[i] = lzwEntry{-1, byte(i)}
	}
	shift := 0
	if early {
		shift = 1
	}
	var out, word []byte
	width, previous := 9, -1
	bits, have := uint32(0), 0
	for _, c := range b {
		bits, have = bits<<8|uint32(c), have+8
		if have < width {
			continue
		}
		have -= width
		code := int(bits>>have) & (1<<width - 1)
		switch {
		case code == clear:
			table, width, previous = table[:end+1], 9, -1
			continue
		case code == end || len(out) > maxStream:
			return out
		case previous < 0:
			if code > 255 {
				return out
			}
			out = append(out, byte(code))
		case code < len(table):
			word = table.spell(word, code)
			out = append(out, word...)
			if len(table) < 4096 {
				table = append(table, lzwEntry{previous, word[0]})
			}
		case code == len(table) && code < 4096:
			word = table.spell(word, previous)
			table = append(table, lzwEntry{previous, word[0]})
			out = append(append(out, word...), word[0])
		default:
			return out
		}
		previous = code
		for width < 12 && len(table)+shift >= 1<<width {
			width++
		}
	}
	return out
}

// An lzwTable has what each code stands for.
type lzwTable []lzwEntry

// An lzwEntry is what another code stands for, -1 for nothing, and a byte more.
type lzwEntry struct {
	prefix int
	last   byte
}

// spell writes what a code stands for over word.
func (t lzwTable) spell(word []byte, code int) []byte {
	word = word[:0]
	for c := code; c >= 0 && len(word) <= len(t); c = t[c].prefix {
		word = append(word, t[c].last)
	}
	slices.Reverse(word)
	return word
}
