// Package paint runs the content of pages and gives what it leaves on them, as they are seen: glyphs, lines, small drawings, pictures
// and links (ISO 32000-1, clauses 8 and 9). Begin with [Reader.Page]. What it means is for others.
//
// page.go finds the content and the links (annotations.go) of a page; content.go takes the operators one by one, show.go
// shows text, vertical.go lays flat what was placed so, marked.go knows what is said of text. A path (path.go) leaves
// rules (rules.go) and shapes (shapes.go); pictures.go keeps pictures for who paints them.
package paint

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"hexaglot/minutes/pdftext/font"
	"hexaglot/minutes/pdftext/geometry"
	"hexaglot/minutes/pdftext/object"
	"hexaglot/minutes/pdftext/picture"
)

// A Page is what is painted on a page, seen upright: the visible box of the page begins at 0,0.
type Page struct {
	Width, Height float64          // in points
	Glyphs        []Glyph          // in the order of painting; the reader takes them back for its next page
	Across, Down  []Rule           // in the order of painting; nil if there are so many that they are a drawing
	Shapes        []Shape          // in the order of painting; nil if there are so many that none is a bullet
	Pictures      []picture.Placed // in the order of painting, but for those after some thousands
	Covered       float64          // the area of all pictures, in square points
	Frames        []geometry.Rect  // where the PDF says running heads and feet are
	Links         []Link           // in the order of the file
	Err           error            // why not all of it could be read
}

// A Glyph is what one code of a font shows, at its place on the page as it is read.
// Most are one character; a ligature or an ActualText can be several.
type Glyph struct {
	Text      string  // "" if it shows nothing
	X0, X1, Y float64 // in points; Y is the base line, from the bottom
	Size      float64 // in points
	Angle     float64 // degrees of the writing direction, counter-clockwise
	Seq       int     // order of painting
	Bold      bool
	Hidden    bool // it is not shown, as the text behind a scan
	Unmapped  bool // what it stands for is not known
	Phrase    bool // it stands for more than any ligature does
	Guessed   bool // what it stands for is that of its neighbours in the font
	Vertical  bool // its font writes downwards
}

// A Reader reads the pages of a file.
type Reader struct {
	file   *object.File
	fonts  *font.Reader
	glyphs []Glyph // of the page before, for its room
}

// NewReader gives the reader for a file.
func NewReader(f *object.File) *Reader {
	return &Reader{file: f, fonts: font.NewReader(f)}
}

// Page reads page i, from 0. What goes wrong in it is in the page; what was read until then is
// kept.
func (r *Reader) Page(ctx context.Context, i int) *Page {
	v := r.file.Pages[i]
	x := &Page{}
	p := &painter{ctx: ctx, file: r.file, reader: r.fonts, glyphs: r.glyphs[:0]}
	var m geometry.Matrix
	x.Err = object.Guard(func() error {
		if v.Kind() != object.Dict {
			return errors.New("it is missing in the file")
		}
		m, x.Width, x.Height = pageMatrix(visibleBox(v), v.Key("Rotate").Int())
		p.state = state{ctm: m, scale: 1}
		var content []byte
		var err error
		if slices.Contains(v.Keys(), "Contents") { // a page can be empty
			content, err = r.content(v.Key("Contents"))
		}
		p.run(content, v.Key("Resources"))
		if err == nil && p.err != nil {
			err = fmt.Errorf("a part of it breaks off: %w", p.err)
		}
		if p.bound != nil {
			err = p.bound
		}
		if err == nil && p.unfinished {
			err = errors.New("its content ends inside an operator")
		}
		return err
	})
	err := object.Guard(func() error {
		x.Links = annotations(v.Key("Annots"), m)
		return nil
	})
	if x.Err == nil {
		x.Err = err
	}
	layFlat(p.glyphs)
	r.glyphs = p.glyphs
	x.Glyphs, x.Across, x.Down, x.Pictures, x.Covered, x.Frames = p.glyphs, p.rules.across, p.rules.down, p.placed, p.images, p.frames
	if len(p.shapes) <= maxShapes {
		x.Shapes = p.shapes
	}
	return x
}

// visibleBox gives what is shown of a page, and of one without a box what is most usual.
func visibleBox(v object.Value) geometry.Rect {
	for _, k := range []string{"CropBox", "MediaBox"} {
		if box, ok := rectOf(v.Key(k)); ok {
			return box
		}
	}
	return geometry.Corners(0, 0, 595, 842) // A4
}

// rectOf reads a rectangle; it is false if there is none or it has no area.
func rectOf(v object.Value) (geometry.Rect, bool) {
	if v.Len() < 4 {
		return geometry.Rect{}, false
	}
	a, b, c, d := v.Index(0).Float(), v.Index(1).Float(), v.Index(2).Float(), v.Index(3).Float()
	r := geometry.Corners(min(a, c), min(b, d), max(a, c), max(b, d))
	return r, r.Width() > 0 && r.Height() > 0 && r.Width() < 1e6 && r.Height() < 1e6
}

// pageMatrix turns a page the way it is shown: its visible box begins at 0,0 and is
// rotated as /Rotate says.
func pageMatrix(box geometry.Rect, rotate int) (m geometry.Matrix, width, height float64) {
	w, h := box.Width(), box.Height()
	switch ((rotate % 360) + 360) % 360 {
	case 90:
		return geometry.Matrix{0, -1, 1, 0, -box.Y0, box.X1}, h, w
	case 180:
		return geometry.Matrix{-1, 0, 0, -1, box.X1, box.Y1}, w, h
	case 270:
		return geometry.Matrix{0, 1, -1, 0, box.Y1, -box.X0}, h, w
	}
	return geometry.Matrix{1, 0, 0, 1, -box.X0, -box.Y0}, w, h
}

// content gives the content of a page, which can be in several streams: a token never
// goes over from one to the next.
func (r *Reader) content(v object.Value) ([]byte, error) {
	parts := []object.Value{v}
	if v.Kind() == object.Array {
		parts = parts[:0]
		for i := range v.Len() {
			parts = append(parts, v.Index(i))
		}
	}
	var out []byte
	var err error
	for _, part := range parts {
		b, broken := r.file.Stream(part)
		if part.Kind() != object.Stream {
			broken = errors.New("a stream is missing")
		}
		switch {
		case errors.Is(broken, object.ErrChecksum):
			err = fmt.Errorf("its content is damaged: %w", broken)
		case broken != nil:
			err = fmt.Errorf("its content breaks off: %w", broken)
		}
		if len(parts) == 1 {
			return append(b, '\n'), err
		}
		out = append(append(out, b...), '\n')
	}
	return out, err
}
