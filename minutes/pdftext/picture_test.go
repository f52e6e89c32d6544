package pdftext

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"
)

// dictOf lexes a dictionary.
func dictOf(s string) object {
	o, _ := (&lexer{data: []byte(s)}).next()
	return o
}

func TestRaster(t *testing.T) {
	tests := []struct {
		dict, data string
		want       []uint8
	}{
		{"<</Width 8/Height 1/BitsPerComponent 1/ColorSpace/DeviceGray>>", "\xa0", []uint8{255, 0, 255, 0, 0, 0, 0, 0}},
		{"<</Width 4/Height 1/BitsPerComponent 1/ColorSpace/DeviceGray/Decode[1 0]>>", "\xa0", []uint8{0, 255, 0, 255}},
		{"<</Width 4/Height 1/BitsPerComponent 2/ColorSpace/DeviceGray>>", "\x1b", []uint8{0, 85, 170, 255}},
		{"<</Width 3/Height 1/BitsPerComponent 4/ColorSpace/CalGray>>", "\x0f\x80", []uint8{0, 255, 136}},
		{"<</Width 2/Height 1/BitsPerComponent 16/ColorSpace/DeviceGray>>", "\x80\x00\xff\xff", []uint8{128, 255}},
		{"<</Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray>>", "\x01\x02", []uint8{1, 2, 255, 255}}, // breaks off
		{"<</Width 3/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB>>", "\xff\x00\x00\x00\xff\x00\xff\xff\xff", []uint8{76, 150, 255}},
		{"<</Width 3/Height 1/BitsPerComponent 8/ColorSpace/DeviceCMYK>>", "\x00\x00\x00\xff\x00\x00\x00\x00\xff\xff\xff\x00", []uint8{0, 255, 0}},
		{"<</Width 2/Height 1/BitsPerComponent 8/ColorSpace[/ICCBased<</N 3>>]>>", "\x00\x00\x00\xff\xff\xff", []uint8{0, 255}},
		{"<</Width 4/Height 1/BitsPerComponent 2/ColorSpace[/Indexed/DeviceGray 3<00ff1020>]>>", "\x1b", []uint8{0, 255, 16, 32}},
		{"<</Width 2/Height 1/BitsPerComponent 8/ColorSpace[/Separation/Black/DeviceGray<<>>]>>", "\xff\x00", []uint8{0, 255}},
		{"<</Width 2/Height 1/BitsPerComponent 8/ColorSpace[/DeviceN[/Cyan/Black]/DeviceCMYK<<>>]>>", "\x00\xff\x00\x00", []uint8{0, 255}},
		{"<</Width 2/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/AHx>>", "0aff>", []uint8{10, 255}},
		{"<</Width 4/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/RL>>", "\xfd\x07\x80", []uint8{7, 7, 7, 7}},
		// Group 4: two white, three black, white to the end; then a row that is the same.
		{"<</Width 8/Height 2/ColorSpace/DeviceGray/Filter/CCF/DecodeParms<</K -1/Columns 8>>>>", "\x2f\x7c\x00\x10\x01", []uint8{255, 255, 0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 255, 255, 255}},
		{"<</Width 8/Height 1/ColorSpace/DeviceGray/Filter/CCF/DecodeParms<</K -1/Columns 8/BlackIs1 true>>>>", "\x2f\x40\x01\x00\x10", []uint8{0, 0, 255, 255, 255, 0, 0, 0}},
	}
	d := &document{file: &file{}}
	for _, tt := range tests {
		r, err := d.raster(&placed{dict: dictOf(tt.dict), data: []byte(tt.data)})
		if r == nil {
			t.Errorf("raster(%s) = %v", tt.dict, err)
			continue
		}
		if !slices.Equal(r.Pix, tt.want) {
			t.Errorf("raster(%s, %x) = %v, %v, want %v", tt.dict, tt.data, r.Pix, err, tt.want)
		}
	}
}

func TestRasterErrors(t *testing.T) {
	d := &document{file: &file{}}
	for dict, want := range map[string]string{
		"<</Width 100000/Height 100000/BitsPerComponent 1/ColorSpace/DeviceGray>>": "more than anyone scans",
		"<</Width 0/Height 1>>": "no size",
		"<</Width 1/Height 1/BitsPerComponent 3/ColorSpace/DeviceGray>>":                         "3 bits",
		"<</Width 1/Height 1/BitsPerComponent 8/ColorSpace/Pattern>>":                            "colours are unknown",
		"<</Width 1/Height 1/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode>>":      "ocrmypdf",
		"<</Width 1/Height 1/Filter/JPXDecode>>":                                                 "JPXDecode",
		"<</Width 1/Height 1/ColorSpace/DeviceGray/Filter/CCF/DecodeParms<</K -1/Columns 9>>>>":  "9",
		"<</Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCT>>":              "EOF",
		"<</Width 9/Height 9/BitsPerComponent 8/ColorSpace[/Indexed[/Indexed/G 1()]1()]>>":       "colours are unknown",
		"<</Width 1000000000000/Height 1000000000000/BitsPerComponent 1/ColorSpace/DeviceGray>>": "more than anyone scans",
	} {
		r, err := d.raster(&placed{dict: dictOf(dict), data: []byte("x")})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("raster(%s) = %v, %v, want an error with %q", dict, r, err, want)
		}
	}
}

// TestStencil: a mask paints its zeros with the ink, and leaves the rest.
func TestStencil(t *testing.T) {
	d := &document{file: &file{}}
	r, err := d.raster(&placed{dict: dictOf("<</Width 4/Height 1/ImageMask true>>"), data: []byte{0x50}, ink: 9})
	if err != nil || !slices.Equal(r.alpha, []uint8{255, 0, 255, 0}) || r.Pix[0] != 9 {
		t.Errorf("raster = %v %v, %v", r.Pix, r.alpha, err)
	}
}

// TestSoftMask: letters are a fine mask over a coarse colour.
func TestSoftMask(t *testing.T) {
	mask := &indirect{stream: []byte{0xff, 0, 0, 0xff}, steps: []step{}}
	d := &document{file: &file{objects: map[int]*indirect{7: mask}}}
	dict := dictOf("<</Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/SMask<</Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray>>>>")
	m := dict.dict["SMask"]
	m.num = 7
	dict.dict["SMask"] = m
	r, err := d.raster(&placed{dict: dict, data: []byte{40}})
	if err != nil || !slices.Equal(r.Pix, []uint8{40, 40, 40, 40}) || !slices.Equal(r.alpha, []uint8{255, 0, 0, 255}) {
		t.Errorf("raster = %v %v, %v", r.Pix, r.alpha, err)
	}
}

func TestJPEG(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 16, 8))
	for i := range grey.Pix {
		if i%16 >= 8 {
			grey.Pix[i] = 255
		}
	}
	colour := image.NewRGBA(grey.Rect)
	for x := range 16 {
		for y := range 8 {
			colour.Set(x, y, grey.At(x, y))
		}
	}
	ink, err := os.ReadFile("testdata/pictures/cmyk.jpg") // black ink at the left, as Ghostscript writes it
	if err != nil {
		t.Fatal(err)
	}
	pack := func(m image.Image) []byte {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, m, nil); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	tests := []struct {
		name, decode string
		data         []byte
		left, right  uint8
	}{
		{"grey", "", pack(grey), 0, 255},
		{"inverted", "/Decode[1 0]", pack(grey), 255, 0},
		{"colour", "", pack(colour), 0, 255},
		{"inks", "/Decode[1 0 1 0 1 0 1 0]", ink, 0, 255},
	}
	d := &document{file: &file{}}
	for _, tt := range tests {
		r, err := d.raster(&placed{dict: dictOf("<</Width 16/Height 8/Filter/DCT" + tt.decode + ">>"), data: tt.data})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		near := func(a, b uint8) bool { return max(a, b)-min(a, b) < 8 }
		if l, r := r.GrayAt(1, 1).Y, r.GrayAt(14, 1).Y; !near(l, tt.left) || !near(r, tt.right) {
			t.Errorf("%s: left %d, right %d, want %d, %d", tt.name, l, r, tt.left, tt.right)
		}
	}
}

// paint gives the canvas of a page of 72 by 72 points with that content.
func paint(content string) (*image.Gray, error) {
	d := &document{file: &file{}}
	p := &page{number: 1, width: 72, height: 72}
	painter := &painter{ctx: context.Background(), doc: d, state: state{ctm: identity, scale: 1}}
	if err := guard(func() error {
		painter.run([]byte(content), pdf.Value{})
		return nil
	}); err != nil {
		return nil, err
	}
	p.placed = painter.placed
	c, _, err := d.canvas(context.Background(), p)
	return c, err
}

// TestCanvas: a picture of a black and a white pixel, at its place and the right way up.
func TestCanvas(t *testing.T) {
	const two = " BI /W 2 /H 1 /BPC 8 /CS /G ID \x00\xff EI "
	tests := []struct {
		name, content string
		black         image.Point // in pixels of 300 × 300
		white         image.Point
	}{
		{"whole", "72 0 0 72 0 0 cm" + two, image.Pt(20, 150), image.Pt(280, 150)},
		{"turned", "0 72 -72 0 72 0 cm" + two, image.Pt(150, 280), image.Pt(150, 20)},
		{"mirrored", "-72 0 0 72 72 0 cm" + two, image.Pt(280, 150), image.Pt(20, 150)},
		{"below", "72 0 0 36 0 0 cm" + two, image.Pt(20, 280), image.Pt(20, 20)},
		{"strips", "q 72 0 0 36 0 0 cm" + two + "Q q 72 0 0 36 0 36 cm" + two + "Q", image.Pt(20, 20), image.Pt(280, 280)},
		{"stencil", "72 0 0 72 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI 0 g BI /W 2 /H 1 /IM true ID \x40 EI", image.Pt(20, 150), image.Pt(280, 150)},
		{"light stencil", "72 0 0 72 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI 1 1 1 rg BI /W 2 /H 1 /IM true ID \x80 EI", image.Pt(20, 150), image.Pt(280, 150)},
	}
	for _, tt := range tests {
		c, err := paint(tt.content)
		if err != nil || c.Rect.Dx() != 300 || c.Rect.Dy() != 300 {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if b, w := c.At(tt.black.X, tt.black.Y).(color.Gray).Y, c.At(tt.white.X, tt.white.Y).(color.Gray).Y; b > 20 || w < 235 {
			t.Errorf("%s: %v is %d, want black; %v is %d, want white", tt.name, tt.black, b, tt.white, w)
		}
	}
}

// TestCanvasBounds: what nobody would wait for ends in a sentence.
func TestCanvasBounds(t *testing.T) {
	flat := "72 72 71.999 72 0 0 cm BI /W 400 /H 400 /BPC 8 /CS /G ID " + strings.Repeat("x", 400*400) + " EI"
	if _, err := paint(flat); err == nil {
		t.Error("a picture flattened to a line was painted")
	}
	d := &document{file: &file{}}
	if c, _, err := d.canvas(context.Background(), &page{width: 1e6, height: 1e6}); c != nil {
		t.Errorf("a page of 14 km has a canvas of %v, %v", c.Rect, err)
	}
}

// FuzzPicture reads and paints whatever stands for a picture in a page.
func FuzzPicture(f *testing.F) {
	for _, s := range []string{
		"72 0 0 72 0 0 cm BI /W 2 /H 1 /BPC 8 /CS /G ID \x00\xff EI",
		"72 0 0 72 0 0 cm BI /W 8 /H 2 /F /CCF /DP <</K -1/Columns 8>> /CS /G ID \x2f\x7c\x00\x10\x01 EI",
		"7 1 2 9 0 0 cm BI /W 8 /H 8 /BPC 4 /CS [/I /RGB 3 <00ff10203040506070809010>] /D [3 0] ID 01234567890123456789012345678901 EI",
		"9 0 0 9 0 0 cm BI /W 8 /H 8 /F /DCT /CS /G ID \xff\xd8\xff EI",
		"9 0 0 9 0 0 cm .5 g BI /W 9 /H 2 /IM true /F [/AHx /RL] ID fd07> EI",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, content string) {
		c, err := paint(content)
		if c == nil && err == nil && strings.Contains(content, "BI") {
			return // no picture in it
		}
		if c != nil && c.Rect.Dx()*c.Rect.Dy() > 2*maxCanvas {
			t.Error(fmt.Sprint(c.Rect))
		}
	})
}
