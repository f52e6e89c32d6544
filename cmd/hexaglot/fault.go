package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"hexaglot/minutes"
	"hexaglot/minutes/docx"
	"hexaglot/minutes/ocr"
	"hexaglot/minutes/pdftext"
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
	{syscall.ENOTDIR, "fault.not-folder"},
	{syscall.ENOSPC, "fault.full"},
	{syscall.EROFS, "fault.read-only"},
	{syscall.ECONNREFUSED, "fault.refused"},
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
}

// badFlag is the fault of a flag that cannot be read.
func badFlag(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	id, args := "fault.flag-syntax", map[string]any{"Text": err.Error()}
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		id, args = "fault.flag-unknown", map[string]any{"Flag": "-" + unknown.GetSpecifiedName()}
	case errors.As(err, &unknown):
		id, args = "fault.flag-unknown", map[string]any{"Flag": "--" + unknown.GetSpecifiedName()}
	case errors.As(err, &bare):
		id, args = "fault.flag-bare", map[string]any{"Flag": "--" + bare.GetFlag().Name}
	case errors.As(err, &bad):
		id, args = "fault.flag", map[string]any{"Flag": "--" + bad.GetFlag().Name, "Value": bad.GetValue()}
	}
	return fault{minutes.Phrase{ID: id, Args: args}, minutes.Phrase{ID: "hint-help", Args: map[string]any{"Command": c.CommandPath()}}}
}

// fault is what an error says: the words of it that a catalogue has are the reader's, and
// the details around them are as they are.
func (m *messages) fault(err error) string {
	switch e := err.(type) {
	case fault:
		return m.say(e.said)
	case *minutes.Failure:
		return m.because(m.say(e.Said), e.Err)
	case *fs.PathError: // without the name of the call
		return m.because(e.Path, e.Err)
	case *os.LinkError:
		return m.because(e.New, e.Err)
	}
	for _, k := range known {
		if err == k.err {
			return m.text(k.id, nil)
		}
	}
	var parts []error
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		parts = []error{e.Unwrap()}
	case interface{ Unwrap() []error }:
		parts = e.Unwrap()
	}
	text := err.Error()
	for _, part := range parts {
		if part != nil {
			text = strings.Replace(text, part.Error(), m.fault(part), 1)
		}
	}
	return text
}

// because is something with the error that it comes from, if there is one.
func (m *messages) because(what string, err error) string {
	if err == nil {
		return what
	}
	return what + ": " + m.fault(err)
}
