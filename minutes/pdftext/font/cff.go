package font

// A cffIndex is where the items of an INDEX begin and end.
type cffIndex [][]byte

// readCFF reads the names and the encoding of a Compact Font Format program (Adobe Technical
// Note 5176). One whose glyphs have CIDs in place of names gives their numbers.
func (p *program) readCFF(data []byte) {
	if len(data) < 4 {
		return
	}
	_, next := readIndex(data, int(data[2]))
	tops, next := readIndex(data, next)
	strings, _ := readIndex(data, next)
	if len(tops) == 0 {
		return
	}
	top := readCFFDict(tops[0])
	const charset, encoding, charStrings, ros = 15, 16, 17, 12<<8 | 30
	glyphs, _ := readIndex(data, top[charStrings])
	ids := cffCharset(data, top[charset], len(glyphs))
	if _, ok := top[ros]; ok {
		p.numbers = map[int]int{}
		for glyph, cid := range ids {
			p.numbers[cid] = glyph
		}
		return
	}
	names := make([]string, len(ids))
	standard := programNames()["cff"]
	for glyph, id := range ids {
		if id < len(standard) {
			names[glyph] = standard[id]
		} else if id -= len(standard); id < len(strings) {
			names[glyph] = string(strings[id])
		}
		p.name(glyph, names[glyph])
	}
	switch at := top[encoding]; at {
	case 0:
		p.standard()
	case 1: // the expert encoding is of old style figures and small capitals, and not used in text
	default:
		p.cffEncoding(data, at)
	}
}

// readIndex reads the INDEX at a place and gives the place after it.
func readIndex(data []byte, at int) (cffIndex, int) {
	n := be16(data, at)
	if at < 0 || at+3 > len(data) || n == 0 {
		return nil, at + 2
	}
	size := int(data[at+2])
	if size < 1 || size > 4 || at+3+(n+1)*size > len(data) {
		return nil, len(data)
	}
	offset := func(i int) int { return int(code(data[at+3+i*size : at+3+(i+1)*size])) }
	base := at + 2 + (n+1)*size
	index := make(cffIndex, n)
	for i := range index {
		from, to := base+offset(i), base+offset(i+1)
		if from <= to && to <= len(data) {
			index[i] = data[from:to]
		}
	}
	return index, base + offset(n)
}

// readCFFDict gives the first operand of each operator of a DICT. Operators of two bytes are 12<<8 and
// the second; real numbers are 0, we need none.
func readCFFDict(b []byte) map[int]int {
	dict := map[int]int{}
	operands := []int{}
	for i := 0; i < len(b); i++ {
		switch c := int(b[i]); {
		case c <= 21:
			if c == 12 && i+1 < len(b) {
				i++
				c = 12<<8 | int(b[i])
			}
			operands = append(operands, 0)
			dict[c] = operands[0]
			operands = operands[:0]
		case c == 28:
			operands = append(operands, int(int16(be16(b, i+1))))
			i += 2
		case c == 29:
			operands = append(operands, int(int32(be32(b, i+1))))
			i += 4
		case c == 30:
			for i++; i < len(b) && b[i]&0xf != 0xf; i++ {
			}
			operands = append(operands, 0)
		case c >= 32 && c <= 246:
			operands = append(operands, c-139)
		case c >= 247 && c <= 250 && i+1 < len(b):
			i++
			operands = append(operands, (c-247)*256+int(b[i])+108)
		case c >= 251 && c <= 254 && i+1 < len(b):
			i++
			operands = append(operands, -(c-251)*256-int(b[i])-108)
		}
	}
	return dict
}

// cffCharset gives the string number, or the CID, of each of n glyphs.
func cffCharset(data []byte, at, n int) []int {
	ids := make([]int, 0, n)
	if n > 0 {
		ids = append(ids, 0)
	}
	if at <= 2 { // ISOAdobe; the two expert sets are rare, and their glyphs are not text
		for i := 1; i < n && at == 0 && i <= 228; i++ {
			ids = append(ids, i)
		}
		return ids
	}
	if at >= len(data) {
		return ids
	}
	format := data[at]
	for at++; len(ids) < n && at+1 < len(data); {
		first, more := be16(data, at), 0
		switch at += 2; {
		case format == 1 && at < len(data):
			more = int(data[at])
			at++
		case format == 2:
			more = be16(data, at)
			at += 2
		}
		for i := 0; i <= more && len(ids) < n; i++ {
			ids = append(ids, first+i)
		}
	}
	return ids
}

// cffEncoding reads the encoding of a simple font.
func (p *program) cffEncoding(data []byte, at int) {
	if at < 0 || at+2 > len(data) {
		return
	}
	format, n := data[at], int(data[at+1])
	glyph := 1
	for i, at := 0, at+2; i < n && at < len(data); i++ {
		first, more := int(data[at]), 0
		at++
		if format&0x7f == 1 && at < len(data) {
			more = int(data[at])
			at++
		}
		for k := 0; k <= more; k++ {
			p.code(first+k, p.glyphs[glyph])
			glyph++
		}
	}
}
