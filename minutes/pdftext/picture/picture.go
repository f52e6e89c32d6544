// Package picture paints the pictures of a page in grey, for those who read scans. Begin with [Paint]; [Inline] reads
// pictures that stand in the content of a page (ISO 32000-1, 8.9).
//
// picture.go reads the pixels of one, colours.go makes them grey, canvas.go paints all of a page.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"

	"golang.org/x/image/ccitt"

	"hexaglot/minutes/pdftext/geometry"
	"hexaglot/minutes/pdftext/object"
)

// Limits on pictures. A page of A3 at 600 dots per inch has 70 million pixels.
const (
	maxPixels  = 100_000_000 // of one picture
	maxPainted = 400_000_000 // of all pictures of a page, and the points that they are painted on
)

// A Placed is a picture on a page.
type Placed struct {
	Value  object.Value    // of a picture that stands by itself
	Matrix geometry.Matrix // from a square of 1 by 1 to the page
	Ink    uint8           // what a stencil is painted with

	dict      object.Object // of one in the content of the page, with long names
	data      []byte        // … and its bytes; nil of others
	resources object.Value  // … and the colours of its page
}

// A raster is a picture in grey, of which parts can be see-through.
type raster struct {
	image.Gray
	alpha []uint8 // 255 where a pixel covers what is under it; nil if all do
}

// RGBA64At is what is drawn at a place. It hides the method of [image.Gray], which knows no alpha.
func (r *raster) RGBA64At(x, y int) color.RGBA64 {
	c := r.Gray.RGBA64At(x, y)
	if i := r.PixOffset(x, y); i >= 0 && i < len(r.alpha) {
		a := uint32(r.alpha[i]) * 0x101
		grey := uint16(uint32(c.R) * a / 0xffff)
		return color.RGBA64{R: grey, G: grey, B: grey, A: uint16(a)}
	}
	return c
}

// Opaque hides the method of [image.Gray].
func (r *raster) Opaque() bool { return r.alpha == nil }

// A reader reads the pictures of a file.
type reader struct{ file *object.File }

// raster reads a picture (ISO 32000-1, 8.9.5). Of one that breaks off the rest is white, and the error
// comes with it.
func (r *reader) raster(p *Placed) (*raster, error) {
	dict := p.dict
	if p.data == nil {
		dict = objectOf(p.Value, 0)
	} else if cs := p.resources.Key("ColorSpace").Key(string(dict.Key("ColorSpace").Bytes)); !cs.IsNull() {
		dict.Dict["ColorSpace"] = objectOf(cs, 0)
	}
	x, err := r.samples(dict, p.data)
	if x == nil {
		return nil, err
	}
	if dict.Key("ImageMask").Num != 0 {
		x.stencil(p.Ink)
		return x, err
	}
	mask, soft := dict.Key("SMask"), true
	if mask.Kind != object.Dict {
		mask, soft = dict.Key("Mask"), false
	}
	if mask.Kind != object.Dict {
		return x, err
	}
	m, broken := r.samples(mask, nil)
	if m == nil {
		return x, errors.Join(err, broken)
	}
	if !soft { // a sample of 1 is not painted
		for i, v := range m.Pix {
			m.Pix[i] = 255 - v
		}
	}
	return x.under(m), err
}

// stencil makes a mask of a picture: its black is painted, its white is see-through.
func (r *raster) stencil(ink uint8) {
	r.alpha = make([]uint8, len(r.Pix))
	for i, v := range r.Pix {
		r.alpha[i], r.Pix[i] = 255-v, ink
	}
}

// under puts r behind a mask. Scans hold their letters as a fine mask over a coarse colour: what comes out is
// as fine as the finer one.
func (r *raster) under(mask *raster) *raster {
	a, b := r.Rect.Size(), mask.Rect.Size()
	size := image.Pt(max(a.X, b.X), max(a.Y, b.Y))
	if size.X*size.Y > maxPixels {
		size = a
	}
	out := &raster{Gray: *image.NewGray(image.Rectangle{Max: size}), alpha: make([]uint8, size.X*size.Y)}
	for y := range size.Y {
		from, over := r.Pix[y*a.Y/size.Y*r.Stride:], mask.Pix[y*b.Y/size.Y*mask.Stride:]
		for x := range size.X {
			out.Pix[y*out.Stride+x] = from[x*a.X/size.X]
			out.alpha[y*out.Stride+x] = over[x*b.X/size.X]
		}
	}
	return out
}

// samples reads the pixels of a picture; data is given of one that stands in the content of a page.
func (r *reader) samples(dict object.Object, data []byte) (*raster, error) {
	width, _ := dict.Key("Width").Whole()
	height, _ := dict.Key("Height").Whole()
	if width <= 0 || height <= 0 {
		return nil, errors.New("it has no size")
	}
	if width > maxPixels || height > maxPixels || width*height > maxPixels {
		return nil, fmt.Errorf("its %d × %d pixels are more than anyone scans", width, height)
	}
	data, err := r.file.Picture(dict, data)
	bits, _ := dict.Key("BitsPerComponent").Whole()
	mask := dict.Key("ImageMask").Num != 0
	if mask {
		bits = 1
	}
	var packed *object.PictureError
	if errors.As(err, &packed) {
		err = nil
		switch packed.Name {
		case "DCTDecode", "DCT":
			return unjpeg(data, width, height, dict.Key("Decode"))
		case "CCITTFaxDecode", "CCF":
			data, err = unfax(data, width, height, packed.Parms)
			bits = 1
		default:
			return nil, packed
		}
	}
	space := colours{n: 1, grey: first}
	if !mask {
		var ok bool
		if space, ok = r.colours(dict.Key("ColorSpace"), 0); !ok {
			return nil, errors.New("its colours are unknown")
		}
	}
	switch bits {
	case 1, 2, 4, 8, 16:
	default:
		return nil, fmt.Errorf("it has %d bits in a sample", bits)
	}
	x := &raster{Gray: *image.NewGray(image.Rect(0, 0, width, height))}
	if rows := x.fill(data, bits, space, decodeTables(dict.Key("Decode"), bits, space)); rows < height && err == nil {
		err = fmt.Errorf("it breaks off after %d of %d rows", rows, height)
	}
	return x, err
}

// fill sets the pixels from samples, and gives the number of rows that there were. What is missing
// is white.
func (r *raster) fill(data []byte, bits int, space colours, tables [][256]uint8) int {
	width, height := r.Rect.Dx(), r.Rect.Dy()
	stride := (width*space.n*bits + 7) / 8
	rows := min(height, len(data)/stride)
	var single [256]uint8 // of one component, all there is to know
	if space.n == 1 {
		for v := range single {
			single[v] = space.grey(tables[0][v : v+1])
		}
	}
	pixel := make([]uint8, space.n)
	for y := range rows {
		in, out := data[y*stride:(y+1)*stride], r.Pix[y*r.Stride:(y+1)*r.Stride]
		for x := range out {
			if space.n == 1 {
				out[x] = single[sample(in, x, bits)]
				continue
			}
			for c := range pixel {
				pixel[c] = tables[c][sample(in, x*space.n+c, bits)]
			}
			out[x] = space.grey(pixel)
		}
	}
	for i := rows * r.Stride; i < len(r.Pix); i++ {
		r.Pix[i] = 255
	}
	return rows
}

// sample gives sample i of a row; of 16 bits the upper 8.
func sample(row []byte, i, bits int) uint8 {
	switch bits {
	case 8:
		return row[i]
	case 16:
		return row[2*i]
	}
	at := i * bits
	return row[at/8] >> (8 - bits - at%8) & (1<<bits - 1)
}

// unjpeg reads a JPEG, whose own colours count.
func unjpeg(data []byte, width, height int, decode object.Object) (*raster, error) {
	head, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err == nil && head.Width*head.Height > maxPixels {
		err = fmt.Errorf("its %d × %d pixels are more than anyone scans", head.Width, head.Height)
	}
	if err != nil {
		return nil, err
	}
	m, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		if m = firstRows(data, head.Height); m == nil {
			return nil, err
		}
		err = fmt.Errorf("it breaks off after %d of %d rows", m.Bounds().Dy(), head.Height)
	}
	r := &raster{Gray: *image.NewGray(image.Rect(0, 0, m.Bounds().Dx(), head.Height))}
	for i := range r.Pix {
		r.Pix[i] = 255
	}
	size := m.Bounds().Size()
	inverted := len(decode.List) > 1 && decode.List[0].Num > decode.List[1].Num
	for y := range size.Y {
		row := r.Pix[y*r.Stride : (y+1)*r.Stride]
		switch m := m.(type) {
		case *image.Gray:
			copy(row, m.Pix[y*m.Stride:])
		case *image.YCbCr:
			copy(row, m.Y[y*m.YStride:])
		case *image.CMYK:
			// Only those of Adobe are read, and all of them are turned, as programs expect that show a
			// JPEG by itself; a PDF says by /Decode whether they are to be.
			in := m.Pix[y*m.Stride:]
			for x := range row {
				c := [4]uint8(in[4*x : 4*x+4])
				if !inverted {
					for i := range c {
						c[i] = 255 - c[i]
					}
				}
				row[x] = cmyk(c[:])
			}
			continue
		default:
			for x := range row {
				row[x] = color.GrayModel.Convert(m.At(x, y)).(color.Gray).Y
			}
		}
		for x := range row {
			if inverted {
				row[x] = 255 - row[x]
			}
		}
	}
	return r, err
}

// firstRows reads what there is of a JPEG that breaks off, nil if that is nothing: the library gives all rows that a JPEG says
// it has or none, so it is told of fewer (ITU-T T.81, B.2.2).
func firstRows(data []byte, height int) image.Image {
	at := 0 // of the height
	for i := 2; i+9 < len(data) && at == 0; i += 2 + int(data[i+2])<<8 + int(data[i+3]) {
		if data[i] != 0xff {
			return nil
		}
		if data[i+1] >= 0xc0 && data[i+1] <= 0xc2 {
			at = i + 5
		}
	}
	if at == 0 {
		return nil
	}
	cut := append(bytes.Clone(data), 0xff, 0xd9)
	const block = 16 // rows that are packed together, at most
	var best image.Image
	for low, high := 1, (height-1)/block; low <= high; {
		n := (low + high) / 2
		cut[at], cut[at+1] = byte(n*block>>8), byte(n*block)
		if m, err := jpeg.Decode(bytes.NewReader(cut)); err == nil {
			best, low = m, n+1
		} else {
			high = n - 1
		}
	}
	return best
}

// unfax reads the pictures of fax machines (ITU-T T.4 and T.6) as samples of one bit, 1 for white. It gives the
// rows before an error.
func unfax(data []byte, width, height int, parms object.Object) ([]byte, error) {
	k, _ := parms.Key("K").Whole()
	columns, ok := parms.Key("Columns").Whole()
	if !ok {
		columns = 1728
	}
	if columns != width {
		return nil, fmt.Errorf("its rows of %d pixels are packed as %d", width, columns)
	}
	format := ccitt.Group3
	if k < 0 {
		format = ccitt.Group4
	}
	black := parms.Key("BlackIs1").Num != 0
	r := ccitt.NewReader(bytes.NewReader(data), ccitt.MSB, format, width, height, &ccitt.Options{Align: parms.Key("EncodedByteAlign").Num != 0, Invert: black})
	return io.ReadAll(io.LimitReader(r, int64((width+7)/8*height)))
}
