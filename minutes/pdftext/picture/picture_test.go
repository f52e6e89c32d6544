package picture

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"slices"
	"strings"
	"testing"

	"hexaglot/minutes/pdftext/object"
)

// dictOf lexes a dictionary.
func dictOf(s string) object.Object {
	o, _ := (&object.Lexer{Data: []byte(s)}).Next()
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
	d := &reader{file: &object.File{}}
	for _, tt := range tests {
		r, err := d.raster(&Placed{dict: dictOf(tt.dict), data: []byte(tt.data)})
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
	d := &reader{file: &object.File{}}
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
		r, err := d.raster(&Placed{dict: dictOf(dict), data: []byte("x")})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("raster(%s) = %v, %v, want an error with %q", dict, r, err, want)
		}
	}
}

// TestStencil: a mask paints its zeros with the ink, and leaves the rest.
func TestStencil(t *testing.T) {
	d := &reader{file: &object.File{}}
	r, err := d.raster(&Placed{dict: dictOf("<</Width 4/Height 1/ImageMask true>>"), data: []byte{0x50}, Ink: 9})
	if err != nil || !slices.Equal(r.alpha, []uint8{255, 0, 255, 0}) || r.Pix[0] != 9 {
		t.Errorf("raster = %v %v, %v", r.Pix, r.alpha, err)
	}
}

// TestSoftMask: letters are a fine mask over a coarse colour.
func TestSoftMask(t *testing.T) {
	f, err := object.Open([]byte("%PDF-1.7\n1 0 obj <</Pages 2 0 R>> endobj 2 0 obj <</Kids[3 0 R]>> endobj 3 0 obj <<>> endobj\n"+
		"7 0 obj <</Length 4>> stream\n\xff\x00\x00\xff\nendstream endobj\ntrailer <</Root 1 0 R>>"), "")
	if err != nil {
		t.Fatal(err)
	}
	d := &reader{file: f}
	dict := dictOf("<</Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/SMask<</Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray>>>>")
	m := dict.Dict["SMask"]
	m.Num = 7
	dict.Dict["SMask"] = m
	r, err := d.raster(&Placed{dict: dict, data: []byte{40}})
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
	ink, err := os.ReadFile("testdata/cmyk.jpg") // black ink at the left, as Ghostscript writes it
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
	d := &reader{file: &object.File{}}
	for _, tt := range tests {
		r, err := d.raster(&Placed{dict: dictOf("<</Width 16/Height 8/Filter/DCT" + tt.decode + ">>"), data: tt.data})
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

// TestJPEGBreaksOff: the rest of one that breaks off is white.
func TestJPEGBreaksOff(t *testing.T) {
	black := image.NewGray(image.Rect(0, 0, 64, 640))
	for i := range black.Pix {
		black.Pix[i] = uint8(i * i % 100)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, black, nil); err != nil {
		t.Fatal(err)
	}
	d := &reader{file: &object.File{}}
	r, err := d.raster(&Placed{dict: dictOf("<</Width 64/Height 640/Filter/DCT>>"), data: b.Bytes()[:b.Len()/2]})
	if err == nil || !strings.Contains(err.Error(), "of 640 rows") || r == nil {
		t.Fatalf("raster = %v, %v", r, err)
	}
	if r.GrayAt(9, 200).Y > 128 || r.GrayAt(9, 600).Y != 255 {
		t.Errorf("the grey is %d, then %d", r.GrayAt(9, 200).Y, r.GrayAt(9, 600).Y)
	}
}
