package bench

import (
	"os"
	"slices"
	"testing"

	"hexaglot/minutes"
)

// TestDocuments holds the shipped sets to their own rules: no truth has a slip, each
// scores 1 against itself, and the documents cover what the benchmark promises.
func TestDocuments(t *testing.T) {
	families, perLang := map[string]int{}, map[string]int{}
	for _, dir := range []string{"testdata/documents", "testdata/odd", "testdata/real"} {
		docs, faults, err := Open(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			found, err := d.Lint()
			if err != nil {
				t.Fatal(err)
			}
			faults = append(faults, found...)
			for i, truth := range d.Truths {
				for _, f := range truth.Families {
					families[f]++
				}
				own := truth.Record
				if truth.Keyed { // a key is not found under itself
					continue
				}
				if s := Score(truth, &own); s.Value() != 1 {
					t.Errorf("%s scores %v against itself: %v", d.Files[i], s.Value(), Diff(truth, &own))
				}
			}
			if dir == "testdata/documents" {
				perLang[d.Lang.String()]++
			}
		}
		for _, f := range faults {
			t.Errorf("%s/%s", dir, f)
		}
	}
	for _, lang := range minutes.Languages {
		if perLang[lang.String()] < 8 {
			t.Errorf("%d documents in %s, want 8 or more", perLang[lang.String()], lang)
		}
	}
	for _, f := range Families {
		if families[f] == 0 {
			t.Errorf("no document of the family %s", f)
		}
	}
	for f := range families {
		if !slices.Contains(Families, f) {
			t.Errorf("no family %q", f)
		}
	}
}
