package markdown

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"hexaglot/minutes"
)

// dump writes lines as testdata/read.txtar does.
func dump(lines []minutes.Line) string {
	var b strings.Builder
	for _, l := range lines {
		if l.Text == "" {
			continue
		}
		fmt.Fprintf(&b, "%d ", l.N)
		if l.Level > 0 {
			fmt.Fprintf(&b, "=%d ", l.Level)
		}
		if l.Depth > 0 {
			fmt.Fprintf(&b, ">%d ", l.Depth)
		}
		if l.Joins {
			b.WriteString("& ")
		}
		if l.Bold {
			b.WriteString("b ")
		}
		b.WriteString(strings.ReplaceAll(l.Text, "\t", " ⇥ "))
		for _, k := range l.Links {
			fmt.Fprintf(&b, " {%d-%d %s}", k.Start, k.End, k.URL)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestRead(t *testing.T) {
	const name = "testdata/read.txtar"
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for i, f := range a.Files {
		base, isWant := strings.CutSuffix(f.Name, ".want")
		if !isWant {
			lines, err := Read(f.Data)
			if err != nil {
				t.Errorf("Read(%s): %v", f.Name, err)
			}
			got[strings.TrimSuffix(f.Name, ".md")] = dump(lines)
			for _, l := range lines {
				checkLine(t, l)
			}
			continue
		}
		if *update {
			a.Files[i].Data = []byte(got[base])
		} else if got[base] != string(f.Data) {
			t.Errorf("Read(%s.md) =\n%s\nwant\n%s", base, got[base], f.Data)
		}
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// checkLine holds what is true of every line.
func checkLine(t *testing.T, l minutes.Line) {
	t.Helper()
	if strings.Contains(l.Text, "\n") {
		t.Errorf("line %d: %q is more than one line", l.N, l.Text)
	}
	if l.Cells != nil && l.Text != strings.Join(l.Cells, "\t") {
		t.Errorf("line %d: %q is not its cells %q", l.N, l.Text, l.Cells)
	}
	for _, k := range l.Links {
		if k.Start < 0 || k.End > len(l.Text) || k.Start > k.End || l.Text[k.Start:k.End] != k.Text {
			t.Errorf("line %d: link %+v does not lie on its words in %q", l.N, k, l.Text)
		}
	}
}

func TestReadBytes(t *testing.T) {
	for in, want := range map[string]string{
		"\xef\xbb\xbfa\r\nb":            "1 a\n2 b\n",
		"\xff\xfea\x00\n\x00b\x00":      "1 a\n2 b\n",
		"e\u0301":                       "1 é\n",
		"---\nnot front matter, a rule": "2 not front matter, a rule\n",
		"":                              "",
	} {
		lines, err := Read([]byte(in))
		if got := dump(lines); err != nil || got != want {
			t.Errorf("Read(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		"a\xffb":                   "not UTF-8 text: save it as UTF-8 and try again",
		"%PDF\x00":                 "not a text: it holds zero bytes; a PDF, .txt or .md file is wanted",
		"---\ntitle: [\n---\nbody": "front matter: yaml: line 2: did not find expected node content",
	} {
		if _, err := Read([]byte(in)); err == nil || err.Error() != want {
			t.Errorf("Read(%q): error %v, want %s", in, err, want)
		}
	}
}

// A page that was written and is read as a source gives the same page.
func TestReadOwnPages(t *testing.T) {
	a, err := txtar.ParseFile("testdata/write/everything.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		if !strings.HasPrefix(f.Name, "page.") {
			continue
		}
		lines, err := Read(f.Data)
		if err != nil {
			t.Errorf("Read(%s): %v", f.Name, err)
			continue
		}
		doc, _ := minutes.Parse(minutes.Source{File: f.Name, Lines: lines})
		page, err := Write(doc, nil, Meta{Key: "k"})
		if err != nil {
			t.Errorf("Write of what Read and Parse made of %s: %v", f.Name, err)
			continue
		}
		want, _ := Outline(f.Data)
		got, _ := Outline(page)
		if d := want.Diff(got); d != "" {
			t.Errorf("%s and the page made of it part at %s\n%s", f.Name, d, page)
		}
	}
}

func FuzzRead(f *testing.F) {
	a, err := txtar.ParseFile("testdata/read.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range a.Files {
		f.Add(file.Data)
	}
	f.Add([]byte("- [a](b)\n  1. **c**\n---\n|a|\n|-|\n> #"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lines, err := Read(data)
		if err != nil {
			return
		}
		for _, l := range lines {
			checkLine(t, l)
		}
	})
}
