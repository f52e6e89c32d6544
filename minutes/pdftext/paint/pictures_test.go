package paint

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"

	"hexaglot/minutes/pdftext/font"
	"hexaglot/minutes/pdftext/geometry"
	"hexaglot/minutes/pdftext/object"
	"hexaglot/minutes/pdftext/picture"
)

// paint gives the canvas of a page of 72 by 72 points with that content.
func paint(content string) (*image.Gray, error) {
	f := &object.File{}
	painter := &painter{ctx: context.Background(), file: f, reader: font.NewReader(f), state: state{ctm: geometry.Identity(), scale: 1}}
	if err := object.Guard(func() error {
		painter.run([]byte(content), object.Value{})
		return nil
	}); err != nil {
		return nil, err
	}
	c, _, err := picture.Paint(context.Background(), f, painter.placed, 72, 72)
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
	if c, _, err := picture.Paint(context.Background(), &object.File{}, nil, 1e6, 1e6); c != nil {
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
		if c != nil && c.Rect.Dx()*c.Rect.Dy() > 40_000_000 {
			t.Error(fmt.Sprint(c.Rect))
		}
	})
}
