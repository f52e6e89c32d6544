package markdown

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// TestEscape reads testdata/escape.txt: the text of a segment, and how it stands
// in a page as a paragraph. What each becomes is read back as it was meant.
func TestEscape(t *testing.T) {
	data, err := os.ReadFile("testdata/escape.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "// ") {
			continue
		}
		text, want, ok := strings.Cut(line, "  =>  ")
		if !ok {
			t.Fatalf("escape.txt: %q: no =>", line)
		}
		runs := inlineRuns(text)
		got, _ := inline(runs, inBlock)
		if got != want {
			t.Errorf("inline(%q) = %s\nwant %s", text, got, want)
		}
		for _, kind := range []string{paragraph, item, quote, heading} {
			nodes := []node{{kind: kind, level: 1, runs: runs}}
			if err := prove(nodes, render(nodes)); err != nil {
				t.Errorf("%s %q: %v", kind, text, err)
			}
		}
	}
}

func TestUntidyText(t *testing.T) {
	for in, want := range map[string]string{
		" a\n b\t c ":           "a b c",
		"a\u00a0b\u202fc":       "a\u00a0b\u202fc", // the spaces of French stay
		"a\x00b\ufeffc\u2028d":  "abc d",
		"e\u0301":               "é",
		"\u2068a\u2069":         "\u2068a\u2069",
		"a\xffb":                "a\uFFFDb",
		"\u3000":                "",
		"*a * b":                "a b",
		"[ a](https://x.org) b": "a b",
	} {
		if got := plainText(inlineRuns(in)); got != want {
			t.Errorf("inlineRuns(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a_b?c=d&e=f#g": "https://example.org/a_b?c=d&e=f#g",
		"https://example.org/{{<x>}}":       "https://example.org/%7B%7B%3Cx%3E%7D%7D",
		"HTTP://example.org/(1)":            "HTTP://example.org/%281%29",
		"mailto:desk@example.org":           "mailto:desk@example.org",
		"https://пример.рф/путь":            "https://пример.рф/путь",
		"javascript:alert(1)":               "",
		"ftp://example.org":                 "",
		"#":                                 "",
		"/a":                                "",
		"https://":                          "",
		"":                                  "",
	} {
		if got := cleanURL(in); got != want {
			t.Errorf("cleanURL(%q) = %q, want %q", in, got, want)
		}
	}
}

// A link that goes nowhere keeps its words.
func TestDeadLink(t *testing.T) {
	for _, text := range []string{"see [the form](#) now", "see [the form](javascript:x) now"} {
		if got, _ := inline(inlineRuns(text), inBlock); got != "see the form now" {
			t.Errorf("inline(%q) = %s, want only the words", text, got)
		}
	}
}

// everywhere is a document with one text in every place.
func everywhere(text string) *minutes.Document {
	n := 0
	seg := func() minutes.Segment {
		n++
		return minutes.Segment{ID: "x" + strings.Repeat("i", n), Text: text}
	}
	block := func(k minutes.Kind, depth int, ordered bool, marker string) minutes.Block {
		return minutes.Block{ID: "b", Kind: k, Depth: depth, Ordered: ordered, Marker: marker, Text: []minutes.Segment{seg(), seg()}}
	}
	action := block(minutes.Action, 1, false, "➢")
	action.ID = "a1-1"
	return &minutes.Document{
		Lang: language.English, Title: seg(), Subtitle: seg(),
		Meeting: minutes.Meeting{Date: "2024-04-16", Printed: "16 April"},
		Content: []minutes.Block{
			block(minutes.Paragraph, 0, false, ""),
			{ID: "s1", Kind: minutes.Section, Number: "1", Heading: seg(), Content: []minutes.Block{
				block(minutes.Paragraph, 0, false, ""),
				block(minutes.Item, 1, false, "•"),
				block(minutes.Item, 2, true, "3."),
				block(minutes.Item, 2, true, "(d)"),
				block(minutes.Item, 1, true, "2)"),
				{ID: "s1-1", Kind: minutes.Section, Heading: seg()},
				{ID: "t", Kind: minutes.Table, Rows: [][]minutes.Segment{{seg(), seg()}, {seg(), {}}, {{}, seg()}}},
				{ID: "t2", Kind: minutes.Table, Rows: [][]minutes.Segment{{seg()}, {seg()}}},
				action,
			}},
		},
	}
}

// FuzzWrite puts a text into every place of a document, and of a translation: the
// page must come out, its structure must not depend on the text, and nothing in it
// may stop a site's build.
func FuzzWrite(f *testing.F) {
	data, err := os.ReadFile("testdata/escape.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if text, _, ok := strings.Cut(line, "  =>  "); ok {
			f.Add(text)
		}
	}
	f.Add("1. \x00 \u2028 \xff [a](https://b.c) **d**e *f*\\")
	f.Fuzz(func(t *testing.T, text string) {
		if !visible(text) {
			return // nothing a page could show
		}
		doc := everywhere(text)
		shape := func(doc *minutes.Document, tr *minutes.Translation) Shape {
			page, err := Write(doc, tr, Meta{Key: "k"})
			if err != nil {
				t.Fatalf("Write(%q): %v", text, err)
			}
			s, err := Outline(page)
			if err != nil {
				t.Fatalf("Outline: %v\n%s", err, page)
			}
			_, body, _, _ := splitFront(string(page))
			for _, trap := range []string{"{{", "{%", "<!--", "\n---", "\n+++"} {
				if strings.Contains(body, trap) {
					t.Errorf("Write(%q) leaves %s in the page:\n%s", text, trap, body)
				}
			}
			return s
		}
		s := shape(doc, nil)
		plain := everywhere("word")
		bare := shape(plain, nil)
		for i := range s.Blocks {
			s.Blocks[i].Links = nil
		}
		for i := range bare.Blocks {
			bare.Blocks[i].Links = nil
		}
		if d := s.Diff(bare); d != "" {
			t.Errorf("%q changes the page: %s", text, d)
		}
		tr := &minutes.Translation{Lang: language.Arabic, Targets: map[string]minutes.Target{}}
		for seg := range plain.Segments() {
			if len(seg.ID)%2 == 0 {
				tr.Targets[seg.ID] = minutes.Target{Text: text, State: minutes.Translated}
			}
		}
		shape(plain, tr)
		tr.Lang, tr.Targets = language.Chinese, nil
		shape(doc, tr)
		if again, _ := Write(doc, tr, Meta{Key: "k"}); string(again) == "" {
			t.Errorf("Write(%q) a second time: nothing", text)
		}
		if len(Source(doc)) == 0 {
			t.Errorf("Source(%q) is empty", text)
		}
	})
}
