package pdftext

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
)

// pages writes a PDF of n pages of 40 lines.
func pages(n int) string {
	return written(n, func(out *strings.Builder, page int) {
		out.WriteString("BT /F 11 Tf 14 TL 60 780 Td\n")
		for l := range 40 {
			fmt.Fprintf(out, "(The group took note of report %d of page %d and thanked those who had written it.) Tj T*\n", l, page+1)
		}
		out.WriteString("ET")
	}, "")
}

// written writes a PDF of n pages with what content gives each, and more in their dictionaries.
func written(n int, content func(out *strings.Builder, page int), more string) string {
	var out strings.Builder
	out.WriteString("%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj\n2 0 obj <</Type/Pages/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Kids[")
	for i := range n {
		fmt.Fprintf(&out, "%d 0 R ", 10+2*i)
	}
	out.WriteString("]>> endobj\n")
	for i := range n {
		fmt.Fprintf(&out, "%d 0 obj <</Type/Page/Contents %d 0 R%s>> endobj\n%d 0 obj <<>> stream\n", 10+2*i, 11+2*i, more, 11+2*i)
		content(&out, i)
		out.WriteString("\nendstream endobj\n")
	}
	return out.String()
}

// dense writes a PDF of one page with so many glyphs, in lines of 100.
func dense(glyphs int) string {
	return written(1, func(out *strings.Builder, _ int) {
		for l := range glyphs / 100 {
			fmt.Fprintf(out, "BT /F 1 Tf 60 %.2f Td (%s) Tj ET\n", 800-1.2*float64(l), strings.Repeat("the group ", 10))
		}
	}, "")
}

// rows writes a PDF of tables of three columns with so many rows, 50 a page.
func rows(n int) string {
	return written(n/50, func(out *strings.Builder, page int) {
		for l := range 50 {
			for c, x := range []int{60, 160, 400} {
				fmt.Fprintf(out, "BT /F 9 Tf %d %d Td (Cell %d of %d) Tj ET\n", x, 800-15*l, c, 50*page+l)
			}
		}
	}, "")
}

// linked writes a PDF of one page with so many links, ten on each word of it.
func linked(n int) string {
	var annotations strings.Builder
	for i := range n {
		x, y := 60+5*(i/10%80), 780-14*(i/800)
		fmt.Fprintf(&annotations, "<</Subtype/Link/Rect[%d %d %d %d]/A<</URI(https://example.org/%d)>>>>", x, y-3, x+5, y+10, i)
	}
	return written(1, func(out *strings.Builder, _ int) {
		out.WriteString("BT /F 11 Tf 14 TL 60 780 Td\n")
		for range 40 {
			out.WriteString("(The group took note of the report and thanked those who had written it.) Tj T*\n")
		}
		out.WriteString("ET")
	}, "/Annots["+annotations.String()+"]")
}

// BenchmarkRead is what a page costs, and that twice as much costs no more than twice as much.
func BenchmarkRead(b *testing.B) {
	for _, c := range []struct {
		name string
		data string
	}{
		{"pages/100", pages(100)}, {"pages/200", pages(200)},
		{"glyphs/25000", dense(25000)}, {"glyphs/50000", dense(50000)},
		{"rows/1000", rows(1000)}, {"rows/2000", rows(2000)},
		{"links/2000", linked(2000)}, {"links/4000", linked(4000)},
	} {
		b.Run(c.name, func(b *testing.B) { read(b, []byte(c.data)) })
	}
}

// BenchmarkPrinted is what a page of Chromium's costs, with embedded fonts.
func BenchmarkPrinted(b *testing.B) {
	data, err := os.ReadFile("testdata/printed/en-chromium.pdf")
	if err != nil {
		b.Fatal(err)
	}
	read(b, data)
}

func read(b *testing.B, data []byte) {
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		text, err := Read(context.Background(), data, Config{})
		if err != nil {
			b.Fatal(err)
		}
		n += text.Pages
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
}
