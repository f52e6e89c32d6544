package pipeline

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
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
	From    language.Tag   // its language; und: it is detected
	Actions minutes.Wanted // which actions are looked for

	// Extract reads what is no text, as [Extract] does; nil: Extract, in this process.
	Extract func(ctx context.Context, form Format, data []byte) (*minutes.Text, error)
}

// A Format is a form of documents that is no text. Such files come from anyone, and one may be made
// to do harm: a caller may have them read apart.
type Format string

// The formats.
const (
	PDF  Format = "PDF"
	DOCX Format = "DOCX"
)

// Extract takes the text out of a file of some format. Errors are those of [pdftext.Read] and [docx.Read].
func Extract(ctx context.Context, form Format, data []byte, cfg pdftext.Config) (*minutes.Text, error) {
	switch form {
	case PDF:
		return pdftext.Read(ctx, data, cfg)
	case DOCX:
		return docx.Read(ctx, data)
	}
	return nil, fmt.Errorf("no format %q", form)
}

// ErrNotMinutes is the error of a text that is no minutes: a transcript, an agenda.
var ErrNotMinutes = minutes.Fail("fault.not-minutes", "no minutes")

// Read takes a file apart and understands it: a file holds the minutes of one meeting, or of several.
func Read(ctx context.Context, name string, data []byte, cfg ReadConfig) ([]*File, error) {
	whole, err := Lines(ctx, name, data, cfg)
	if err != nil {
		return nil, err
	}
	var meetings []*File
	for i, src := range minutes.Split(whole.Source) {
		f := *whole
		f.Source = src
		if i > 0 {
			f.Findings = nil // what was found in the file is said once
		}
		var findings []minutes.Finding
		f.Doc, findings = minutes.Parse(src)
		f.find(findings)
		meetings = append(meetings, &f)
	}
	return meetings, nil
}

// Refusal is why a file is not taken for minutes, an [ErrNotMinutes]; nil if it is. Its document is made all
// the same; [Run] refuses it.
func (f *File) Refusal() error {
	found, ok := minutes.NotMinutes(f.Findings)
	switch {
	case !ok || f.Page: // a page was minutes once
		return nil
	case found.Rule == minutes.RuleAgenda:
		return ErrNotMinutes.Because(minutes.Fail("run.agenda", "it is an agenda"))
	}
	return ErrNotMinutes.Because(minutes.Fail("run.transcript", "it is a transcript of what was said"))
}

// Lines takes the lines out of a file and leaves it at that (Doc is nil): a PDF, whatever
// it is called, a DOCX, or Markdown (.md, .markdown) or plain text.
func Lines(ctx context.Context, name string, data []byte, cfg ReadConfig) (*File, error) {
	sum := sha256.Sum256(data)
	f := &File{SHA256: hex.EncodeToString(sum[:])}
	f.File, f.Lang, f.Actions = filepath.Base(name), cfg.From, cfg.Actions
	ext := strings.ToLower(filepath.Ext(name))
	if cfg.Extract == nil {
		cfg.Extract = func(ctx context.Context, form Format, data []byte) (*minutes.Text, error) {
			return Extract(ctx, form, data, pdftext.Config{})
		}
	}
	t := &minutes.Text{}
	var err error
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		t, err = cfg.Extract(ctx, DOCX, data)
	case ext == ".pdf", ext != ".txt" && ext != ".md" && bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		t, err = cfg.Extract(ctx, PDF, data)
	case ext == ".md", ext == ".markdown":
		t.Lines, err = markdown.Read(data)
		front, _, _ := bytes.Cut(data, []byte("\n---"))
		f.Page = bytes.Contains(front, []byte("\ntranslationKey: ")) && bytes.Contains(front, []byte("sha256: "))
	default:
		t.Lines, err = minutes.ReadText(data)
	}
	if err != nil {
		return nil, err
	}
	f.Lines, f.Links = t.Lines, t.Links
	if !slices.ContainsFunc(f.Lines, func(l minutes.Line) bool { return strings.TrimSpace(l.Text) != "" }) {
		return nil, minutes.Fail("run.empty", "there is no text in it")
	}
	f.find(t.Findings)
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
