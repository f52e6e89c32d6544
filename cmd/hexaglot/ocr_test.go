package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// scan is a page that is a picture.
var scan = filepath.Join(root, "minutes", "ocr", "testdata", "en-fax.pdf")

// hexaglot runs the program, and gives its exit status and what it wrote.
func hexaglot(t *testing.T, args ...string) (code int, out, words string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func TestOCR(t *testing.T) {
	need(t, "tesseract")
	for _, from := range [][]string{nil, {"--from", "en"}} {
		args := append([]string{"extract", "-v", "--ocr", "--format", "text", scan}, from...)
		code, out, words := hexaglot(t, args...)
		if code != exitDone || !strings.Contains(out, "\n• The secretariat will publish the calendar by 30 April.\n") || !strings.Contains(words, "pdf.ocr: page 1 was read in its picture") {
			t.Errorf("hexaglot %s = %d\n%s%s", strings.Join(args, " "), code, out, words)
		}
	}
}

// TestOCRHints: a scanned page leads to --ocr, and that to tesseract.
func TestOCRHints(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("LC_ALL", "C")
	for _, tt := range []struct{ args, want string }{
		{"extract", "hint: read them with --ocr"},
		{"extract --ocr", "hint: install it: on Debian"},
	} {
		code, _, words := hexaglot(t, append(strings.Fields(tt.args), scan)...)
		if code != exitFailed || !strings.Contains(words, tt.want) {
			t.Errorf("hexaglot %s = %d, %s, want %s", tt.args, code, words, tt.want)
		}
	}
}

// TestOCRNotNeeded: a PDF without pictures asks for no tesseract.
func TestOCRNotNeeded(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	name := filepath.Join(root, "minutes", "pdftext", "testdata", "printed", "ar-chromium.pdf")
	if code, _, words := hexaglot(t, "extract", "--ocr", name); code != exitDone {
		t.Errorf("hexaglot extract --ocr %s = %d, %s, want %d", name, code, words, exitDone)
	}
}
