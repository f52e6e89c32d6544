package main

import (
	"errors"
	"strings"
	"syscall"

	"hexaglot/minutes"
	"hexaglot/minutes/docx"
	"hexaglot/minutes/ocr"
	"hexaglot/minutes/pdftext"
	"hexaglot/pipeline"
)

// A fault is an error that is said in the language of the reader, and what to do then.
type fault struct{ said, hint minutes.Phrase }

// Error is the fault in English.
func (f fault) Error() string { return newMessages("en").say(f.said) }

// flagFault says that a flag has a value that it does not know.
func flagFault(flag, value string, choices ...string) error {
	return fault{
		minutes.Phrase{ID: "fault.flag", Args: map[string]any{"Flag": flag, "Value": value}},
		minutes.Phrase{ID: "fault.flag.hint", Args: map[string]any{"Choices": strings.Join(choices, ", ")}},
	}
}

// misuse is a fault in the use of a verb, by its message; that of its hint has .hint behind.
func misuse(id string, args map[string]any) error {
	return fault{minutes.Phrase{ID: "fault." + id, Args: args}, minutes.Phrase{ID: "fault." + id + ".hint", Args: args}}
}

// errFolder is the error of a folder that stands where a file is wanted.
const errFolder = syscall.EISDIR

// known are the errors of other rooms and of the system that catalogues have words for.
var known = []struct {
	err error
	id  string
}{
	{syscall.ENOENT, "fault.missing"},
	{syscall.EACCES, "fault.access"},
	{errFolder, "fault.folder"},
	{pdftext.ErrNotPDF, "fault.not-pdf"},
	{pdftext.ErrPassword, "fault.pdf-password"},
	{pdftext.ErrScanned, "fault.scanned"},
	{pdftext.ErrUnmapped, "fault.unmapped"},
	{pdftext.ErrNoText, "fault.pdf-no-text"},
	{pdftext.ErrDamaged, "fault.pdf-damaged"},
	{docx.ErrNotDOCX, "fault.not-docx"},
	{docx.ErrPassword, "fault.docx-password"},
	{docx.ErrNoText, "fault.docx-no-text"},
	{docx.ErrDamaged, "fault.docx-damaged"},
	{ocr.ErrMissing, "fault.tesseract"},
	{pipeline.ErrNotMinutes, "fault.not-minutes"},
}

// fault is what an error says: the words of it that a catalogue has are the reader's, and
// the details around them are as they are.
func (m *messages) fault(err error) string {
	text := err.Error()
	var f fault
	if errors.As(err, &f) {
		return strings.Replace(text, f.Error(), m.say(f.said), 1)
	}
	for _, k := range known {
		if errors.Is(err, k.err) {
			return strings.Replace(text, k.err.Error(), m.text(k.id, nil), 1)
		}
	}
	return text
}
