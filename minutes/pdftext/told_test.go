package pdftext

import (
	"fmt"
	"testing"
)

// TestDroppedFinding says of each running head once what it is and where.
func TestDroppedFinding(t *testing.T) {
	var lines []*line
	for i := range 3 {
		lines = append(lines, &line{text: "Garden society", page: i + 1}, &line{text: fmt.Sprintf("Page %d of 3", i+1), page: i + 1})
	}
	lines = append(lines, &line{text: "xiv", page: 3}, &line{text: "ii", page: 2})
	got := droppedFinding(lines)
	want := "left out as running heads: “Garden society” on pages 1 to 3; “Page 1 of 3” on pages 1 to 3; “ii” on pages 2 and 3"
	if len(got) != 1 || got[0].Message != want || got[0].Page != 1 || got[0].Rule != "pdf.dropped" {
		t.Errorf("droppedFinding = %+v, want %s", got, want)
	}
	for i := range 12 {
		lines = append(lines, &line{text: string(rune('a'+i)) + "oak", page: 4})
	}
	if got, end := droppedFinding(lines)[0].Message, "; “goak” on page 4; and 5 more"; len(got) < len(end) || got[len(got)-len(end):] != end {
		t.Errorf("droppedFinding = %s, want it to end in %s", got, end)
	}
	if got := droppedFinding(nil); got != nil {
		t.Errorf("droppedFinding(nil) = %v", got)
	}
}
