package ocr

import (
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/pdftext"
)

// find skips a test where tesseract is missing; where HEXAGLOT_ALL is set, it fails.
func find(t *testing.T) *Tesseract {
	t.Helper()
	p, err := Find(t.Context())
	switch {
	case err == nil:
		return p
	case os.Getenv("HEXAGLOT_ALL") != "":
		t.Fatal(err)
	default:
		t.Skip(err)
	}
	return nil
}

// TestScans reads testdata/*.pdf, whose README says how they were made. Tesseract is not the same everywhere: of the signs of
// a text so many must come back.
func TestScans(t *testing.T) {
	p := find(t)
	names, err := filepath.Glob("testdata/*.pdf")
	if err != nil || len(names) == 0 {
		t.Fatalf("no scans: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".pdf"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			truth, err := os.ReadFile(strings.TrimSuffix(name, ".pdf") + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			text, err := pdftext.Read(t.Context(), data, pdftext.Config{OCR: readerOf(t, p, language.Und)})
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for _, l := range minutes.Join(text.Lines) {
				got.WriteString(l.Text + "\n")
			}
			if share := likeness([]rune(string(truth)), []rune(got.String())); share < .85 {
				t.Errorf("Read(%s) =\n%swant\n%s%.2f of it is right", name, got.String(), truth, share)
			}
			if len(text.Findings) != 1 || text.Findings[0].Rule != "pdf.ocr" {
				t.Errorf("findings %v, want one of pdf.ocr", text.Findings)
			}
		})
	}
}

func readerOf(t *testing.T, p *Tesseract, from language.Tag) pdftext.OCR {
	t.Helper()
	read, err := p.Reader(from)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// likeness is 1 less the edit distance as a share of the truth.
func likeness(truth, got []rune) float64 {
	row := make([]int, len(got)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range truth {
		diagonal := row[0]
		row[0] = i + 1
		for j, g := range got {
			cost := 1
			if r == g {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j]+1, row[j+1]+1)
		}
	}
	return 1 - float64(row[len(got)])/float64(max(1, len(truth)))
}

func TestReadCancelled(t *testing.T) {
	p := find(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := readerOf(t, p, language.English)(ctx, image.NewGray(image.Rect(0, 0, 100, 100)), 300); !errors.Is(err, context.Canceled) {
		t.Errorf("read(cancelled) = %v, want %v", err, context.Canceled)
	}
}

// TestBlankPage: a page without text is no error.
func TestBlankPage(t *testing.T) {
	p := find(t)
	blank := image.NewGray(image.Rect(0, 0, 1000, 1000))
	for i := range blank.Pix {
		blank.Pix[i] = 255
	}
	s, err := readerOf(t, p, language.Und)(t.Context(), blank, 300)
	if err != nil || len(s.Words) != 0 {
		t.Errorf("read(blank) = %v, %v", s, err)
	}
}

func TestFindMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Find(t.Context()); !errors.Is(err, ErrMissing) {
		t.Errorf("Find() = %v, want %v", err, ErrMissing)
	}
}

func TestPacks(t *testing.T) {
	all := map[string]bool{"eng": true, "fra": true, "rus": true, "ara": true, "osd": true}
	tests := []struct {
		from   language.Tag
		script string
		want   string
	}{
		{language.French, "", "fra"},
		{language.Russian, "", "rus+eng"},
		{language.Und, "Latin", "eng+fra"}, // Spanish is not there
		{language.Und, "Cyrillic", "rus+eng"},
		{language.Und, "Arabic", "ara+eng"},
		{language.Und, "", "eng+fra"},
		{language.Und, "Han", "tesseract has no data for the language: install tesseract-ocr-chi-sim"},
		{language.Spanish, "", "tesseract has no data for the language: install tesseract-ocr-spa"},
	}
	p := &Tesseract{packs: all}
	for _, tt := range tests {
		var got []string
		var err error
		if tt.from != language.Und {
			base, _ := tt.from.Base()
			got, err = p.packsFor([]string{base.String()})
		} else {
			got, err = p.packsOf(tt.script)
		}
		s := strings.Join(got, "+")
		if err != nil {
			s = err.Error()
		}
		if s != tt.want {
			t.Errorf("packs(%v, %q) = %s, want %s", tt.from, tt.script, s, tt.want)
		}
	}
}

func TestParse(t *testing.T) {
	const page = `<?xml version="1.0" encoding="UTF-8"?><html><body><div class='ocr_page'><p class='ocr_par' lang='fra'>
<span class='ocr_line' title="bbox 100 100 600 150; baseline 0.01 -10; x_size 45; x_descenders 8; x_ascenders 8">
<span class='ocrx_word' title='bbox 100 100 200 150; x_wconf 96'>d&#39;accord</span> <span class='ocrx_word' title='bbox 300 100 400 150; x_wconf 40'><strong>&amp;</strong></span>
<span class='ocrx_word' title='bbox 500 100 600 150; x_wconf 95'> </span></span>
<span class='ocr_header' title="bbox 0 200 50 900; textangle 90; x_size 45"><span class='ocrx_word' title='bbox 0 200 50 900; x_wconf 90'>side</span></span>
<span class='ocr_caption' title="bbox 100 300 600 350; baseline 0 0; x_size 30"><span class='ocrx_word' title='bbox 100 300 200 350; x_wconf 90'>` + "\u200eUTC\u200f" + `</span></span>
</p></div></body></html>`
	got, err := parse([]byte(page))
	want := []pdftext.Word{
		{Text: "d'accord", Box: image.Rect(100, 100, 200, 150), Line: 1, Base: 140.5, Size: 45, Confidence: .96},
		{Text: "&", Box: image.Rect(300, 100, 400, 150), Line: 1, Base: 142.5, Size: 45, Confidence: .4},
		{Text: "UTC", Box: image.Rect(100, 300, 200, 350), Line: 3, Base: 350, Size: 30, Confidence: .9},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("parse = %v, %v, want %v", got, err, want)
	}
}

// line places words on one line.
func line(words ...string) []pdftext.Word {
	var out []pdftext.Word
	for i, w := range words {
		out = append(out, pdftext.Word{Text: w, Box: image.Rect(50*i, 0, 50*i+40, 40), Line: 1, Base: 40, Size: 40})
	}
	return out
}

func texts(words []pdftext.Word) string {
	var out []string
	for _, w := range words {
		out = append(out, w.Text)
	}
	return strings.Join(out, " ")
}

func TestMendMarks(t *testing.T) {
	for in, want := range map[string]string{
		"提案: 成员; 会议, 请":          "提案： 成员； 会议， 请",
		"申请 (见 列表)。":             "申请 （见 列表）。",
		"工作组 〈WG-WSP) 介绍":        "工作组 （WG-WSP） 介绍",
		"IGF (UTC) at 12:30, on": "IGF (UTC) at 12:30, on",
		"واجتماع الفريق, التي":   "واجتماع الفريق، التي",
		"في 12,5 من":             "في 12,5 من",
		"l'IGF d’un l'eau":       "l’IGF d’un l’eau",
		"l'IGF d'un":             "l'IGF d'un",
	} {
		words := line(strings.Fields(in)...)
		mendMarks(words)
		mendApostrophes(words)
		if got := texts(words); got != want {
			t.Errorf("mendMarks(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestMendDash(t *testing.T) {
	tests := []struct {
		in    string
		width float64
		want  string
	}{{"—", .5, "–"}, {"–", 1, "—"}, {"14—16", 3, "14–16"}, {"a—b", 3, "a—b"}, {"-", .3, "-"}}
	for _, tt := range tests {
		if got := mendDash(tt.in, tt.width); got != tt.want {
			t.Errorf("mendDash(%q, %v) = %q, want %q", tt.in, tt.width, got, tt.want)
		}
	}
}

// TestMendSigns: what tesseract takes for letters at the head of a line is known by its ink.
func TestMendSigns(t *testing.T) {
	disc := func(x, y int) bool { return (x-10)*(x-10)+(y-18)*(y-18) < 70 }
	ring := func(x, y int) bool { return disc(x, y) && (x-10)*(x-10)+(y-18)*(y-18) > 25 }
	square := func(x, y int) bool { return x > 3 && x < 20 && y > 10 && y < 28 }
	letter := func(x, y int) bool { return x > 3 && x < 20 && y > 22 && y < 40 && (x+y)%3 > 0 }
	rule := func(x, y int) bool { return x > 8 && x < 12 }
	tests := []struct {
		text string
		ink  func(x, y int) bool
		want string
	}{
		{"e", disc, "• word"},
		{"0", ring, "◦ word"},
		{"国", square, "◼ word"},
		{"e", letter, "e word"},
		{">", letter, "➢ word"},
		{"|", rule, "word"},
		{"|", func(x, y int) bool { return rule(x, y) && y > 0 && y < 40 }, "| word"},
	}
	for _, tt := range tests {
		page := image.NewGray(image.Rect(0, 0, 200, 120))
		for i := range page.Pix {
			x, y := i%200, i/200-40
			page.Pix[i] = 255
			if x < 40 && tt.ink(x, y) || x >= 50 && x < 90 && y >= 10 && y < 40 {
				page.Pix[i] = 0
			}
		}
		words := line(tt.text, "word")
		for i := range words {
			words[i].Box = words[i].Box.Add(image.Pt(0, 40))
			words[i].Base += 40
		}
		words[0].Box.Max.X = 25
		if tt.text == "|" {
			words[0].Box = image.Rect(8, 41, 13, 80)
		}
		if got := texts(mendSigns(words, page)); got != tt.want {
			t.Errorf("mendSigns(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestTurned(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 2, 3))
	copy(m.Pix, []uint8{1, 2, 3, 4, 5, 6})
	if got := turned(m, 1); got.Rect.Dx() != 3 || !slices.Equal(got.Pix, []uint8{5, 3, 1, 6, 4, 2}) {
		t.Errorf("turned(1) = %v", got.Pix)
	}
	if got := turned(m, 4); !slices.Equal(got.Pix, m.Pix) {
		t.Errorf("turned(4) = %v", got.Pix)
	}
}
