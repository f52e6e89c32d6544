package markdown

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/language"

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
		"\xef\xbb\xbfa\r\nb":            "1 a\n2 & b\n",
		"\xff\xfea\x00\n\x00b\x00":      "1 a\n2 & b\n",
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

// TestExtract holds the page of extract against the sources of testdata/extract.txtar.
func TestExtract(t *testing.T) {
	const name = "testdata/extract.txtar"
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(a.Files); i += 2 {
		source, want := a.Files[i], &a.Files[i+1]
		lines, err := Read(source.Data)
		if err != nil {
			t.Errorf("Read(%s): %v", source.Name, err)
			continue
		}
		for _, l := range lines {
			checkLine(t, l)
		}
		doc, _ := minutes.Parse(minutes.Source{File: source.Name, Lines: lines})
		got := Source(doc)
		if *update {
			want.Data = got
		} else if string(got) != string(want.Data) {
			t.Errorf("extract of %s =\n%s\nwant\n%s", source.Name, got, want.Data)
		}
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// Wherever a writer wraps the lines of a source, it says the same.
func TestWrap(t *testing.T) {
	const source = `# Second meeting

25 February 2025 | 14:00 UTC | online

## 1. Updates

The Secretariat has **received many** proposals, [as the page of *the forum* says](https://example.org/a_(b)), under paragraph (a) of the rules – see https://example.org/x for 5 of them – and its code is ` + "`a b`" + ` in 2024. It thanks all.

- Members of the group agreed to [send the form](https://example.org/f) to the Chair (2) and to 12. others o a nadie
  - nested words which are long enough to be wrapped at many places
- 成员获悉下列情况 and more

> The Chair said that all of [the words](https://example.org/q) were to stay.

1. One of the two that count
2. Two of the two that count

The footnote[^1] stays.

[^1]: It says what it says, to the end.
`
	extract := func(text string) string {
		lines, err := Read([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		doc, _ := minutes.Parse(minutes.Source{Lines: lines})
		return string(Source(doc))
	}
	want := extract(source)
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		var b strings.Builder
		for line := range strings.Lines(source) {
			words := strings.SplitAfter(line, " ")
			free := strings.ContainsAny(line[:1], "#2") || strings.Contains(line, "# ")
			for i, w := range words {
				if i > 3 && !free && rnd.IntN(6) == 0 {
					b.WriteString("\n" + strings.Repeat(" ", rnd.IntN(4)))
				}
				b.WriteString(w)
			}
		}
		if got := extract(strings.ReplaceAll(b.String(), " \n", "\n")); got != want {
			t.Fatalf("wrapped as\n%s\nextract gives\n%s\nwant\n%s", b.String(), got, want)
		}
	}
}

// A page that was written and is read as a source gives the same page.
func TestReadOwnPages(t *testing.T) {
	for _, name := range []string{"everything", "actions"} {
		a, err := txtar.ParseFile("testdata/write/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if strings.HasPrefix(f.Name, "page.") {
				readOwn(t, name+"/"+f.Name, f.Data)
			}
		}
	}
}

func readOwn(t *testing.T, name string, data []byte) {
	lines, err := Read(data)
	if err != nil {
		t.Errorf("Read(%s): %v", name, err)
		return
	}
	doc, _ := minutes.Parse(minutes.Source{File: name, Lines: lines})
	page, err := Write(doc, nil, Meta{Key: "k"})
	if err != nil {
		t.Errorf("Write of what Read and Parse made of %s: %v", name, err)
		return
	}
	want, _ := Outline(data)
	got, _ := Outline(page)
	if d := want.Diff(got); d != "" {
		t.Errorf("%s and the page made of it part at %s\n%s", name, d, page)
	}
}

// unclosed are marks that do not close, and rows that do not end a paragraph.
var unclosed = []string{"**a *b ", "[x", "![", "<", "<a@", "`a``", "[a](", "[a][", "[a](<", "*a_ ", "<!--", "<!-- \n", "> [a\n", "- a\n\n  b\n\n", "[a]: /b\n", "x [a]\n", "a\n", "(a) b\n", "* a\n- b\n"}

// However many marks do not close, the letters stay. If the cost of it is not
// linear any more, this test takes minutes; see BenchmarkRead.
func TestReadUnclosed(t *testing.T) {
	for _, s := range unclosed {
		lines, err := Read([]byte(strings.Repeat(s, 5000) + "[the end"))
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			checkLine(t, l)
		}
		if last := lines[len(lines)-1].Text; !strings.HasSuffix(last, "the end") {
			t.Errorf("Read(%q × 5000) ends with %q", s, last[max(0, len(last)-20):])
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for _, s := range unclosed {
		for _, n := range []int{1000, 10000} {
			text := strings.Repeat(s, n)
			b.Run(fmt.Sprintf("%q×%d", s, n), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					lines, _ := Read([]byte(text))
					doc, _ := minutes.Parse(minutes.Source{Lang: language.English, Lines: lines})
					for seg := range doc.Segments() {
						inlineRuns(seg.Text)
					}
				}
			})
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
