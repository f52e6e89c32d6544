package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
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

// TestMade reads documents that were written by hand: testdata/*.txtar says what each shows, holds
// its parts, and what is read. README.md there says how the parts are put together.
func TestMade(t *testing.T) {
	for _, name := range glob(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := len(a.Files) - 1
			if a.Files[last].Name != "read" {
				t.Fatalf("%s does not end with what is read", name)
			}
			got := show(build(a.Files[:last]))
			if *update {
				a.Files[last].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(a.Files[last].Data); got != want {
				t.Errorf("Read(%s) =\n%s\nwant\n%s", name, got, want)
			}
		})
	}
}

func glob(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	return names
}

const (
	office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	spaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + office + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
)

// roots are the roots of the parts that a fixture writes without.
var roots = map[string]string{
	"document": "document", "styles": "styles", "numbering": "numbering", "settings": "settings",
	"footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments", "header": "hdr", "footer": "ftr",
}

// build makes a DOCX of the files of a fixture.
func build(files []txtar.File) []byte {
	parts := map[string]string{}
	var relations, types strings.Builder // a word processor wants the types; we do not
	for _, f := range files {
		kind := strings.TrimRight(f.Name, "0123456789")
		root := roots[kind]
		switch {
		case f.Name == "relations":
			relations.WriteString(strings.ReplaceAll(string(f.Data), "TYPE/", office+"/"))
		case root == "":
			parts[f.Name] = string(f.Data)
		default:
			parts["word/"+f.Name+".xml"] = "<w:" + root + " " + spaces + ">" + string(f.Data) + "</w:" + root + ">"
			fmt.Fprintf(&types, `<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, f.Name, strings.Replace(kind, "document", "document.main", 1))
			fmt.Fprintf(&relations, `<Relationship Id="%s" Type="%s/%s" Target="%s.xml"/>`, f.Name, office, kind, f.Name)
		}
	}
	defaults := map[string]string{
		"[Content_Types].xml":          `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` + types.String() + "</Types>",
		"word/_rels/document.xml.rels": "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations.String() + "</Relationships>",
		"_rels/.rels":                  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + office + `/officeDocument" Target="word/document.xml"/></Relationships>`,
	}
	if parts["bytes"] != "" {
		return []byte(strings.TrimSuffix(parts["bytes"], "\n"))
	}
	for name, text := range defaults {
		if parts[name] == "" {
			parts[name] = text
		}
	}
	return zipped(parts)
}

func zipped(parts map[string]string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			panic(err) // a buffer takes all
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// show writes what is read of a DOCX: a line each with "+" if it joins the one before, the level of
// a heading, its place and size, "#" and the depth of an item, and its text; cells are parted by ¦.
func show(data []byte) string {
	text, err := Read(context.Background(), data)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var out strings.Builder
	for _, l := range text.Lines {
		mark, bold := " ", ""
		if l.Joins {
			mark = "+"
		}
		if l.Level > 0 {
			mark = fmt.Sprint(l.Level)
		}
		if l.Bold {
			bold = "b"
		}
		words := l.Text
		if l.Cells != nil {
			words = strings.Join(l.Cells, " ¦ ")
		}
		if l.Depth > 0 {
			bold += fmt.Sprintf("#%d", l.Depth)
		}
		fmt.Fprintf(&out, "%s %.0f %.4g%s | %s\n", mark, l.X, l.Size, bold, words)
		for _, k := range l.Links {
			fmt.Fprintf(&out, "  %d:%d %q %s\n", k.Start, k.End, k.Text, k.URL)
		}
	}
	for _, l := range text.Dropped {
		fmt.Fprintf(&out, "dropped | %s\n", l.Text)
	}
	for _, k := range text.Links {
		fmt.Fprintf(&out, "link %q %s\n", k.Text, k.URL)
	}
	for _, f := range text.Findings {
		fmt.Fprintf(&out, "%s %s: %s\n", f.Severity, f.Rule, f.Message)
	}
	return out.String()
}

// check reports what no text may be, whatever the file.
func check(t *testing.T, data []byte) {
	t.Helper()
	text, err := Read(context.Background(), data)
	if err != nil {
		known := []error{ErrNotDOCX, ErrPassword, ErrNoText, ErrDamaged}
		if !slices.ContainsFunc(known, func(e error) bool { return errors.Is(err, e) }) {
			t.Errorf("Read: unknown error %v", err)
		}
		return
	}
	for i, l := range slices.Concat(text.Lines, text.Dropped) {
		if !utf8.ValidString(l.Text) || !norm.NFC.IsNormalString(l.Text) || strings.TrimSpace(l.Text) == "" {
			t.Errorf("line %d: text %q is empty, or no NFC", i, l.Text)
		}
		if l.Cells != nil && strings.Join(l.Cells, "\t") != l.Text || l.Cells == nil && strings.Contains(l.Text, "\t") {
			t.Errorf("line %d: cells %q are not %q", i, l.Cells, l.Text)
		}
		if l.Size <= 0 || l.N < 1 || l.Page != 0 || l.Level < 0 || l.Level > 9 {
			t.Errorf("line %d: size %v, line %d, page %d, level %d", i, l.Size, l.N, l.Page, l.Level)
		}
		at := 0
		for _, k := range l.Links {
			if k.Start < at || k.End > len(l.Text) || k.Start >= k.End || l.Text[k.Start:k.End] != k.Text {
				t.Errorf("line %d: link %q is not at %d:%d of %q", i, k.Text, k.Start, k.End, l.Text)
			}
			at = k.End
		}
	}
}

// seeds are the fixtures as files.
func seeds(t testing.TB) [][]byte {
	var all [][]byte
	for _, name := range glob(t) {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, build(a.Files[:len(a.Files)-1]))
	}
	return all
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

// FuzzRead changes the parts of a document, as nothing that changes a zip archive would get into it.
func FuzzRead(f *testing.F) {
	for _, name := range glob(f) {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		parts := map[string][]byte{}
		for _, file := range a.Files {
			parts[file.Name] = file.Data
		}
		f.Add(parts["document"], parts["styles"], parts["numbering"], parts["footnotes"], parts["relations"])
	}
	f.Fuzz(func(t *testing.T, document, styles, numbering, footnotes, relations []byte) {
		check(t, build([]txtar.File{{Name: "document", Data: document}, {Name: "styles", Data: styles}, {Name: "numbering", Data: numbering},
			{Name: "footnotes", Data: footnotes}, {Name: "relations", Data: relations}}))
	})
}

// FuzzArchive changes the archive.
func FuzzArchive(f *testing.F) {
	for _, data := range seeds(f) {
		f.Add(data)
	}
	f.Fuzz(check)
}

func TestReadCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, long(3)); !errors.Is(err, context.Canceled) {
		t.Errorf("Read(cancelled) = %v, want %v", err, context.Canceled)
	}
}

// long is a document of n numbered paragraphs.
func long(n int) []byte {
	p := `<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3"><w:pPr><w:pStyle w:val="Item"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>` +
		`<w:r w:rsidRPr="00A1B2C3"><w:rPr><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">The group took note of the report and </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>thanked those who had written it.</w:t></w:r></w:p>`
	return build([]txtar.File{
		{Name: "document", Data: []byte("<w:body>" + strings.Repeat(p, n) + "</w:body>")},
		{Name: "numbering", Data: []byte(`<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)},
	})
}

// BenchmarkRead is what a paragraph costs.
func BenchmarkRead(b *testing.B) {
	const n = 2000
	data := long(n)
	b.ReportAllocs()
	for b.Loop() {
		text, err := Read(context.Background(), data)
		if err != nil || len(text.Lines) != n {
			b.Fatalf("Read = %v, %v", text, err)
		}
	}
	b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "paragraphs/s")
}
