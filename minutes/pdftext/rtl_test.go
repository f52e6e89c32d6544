package pdftext

import (
	"slices"
	"strings"
	"testing"

	"hexaglot/minutes/pdftext/paint"
)

// TestLogical reads lines that are written as they are read, with a bar between their
// pieces; a piece that is not Arabic stands as it is seen. From them the line is painted
// as it is seen, and read again.
func TestLogical(t *testing.T) {
	for _, c := range []struct {
		pieces string
		want   string // "" if it is the pieces
	}{
		{"الجلسة السابعة", ""},
		{"تعقد الجلسة |14:00| |UTC|.", "تعقد الجلسة 14:00 UTC."},
		{"اجتماع |IGF 2025| في جنيف", ""},
		{"من |10| إلى |20| مايو", ""},
		{"بزيادة |12.5|%| عن عام |2024|؛", "بزيادة 12.5% عن عام 2024؛"},
		{"يوم |24/4|، الساعة |5:00", ""},
		{"الوثيقة |A/79/1| والوثيقة |A/79/2", ""},
		{"الفريق |MAG", ""},
		{"|10:00-11:30| الجلسة", ""},
		{"|2024|-|2025| الجلسة", ""}, // from the line before
		{"للفترة |2024|-|2025", ""},
		{"לשנים |2024-2025", ""},
	} {
		want := c.want
		if want == "" {
			want = strings.ReplaceAll(c.pieces, "|", "")
		}
		if got := paintedRTL(c.pieces); got != want {
			t.Errorf("logical(%s) = %q, want %q", c.pieces, got, want)
		}
	}
}

// paintedRTL paints the pieces from the right, and gives what is read.
func paintedRTL(pieces string) string {
	var seen []string
	for _, p := range slices.Backward(strings.Split(pieces, "|")) {
		signs := strings.Split(p, "")
		if strings.ContainsFunc(p, isRTL) || strings.TrimSpace(p) == "" || len(signs) == 1 && classOf(p) == neutral {
			slices.Reverse(signs)
		}
		seen = append(seen, signs...)
	}
	return readSeen(seen)
}

// readSeen gives what is read of signs from left to right, ten points each.
func readSeen(seen []string) string {
	var glyphs []paint.Glyph
	for i, s := range seen {
		glyphs = append(glyphs, paint.Glyph{Text: s, X0: float64(10 * i), X1: float64(10*i + 10), Size: 10, Seq: i})
	}
	text, units := assemble(nil, glyphs, true, true)
	for _, u := range units {
		if text[u.start:u.end] != u.text {
			return "places of units are wrong in " + text
		}
	}
	return text
}

// TestMarks: a mark stands on the letter it belongs to, in either order of painting.
func TestMarks(t *testing.T) {
	letter := func(s string, x float64, seq int) paint.Glyph {
		return paint.Glyph{Text: s, X0: x, X1: x + 6, Size: 10, Seq: seq}
	}
	mark := func(x float64, seq int) paint.Glyph { return paint.Glyph{Text: "ّ", X0: x, X1: x, Size: 10, Seq: seq} }
	for name, glyphs := range map[string][]paint.Glyph{
		"painted from the left":  {letter("ت", 0, 0), letter("ر", 6, 1), mark(11.5, 2), letter("ك", 12, 3), letter("ذ", 18, 4)},
		"painted from the right": {letter("ذ", 18, 0), letter("ك", 12, 1), mark(11.5, 2), letter("ر", 6, 3), letter("ت", 0, 4)},
		"painted by itself":      {letter("ت", 0, 0), letter("ر", 6, 1), letter("ك", 12, 2), letter("ذ", 18, 3), mark(14, 9)},
	} {
		if got, _ := assemble(nil, glyphs, true, true); got != "ذكّرت" {
			t.Errorf("assemble(%s) = %q, want %q", name, got, "ذكّرت")
		}
	}
}

func TestBracketVotes(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
	}{{"(a) [b]", 2}, {")a( ]b[", -2}, {"a)", 0}, {"«a»", 1}, {"plain", 0}} {
		if got := bracketVotes(c.in); got != c.want {
			t.Errorf("bracketVotes(%q) = %d, want %d", c.in, got, c.want)
		}
	}
}

func TestMendBrackets(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"شركة )Aspect( و(لأواسب)", "شركة (Aspect) و(لأواسب)"},
		{"نهاية) ثم (بداية", "نهاية) ثم (بداية"},
		{"(أ) و(ب)", "(أ) و(ب)"},
		{"plain", "plain"},
	} {
		if got := mendBrackets(c.in); got != c.want {
			t.Errorf("mendBrackets(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
