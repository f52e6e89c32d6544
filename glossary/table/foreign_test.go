package table

import (
	"slices"
	"strings"
	"testing"
)

// TestForeign reads tables with columns of other languages: the six are read, the others
// are named.
func TestForeign(t *testing.T) {
	for head, want := range map[string][]string{
		"English,Deutsch,fr":            {"Deutsch"},
		"english,German,pt-BR":          {"German", "pt-BR"},
		"中文,德语,英文":                      {"德语"},
		"fr,Italiano":                   {"Italiano"},
		"en,fr":                         nil,
		"concept,en,fr,note,source,日本語": {"日本語"},
	} {
		rows, err := Read(CSV, []byte(head+"\n"+"a,b,c,d,e,f"[:2*strings.Count(head, ",")+1]+"\n"))
		if err != nil || !slices.Equal(rows.Left, want) {
			t.Errorf("Read(%q) left out %q with error %v, want %q", head, rows.Left, err, want)
		}
	}
	for _, head := range []string{"ID,en,fr", "No,en,fr", "new,en,fr", "Deutsch,Italiano"} {
		if _, err := Read(CSV, []byte(head+"\na,b,c\n")); err == nil {
			t.Errorf("Read(%q) has no error", head)
		}
	}
	rows, err := Read(CSV, []byte("en,de\nshed,Schuppen\n,Zaun\n"))
	if err != nil || len(rows.Concepts) != 1 || len(rows.Renderings) != 1 || rows.Concepts[0].Line != 2 {
		t.Errorf("Read = %v, %v: want one concept with one rendering", rows, err)
	}
}
