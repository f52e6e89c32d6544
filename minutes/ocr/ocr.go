// Package ocr reads the pictures of pages with tesseract, a program that has to be installed: [Find] looks for
// it, [Tesseract.Reader] gives what pdftext needs.
//
// The way of a page: tesseract is run on its picture (run.go), says where which words are (hocr.go), and
// what it takes for letters at the head of lines is looked at again (bullets.go). If nobody
// says in which language the minutes are kept, the script of their first page tells (languages.go).
package ocr

import (
	"context"
	"image"
	"slices"

	"hexaglot/minutes/pdftext"
)

// poor is the mean confidence below which a page may lie on its side, or be in another script.
const poor = .6

// fewWords are too few to say which way up a page is.
const fewWords = 8

// A reader reads the pages of one document.
type reader struct {
	*Tesseract
	packs []string // nil before the first page
	fixed bool     // someone said which
}

// read reads a page. It is a [pdftext.OCR].
func (r *reader) read(ctx context.Context, page *image.Gray, dpi int) (*pdftext.Scan, error) {
	turns := 0
	if r.packs == nil {
		o, err := r.orientation(ctx, page, dpi)
		if err != nil {
			return nil, err
		}
		if r.packs, err = r.packsOf(o.script); err != nil {
			return nil, err
		}
		turns = o.turns
	}
	s, err := r.words(ctx, page, dpi, turns)
	if err != nil || len(s.Words) < fewWords || confidence(s) >= poor {
		return s, err
	}
	o, err := r.orientation(ctx, page, dpi)
	if err != nil || o.script == "" {
		return s, err
	}
	packs := r.packs
	if !r.fixed {
		if packs, err = r.packsOf(o.script); err != nil {
			return s, nil
		}
	}
	if o.turns == turns && slices.Equal(packs, r.packs) {
		return s, nil
	}
	again := &reader{Tesseract: r.Tesseract, packs: packs}
	t, err := again.words(ctx, page, dpi, o.turns)
	if err != nil || confidence(t) < confidence(s) {
		return s, err
	}
	return t, nil
}
