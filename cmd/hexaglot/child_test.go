package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"hexaglot/minutes/pdftext"
	"hexaglot/pipeline"
)

// TestReadApart holds that a child reads the same as this process does.
func TestReadApart(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "minutes/testdata/*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := readApart(t.Context(), data, task{Format: pipeline.PDF, Deadline: time.Minute, Memory: childMemory})
		if err != nil {
			t.Fatalf("readApart(%s): %v", name, err)
		}
		want, err := readHere(t.Context(), data, task{Format: pipeline.PDF})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("readApart(%s) and readHere differ", name)
		}
	}
	if _, err := readApart(t.Context(), []byte("%PDF-1.7\n"), task{Format: pipeline.PDF, Deadline: time.Minute, Memory: childMemory}); !errors.Is(err, pdftext.ErrDamaged) {
		t.Errorf("readApart(a header) = %v, want %v", err, pdftext.ErrDamaged)
	}
}

// flood is a PDF of many pages with very many signs on each.
func flood(pages int) []byte {
	var b strings.Builder
	content := "BT /F 4 Tf 1 0 0 1 9 9 Tm " + strings.Repeat("(to be or not to be) Tj 0 1 Td\n", 20_000) + "ET"
	fmt.Fprintf(&b, "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n3 0 obj<</Length %d>>stream\n%s\nendstream endobj\n", len(content), content)
	fmt.Fprintf(&b, "4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n2 0 obj<</Type/Pages/Count %d/Kids[", pages)
	for i := range pages {
		fmt.Fprintf(&b, "%d 0 R ", i+5)
	}
	b.WriteString("]>>endobj\n")
	for i := range pages {
		fmt.Fprintf(&b, "%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>endobj\n", i+5)
	}
	return []byte(b.String())
}

// TestBounds holds that a reading that takes too long or too much ends with a sentence.
func TestBounds(t *testing.T) {
	data := flood(400)
	for _, x := range []struct {
		task task
		want string
	}{
		{task{Format: pipeline.PDF, Deadline: 100 * time.Millisecond, Memory: childMemory}, "reading it was stopped after 100ms"},
		{task{Format: pipeline.PDF, Deadline: time.Minute, Memory: 100 << 20}, "reading it takes more than 100 MB of memory"},
	} {
		_, err := readApart(t.Context(), data, x.task)
		if err == nil || err.Error() != x.want {
			t.Errorf("readApart(%v) = %v, want %s", x.task, err, x.want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, cancel)
	if _, err := readApart(ctx, data, task{Format: pipeline.PDF, Deadline: time.Minute, Memory: childMemory}); !errors.Is(err, context.Canceled) {
		t.Errorf("readApart(cancelled) = %v, want %v", err, context.Canceled)
	}
}
