package font

// maxMapped bounds the characters of one font.
const maxMapped = 1 << 17

// readSFNT reads what tables cmap and post of a TrueType or OpenType font say. The subsets in
// PDFs lack tables that readers of whole fonts ask for, so we read these two alone.
func (p *program) readSFNT(data []byte) {
	tables := map[string][]byte{}
	for i := range min(be16(data, 4), 100) {
		at := 12 + 16*i
		if at+16 > len(data) {
			break
		}
		from, size := be32(data, at+8), be32(data, at+12)
		if from < len(data) {
			tables[string(data[at:at+4])] = data[from:min(from+size, len(data))]
		}
	}
	if cff := tables["CFF "]; cff != nil {
		p.readCFF(cff)
	}
	p.readPost(tables["post"])
	p.readCharacters(tables["cmap"])
}

// readCharacters turns the cmap round. A glyph of several characters is the first, as compatibility
// characters come late in Unicode. Codes of fonts without Unicode go through the names of glyphs.
func (p *program) readCharacters(cmap []byte) {
	chars, left := map[int]int{}, maxMapped
	for i := range min(be16(cmap, 2), 100) {
		platform, encoding := be16(cmap, 4+8*i), be16(cmap, 6+8*i)
		at := be32(cmap, 8+8*i)
		if at >= len(cmap) {
			continue
		}
		switch {
		case platform == 0 && encoding != 5, platform == 3 && (encoding == 1 || encoding == 10):
			walkCmap(cmap[at:], &left, func(c, glyph int) {
				if old, ok := chars[glyph]; c >= ' ' && (!ok || rank(c) < rank(old)) {
					chars[glyph] = c
				}
			})
		case platform == 1 && encoding == 0, platform == 3 && encoding == 0:
			walkCmap(cmap[at:], &left, func(c, glyph int) {
				if c < 256 || c>>8 == 0xf0 { // symbolic fonts have their codes at U+F000
					p.code(c&0xff, p.glyphs[glyph])
				}
				if c>>8 == 0xf0 && p.glyphs[glyph] == "" {
					p.glyphs[glyph] = string(rune(c))
				}
			})
		}
	}
	for glyph, c := range chars {
		if c < 0xe000 || c > 0xf8ff { // private use says less than a name
			p.glyphs[glyph] = string(rune(c))
		}
	}
}

// rank puts the forms of Arabic itself before those of other languages, with which they share glyphs.
func rank(c int) int {
	if c >= 0xfb50 && c <= 0xfdff {
		return c + 0x1000
	}
	return c
}

// walkCmap calls each with the characters and glyphs of a subtable, and counts them down from left (OpenType, cmap: formats 0, 4, 6 and 12).
func walkCmap(t []byte, left *int, each func(c, glyph int)) {
	one := func(c, glyph int) {
		if glyph != 0 {
			each(c, glyph)
		}
		*left--
	}
	switch be16(t, 0) {
	case 0:
		for c := 0; c < 256 && 6+c < len(t); c++ {
			one(c, int(t[6+c]))
		}
	case 4:
		n := be16(t, 6) / 2
		for s := 0; s < n && *left > 0; s++ {
			end, start := be16(t, 14+2*s), be16(t, 16+2*n+2*s)
			delta, at := be16(t, 16+4*n+2*s), 16+6*n+2*s
			offset := be16(t, at)
			for c := start; c <= end && c < 0xffff && *left > 0; c++ {
				glyph := c
				if offset != 0 {
					if glyph = be16(t, at+offset+2*(c-start)); glyph == 0 {
						*left--
						continue
					}
				}
				one(c, (glyph+delta)&0xffff)
			}
		}
	case 6:
		for i := range be16(t, 8) {
			one(be16(t, 6)+i, be16(t, 10+2*i))
		}
	case 12:
		for g := 0; g < be32(t, 12) && 28+12*g <= len(t) && *left > 0; g++ {
			start, end, glyph := be32(t, 16+12*g), be32(t, 20+12*g), be32(t, 24+12*g)
			for c := start; c <= end && c <= 0x10ffff && *left > 0; c++ {
				one(c, glyph+c-start)
			}
		}
	}
}

// readPost reads the names of the glyphs (OpenType, post: formats 1 and 2).
func (p *program) readPost(post []byte) {
	standard := programNames()["mac"]
	switch be32(post, 0) {
	case 0x10000:
		for glyph, name := range standard {
			p.name(glyph, name)
		}
	case 0x20000:
		n := be16(post, 32)
		var own []string
		for i := 34 + 2*n; i < len(post); i += 1 + int(post[i]) {
			own = append(own, string(post[i+1:min(i+1+int(post[i]), len(post))]))
		}
		for glyph := range n {
			if k := be16(post, 34+2*glyph); k < len(standard) {
				p.name(glyph, standard[k])
			} else if k -= len(standard); k < len(own) {
				p.name(glyph, own[k])
			}
		}
	}
}

func (p *program) name(glyph int, name string) {
	if text := glyphText(name); text != "" {
		p.glyphs[glyph] = text
	}
}
