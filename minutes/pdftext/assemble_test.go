package pdftext

import "testing"

// Right-to-left lists of LibreOffice lost the gap after their marks, and their items became one paragraph.
func TestGluedMark(t *testing.T) {
	for text, want := range map[string]int{
		"•بند": 1, "• بند": 0, "12.بند": 3, "3)بند": 2, "٣-بند": 2, "12.5": 0, "1.a": 0, "•a": 1, "•": 0, "12.": 0, "2030بند": 0, "": 0,
	} {
		var units []unit
		for _, r := range text {
			units = append(units, unit{text: string(r)})
		}
		if got := gluedMark(units); got != want {
			t.Errorf("gluedMark(%q) = %d, want %d", text, got, want)
		}
	}
}
