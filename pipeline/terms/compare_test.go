package terms

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/tools/txtar"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

var update = flag.Bool("update", false, "rewrite what the fixtures want")

func garden(t testing.TB) *glossary.Glossary {
	t.Helper()
	open := func(name string) *os.File {
		f, err := os.Open(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	g, err := glossary.Read(open("concepts.tsv"), open("renderings.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func readText(t testing.TB, name, text string, lang language.Tag) Text {
	t.Helper()
	lines, err := minutes.ReadText([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := minutes.Parse(minutes.Source{File: name, Lang: lang, Lines: lines})
	return Read(name, doc, lines, text)
}

// TestCompare reads the meetings of each fixture and compares the findings, a row each.
func TestCompare(t *testing.T) {
	g := garden(t)
	for i := range 2 * len(minutes.Languages) {
		lang := minutes.Languages[i/2]
		name := filepath.Join("testdata", fmt.Sprintf("%s.%s.txtar", []string{"compare", "names"}[i%2], lang))
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var texts []Text
		sources := map[string][]string{}
		want := &a.Files[len(a.Files)-1]
		for _, f := range a.Files[:len(a.Files)-1] {
			texts = append(texts, readText(t, f.Name, string(f.Data), lang))
			sources[f.Name] = strings.Split(string(f.Data), "\n")
		}
		var got strings.Builder
		for _, f := range Compare(g, texts).Findings {
			for _, p := range f.Places {
				fmt.Fprintf(&got, "%s %s:%d:%d %s => %s\n", f.Rule, f.File, p.Line, p.Column, p.Found, f.Expected)
				line := []rune(sources[f.File][p.Line-1])
				if at := string(line[p.Column-1:]); !strings.HasPrefix(at, p.Found) {
					t.Errorf("%s: %s:%d:%d: the words there are %q, not %q", lang, f.File, p.Line, p.Column, at, p.Found)
				}
			}
		}
		if *update {
			want.Data = []byte(got.String())
			if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if got.String() != string(want.Data) {
			t.Errorf("%s: findings:\n%s\nwant:\n%s", lang, got.String(), want.Data)
		}
	}
}

// TestInside tells of a word that a name of the same file says otherwise.
func TestInside(t *testing.T) {
	for _, test := range []struct{ lang, text, want string }{
		{"es", "1. Novedades\n- Se reunió el Grupo de Trabajo sobre el Multilingüismo.\n- Se promueve el plurilingüismo.", "plurilingüismo => multilingüismo"},
		{"fr", "1. Informations\n- Le Groupe de travail sur le multilinguisme s’est réuni.\n- Il encourage le multilinguisme.", ""},
	} {
		r := Compare(glossary.Builtin(), []Text{readText(t, "a.txt", test.text, language.Make(test.lang))})
		got := ""
		for _, f := range r.Findings {
			if f.Rule == RuleInside {
				got += f.Found + " => " + f.Expected
			}
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.lang, got, test.want)
		}
	}
}
