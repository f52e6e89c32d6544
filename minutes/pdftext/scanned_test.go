package pdftext

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"strings"
	"testing"
)

// scanned is a PDF of pages that are pictures, and of one with text.
func scanned(filter string) []byte {
	return fmt.Appendf(nil, `%%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[4 0 R 5 0 R 6 0 R]/MediaBox[0 0 400 300]/Resources<</XObject<</I 7 0 R>>/Font<</F 3 0 R>>>>>> endobj
3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj
4 0 obj <</Type/Page/Contents 8 0 R>> endobj
5 0 obj <</Type/Page/Contents 8 0 R>> endobj
6 0 obj <</Type/Page/Contents 9 0 R>> endobj
7 0 obj <</Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray%s>> stream
0
endstream endobj
8 0 obj <<>> stream
q 400 0 0 300 0 0 cm /I Do Q
endstream endobj
9 0 obj <<>> stream
BT /F 12 Tf 50 200 Td (This page has text.) Tj ET
endstream endobj
`, filter)
}

// words places the words of lines on a page of 300 dots per inch: a line in 12 points each 20 points, from the left.
func words(lines ...string) []Word {
	var out []Word
	for n, l := range lines {
		x := 200.0
		base := 200 + 83*float64(n)
		for w := range strings.FieldsSeq(l) {
			width := 25 * float64(len([]rune(w)))
			out = append(out, Word{Text: w, Box: image.Rect(int(x), int(base)-35, int(x+width), int(base)), Line: n + 1, Base: base, Size: 50, Confidence: .95})
			x += width + 15
		}
	}
	return out
}

func TestReadScans(t *testing.T) {
	ctx := context.Background()
	calls := 0
	ocr := func(_ context.Context, m *image.Gray, dpi int) (*Scan, error) {
		if calls++; m.Rect.Dx() != 1667 || dpi != 300 || m.GrayAt(800, 600).Y != '0' {
			t.Errorf("the picture is %v at %d dpi, %d inside", m.Rect, dpi, m.GrayAt(800, 600).Y)
		}
		w := words("The group met and", "took note of all", "reports.")
		w[6].Confidence = .2
		return &Scan{Words: w}, nil
	}
	text, err := Read(ctx, scanned(""), Config{OCR: ocr})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range text.Lines {
		got = append(got, fmt.Sprintf("%d %v %s", l.Page, l.Joins, l.Text))
	}
	const page = "%d false The group met and|%[1]d true took note of all|%[1]d true reports."
	want := fmt.Sprintf(page+"|%[2]d false The group met and|%[2]d true took note of all|%[2]d true reports.|3 false This page has text.", 1, 2)
	if s := strings.Join(got, "|"); s != want || calls != 2 {
		t.Errorf("%d calls, lines %s, want %s", calls, s, want)
	}
	const finding = "pages 1 and 2 were read in their pictures, with a confidence of 90 %: proofread the text; least sure are “of”"
	if len(text.Findings) != 1 || text.Findings[0].Rule != "pdf.ocr" || text.Findings[0].Message != finding {
		t.Errorf("findings %v, want %s", text.Findings, finding)
	}
}

// TestReadTyped: the picture of a page on which little is typed is read too, each word once, and where they stand in one
// place, as it was typed.
func TestReadTyped(t *testing.T) {
	typed := "q 400 0 0 300 0 0 cm /I Do Q BT /F 12 Tf 48 252.3 Td (Typed) Tj 0 -40 Td (took) Tj 92 0 Td (B-7) Tj ET"
	data := bytes.ReplaceAll(scanned(""), []byte("q 400 0 0 300 0 0 cm /I Do Q"), []byte(typed))
	data = bytes.Replace(data, []byte("5 0 obj <</Type/Page/Contents 8"), []byte("5 0 obj <</Type/Page/Contents 9"), 1)
	for turns, want := range []string{
		"Typed group met and|it was then|took note of all B-7",
		"The group met and|it was then|tock note of all|Typed|took\tB-7", // in another direction
	} {
		ocr := func(context.Context, *image.Gray, int) (*Scan, error) {
			return &Scan{Words: words("The group met and", "it was then", "tock note of all"), Turns: turns}, nil
		}
		text, err := Read(t.Context(), data, Config{OCR: ocr})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range text.Lines {
			if l.Page == 1 {
				got = append(got, l.Text)
			}
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%d turns: lines %s, want %s", turns, s, want)
		}
	}
}

// TestReadScansFails: a page of which the picture cannot be read is told of, and the others are read.
func TestReadScansFails(t *testing.T) {
	ctx := context.Background()
	never := func(context.Context, *image.Gray, int) (*Scan, error) { return nil, errors.New("it is too dark") }
	for filter, want := range map[string]string{
		"/Filter/JBIG2Decode": "page 1 is a picture that cannot be read: it is packed with JBIG2Decode, which is not read here: a program such as ocrmypdf makes a PDF with text of it",
		"":                    "page 1 is a picture that cannot be read: it is too dark",
	} {
		text, err := Read(ctx, scanned(filter), Config{OCR: never})
		if err != nil || len(text.Lines) != 1 || len(text.Findings) != 2 || text.Findings[0].Message != want {
			t.Errorf("Read(%s) = %+v, %v, want %s", filter, text, err, want)
		}
	}
	ctx, cancel := context.WithCancel(ctx)
	stop := func(context.Context, *image.Gray, int) (*Scan, error) {
		cancel()
		return nil, ctx.Err()
	}
	if _, err := Read(ctx, scanned(""), Config{OCR: stop}); !errors.Is(err, context.Canceled) {
		t.Errorf("Read = %v, want %v", err, context.Canceled)
	}
}

// TestNoTextInScans: who asked for the pictures to be read is not told to ask for it. A picture that is painted again and again
// in one place is painted once.
func TestNoTextInScans(t *testing.T) {
	only := func(filter string) []byte {
		data := bytes.Replace(scanned(filter), []byte("BT /F 12 Tf 50 200 Td (This page has text.) Tj ET"), nil, 1)
		return bytes.Replace(data, []byte("/I Do"), bytes.Repeat([]byte("/I Do "), 400), 1)
	}
	blank := func(context.Context, *image.Gray, int) (*Scan, error) { return &Scan{}, nil }
	for filter, want := range map[string]string{
		"":                    "the PDF holds no text: none was found in the pictures of pages 1 and 2",
		"/Filter/JBIG2Decode": "the PDF holds no text: the picture of page 1 cannot be read: it is packed with",
	} {
		_, err := Read(t.Context(), only(filter), Config{OCR: blank})
		if !errors.Is(err, ErrNoText) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("Read(%s) = %v, want %s", filter, err, want)
		}
	}
	text, err := Read(t.Context(), bytes.Replace(scanned(""), []byte("/I Do"), bytes.Repeat([]byte("/I Do "), 400), 1), Config{OCR: blank})
	if err != nil || len(text.Findings) != 2 {
		t.Errorf("Read = %+v, %v, want no text in the pictures of two pages", text, err)
	}
}

// TestTurnedScan: a page that lay on its side is as wide as it was high.
func TestTurnedScan(t *testing.T) {
	p := &page{number: 1, width: 300, height: 400}
	p.takeScan(&Scan{Words: words("one line"), Turns: 1}, .24, nil)
	if p.width != 400 || p.height != 300 || len(p.lines) != 1 || p.lines[0].text != "one line" {
		t.Errorf("page of %v × %v, lines %v", p.width, p.height, p.lines)
	}
}

func TestScanLines(t *testing.T) {
	tests := []struct {
		name  string
		words []Word
		want  []string
	}{
		{"askew", func() []Word {
			w := words("the first line of a page", "and the second one of it")
			for i := range w {
				w[i].Base += .05 * middle(w[i])
			}
			return w
		}(), []string{"the first line of a page", "and the second one of it"}},
		{"boxes of Chinese reach into each other", []Word{
			{Text: "秘书", Box: image.Rect(300, 100, 550, 140), Line: 1, Base: 140, Size: 50},
			{Text: "处", Box: image.Rect(420, 100, 470, 140), Line: 1, Base: 140, Size: 50},
			{Text: "提醒", Box: image.Rect(530, 100, 600, 140), Line: 1, Base: 140, Size: 50},
		}, []string{"秘书处提醒"}},
		{"words from right to left in their order", []Word{
			{Text: "الساعة", Box: image.Rect(800, 100, 900, 140), Line: 1, Base: 140, Size: 50},
			{Text: "IGF", Box: image.Rect(600, 100, 680, 140), Line: 1, Base: 140, Size: 50},
			{Text: "MAG", Box: image.Rect(700, 100, 780, 140), Line: 1, Base: 140, Size: 50},
			{Text: "12:30", Box: image.Rect(480, 100, 580, 140), Line: 1, Base: 140, Size: 50},
			{Text: "(UTC)", Box: image.Rect(360, 100, 460, 140), Line: 1, Base: 140, Size: 50},
		}, []string{"الساعة IGF MAG 12:30 (UTC)"}},
	}
	for _, tt := range tests {
		p := &page{number: 1, width: 595, height: 842}
		p.takeScan(&Scan{Words: tt.words}, .24, nil)
		var got []string
		for _, l := range p.lines {
			got = append(got, l.text)
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestCommonSizes(t *testing.T) {
	w := words("A heading of one line", "the text of the page is in this size", "so is this line of it", "ones.")
	for i, s := range map[int]float64{1: 70, 2: 44, 3: 47, 4: 31} {
		for k := range w {
			if w[k].Line == i {
				w[k].Size = s
			}
		}
	}
	got := commonSizes(w)
	if got[1] != 70 || got[2] != got[3] || got[4] != got[3] {
		t.Errorf("sizes %v", got)
	}
}
