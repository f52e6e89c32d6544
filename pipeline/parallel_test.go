package pipeline

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/publish"
)

// TestParallel writes pages of texts that people and tools may leave: whatever they are,
// the pages are parallel.
func TestParallel(t *testing.T) {
	fragments := []string{" ", "a", "*", "**", "`", "[", "]", "](", ")", "<", ">", `\`, "[a](https://a.org)", "[a](https://b.org/(c))", "[**a** b](mailto:c@d.org)", "[ ](https://a.org)", "[](https://a.org)",
		"[\u200b](https://a.org)", "[a](javascript:b)", "<https://c.org>", "https://d.org", "www.e.org", "a@b.org", "[a](https://a.org)[b](https://a.org)", "[a](HTTPS://A.org)", "[a](https://é.org/ü)", "[a](https://a.org/%41)",
		"# ", "- ", "1. ", "|", "\n", "\x00", "\u2028", "⟦en⟧", "行动", "سؤال", "\u2068", "{#x}", "---", "[^1]", "[x]", "~~"}
	rnd := rand.New(rand.NewPCG(6, 4))
	text := func() string {
		var b strings.Builder
		for range rnd.IntN(5) {
			b.WriteString(fragments[rnd.IntN(len(fragments))])
		}
		return b.String()
	}
	for range 2000 {
		doc := &minutes.Document{Lang: language.English, Title: minutes.Segment{ID: "title", Text: "T"}, Content: []minutes.Block{{ID: "s1", Kind: minutes.Section, Heading: minutes.Segment{ID: "s1", Text: "H" + text()}}}}
		for b, kind := range []minutes.Kind{minutes.Paragraph, minutes.Item, minutes.Action, minutes.Table} {
			block := minutes.Block{ID: fmt.Sprintf("s1-b%d", b+1), Kind: kind, Depth: 1}
			for s := range 2 {
				block.Text = append(block.Text, minutes.Segment{ID: fmt.Sprintf("%s-%d", block.ID, s+1), Text: "S" + text()})
			}
			if kind == minutes.Action {
				block.ID = "a1-1"
			}
			if kind == minutes.Table {
				block.Rows, block.Text = [][]minutes.Segment{block.Text}, nil
			}
			doc.Content[0].Content = append(doc.Content[0].Content, block)
		}
		tr := minutes.Translation{Lang: language.French, Targets: map[string]minutes.Target{}}
		for s := range doc.Segments() {
			target := minutes.Target{Source: s.Text, State: []minutes.State{minutes.Initial, minutes.Translated}[rnd.IntN(2)], Text: text()}
			if rnd.IntN(3) == 0 {
				target.Text = s.Text + text()
			}
			tr.Targets[s.ID] = target
		}
		if _, err := write(&publish.Meeting{Key: "k", Doc: doc, States: []*publish.State{{Translation: tr}}}); err != nil {
			t.Fatalf("write: %v\n%+v\n%+v", err, doc.Content, tr.Targets)
		}
	}
}
