package pdftext

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/unicode/norm"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestMade reads PDFs that were written by hand: testdata/made/*.txtar says what each
// shows, holds it as plain objects without a cross-reference table, and what is read.
func TestMade(t *testing.T) {
	for _, name := range glob(t, "testdata/made/*.txtar") {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Files) != 2 || a.Files[0].Name != "pdf" || a.Files[1].Name != "read" {
				t.Fatalf("%s holds something else than pdf and read", name)
			}
			got := show(a.Files[0].Data)
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(a.Files[1].Data); got != want {
				t.Errorf("Read(%s) =\n%s\nwant\n%s", name, got, want)
			}
		})
	}
}

// TestPrinted reads PDFs that Chromium and LibreOffice printed of testdata/printed/*.html;
// README.md there says how.
func TestPrinted(t *testing.T) {
	for _, name := range glob(t, "testdata/printed/*.pdf") {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".pdf"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(name, ".pdf") + ".txt"
			got := show(data)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("Read(%s) =\n%s\nwant\n%s", name, got, want)
			}
		})
	}
}

func glob(t testing.TB, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	return names
}

// show writes what is read of a PDF: a line each with "+" if it joins the one before,
// its x, y and size, b if it is bold and n if it is of a note, and its text; cells are parted by ¦.
func show(data []byte) string {
	text, err := Read(context.Background(), data, Config{})
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var out strings.Builder
	for _, l := range text.Lines {
		joins, bold := " ", ""
		if l.Joins {
			joins = "+"
		}
		if l.Bold {
			bold = "b"
		}
		if l.Note {
			bold += "n"
		}
		words := l.Text
		if l.Cells != nil {
			words = strings.Join(l.Cells, " ¦ ")
		}
		fmt.Fprintf(&out, "%s %d %.0f,%.0f %.0f%s | %s\n", joins, l.Page, l.X, l.Y, l.Size, bold, words)
	}
	for _, l := range text.Dropped {
		fmt.Fprintf(&out, "dropped %d | %s\n", l.Page, l.Text)
	}
	for _, k := range text.Links {
		fmt.Fprintf(&out, "link %d %q %s\n", k.Page, k.Text, k.URL)
	}
	for _, f := range text.Findings {
		if f.Rule == "pdf.dropped" { // shown above line by line
			continue
		}
		fmt.Fprintf(&out, "%s: %s\n", f.Rule, f.Message)
	}
	return out.String()
}

// check reports what no text may be, whatever the PDF.
func check(t *testing.T, data []byte) {
	t.Helper()
	text, err := Read(context.Background(), data, Config{})
	if err != nil {
		known := []error{ErrNotPDF, ErrPassword, ErrScanned, ErrUnmapped, ErrNoText, ErrDamaged}
		if !slices.ContainsFunc(known, func(e error) bool { return errors.Is(err, e) }) {
			t.Errorf("Read: unknown error %v", err)
		}
		return
	}
	for _, l := range slices.Concat(text.Lines, text.Dropped) {
		if !utf8.ValidString(l.Text) || !norm.NFC.IsNormalString(l.Text) || strings.TrimSpace(l.Text) == "" {
			t.Errorf("line %d.%d: text %q is empty, or no NFC", l.Page, l.N, l.Text)
		}
		if l.Page < 1 || l.Page > text.Pages || l.N < 1 {
			t.Errorf("line %d.%d of %d pages: %q", l.Page, l.N, text.Pages, l.Text)
		}
		if l.Cells != nil && strings.Join(l.Cells, "\t") != l.Text {
			t.Errorf("line %d.%d: cells %q are not %q", l.Page, l.N, l.Cells, l.Text)
		}
		if math.IsNaN(l.X+l.Y+l.Size) || math.IsInf(l.X+l.Y+l.Size, 0) {
			t.Errorf("line %d.%d: stands at %v, %v, size %v", l.Page, l.N, l.X, l.Y, l.Size)
		}
		for _, k := range l.Links {
			if k.Start < 0 || k.End > len(l.Text) || k.Start >= k.End || l.Text[k.Start:k.End] != k.Text {
				t.Errorf("line %d.%d: link %q is not at %d:%d of %q", l.Page, l.N, k.Text, k.Start, k.End, l.Text)
			}
		}
	}
}

// TestInvariants holds for all our files, also when they are cut or bytes of them are lost.
func TestInvariants(t *testing.T) {
	for _, data := range seeds(t) {
		check(t, data)
		for n := 1; n < 8; n++ {
			check(t, data[:len(data)*n/8])
			hurt := slices.Clone(data)
			for i := 97 * n; i < len(hurt); i += 997 {
				hurt[i] ^= byte(n * 37)
			}
			check(t, hurt)
		}
	}
}

func seeds(t testing.TB) [][]byte {
	var all [][]byte
	for _, name := range glob(t, "testdata/made/*.txtar") {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, a.Files[0].Data)
	}
	return all
}

func FuzzRead(f *testing.F) {
	for _, data := range seeds(f) {
		f.Add(data)
	}
	f.Fuzz(check)
}

// TestSameBytes: the same file gives the same text, however maps are walked.
func TestSameBytes(t *testing.T) {
	data, err := os.ReadFile("testdata/printed/ar-chromium.pdf")
	if err != nil {
		t.Fatal(err)
	}
	first := show(data)
	for range 5 {
		if again := show(data); again != first {
			t.Fatalf("Read gives\n%s\nthen\n%s", first, again)
		}
	}
}

func TestReadCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Read(ctx, []byte(pages(3)), Config{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Read(cancelled) = %v, want %v", err, context.Canceled)
	}
}

// TestReadBounds holds that a page of too many signs is read as far as the bound, and that this is told.
func TestReadBounds(t *testing.T) {
	content := "BT /F 4 Tf 1 0 0 1 9 790 Tm " + strings.Repeat("(to be or not to be) Tj 0 -4 Td\n", 30_000) + "ET"
	data := fmt.Sprintf("%%PDF-1.4\n1 0 obj<</Pages 2 0 R>>endobj\n2 0 obj<</Kids[3 0 R]>>endobj\n3 0 obj<</MediaBox[0 0 600 150000]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"+
		"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>", len(content), content)
	text, err := Read(t.Context(), []byte(data), Config{})
	if err != nil {
		t.Fatal(err)
	}
	const want = "page 1 could not be read whole: only its first 500000 signs were read"
	if len(text.Findings) != 1 || text.Findings[0].Message != want {
		t.Errorf("findings %v, want %s", text.Findings, want)
	}
}
