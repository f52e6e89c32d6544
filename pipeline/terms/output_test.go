package terms

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/tools/txtar"

	"hexaglot/minutes"
)

// bare says a phrase without words: its id and what it names, by name.
func bare(p minutes.Phrase) string {
	s := p.ID
	for _, name := range slices.Sorted(maps.Keys(p.Args)) {
		s += fmt.Sprintf(" %s=%v", name, p.Args[name])
	}
	return s
}

// gardens are the texts of all fixtures.
func gardens(t testing.TB) []Text {
	var texts []Text
	for _, lang := range minutes.Languages {
		a, err := txtar.ParseFile(filepath.Join("testdata", fmt.Sprintf("compare.%s.txtar", lang)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files[:len(a.Files)-1] {
			texts = append(texts, readText(t, lang.String()+"/"+f.Name, string(f.Data), lang))
		}
	}
	return texts
}

// TestOutputs holds all outputs to the same findings, and the page to what it promises:
// one file, and Arabic in its own direction.
func TestOutputs(t *testing.T) {
	r := Compare(garden(t), gardens(t))
	places := 0
	for _, f := range r.Findings {
		places += len(f.Places)
	}
	rows, err := csv.NewReader(bytes.NewReader(r.CSV())).ReadAll()
	if err != nil || len(rows) != places+1 {
		t.Errorf("CSV has %d rows and error %v, want %d rows", len(rows), err, places+1)
	}
	var text bytes.Buffer
	r.WriteText(&text, true, bare)
	page, err := r.HTML(language.Arabic, bare)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(page, []byte("data-rule=")); n != places {
		t.Errorf("the page has %d rows, want %d", n, places)
	}
	for _, f := range r.Findings {
		for _, p := range f.Places {
			if !strings.Contains(text.String(), p.Said(f.File, bare)+": "+p.Excerpt) {
				t.Errorf("the text lacks %s", p.Where(f.File))
			}
		}
	}
	if !bytes.Contains(page, []byte(`<div lang="ar" dir="rtl">اليوم المفتوح</div>`)) {
		t.Error("an Arabic cell is not right to left")
	}
	if !bytes.Contains(page, []byte(`<html lang="ar" dir="rtl">`)) || !bytes.Contains(page, []byte(`<div lang="fr" dir="ltr">`)) {
		t.Error("the page for Arabic readers is not right to left, or all of it is")
	}
	if m := regexp.MustCompile(`>[^<{]*?[A-Z][a-z]+ [^<{]*?</(th|label|h1|h2|title)>`).Find(page); m != nil {
		t.Errorf("the page has words of its own: %s", m)
	}
	if m := regexp.MustCompile(`(?i)<(link|img|iframe)|src=|https?:|@import|url\(`).Find(page); m != nil {
		t.Errorf("the page asks for another file: %s", m)
	}
}

// TestDrift sees a rendering that changes over the meetings, and not the longer form of one.
func TestDrift(t *testing.T) {
	r := Compare(garden(t), gardens(t))
	var got []string
	for _, c := range r.Concepts {
		if c.Lang == minutes.Languages[5] && c.Periods != nil {
			got = append(got, fmt.Sprint(c.ID, c.Periods))
		}
	}
	want := "[label[{bilingual label 2031-03-04 2031-03-04} {two-language label 2032-03-09 2032-03-09}]"
	if len(got) == 0 || !strings.HasPrefix(fmt.Sprint(got), want) {
		t.Errorf("Compare: periods %v, want first %s", got, want)
	}
}

// TestFormula keeps a spreadsheet from running what minutes say.
func TestFormula(t *testing.T) {
	if got, want := string(table([][]string{{"=1+1", "a-b"}})), "'=1+1,a-b\n"; got != want {
		t.Errorf("table = %q, want %q", got, want)
	}
}
