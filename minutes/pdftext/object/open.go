// Package object reads the objects of PDFs and the bytes of their streams (ISO 32000-1, clause 7). Begin with [Open]: it gives
// the [File.Pages], each a [Value] to navigate, and [File.Stream] the bytes of one that is a stream.
//
// The way of a file: scan finds its objects by their own marks (scan.go; lex.go and token.go read one), crypt.go
// and keyring.go decrypt them, expand opens the streams that hold others, findPages puts the pages in order (pages.go), and
// rebuild writes a small clean copy for github.com/ledongthuc/pdf to navigate; value.go is the border with it.
// Streams stay with us: streams.go with filter.go, lzw.go and predictor.go unpacks them.
//
// The library reads objects, nothing else: its text calls lose text, and a hostile file can
// make it loop. So nothing reaches it that we did not write ourselves.
//
// A [Lexer] reads the same syntax in content streams, CMaps and fonts, as an [Object] each.
package object

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/ledongthuc/pdf"
)

// What Open cannot do. Errors wrap these, with detail.
var (
	ErrNotPDF   = errors.New("not a PDF")
	ErrPassword = errors.New("the PDF needs a password")
	ErrDamaged  = errors.New("the PDF is damaged")
)

// headerWithin is how far from the start a header may be: mail gateways and web
// servers put their own lines before it.
const headerWithin = 64 << 10

// Open finds the objects of a PDF, decrypts it and gives it to the library. An error is
// [ErrNotPDF], [ErrPassword] or [ErrDamaged].
func Open(data []byte, password string) (*File, error) {
	if !bytes.Contains(data[:min(len(data), headerWithin)], []byte("%PDF-")) {
		return nil, fmt.Errorf("%w: it has no %%PDF header", ErrNotPDF)
	}
	f := scan(data)
	if f.size() == 0 {
		return nil, fmt.Errorf("%w: nothing follows its header", ErrDamaged)
	}
	c, err := newCrypt(f, password)
	if err != nil {
		return nil, err
	}
	f.crypt = c
	f.expand()
	numbers := f.findPages()
	if len(numbers) > maxPages {
		return nil, fmt.Errorf("%w: it has more than %d pages, as no minutes have", ErrDamaged, maxPages)
	}
	if len(numbers) == 0 {
		return nil, fmt.Errorf("%w: no page is left in it; ask for the file anew", ErrDamaged)
	}
	if err := f.read(f.rebuild(numbers), len(numbers)); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	f.keepStreams()
	return f, nil
}

// read gives the clean copy to the library and takes the pages from it.
func (f *File) read(clean []byte, pages int) error {
	return Guard(func() error {
		r, err := pdf.NewReader(bytes.NewReader(clean), int64(len(clean)))
		if err != nil {
			return err
		}
		kids := r.Trailer().Key("Root").Key("Pages").Key("Kids")
		f.Pages = make([]Value, pages)
		for i := range f.Pages {
			_ = Guard(func() error { // a page of which the object is bad stays empty
				f.Pages[i] = Value{kids.Index(i)}
				return nil
			})
		}
		return nil
	})
}
