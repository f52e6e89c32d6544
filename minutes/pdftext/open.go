package pdftext

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/ledongthuc/pdf"
)

// What open cannot do. Errors wrap these, with detail.
var (
	errNotPDF   = errors.New("not a PDF")
	errPassword = errors.New("the PDF needs a password")
	errDamaged  = errors.New("the PDF is damaged")
)

// headerWithin is how far from the start a header may be: mail gateways and web
// servers put their own lines before it.
const headerWithin = 64 << 10

// open finds the objects of a PDF, decrypts it and gives it to the library. An error is
// [errNotPDF], [errPassword] or [errDamaged].
func open(data []byte, password string) (*file, error) {
	if !bytes.Contains(data[:min(len(data), headerWithin)], []byte("%PDF-")) {
		return nil, fmt.Errorf("%w: it has no %%PDF header", errNotPDF)
	}
	f := scan(data)
	if f.size() == 0 {
		return nil, fmt.Errorf("%w: nothing follows its header", errDamaged)
	}
	c, err := newCrypt(f, password)
	if err != nil {
		return nil, err
	}
	f.crypt = c
	f.expand()
	numbers := f.findPages()
	if len(numbers) == 0 {
		return nil, fmt.Errorf("%w: no page is left in it", errDamaged)
	}
	if err := f.read(f.rebuild(numbers), len(numbers)); err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	f.keepStreams()
	return f, nil
}

// read gives the clean copy to the library and takes the pages from it.
func (f *file) read(clean []byte, pages int) error {
	return guard(func() error {
		r, err := pdf.NewReader(bytes.NewReader(clean), int64(len(clean)))
		if err != nil {
			return err
		}
		kids := r.Trailer().Key("Root").Key("Pages").Key("Kids")
		f.pages = make([]value, pages)
		for i := range f.pages {
			_ = guard(func() error { // a page of which the object is bad stays empty
				f.pages[i] = value{kids.Index(i)}
				return nil
			})
		}
		return nil
	})
}
