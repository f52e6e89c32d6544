package tmx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/memory/store"
)

// foreign is as other programs write: inherited dates, regions, codes, a language that
// is none of the six, notes, several lines.
const foreign = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-US" o-tmf="other" datatype="html"><prop type="x-state">final</prop></header><body>
<tu tuid="1" changedate="20240528T101500Z" changeid="ann"><note>of no use</note><prop type="x-source">a corpus</prop>
<tuv xml:lang="en-US" creationid="bob"><seg>The <bpt i="1" type="bold">&lt;b&gt;</bpt>Chair<ept i="1">&lt;/b&gt;</ept> opened
   the <hi type="term">meeting</hi>.<ph x="1">&lt;br/&gt;</ph></seg></tuv>
<tuv xml:lang="fr-CA"><prop type="x-state">reviewed</prop><seg>La présidente a ouvert la séance * ici [1].</seg></tuv>
<tuv xml:lang="de"><seg>Die Sitzung</seg></tuv></tu>
<tu><tuv lang="EN"><seg>Alone</seg></tuv><tuv lang="DE"><seg>Allein</seg></tuv></tu>
<tu><tuv lang="ZH_CN"><seg>你好</seg></tuv><tuv lang="ar"><seg>مرحبا</seg></tuv></tu>
</body></tmx>`

const foreignRead = `en "The **Chair** opened the meeting." [ bob 2024-05-28T10:15:00Z a corpus ]
fr "La présidente a ouvert la séance \\* ici \\[1\\]." [reviewed ann 2024-05-28T10:15:00Z a corpus ]

zh "你好" [  0001-01-01T00:00:00Z  ]
ar "مرحبا" [  0001-01-01T00:00:00Z  ]

left map[DE:1 de:1], alone 1
`

func show(t *testing.T, r *Reader) string {
	t.Helper()
	var b strings.Builder
	for g, err := range r.Groups() {
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range g {
			fmt.Fprintf(&b, "%s %q [%s %s %s %s %s]\n", x.Lang, x.Text, x.State, x.Who, x.When.Format(time.RFC3339), x.Source, x.Licence)
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "left %v, alone %d\n", r.Left, r.Alone)
	return b.String()
}

func TestReadForeign(t *testing.T) {
	if got := show(t, NewReader(strings.NewReader(foreign))); got != foreignRead {
		t.Errorf("got\n%s\nwant\n%s", got, foreignRead)
	}
	// As some programs for Windows write it.
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.Replace(foreign, "utf-8", "utf-16", 1))
	if err != nil {
		t.Fatal(err)
	}
	if got := show(t, NewReader(strings.NewReader(wide))); got != foreignRead {
		t.Errorf("UTF-16: got\n%s\nwant\n%s", got, foreignRead)
	}
}

func TestReadRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"":                    "it is no TMX: it has no element tmx",
		"<html/>":             `line 1: it is no TMX: its element is "html"`,
		"<tmx>\n<body><tu>":   "line 2: it is not well-formed XML: unexpected EOF",
		"<tmx>\n<tu></tmx>":   "line 2: it is not well-formed XML: element <tu> closed by </tmx>",
		"<tmx>&nosuch;</tmx>": "line 1: it is not well-formed XML: invalid character entity &nosuch;",
		`<tmx><tu changedate="May"><tuv lang="en"><seg>a</seg></tuv></tu></tmx>`: `line 1: "May" is no date`,
	} {
		var got error
		for _, err := range NewReader(strings.NewReader(in)).Groups() {
			got = err
		}
		if got == nil || got.Error() != want {
			t.Errorf("%q: %v, want %s", in, got, want)
		}
	}
}

// numbered gives groups as a memory does.
func numbered(groups []store.Group) Groups {
	return func(yield func(store.Numbered, error) bool) {
		for i, g := range groups {
			if !yield(store.Numbered{ID: int64(i + 1), Group: g}, nil) {
				return
			}
		}
	}
}

func random(r *rand.Rand, n int) (all []store.Group) {
	pieces := []string{"the draft", "**bold**", "*soft*", "***both***", "[a *page*](https://example.org/a?b=c&d)", "<https://example.org/x>",
		`\*`, `5 < 6 & "7"`, "«\u202fnon\u202f»", "秘书处", "الأمانة", "a\u00a0b", "'", `\[1]`, "**[all](https://example.org)**"}
	for range n {
		var g store.Group
		for _, i := range r.Perm(len(minutes.Languages))[:2+r.IntN(4)] {
			var words []string
			for range 1 + r.IntN(6) {
				words = append(words, pieces[r.IntN(len(pieces))])
			}
			g = append(g, store.Text{Lang: minutes.Languages[i], Text: plainest(strings.Join(words, " ")), Origin: store.Origin{
				State:   []minutes.State{"", minutes.Initial, minutes.Reviewed, minutes.Final}[r.IntN(4)],
				Machine: r.IntN(2) > 0, Who: []string{"", "Ann <ann@example.org>"}[r.IntN(2)], Source: []string{"", `a "corpus"`}[r.IntN(2)],
				When: []time.Time{{}, time.Date(2024, 5, 28, 10, 15, 1, 0, time.UTC)}[r.IntN(2)], Licence: []string{"", "CC-BY-4.0"}[r.IntN(2)]}})
		}
		all = append(all, g)
	}
	return all
}

// plainest writes a text as a memory gets it: runs of one kind are one.
func plainest(text string) string {
	for {
		again := minutes.InlineText(minutes.Inline(text))
		if again == text {
			return text
		}
		text = again
	}
}

// What is written is read back as it was, in both forms.
func TestRoundTrip(t *testing.T) {
	all := random(rand.New(rand.NewPCG(1, 2)), 2000)
	for form, way := range map[string]struct {
		write func(io.Writer, Groups) error
		read  func(io.Reader) iter.Seq2[store.Group, error]
	}{
		"TMX": {func(w io.Writer, g Groups) error { return Write(w, "v1 <dev>", g) }, func(r io.Reader) iter.Seq2[store.Group, error] { return NewReader(r).Groups() }},
		"TSV": {WriteTSV, func(r io.Reader) iter.Seq2[store.Group, error] { return NewTable(r).Groups() }},
	} {
		var b bytes.Buffer
		if err := way.write(&b, numbered(all)); err != nil {
			t.Fatal(err)
		}
		i := 0
		for g, err := range way.read(&b) {
			if err != nil {
				t.Fatal(form, err)
			}
			if i == len(all) || !reflect.DeepEqual(g, all[i]) {
				t.Fatalf("%s, group %d:\n%+v, want\n%+v", form, i, g, all[i])
			}
			i++
		}
		if i != len(all) {
			t.Errorf("%s: %d groups of %d", form, i, len(all))
		}
	}
}

func TestTable(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"en\tfr\tnote\nWelcome\tBienvenue\tx\n\nOnly\t\t\n", `[[{en Welcome} {fr Bienvenue}]] map[] 1`},
		{"\ufefflang\ttext\tgroup\nen\tWelcome\t1\nzh\t欢迎\t1\nen\tBye\t2\n", `[[{en Welcome} {zh 欢迎}]] map[] 1`},
		{"name\tcolour\n", `line 1: it is no memory: no column is called "text" or after a language`},
		{"lang\ttext\tgroup\nde\tHallo\t1\nen\tHello\t1\nfr\tAllô\t1\nru\t\t1\n", `[[{en Hello} {fr Allô}]] map[de:1] 0`},
		{"id\tDE\tpt-BR\ten\tfr\n7\tHallo\t\tHello\tAllô\n", `[[{en Hello} {fr Allô}]] map[DE:1] 0`},
		{"en\tfr\nHello\tAll\xf4\n", `line 2: it is no UTF-8`},
		{"en\tfr\nHello\tAll\x00\n", `line 2: it is no UTF-8`},
		{"\xff\xfee\x00n\x00\t\x00f\x00r\x00\n\x00a\x00\t\x00b\x00\n\x00", `[[{en a} {fr b}]] map[] 0`},
		{"en\twhen\nHello\tMay\n", `line 2: "May" is no date`},
	} {
		type pair struct {
			lang, text string
		}
		var all [][]pair
		got := ""
		table := NewTable(strings.NewReader(c.in))
		for g, err := range table.Groups() {
			if err != nil {
				got = err.Error()
				break
			}
			var some []pair
			for _, x := range g {
				some = append(some, pair{x.Lang.String(), x.Text})
			}
			all = append(all, some)
		}
		if got == "" {
			got = fmt.Sprintf("%v %v %d", all, table.Left, table.Alone)
		}
		if got != c.want {
			t.Errorf("NewTable(%q) = %s, want %s", c.in, got, c.want)
		}
	}
}

// What is written is XML, whatever the text.
func FuzzWrite(f *testing.F) {
	f.Add("a **b** [c](https://d.e)", "\x01 & <x>")
	f.Add("\xff", "]]>")
	f.Fuzz(func(t *testing.T, text, who string) {
		var b bytes.Buffer
		g := store.Group{{Lang: language.English, Text: text, Origin: store.Origin{Who: who}}, {Lang: language.French, Text: "x"}}
		if err := Write(&b, "", numbered([]store.Group{g})); err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(bytes.NewReader(b.Bytes())); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%v: %s", err, b.String())
			}
		}
		for _, err := range NewReader(&b).Groups() {
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var file bytes.Buffer
	all := random(rand.New(rand.NewPCG(1, 2)), 2000)
	texts := 0
	for _, g := range all {
		texts += len(g)
	}
	if err := Write(&file, "", numbered(all)); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(file.Len()))
	for b.Loop() {
		for _, err := range NewReader(bytes.NewReader(file.Bytes())).Groups() {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(texts)*float64(b.N)/b.Elapsed().Seconds(), "segments/s")
}
