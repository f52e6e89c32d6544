package object

// unlzw is its own because compress/lzw does not know the early change of code length
// that PDF and TIFF have.
func unlzw(b []byte, early bool) []byte {
	const clear, end = 256, 257
	type entry struct {
		prefix int
		last   byte
	}
	table := make([]entry, end+1, 4096)
	for i := range 256 {
		table[i] = entry{-1, byte(i)}
	}
	shift := 0
	if early {
		shift = 1
	}
	var out, word []byte
	width, previous := 9, -1
	bits, have := uint32(0), 0
	spell := func(code int) []byte {
		word = word[:0]
		for c := code; c >= 0 && len(word) <= len(table); c = table[c].prefix {
			word = append(word, table[c].last)
		}
		for i, j := 0, len(word)-1; i < j; i, j = i+1, j-1 {
			word[i], word[j] = word[j], word[i]
		}
		return word
	}
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
			w := spell(code)
			out = append(out, w...)
			if len(table) < 4096 {
				table = append(table, entry{previous, w[0]})
			}
		case code == len(table) && code < 4096:
			first := spell(previous)[0]
			table = append(table, entry{previous, first})
			out = append(out, spell(code)...)
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
