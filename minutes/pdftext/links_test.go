package pdftext

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"hexaglot/minutes"
)

// TestAddresses: a long address on each line of many pages was kept for each.
func TestAddresses(t *testing.T) {
	link := "<</Subtype/Link/Rect[50 700 300 720]/A<</URI(https://example.org/" + strings.Repeat("a", maxAddresses/10) + ")>>>>"
	data := written(20, func(out *strings.Builder, _ int) { out.WriteString("BT /F 11 Tf 60 705 Td (The report) Tj ET") }, "/Annots["+link+"]")
	text, err := Read(context.Background(), []byte(data), Config{})
	if err != nil || len(text.Lines) != 20 || len(text.Findings) != 1 || !strings.Contains(text.Findings[0].Message, "addresses") {
		t.Fatalf("Read = %v, %v, want all lines and one finding", err, text)
	}
	size := 0
	for _, l := range text.Lines {
		for _, k := range l.Links {
			size += len(k.URL)
		}
	}
	if size == 0 || size > maxAddresses {
		t.Errorf("Read gives %d bytes of addresses", size)
	}
}

// TestLongLink: a link over many lines is one, and is put together once.
func TestLongLink(t *testing.T) {
	const n = 20_000
	p := &page{number: 1}
	for i := range n {
		l := &line{text: fmt.Sprintf("line %d", i)}
		l.addLink(minutes.Link{URL: "https://example.org", Text: l.text, End: len(l.text)})
		p.lines = append(p.lines, l)
	}
	links := linksOf([]*page{p})
	if len(links) != 1 || !strings.HasPrefix(links[0].Text, "line 0 line 1 line 2 ") || !strings.HasSuffix(links[0].Text, fmt.Sprint(" line ", n-1)) {
		t.Errorf("linksOf gives %d links", len(links))
	}
}
