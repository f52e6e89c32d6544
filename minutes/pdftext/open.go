package pdftext

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/ledongthuc/pdf"
)

// What Read cannot do. Errors wrap these, with detail.
var (
	ErrNotPDF   = errors.New("not a PDF")
	ErrPassword = errors.New("the PDF needs a password")
	ErrScanned  = errors.New("the PDF holds pictures of pages and no text")
	ErrNoText   = errors.New("the PDF holds no text")
	ErrUnmapped = errors.New("the fonts of the PDF do not tell which characters their signs are")
	ErrDamaged  = errors.New("the PDF is damaged")
)

// A document is an open PDF: the library for its objects, the file for its streams.
type document struct {
	*file
	pages []pdf.Value
	fonts map[int]*font
	cmaps map[int]*cmap

	glyphs []glyph // of the page before, for its memory
	stock  stock
}

// headerWithin is how far from the start a header may be: mail gateways and web
// servers put their own lines before it.
const headerWithin = 64 << 10

func open(data []byte, password string) (*document, error) {
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
	numbers := f.pages()
	if len(numbers) == 0 {
		return nil, fmt.Errorf("%w: no page is left in it", ErrDamaged)
	}
	d := &document{file: f, fonts: map[int]*font{}, cmaps: map[int]*cmap{}}
	if err := d.read(f.rebuild(numbers), len(numbers)); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	f.keepStreams()
	return d, nil
}

// read gives the clean copy to the library and takes the pages from it.
func (d *document) read(clean []byte, pages int) error {
	return guard(func() error {
		r, err := pdf.NewReader(bytes.NewReader(clean), int64(len(clean)))
		if err != nil {
			return err
		}
		kids := r.Trailer().Key("Root").Key("Pages").Key("Kids")
		d.pages = make([]pdf.Value, pages)
		for i := range d.pages {
			_ = guard(func() error { // a page of which the object is bad stays empty
				d.pages[i] = kids.Index(i)
				return nil
			})
		}
		return nil
	})
}

// guard is our border with the object reader, which panics on what it does not
// expect: a bad object costs what is being read, not the program.
func guard(do func() error) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("unreadable object: %v", x)
		}
	}()
	return do()
}

// numberOf gives the number of the object that v is, 0 if v stands inside another.
func numberOf(v pdf.Value) int { return int(v.Key(objectNumber).Int64()) }

// stream gives the decoded bytes of a stream, nil if v is none, and with an error what
// could be decoded.
func (d *document) stream(v pdf.Value) ([]byte, error) {
	if v.Kind() != pdf.Stream {
		return nil, nil
	}
	b, err := d.decode(numberOf(v))
	if picture := (*pictureFilter)(nil); errors.As(err, &picture) {
		return nil, err
	}
	return b, err
}
