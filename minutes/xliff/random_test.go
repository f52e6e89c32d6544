package xliff

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
	"hexaglot/minutes/inline"
)

// fragments are what inline Markdown, XML and the six languages trip over.
var fragments = []string{
	" ", "  ", "\t", "\n", "\r", "a", "word", "2024", "**", "*", "***", "`", "``", "`x y`", "[", "]", "(", ")", "](", "](https://a.org)", "[a](https://b.org)", "[**a**](https://b.org/(c))",
	"[*a* b](mailto:c@d.org)", "<", ">", "<b>", "</b>", "&", "&amp;", "&#65;", "]]>", "<![CDATA[", "<!--", "-->", "<?x?>", "<https://c.org>", "<mailto:d@e.org>", "**b**", "*e*", "**a [b** c](https://u.org)",
	`\`, `\\`, `\*`, `\[`, `\]`, `\<`, "\\`", `\.`, `\#`, `\{`, "{", "}", "{name}", "{{x y}}", "{0}", "${n}", "{*}", "{a b}", "\"", "'", "\x00", "\x01", "\x07", "\x1b", "\x7f", "\u0085", "\u2028", "\ufeff", "\ufffe", "\uffff",
	"行动", "：", "。", "é", "й", "سؤال", "؟", "َ", "\u2068", "\u2069", "\u200f", "\u200b", "\u00a0", "\u202f", "\u0338", "😀", "⟦en⟧", "<<<<<<<", "=",
}

func randomText(rnd *rand.Rand) string {
	var b strings.Builder
	for range rnd.IntN(8) {
		b.WriteString(fragments[rnd.IntN(len(fragments))])
	}
	return norm.NFC.String(b.String())
}

// randomFile makes a file with texts of traps.
func randomFile(rnd *rand.Rand) *File {
	kinds := []minutes.Kind{minutes.Paragraph, minutes.Item, minutes.Action}
	states := []minutes.State{minutes.Initial, minutes.Translated, minutes.Reviewed, minutes.Final}
	origins := []minutes.Origin{{}, {Kind: "human"}, {Kind: "human", Name: "A & B", By: randomText(rnd)}, {Kind: "memory", Name: randomText(rnd), Score: 1 + rnd.IntN(100), How: "facts"}, {Kind: "engine", Name: " x\n"}}
	langs := minutes.Languages
	doc := &minutes.Document{File: "a&b<c>\".pdf", Lang: langs[rnd.IntN(6)], Title: minutes.Segment{ID: "title", Text: "T" + randomText(rnd)}}
	for b := range rnd.IntN(5) {
		block := minutes.Block{ID: fmt.Sprintf("s0-b%d", b+1), Kind: kinds[rnd.IntN(3)]}
		for s := range rnd.IntN(4) {
			block.Text = append(block.Text, minutes.Segment{ID: fmt.Sprintf("%s-%d", block.ID, s+1), Text: randomText(rnd)})
		}
		doc.Content = append(doc.Content, block)
	}
	tr := &minutes.Translation{Lang: langs[rnd.IntN(6)], Targets: map[string]minutes.Target{}}
	target := func(source string) minutes.Target {
		t := minutes.Target{Source: source, State: states[rnd.IntN(4)], Text: randomText(rnd), Origin: origins[rnd.IntN(len(origins))]}
		if other := randomText(rnd); rnd.IntN(4) == 0 && other != "" {
			t.Source = other
		}
		return t
	}
	for s := range doc.Segments() {
		tr.Targets[s.ID] = minutes.Target{Source: s.Text, State: minutes.Initial}
		if rnd.IntN(3) > 0 {
			tr.Targets[s.ID] = target(s.Text)
		}
	}
	f := New(doc, tr)
	if rnd.IntN(2) == 0 {
		f.Made = []Tool{{"broken", ""}, {"exec:a<b>", "1\n2"}, {"memory", "cafe"}}
	}
	f.Key, f.Page, f.Before = "2031-03-05-igf", "ab", randomText(rnd)
	f.Notes, f.Terms, f.Matches = map[string][]Note{}, map[string][]Term{}, map[string][]Match{}
	for s := range doc.Segments() {
		if s.Text == "" {
			continue
		}
		for range rnd.IntN(6) / 3 {
			m := Match{Source: randomText(rnd), Text: "x" + randomText(rnd), Type: []MatchType{FromMemory, FromEngine, FromPerson, "other"}[rnd.IntN(4)],
				Similarity: rnd.IntN(101), Quality: rnd.IntN(101), Origin: []string{"", "a<b> & \"c\"", "d\ne"}[rnd.IntN(3)], Other: []string{"", "12 May | <3>"}[rnd.IntN(2)]}
			if rnd.IntN(2) == 0 {
				m.Source = s.Text + " a"
			}
			f.Matches[s.ID] = append(f.Matches[s.ID], m)
		}
	}
	if rnd.IntN(2) == 0 {
		f.Notes["title"] = []Note{{Text: "<a> \"b\"\n c", Category: "x"}}
		f.Terms["title"] = []Term{{ID: "x", Text: "a < b", Accepted: []Rendering{{"c & d", "UN"}, {"e", ""}}, Note: "n"}}
	}
	for n := range rnd.IntN(3) {
		t := target(randomText(rnd))
		t.Text = "x" + t.Text
		f.Aside[fmt.Sprintf("s0-b1-1.%d", n)] = t
	}
	return f
}

// TestRandom writes and reads files of traps: nothing is lost, and writing again gives the same bytes.
func TestRandom(t *testing.T) {
	rnd := rand.New(rand.NewPCG(6, 1))
	for range 3000 {
		f := randomFile(rnd)
		data, err := Write(f)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Read(data)
		if err != nil {
			t.Fatalf("Read: %v\n%s", err, data)
		}
		if !reflect.DeepEqual(got, f) {
			t.Fatalf("Read(Write(f)) =\n%+v, want\n%+v\n%s", got, f, data)
		}
		again, err := Write(got)
		if err != nil || !bytes.Equal(again, data) {
			t.Fatalf("Write after Read (%v) =\n%s\nwant\n%s", err, again, data)
		}
	}
}

// TestWords takes apart what the program writes: all that a reader sees stands as words,
// but for addresses that are links to themselves.
func TestWords(t *testing.T) {
	rnd := rand.New(rand.NewPCG(6, 3))
	signs := strings.NewReplacer("`", "", "{", "", "\n", "", "\r", "")
	for range 3000 {
		md := minutes.InlineText(minutes.Inline(signs.Replace(randomText(rnd))))
		var raw, seen strings.Builder
		for _, p := range inline.Pieces(md) {
			raw.WriteString(p.Raw)
			seen.WriteString(p.Text)
			if p.Kind == inline.Address {
				seen.WriteString(p.Raw[1 : len(p.Raw)-1])
			}
		}
		if raw.String() != md || seen.String() != minutes.Plain(md) {
			t.Errorf("Pieces(%q) = %q with the words %q, want %q", md, raw.String(), seen.String(), minutes.Plain(md))
		}
	}
}
