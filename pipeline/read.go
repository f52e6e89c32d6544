package pipeline

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/markdown"
	"hexaglot/minutes/pdftext"
)

// A File is a source that was read.
type File struct {
	minutes.Source
	SHA256   string // of its bytes, in hex
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
	case ext == ".pdf", bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		var t *pdftext.Text
		if t, err = pdftext.Read(ctx, data); err == nil {
			f.Lines, f.Findings = t.Lines, t.Findings
			f.Links = t.Links
		}
	case ext == ".md", ext == ".markdown":
		f.Lines, err = markdown.Read(data)
	default:
		f.Lines, err = minutes.ReadText(data)
	}
	for i := range f.Findings {
		f.Findings[i].File = f.File
	}
	return f, err
}
