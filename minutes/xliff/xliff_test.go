package xliff

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// small is a document with one of everything, and a translation in all states.
func small() *File {
	doc := &minutes.Document{File: "mag.txt", Lang: language.English, Title: minutes.Segment{ID: "title", Text: "MAG Meeting"},
		Content: []minutes.Block{{ID: "s1", Kind: minutes.Section, Heading: minutes.Segment{ID: "s1", Text: "Open forums"}, Content: []minutes.Block{
			{ID: "s1-b1", Kind: minutes.Paragraph, Text: []minutes.Segment{
				{ID: "s1-b1-1", Text: `The [**list**](https://x.org/a_(b)) is at <https://y.org>, 5 \* 4 & *more*.`},
				{ID: "s1-b1-2", Text: "Write `igf --all` to {name}."}}},
			{ID: "s1-b2", Kind: minutes.Table, Rows: [][]minutes.Segment{{{ID: "s1-b2-r1c1", Text: "Who"}, {ID: "s1-b2-r1c2"}}}},
			{ID: "a1-1", Kind: minutes.Action, Text: []minutes.Segment{{ID: "a1-1-1", Text: "Bell\x07 and 2 * 3 [sic]"}}},
		}}}}
	f := New(doc, &minutes.Translation{Lang: language.Arabic, Targets: map[string]minutes.Target{
		"title":   {Source: "MAG Meeting", Text: "اجتماع الفريق", State: minutes.Final, Origin: minutes.Origin{Kind: "human", By: "Ana"}},
		"s1":      {Source: "Open forum", Text: "منتدى مفتوح", State: minutes.Reviewed, Origin: minutes.Origin{Kind: "human", Name: "Omar"}},
		"s1-b1-1": {Source: doc.Content[0].Content[0].Text[0].Text, Text: `*المزيد* و[**القائمة**](https://x.org/a_(b)) في <https://y.org>`, State: minutes.Initial, Origin: minutes.Origin{Kind: "engine", Name: "marian"}},
		"s1-b1-2": {Source: "Write `igf --all` to {name}.", State: minutes.Initial},
		"a1-1-1":  {Source: "Bell\x07 and 2 * 3 [sic]", Text: "\x07 <b> \u2067a\u2069", State: minutes.Translated, Origin: minutes.Origin{Kind: "memory", Name: "list\x01", Score: 87, How: "facts", By: "Li"}},
		"s9-b1-1": {Source: "Gone.", Text: "ذهب.", State: minutes.Translated, Origin: minutes.Origin{Kind: "human"}},
	}})
	f.Key, f.Page, f.Before = "2031-03-05-mag", "c0ffee", "beef"
	f.Matches = map[string][]Match{"s1": {{Source: "Open fora", Text: "منتديات مفتوحة", Type: FromMemory, Similarity: 75, Quality: 90, Origin: "glossary"}},
		"s1-b1-2": {{Source: "Write `igf --all`, [say](https://x.org), to {name}.", Text: "اكتب {name} `igf --all` [قل](https://x.org).", Type: FromPerson, Similarity: 84, Origin: "Omar"},
			{Source: "Write `igf --all` to {name}.", Text: "اكتب `igf --all` `igf --all` {name}.", Type: FromEngine, Similarity: 100, Origin: "marian"}}}
	f.Made = []Tool{{"memory", "5eed"}, {"exec:apertium", "ab"}}
	f.Terms = Terms(glossary.Builtin(), doc, language.Arabic)
	f.Notes = map[string][]Note{"": {{Text: "For all."}}, "s1": {{ID: "n1", Category: "question", AppliesTo: "source", Priority: 2, Text: "\"Open\" to whom?\nTo all?"}},
		"s7": {{Text: "Of a block that is gone."}}}
	return f
}

// TestGolden holds the file of a small document, and what is read from it.
func TestGolden(t *testing.T) {
	const name = "testdata/small.txtar"
	data, err := Write(small())
	if err != nil {
		t.Fatal(err)
	}
	f, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	got := &txtar.Archive{Comment: []byte("A small document with one of everything: as it is written, and what is read from it.\n"),
		Files: []txtar.File{{Name: "ar.xlf", Data: data}, {Name: "read.txt", Data: dump(f)}}}
	if *update {
		if err := os.WriteFile(name, txtar.Format(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(txtar.Format(got), want) {
		t.Errorf("it is not %s (see -update):\n%s", name, txtar.Format(got))
	}
}

func dump(f *File) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %s %s→%s page %s before %s\n", f.Key, f.Original, f.From, f.Lang, f.Page, f.Before)
	for _, t := range f.Made {
		fmt.Fprintf(&b, "  made with %s %s\n", t.Name, t.Hash)
	}
	notes := func(id string) {
		for _, n := range f.Notes[id] {
			fmt.Fprintf(&b, "  note %+v\n", n)
		}
	}
	notes("")
	for _, u := range f.Units {
		fmt.Fprintf(&b, "%s %s\n", u.Kind, u.ID)
		notes(u.ID)
		for _, t := range f.Terms[u.ID] {
			fmt.Fprintf(&b, "  term %+v\n", t)
		}
		for _, s := range u.Segments {
			fmt.Fprintf(&b, "  %s %q\n    %s\n", s.ID, s.Text, dumpTarget(f.Targets[s.ID]))
			for _, m := range f.Matches[s.ID] {
				fmt.Fprintf(&b, "    match %s %d%% %d%% of %q: %q is %q\n", m.Type, m.Similarity, m.Quality, m.Origin, m.Source, m.Text)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(f.Aside)) {
		fmt.Fprintf(&b, "aside %s %s\n", id, dumpTarget(f.Aside[id]))
	}
	return b.Bytes()
}

func dumpTarget(t minutes.Target) string {
	return fmt.Sprintf("%s %q of %q, %+q", t.State, t.Text, t.Source, []string{t.Origin.Kind, t.Origin.Name, fmt.Sprint(t.Origin.Score, t.Origin.How), t.Origin.By})
}

// TestTools reads what other tools make of a file: testdata/tools.txtar has each with
// what is read from it, or with the sentence that says what is wrong.
func TestTools(t *testing.T) {
	const name = "testdata/tools.txtar"
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(a.Files); i += 2 {
		in, want := a.Files[i], &a.Files[i+1]
		f, err := Read(in.Data)
		got := []byte(fmt.Sprintln(err))
		if err == nil {
			got = dump(f)
		}
		if *update {
			want.Data = got
		}
		if !bytes.Equal(got, want.Data) {
			t.Errorf("%s: Read =\n%s\nwant\n%s", in.Name, got, want.Data)
		}
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestEncodings reads one file in the encodings and with the line ends that tools leave.
func TestEncodings(t *testing.T) {
	data, err := Write(small())
	if err != nil {
		t.Fatal(err)
	}
	want, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	utf16 := func(e unicode.Endianness) []byte {
		out, err := unicode.UTF16(e, unicode.UseBOM).NewEncoder().Bytes(bytes.Replace(data, []byte("UTF-8"), []byte("UTF-16"), 1))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, in := range map[string][]byte{
		"BOM": append([]byte("\ufeff"), data...), "CRLF": bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")), "UTF-16LE": utf16(unicode.LittleEndian), "UTF-16BE": utf16(unicode.BigEndian),
		"2.2": bytes.ReplaceAll(bytes.Replace(data, []byte(`"2.1"`), []byte(`"2.2"`), 1), []byte("document:2.0"), []byte("document:2.2")),
		"2.0": bytes.Replace(data, []byte(`"2.1"`), []byte(`"2.0"`), 1),
	} {
		if got, err := Read(in); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: Read = %+v, %v, want %+v", name, got, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	data, _ := Write(small())
	f.Add(data)
	a, err := txtar.ParseFile("testdata/tools.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range a.Files {
		f.Add(file.Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Read(data)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "line ") && !strings.HasPrefix(err.Error(), "it is") || strings.Contains(err.Error(), "\n") {
				t.Errorf("Read: %v", err)
			}
			return
		}
		once, err := Write(file)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Read(once)
		if err != nil {
			t.Fatalf("%v\n%s", err, once)
		}
		if twice, err := Write(again); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("Write after Read (%v):\n%s\nwant\n%s", err, twice, once)
		}
	})
}
