package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// What comes out of a file at most. The text of minutes is never near it.
const (
	maxParts = 10_000
	maxPart  = 32 << 20
	maxTotal = 96 << 20
)

// A pack is an open package of parts (ISO/IEC 29500-2).
type pack struct {
	parts  map[string]func() (io.Reader, error) // by name in small letters: names differ in nothing else
	main   string                               // the part that is the document
	left   int64                                // bytes that may still come out
	damage error                                // the first thing that could not be read; nil if none
}

// A relation leads from a part to another, or to a URL.
type relation struct {
	kind     string // the last word of its type
	target   string // a part's name or, if external, a URL
	external bool
}

func open(data []byte) (*pack, error) {
	if bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) {
		return nil, compound(data)
	}
	if !bytes.HasPrefix(data, []byte("PK")) {
		return nil, fmt.Errorf("%w: it is no zip archive", ErrNotDOCX)
	}
	p := &pack{parts: map[string]func() (io.Reader, error){}, left: maxTotal}
	if bytes.Count(data, []byte("PK\x01\x02")) > maxParts || bytes.Count(data, []byte("PK\x03\x04")) > maxParts {
		return nil, fmt.Errorf("%w: it has more than %d parts", ErrDamaged, maxParts)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		p.damage = errors.New("the list of its parts is lost")
		p.salvage(data)
	} else {
		for _, f := range z.File {
			p.add(f.Name, func() (io.Reader, error) { return f.Open() })
		}
	}
	return p, p.findMain()
}

// compound says what a file of the old kind is (MS-CFB): a DOCX with a password is one.
func compound(data []byte) error {
	if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
		return fmt.Errorf("%w: take it off in the word processor", ErrPassword)
	}
	return fmt.Errorf("%w: it is a file of Word 97 to 2003 (.doc) or another of that age: save it as DOCX or PDF", ErrNotDOCX)
}

// add makes a part known; the first of a name counts.
func (p *pack) add(name string, open func() (io.Reader, error)) {
	name = partName(name)
	if _, ok := p.parts[name]; !ok {
		p.parts[name] = open
	}
}

// partName is a name as parts are looked up: without the slash before it, in small letters.
func partName(s string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(s, "\\", "/")), "/"))
}

func (p *pack) has(name string) bool { return p.parts[name] != nil }

// findMain finds the document, or says what the file is instead.
func (p *pack) findMain() error {
	for _, rel := range p.relations("") {
		if rel.kind == "officedocument" && p.has(rel.target) {
			p.main = rel.target
		}
	}
	if p.main == "" && p.has("word/document.xml") {
		p.main = "word/document.xml"
	}
	dir := strings.SplitN(p.main, "/", 2)[0]
	switch {
	case dir == "xl" || p.has("xl/workbook.xml"):
		return fmt.Errorf("%w: it is a spreadsheet (XLSX): save it as PDF", ErrNotDOCX)
	case dir == "ppt" || p.has("ppt/presentation.xml"):
		return fmt.Errorf("%w: it is a presentation (PPTX): save it as PDF", ErrNotDOCX)
	case p.main != "":
		return nil
	case p.has("mimetype") && p.has("content.xml"):
		return fmt.Errorf("%w: it is a file of OpenDocument (ODT): save it as DOCX or PDF", ErrNotDOCX)
	case p.damage != nil:
		return fmt.Errorf("%w: %w, and no document is left in it", ErrDamaged, p.damage)
	}
	return fmt.Errorf("%w: it is a zip archive without a document in it", ErrNotDOCX)
}

// A stream is a part that is being read, within its bounds.
type stream struct {
	io.Reader
	pack *pack
	name string
	left int64
}

// open gives the bytes of a part, nil if there is none.
func (p *pack) open(name string) io.Reader {
	find, ok := p.parts[name]
	if !ok {
		return nil
	}
	r, err := find()
	if err != nil {
		p.hurt(name, err)
		return nil
	}
	return &stream{r, p, name, maxPart}
}

func (s *stream) Read(b []byte) (int, error) {
	if s.left <= 0 || s.pack.left <= 0 {
		err := fmt.Errorf("it is larger than %d MB", maxPart>>20)
		s.pack.hurt(s.name, err)
		return 0, err
	}
	n, err := s.Reader.Read(b[:min(int64(len(b)), s.left, s.pack.left)])
	s.left, s.pack.left = s.left-int64(n), s.pack.left-int64(n)
	if err != nil && err != io.EOF {
		s.pack.hurt(s.name, err)
	}
	return n, err
}

// hurt remembers the first part that could not be read, and why.
func (p *pack) hurt(name string, err error) {
	if p.damage == nil {
		p.damage = fmt.Errorf("%s: %w", name, err)
	}
}

// relations are those of a part, by id; of the package if the name is "".
func (p *pack) relations(name string) map[string]relation {
	dir, base := path.Split(name)
	out := map[string]relation{}
	w := p.walk(dir + "_rels/" + base + ".rels")
	w.each(func(e element) {
		w.each(func(e element) {
			rel := relation{kind: strings.ToLower(path.Base(e.attr("Type"))), target: e.attr("Target"), external: strings.EqualFold(e.attr("TargetMode"), "External")}
			if !rel.external && strings.HasPrefix(rel.target, "/") {
				rel.target = partName(rel.target)
			} else if !rel.external {
				rel.target = partName(dir + rel.target)
			}
			out[e.attr("Id")] = rel
			w.skip()
		})
	})
	return out
}
