package ocr

import (
	"image"
	"sort"
	"strings"
	"unicode"

	"hexaglot/minutes/pdftext"
)

// dark is the grey below which a point is ink.
const dark = 128

// inkBox is the box around the ink in a part of a page; it is empty if there is none.
func inkBox(page *image.Gray, box image.Rectangle) image.Rectangle {
	box = box.Intersect(page.Rect)
	out := image.Rectangle{Min: box.Max, Max: box.Min}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := page.Pix[page.PixOffset(box.Min.X, y):page.PixOffset(box.Max.X, y)]
		for i, v := range row {
			if x := box.Min.X + i; v < dark {
				out.Min.X, out.Max.X = min(out.Min.X, x), max(out.Max.X, x+1)
				out.Min.Y, out.Max.Y = min(out.Min.Y, y), y+1
			}
		}
	}
	if out.Empty() {
		return image.Rectangle{}
	}
	return out
}

// inked is the share of a box that is ink.
func inked(page *image.Gray, box image.Rectangle) float64 {
	n := 0
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for _, v := range page.Pix[page.PixOffset(box.Min.X, y):page.PixOffset(box.Max.X, y)] {
			if v < dark {
				n++
			}
		}
	}
	return float64(n) / float64(max(1, box.Dx()*box.Dy()))
}

// lines parts words into those of one line.
func lines(words []pdftext.Word) [][]pdftext.Word {
	var out [][]pdftext.Word
	for start := 0; start < len(words); {
		end := start + 1
		for end < len(words) && words[end].Line == words[start].Line {
			end++
		}
		out = append(out, words[start:end])
		start = end
	}
	return out
}

// Heights of signs in ems of their fonts.
const (
	ideograph = .92
	alef      = .7 // over the base line
)

// Arabic letters that are as high as the alef, and those that have something on top.
const (
	tall   = "الكطظ"
	taller = "أآؤئ\u064b\u064c\u064e\u064f\u0651\u0652"
)

// mendSizes measures Chinese and Arabic letters by their ink: tesseract measures letters as if they had the
// heights of Latin ones.
func mendSizes(words []pdftext.Word, page *image.Gray) {
	for _, line := range lines(words) {
		var heights []float64
		em := ideograph
		for _, w := range line {
			ink := inkBox(page, w.Box)
			switch {
			case strings.ContainsFunc(w.Text, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
				heights = append(heights, float64(ink.Dy()))
			case strings.ContainsAny(w.Text, tall) && !strings.ContainsAny(w.Text, taller):
				heights = append(heights, w.Base-float64(ink.Min.Y))
				em = alef
			}
		}
		if len(heights)*4 < len(line) || len(heights) == 0 {
			continue
		}
		sort.Float64s(heights)
		size := heights[len(heights)/2] / em
		if size <= 0 {
			continue
		}
		for i := range line {
			line[i].Size = size
		}
	}
}
