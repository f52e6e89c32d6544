package terms

import (
	"bytes"
	"os"
	"path"
	"testing"

	"hexaglot/glossary/exchange"
)

// TestMine mines the fixtures as the minutes of two meetings in six languages; the rows
// are in testdata/mine.tsv.
func TestMine(t *testing.T) {
	texts := gardens(t)
	for i := range texts {
		texts[i].Meeting = path.Base(texts[i].File)
	}
	g, err := Proposed(Mine(garden(t), texts))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := exchange.Write(&b, exchange.TSV, g); err != nil {
		t.Fatal(err)
	}
	got := b.Bytes()
	if *update {
		if err := os.WriteFile("testdata/mine.tsv", got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/mine.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("Mine:\n%s\nwant:\n%s", got, want)
	}
}
