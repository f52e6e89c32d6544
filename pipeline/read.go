package pipeline

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/docx"
	"hexaglot/minutes/markdown"
	"hexaglot/minutes/pdftext"
)

// A File is a source that was read and understood.
type File struct {
	minutes.Source
	SHA256   string // of its bytes, in hex
	Doc      *minutes.Document
	Page     bool // it is a page that was written by Run
	Findings []minutes.Finding
}

// ReadConfig says how a file is read; the zero value is the usual way.
type ReadConfig struct {
	From language.Tag // its language; und: it is detected

	// PDF reads one; nil: [pdftext.Read], in this process.
	PDF func(ctx context.Context, data []byte) (*pdftext.Text, error)
}

// Read takes a file apart and understands it.
func Read(ctx context.Context, name string, data []byte, cfg ReadConfig) (*File, error) {
	f, err := Lines(ctx, name, data, cfg)
	if err != nil {
		return nil, err
	}
	var findings []minutes.Finding
	f.Doc, findings = minutes.Parse(f.Source)
	f.find(findings)
	return f, nil
}

// Lines takes the lines out of a file and leaves it at that (Doc is nil): a PDF, whatever
// it is called, a DOCX, or Markdown (.md, .markdown) or plain text.
func Lines(ctx context.Context, name string, data []byte, cfg ReadConfig) (*File, error) {
	sum := sha256.Sum256(data)
	f := &File{SHA256: hex.EncodeToString(sum[:])}
	f.File, f.Lang = filepath.Base(name), cfg.From
	ext := strings.ToLower(filepath.Ext(name))
	if cfg.PDF == nil {
		cfg.PDF = func(ctx context.Context, data []byte) (*pdftext.Text, error) {
			return pdftext.Read(ctx, data, pdftext.Config{})
		}
	}
	var err error
	var findings []minutes.Finding
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		var t *docx.Text
		if t, err = docx.Read(ctx, data); err == nil {
			f.Lines, f.Links, findings = t.Lines, t.Links, t.Findings
		}
	case ext == ".pdf", ext != ".txt" && ext != ".md" && bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		var t *pdftext.Text
		if t, err = cfg.PDF(ctx, data); err == nil {
			f.Lines, f.Links, findings = t.Lines, t.Links, t.Findings
		}
	case ext == ".md", ext == ".markdown":
		f.Lines, err = markdown.Read(data)
		front, _, _ := bytes.Cut(data, []byte("\n---"))
		f.Page = bytes.Contains(front, []byte("\ntranslationKey: ")) && bytes.Contains(front, []byte("sha256: "))
	default:
		f.Lines, err = minutes.ReadText(data)
	}
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(f.Lines, func(l minutes.Line) bool { return strings.TrimSpace(l.Text) != "" }) {
		return nil, errors.New("there is no text in it")
	}
	f.find(findings)
	return f, nil
}

// find adds findings of this file.
func (f *File) find(findings []minutes.Finding) {
	for _, x := range findings {
		x.File = f.File
		f.Findings = append(f.Findings, x)
	}
}

// unreadable is how many of a hundred signs were read as U+FFFD.
func (f *File) unreadable() int {
	bad, all := 0, 0
	for _, l := range f.Lines {
		for _, r := range l.Text {
			if all++; r == utf8.RuneError {
				bad++
			}
		}
	}
	return 100 * bad / max(all, 1)
}
