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

// Read takes the lines out of a file: a PDF, whatever it is called, or Markdown
// (.md, .markdown) or plain text. from is its language, [language.Und] if unknown.
func Read(ctx context.Context, name string, data []byte, from language.Tag) (*File, error) {
	sum := sha256.Sum256(data)
	f := &File{SHA256: hex.EncodeToString(sum[:])}
	f.File, f.Lang = filepath.Base(name), from
	ext := strings.ToLower(filepath.Ext(name))
	var err error
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		return nil, errors.New("it is a file of a word processor (DOCX, ODT or DOC): save it as PDF and give that")
	case ext == ".pdf", ext != ".txt" && ext != ".md" && bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		var t *pdftext.Text
		if t, err = pdftext.Read(ctx, data, pdftext.Config{}); err == nil {
			f.Lines, f.Findings = t.Lines, t.Findings
			f.Links = t.Links
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
	var findings []minutes.Finding
	f.Doc, findings = minutes.Parse(f.Source)
	f.Findings = append(f.Findings, findings...)
	for i := range f.Findings {
		f.Findings[i].File = f.File
	}
	return f, nil
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
