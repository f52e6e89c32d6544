package picture

import (
	"math"

	"hexaglot/minutes/pdftext/object"
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

// Grey gives the grey of a colour of one, three or four components, as an operator has them: grey, red, green and blue, or
// cyan, magenta, yellow and black. Any other is black.
func Grey(c []uint8) uint8 {
	switch len(c) {
	case 1:
		return c[0]
	case 3:
		return rgb(c)
	case 4:
		return cmyk(c)
	}
	return 0
}

// maxSpaces bounds colour spaces inside each other.
const maxSpaces = 4

// colours reads a colour space; it is false if that cannot be a picture's.
func (r *reader) colours(o object.Object, depth int) (colours, bool) {
	name := string(o.Bytes)
	if o.Kind == object.Array && len(o.List) > 0 {
		name = string(o.List[0].Bytes)
	}
	at := func(i int) object.Object {
		if o.Kind == object.Array && i < len(o.List) {
			return o.List[i]
		}
		return object.Object{}
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
		components, _ = at(1).Key("N").Whole()
	case "Lab":
		return colours{n: 3, grey: first}, true
	case "Separation":
		return colours{n: 1, grey: inverse}, true
	case "DeviceN":
		if n := len(at(1).List); n > 0 && n <= 32 {
			return colours{n: n, grey: inverse}, true
		}
	case "Indexed", "I":
		base, ok := r.colours(at(1), depth+1)
		if !ok || base.indexed {
			return colours{}, false
		}
		return indexed(base, r.bytes(at(3))), true
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
func (r *reader) bytes(o object.Object) []byte {
	if o.Kind == object.Dict {
		b, _ := r.file.Picture(o, nil)
		return b
	}
	return o.Bytes
}

// decodeTables says what each sample is as a share of its component, or as a number of an
// indexed colour (ISO 32000-1, 8.9.5.2).
func decodeTables(decode object.Object, bits int, space colours) [][256]uint8 {
	bits = min(bits, 8)
	most := float64(int(1)<<bits - 1)
	tables := make([][256]uint8, space.n)
	for c := range tables {
		low, high, scale := 0.0, 1.0, 255.0
		if space.indexed {
			high, scale = most, 1
		}
		if len(decode.List) == 2*space.n {
			a, b := decode.List[2*c].Num, decode.List[2*c+1].Num
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
