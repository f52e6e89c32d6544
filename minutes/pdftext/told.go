package pdftext

import (
	"fmt"
	"slices"
	"strings"

	"hexaglot/minutes"
)

// mostDropped is how many running heads a finding names.
const mostDropped = 10

// droppedFinding says which running heads, feet and page numbers were left out, so that nothing is lost unseen: each once, as
// it stands on its first page.
func droppedFinding(lines []*line) []minutes.Finding {
	type head struct {
		words string
		pages []int
	}
	var heads []*head
	byWords := map[string]*head{}
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, func(a, b *line) int { return a.page - b.page })
	for _, l := range lines {
		parts, _ := splitNumbers(l.text)
		key := strings.Join(parts, "#")
		h := byWords[key]
		if h == nil {
			h = &head{words: strings.ReplaceAll(l.text, "\t", " ")}
			byWords[key] = h
			heads = append(heads, h)
		}
		if n := len(h.pages); n == 0 || h.pages[n-1] != l.page {
			h.pages = append(h.pages, l.page)
		}
	}
	if len(heads) == 0 {
		return nil
	}
	var parts []string
	for _, h := range heads[:min(len(heads), mostDropped)] {
		parts = append(parts, fmt.Sprintf("“%s” on %s", h.words, pageList(h.pages)))
	}
	if n := len(heads) - mostDropped; n > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", n))
	}
	return []minutes.Finding{{Rule: "pdf.dropped", Severity: minutes.Info, Page: heads[0].pages[0],
		Message: "left out as running heads: " + strings.Join(parts, "; ")}}
}
