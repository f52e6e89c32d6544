package picture

import (
	"bytes"

	"hexaglot/minutes/pdftext/object"
)

// Inline reads a picture that stands in the content of a page, after its operator BI (ISO 32000-1, 8.9.7), and steps over it: its
// bytes are no operators. It is false if the content ends in what is said of the picture.
func Inline(content *object.Lexer, resources object.Value) (Placed, bool) {
	l := &object.Lexer{Data: content.Data, Pos: content.Pos} // what it reads is kept
	defer func() { content.Pos = l.Pos }()
	dict := object.Object{Kind: object.Dict, Dict: map[string]object.Object{}}
	for {
		k, ok := l.Next()
		if !ok {
			return Placed{}, false
		}
		if k.IsKeyword("ID") {
			break
		}
		if k.Kind == object.Name {
			v, _ := l.Next()
			if v.IsKeyword("ID") {
				break
			}
			dict.Dict[longKey(string(k.Bytes))] = v
		}
	}
	start := min(l.Pos+1, len(l.Data)) // one space follows ID
	for i := l.Pos; ; {
		j := bytes.Index(l.Data[min(i, len(l.Data)):], []byte("EI"))
		if j < 0 {
			l.Pos = len(l.Data)
			break
		}
		at := i + j
		i = at + 2
		if object.IsSpace(l.Data[at-1]) && (i == len(l.Data) || object.IsSpace(l.Data[i])) {
			l.Pos = i
			break
		}
	}
	return Placed{dict: dict, data: l.Data[start:max(start, l.Pos)], resources: resources}, true
}

// objectOf is a value as an object, as far as pictures need it. A stream is its dictionary, of which num is the number of
// the stream.
func objectOf(v object.Value, depth int) object.Object {
	const maxDepth, maxEntries = 8, 4096
	if depth > maxDepth {
		return object.Object{}
	}
	switch k := v.Kind(); k {
	case object.Bool:
		if v.Bool() {
			return object.Object{Kind: k, Num: 1}
		}
		return object.Object{Kind: k}
	case object.Number:
		return object.Object{Kind: k, Num: v.Float()}
	case object.String:
		return object.Object{Kind: k, Bytes: []byte(v.Raw())}
	case object.Name:
		return object.Object{Kind: k, Bytes: []byte(v.Name())}
	case object.Array:
		o := object.Object{Kind: k}
		for i := range min(v.Len(), maxEntries) {
			o.List = append(o.List, objectOf(v.Index(i), depth+1))
		}
		return o
	case object.Dict, object.Stream:
		o := object.Object{Kind: object.Dict, Num: float64(v.Number()), Dict: map[string]object.Object{}}
		for _, k := range v.Keys() {
			if pictureKeys[k] {
				o.Dict[k] = objectOf(v.Key(k), depth+1)
			}
		}
		return o
	}
	return object.Object{}
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
