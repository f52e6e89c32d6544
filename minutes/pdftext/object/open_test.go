package object

import (
	"errors"
	"testing"
)

// TestOpen: the pages of a file come in the order of its tree, with what they inherit, and their streams
// by their values.
func TestOpen(t *testing.T) {
	f, err := Open([]byte(`%PDF-1.7
1 0 obj <</Pages 2 0 R>> endobj
2 0 obj <</Kids[4 0 R 3 0 R]/Rotate 90>> endobj
3 0 obj <</Rotate 180>> endobj
4 0 obj <</Contents 5 0 R>> endobj
5 0 obj <</Length 2>> stream
BT
endstream endobj
trailer <</Root 1 0 R>>`), "")
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Pages) != 2 || f.Pages[0].Key("Rotate").Int() != 90 || f.Pages[1].Key("Rotate").Int() != 180 {
		t.Fatalf("Open gives %d pages, or not their Rotate", len(f.Pages))
	}
	v := f.Pages[0].Key("Contents")
	if b, err := f.Stream(v); string(b) != "BT" || err != nil || v.Number() != 5 || v.Kind() != Stream {
		t.Errorf("Stream(%d) = %q, %v", v.Number(), b, err)
	}
	for data, want := range map[string]error{"minutes": ErrNotPDF, "%PDF-1.7": ErrDamaged, "%PDF-1.7 1 0 obj <<>> endobj": ErrDamaged} {
		if _, err := Open([]byte(data), ""); !errors.Is(err, want) {
			t.Errorf("Open(%q) = %v, want %v", data, err, want)
		}
	}
}
