package pdftext

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

// A painted is what is painted on a page, seen upright: the visible box of the page begins at 0,0.
type painted struct {
	width, height float64          // in points
	glyphs        []glyph          // in the order of painting; the reader takes them back for its next page
	across, down  []rule           // thin lines
	shapes        []shape          // small drawings; nil if there are so many that none is a bullet
	placed        []picture.Placed // pictures
	covered       float64          // the area of the pictures
	frames        []geometry.Rect  // what the PDF says are running heads and feet
	links         []linkArea
	err           error // why not all of it could be read
}

// A glyph is what one code of a font shows, at its place on the page as it is read.
// Most are one character; a ligature or an ActualText can be several.
type glyph struct {
	text         string
	x0, x1, y    float64 // y is the base line, from the bottom
	size         float64
	angle        float64 // degrees of the writing direction, counter-clockwise
	seq          int     // order of painting
	bold, hidden bool
	unmapped     bool
	phrase       bool
	guessed      bool
	vertical     bool // of a font that writes downwards
}

// A pageReader reads the pages of a file.
type pageReader struct {
	file   *object.File
	fonts  *font.Reader
	glyphs []glyph // of the page before, for its memory
}

// newPageReader gives the reader for a file.
func newPageReader(f *object.File) *pageReader {
	return &pageReader{file: f, fonts: font.NewReader(f)}
}

// page reads page i, from 0. What goes wrong in it is in the page; what was read until then is
// kept.
func (r *pageReader) page(ctx context.Context, i int) *painted {
	v := r.file.Pages[i]
	x := &painted{}
	p := &painter{ctx: ctx, file: r.file, reader: r.fonts, glyphs: r.glyphs[:0]}
	var m geometry.Matrix
	x.err = object.Guard(func() error {
		if v.Kind() != object.Dict {
			return errors.New("it is missing in the file")
		}
		m, x.width, x.height = pageMatrix(visibleBox(v), v.Key("Rotate").Int())
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
		if err == nil && p.unfinished {
			err = errors.New("its content ends inside an operator")
		}
		return err
	})
	err := object.Guard(func() error {
		x.links = annotations(v.Key("Annots"), m)
		return nil
	})
	if x.err == nil {
		x.err = err
	}
	layFlat(p.glyphs)
	r.glyphs = p.glyphs
	x.glyphs, x.across, x.down, x.placed, x.covered, x.frames = p.glyphs, p.rules.across, p.rules.down, p.placed, p.images, p.frames
	if len(p.shapes) <= maxShapes {
		x.shapes = p.shapes
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
func (r *pageReader) content(v object.Value) ([]byte, error) {
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
