package minutes

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Two meetings may share a page; a link of it is that of the one on whose line it stands.
func TestSplitLinks(t *testing.T) {
	data, err := os.ReadFile("testdata/parse/two-meetings.txtar")
	if err != nil {
		t.Fatal(err)
	}
	lines, err := ReadText(txtar.Parse(data).Files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	link := Link{Text: "x", URL: "https://budget.example/2031", Page: 1, End: 1}
	src := Source{Lines: lines, Links: []Link{link, {URL: "https://elsewhere.example", Page: 1}}}
	last := 0
	for i := range lines {
		lines[i].Page = 1
		if strings.TrimSpace(lines[i].Text) != "" {
			last = i
		}
	}
	lines[last].Links = []Link{link}
	var got []int
	for _, part := range Split(src) {
		doc, _ := Parse(part)
		got = append(got, len(doc.Links))
	}
	if len(got) != 2 || got[0] != 1 || got[1] != 2 {
		t.Errorf("the parts have %v links, want [1 2]", got)
	}
}
