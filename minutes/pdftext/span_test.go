package pdftext

import (
	"testing"

	"hexaglot/minutes/pdftext/paint"
)

// TestFallsLeft reads lines of numbers as they are seen from left to right in a page of Arabic: a cell of times was
// "10:10 – 10:00", and "– 10:00" where it was broken after the dash.
func TestFallsLeft(t *testing.T) {
	for seen, want := range map[string]string{
		"10:10 – 10:00":     "10:00 – 10:10",
		"10:40–9:10":        "9:10–10:40",
		"١٠:١٠ – ١٠:٠٠":     "١٠:٠٠ – ١٠:١٠",
		"– 10:00":           "10:00 –",
		"–10:00":            "10:00–",
		"UTC 11:30 – 10:00": "10:00 – 11:30 UTC",
		"3/7 – 5/6":         "5/6 – 3/7",
		"10:00 – 10:10":     "10:00 – 10:10", // of a cell that is set from left to right
		"5/6 – 3/7":         "5/6 – 3/7",
		"2031-03-12":        "2031-03-12",
		"–5":                "–5",
		"Geneva 20 – 10":    "Geneva 20 – 10",
	} {
		f := &fragment{}
		for i, r := range []rune(seen) {
			f.add(&paint.Glyph{Text: string(r), X0: float64(10 * i), X1: float64(10*i + 10), Size: 10, Seq: i})
		}
		f.finish(true)
		if f.text != want {
			t.Errorf("%q is read %q, want %q", seen, f.text, want)
		}
	}
}
