package pdftext

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

// TestBidi lays out Arabic lines by the Unicode bidirectional algorithm, and reads them back from where the signs
// stand. Each is made of pieces that can be told apart again: two orders of a number and a Latin word look alike.
// The library does not pair brackets (rule N0), so that a left-to-right mark says which belong to a Latin run.
func TestBidi(t *testing.T) {
	words := []string{"الجلسة", "في", "عام", "الاجتماع", "مناقشة"}
	inside := []string{
		"2024-2025", "3-5", "10:00-11:30", "2025-03-12", "2024–2025", "24/4", "12.5", "1,234.5", "10:30", "٢٠٢٤-٢٠٢٥", "١٢٫٥",
		"Zoom", "A/RES/70/125", "A/RES/70/125 (Zoom)\u200e", "Microsoft Teams (MS)\u200e", "Microsoft Teams [MS 2]\u200e", "(ITU)", "(A/RES/70/125)", "[18]",
		"(2024-2025)", "IGF 2025", "IGF (2025)\u200e", "WG-DI/14", "COVID-19", "Zoom، Teams", "10،5", "A/79/1-5", "https://igf.org/a-1/(b)/2.html",
	}
	ends := []string{".", "،", "؛", ":", "؟", ""}
	rnd := rand.New(rand.NewPCG(3, 9))
	pick := func(of []string) string { return of[rnd.IntN(len(of))] }
	for range 3000 {
		line := []string{pick(words)}
		for range 1 + rnd.IntN(4) {
			line = append(line, pick(inside)+pick(ends), pick(words)+pick(ends))
		}
		if rnd.IntN(2) == 0 {
			line = append(line, pick(inside)+pick(ends))
		}
		given := strings.Join(line, " ")
		want := strings.ReplaceAll(given, "\u200e", "")
		if got := readSeen(laidOut(t, given)); got != want {
			t.Fatalf("read %q, want %q", got, want)
		}
	}
}

// laidOut gives the signs of a right-to-left line from left to right.
func laidOut(t *testing.T, line string) []string {
	t.Helper()
	var p bidi.Paragraph
	if _, err := p.SetString(line, bidi.DefaultDirection(bidi.RightToLeft)); err != nil {
		t.Fatal(err)
	}
	order, err := p.Order()
	if err != nil {
		t.Fatal(err)
	}
	var seen []string // runs of two levels only: from the right one after the other
	for i := order.NumRuns() - 1; i >= 0; i-- {
		run := order.Run(i)
		signs := strings.Split(run.String(), "")
		if run.Direction() == bidi.RightToLeft {
			slices.Reverse(signs)
		}
		seen = append(seen, signs...)
	}
	return slices.DeleteFunc(seen, func(s string) bool { return s == "\u200e" })
}
