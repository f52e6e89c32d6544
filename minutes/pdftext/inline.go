package pdftext

import "bytes"

// inline reads a picture that stands in the content of a page, after its operator BI (ISO 32000-1, 8.9.7). It is false if the content
// ends in what is said of the picture.
func inline(content *lexer) (placed, bool) {
	l := &lexer{data: content.data, pos: content.pos} // what it reads is kept
	defer func() { content.pos = l.pos }()
	dict := object{kind: kindDict, dict: map[string]object{}}
	for {
		k, ok := l.next()
		if !ok {
			return placed{}, false
		}
		if k.isKeyword("ID") {
			break
		}
		if k.kind == kindName {
			v, _ := l.next()
			if v.isKeyword("ID") {
				break
			}
			dict.dict[longKey(string(k.bytes))] = v
		}
	}
	start := min(l.pos+1, len(l.data)) // one space follows ID
	for i := l.pos; ; {
		j := bytes.Index(l.data[min(i, len(l.data)):], []byte("EI"))
		if j < 0 {
			l.pos = len(l.data)
			break
		}
		at := i + j
		i = at + 2
		if isSpace(l.data[at-1]) && (i == len(l.data) || isSpace(l.data[i])) {
			l.pos = i
			break
		}
	}
	return placed{dict: dict, data: l.data[start:max(start, l.pos)]}, true
}

// objectOf is a value as an object, as far as pictures need it. A stream is its dictionary, of which num is the number of
// the stream.
func objectOf(v value, depth int) object {
	const maxDepth, maxEntries = 8, 4096
	if depth > maxDepth {
		return object{}
	}
	switch k := v.kind(); k {
	case kindBool:
		if v.bool() {
			return object{kind: k, num: 1}
		}
		return object{kind: k}
	case kindNumber:
		return object{kind: k, num: v.float()}
	case kindString:
		return object{kind: k, bytes: []byte(v.str())}
	case kindName:
		return object{kind: k, bytes: []byte(v.name())}
	case kindArray:
		o := object{kind: k}
		for i := range min(v.len(), maxEntries) {
			o.list = append(o.list, objectOf(v.index(i), depth+1))
		}
		return o
	case kindDict, kindStream:
		o := object{kind: kindDict, num: float64(v.number()), dict: map[string]object{}}
		for _, k := range v.keys() {
			if pictureKeys[k] {
				o.dict[k] = objectOf(v.key(k), depth+1)
			}
		}
		return o
	}
	return object{}
}

// pictureKeys are the entries of dictionaries that pictures need, and the long names of those that
// have short ones in the content of a page (ISO 32000-1, table 93).
var pictureKeys = map[string]bool{
	"Width": true, "Height": true, "BitsPerComponent": true, "ColorSpace": true, "Decode": true, "ImageMask": true,
	"Mask": true, "SMask": true, "N": true,
}

func longKey(k string) string {
	if long, ok := longKeys[k]; ok {
		return long
	}
	return k
}

var longKeys = map[string]string{
	"W": "Width", "H": "Height", "BPC": "BitsPerComponent", "CS": "ColorSpace", "D": "Decode", "IM": "ImageMask",
	"F": "Filter", "DP": "DecodeParms",
}
