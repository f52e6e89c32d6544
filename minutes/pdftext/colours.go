package pdftext

import (
	"math"

	"github.com/ledongthuc/pdf"
)

// colours is a colour space as far as grey needs it (ISO 32000-1, 8.6).
type colours struct {
	n       int                 // components
	grey    func([]uint8) uint8 // 0 is black; each component goes from 0 to 255
	indexed bool                // the component is a number, not a share
}

func first(c []uint8) uint8 { return c[0] }

// inverse is that of inks which are no colours of their own: much of any is dark.
func inverse(c []uint8) uint8 {
	light := 255
	for _, v := range c {
		light = light * (255 - int(v)) / 255
	}
	return uint8(light)
}

// rgb weighs the colours as the eye does (ITU-R BT.601).
func rgb(c []uint8) uint8 { return uint8((299*int(c[0]) + 587*int(c[1]) + 114*int(c[2]) + 500) / 1000) }

func cmyk(c []uint8) uint8 {
	return uint8((255 - int(rgb(c))) * (255 - int(c[3])) / 255)
}

// maxSpaces bounds colour spaces inside each other.
const maxSpaces = 4

// colours reads a colour space; it is false if that cannot be a picture's.
func (d *document) colours(o object, depth int) (colours, bool) {
	name := string(o.bytes)
	if o.kind == kindArray && len(o.list) > 0 {
		name = string(o.list[0].bytes)
	}
	at := func(i int) object {
		if o.kind == kindArray && i < len(o.list) {
			return o.list[i]
		}
		return object{}
	}
	if depth > maxSpaces {
		return colours{}, false
	}
	components := 0
	switch name {
	case "DeviceGray", "CalGray", "G":
		components = 1
	case "DeviceRGB", "CalRGB", "RGB":
		components = 3
	case "DeviceCMYK", "CMYK":
		components = 4
	case "ICCBased":
		components, _ = at(1).key("N").whole()
	case "Lab":
		return colours{n: 3, grey: first}, true
	case "Separation":
		return colours{n: 1, grey: inverse}, true
	case "DeviceN":
		if n := len(at(1).list); n > 0 && n <= 32 {
			return colours{n: n, grey: inverse}, true
		}
	case "Indexed", "I":
		base, ok := d.colours(at(1), depth+1)
		if !ok || base.indexed {
			return colours{}, false
		}
		return indexed(base, d.bytes(at(3))), true
	}
	switch components {
	case 1:
		return colours{n: 1, grey: first}, true
	case 3:
		return colours{n: 3, grey: rgb}, true
	case 4:
		return colours{n: 4, grey: cmyk}, true
	}
	return colours{}, false
}

func indexed(base colours, table []byte) colours {
	var greys [256]uint8
	for i := range greys {
		if end := (i + 1) * base.n; end <= len(table) {
			greys[i] = base.grey(table[end-base.n : end])
		}
	}
	return colours{n: 1, grey: func(c []uint8) uint8 { return greys[c[0]] }, indexed: true}
}

// bytes gives a string, or what is in a stream.
func (d *document) bytes(o object) []byte {
	if o.kind == kindDict {
		b, _ := d.decode(int(o.num))
		return b
	}
	return o.bytes
}

// decodeTables says what each sample is as a share of its component, or as a number of an
// indexed colour (ISO 32000-1, 8.9.5.2).
func decodeTables(decode object, bits int, space colours) [][256]uint8 {
	bits = min(bits, 8)
	most := float64(int(1)<<bits - 1)
	tables := make([][256]uint8, space.n)
	for c := range tables {
		low, high, scale := 0.0, 1.0, 255.0
		if space.indexed {
			high, scale = most, 1
		}
		if len(decode.list) == 2*space.n {
			a, b := decode.list[2*c].num, decode.list[2*c+1].num
			switch {
			case max(a, b) <= 1 || space.indexed:
				low, high = a, b
			case a > b: // in units of the colour space: only the direction counts
				low, high = 1, 0
			}
		}
		for v := range tables[c] {
			x := (low + min(float64(v), most)*(high-low)/most) * scale
			tables[c][v] = uint8(max(0, min(255, math.Round(x))))
		}
	}
	return tables
}

// object is a value of the library as one of ours. A stream is its dictionary, of which num is the number
// of the stream.
func (d *document) object(v pdf.Value, depth int) object {
	const maxDepth, maxEntries = 8, 4096
	if depth > maxDepth {
		return object{}
	}
	switch v.Kind() {
	case pdf.Bool:
		if v.Bool() {
			return object{kind: kindBool, num: 1}
		}
		return object{kind: kindBool}
	case pdf.Integer:
		return object{kind: kindNumber, num: float64(v.Int64())}
	case pdf.Real:
		return object{kind: kindNumber, num: v.Float64()}
	case pdf.String:
		return object{kind: kindString, bytes: []byte(v.RawString())}
	case pdf.Name:
		return object{kind: kindName, bytes: []byte(v.Name())}
	case pdf.Array:
		o := object{kind: kindArray}
		for i := range min(v.Len(), maxEntries) {
			o.list = append(o.list, d.object(v.Index(i), depth+1))
		}
		return o
	case pdf.Dict, pdf.Stream:
		o := object{kind: kindDict, num: float64(numberOf(v)), dict: map[string]object{}}
		for _, k := range v.Keys() {
			if pictureKeys[k] {
				o.dict[k] = d.object(v.Key(k), depth+1)
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
