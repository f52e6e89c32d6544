package ocr

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"io"
	"strconv"
	"strings"
	"unicode"

	"hexaglot/minutes/pdftext"
)

// words reads a page after so many quarter turns to the right.
func (r *reader) words(ctx context.Context, page *image.Gray, dpi, turns int) (*pdftext.Scan, error) {
	page = turned(page, turns)
	words, err := r.recognise(ctx, page, dpi, r.packs)
	if err != nil {
		return nil, err
	}
	if err := r.readTwice(ctx, words, page, dpi); err != nil {
		return nil, err
	}
	mendMarks(words)
	mendApostrophes(words)
	mendSizes(words, page)
	return &pdftext.Scan{Words: mendSigns(words, page), Turns: turns}, nil
}

// recognise runs tesseract on an upright page.
func (t *Tesseract) recognise(ctx context.Context, page *image.Gray, dpi int, packs []string) ([]pdftext.Word, error) {
	out, err := t.run(ctx, pgm(page), "-", "-", "-l", strings.Join(packs, "+"), "--psm", "3", "--dpi", strconv.Itoa(dpi), "hocr")
	if err != nil {
		return nil, err
	}
	words, err := parse(out)
	if err != nil {
		return nil, fmt.Errorf("tesseract: %w", err)
	}
	return words, nil
}

// confidence is the mean of that of the signs; 0 of none.
func confidence(s *pdftext.Scan) float64 {
	sum, n := 0.0, 0
	for _, w := range s.Words {
		sum += w.Confidence * float64(len(w.Text))
		n += len(w.Text)
	}
	return sum / float64(max(1, n))
}

// A place is what hOCR says of a part of a page in its title: "bbox 36 92 580 122; baseline -0.003 -5; x_size 30".
type place struct {
	box         image.Rectangle
	slope, base float64 // of the base line, from the lower left of the box
	size        float64
	confidence  float64
	angle       float64
}

func placeOf(title string) place {
	var p place
	for part := range strings.SplitSeq(title, ";") {
		words := strings.Fields(part)
		if len(words) < 2 {
			continue
		}
		var n [4]float64
		for i := range min(4, len(words)-1) {
			n[i], _ = strconv.ParseFloat(words[i+1], 64)
		}
		switch words[0] {
		case "bbox":
			p.box = image.Rect(int(n[0]), int(n[1]), int(n[2]), int(n[3]))
		case "baseline":
			p.slope, p.base = n[0], n[1]
		case "x_size":
			p.size = n[0]
		case "x_wconf":
			p.confidence = n[0] / 100
		case "textangle":
			p.angle = n[0]
		}
	}
	return p
}

// parse reads hOCR (https://kba.github.io/hocr-spec/1.2/), which tesseract writes because its tables lack the
// base lines and sizes of the letters.
func parse(hocr []byte) ([]pdftext.Word, error) {
	d := xml.NewDecoder(bytes.NewReader(hocr))
	d.Strict = false
	var words []pdftext.Word
	var line, word place
	var text strings.Builder
	number, depth := 0, 0 // depth inside a word; 0 outside
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return words, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth > 0 {
				depth++
				continue
			}
			var class, title string
			for _, a := range t.Attr {
				switch a.Name.Local {
				case "class":
					class = a.Value
				case "title":
					title = a.Value
				}
			}
			switch class {
			case "ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat":
				line = placeOf(title)
				number++
			case "ocrx_word":
				word, depth = placeOf(title), 1
				text.Reset()
			}
		case xml.CharData:
			if depth > 0 {
				text.Write(t)
			}
		case xml.EndElement:
			if depth == 0 {
				continue
			}
			if depth--; depth > 0 || line.angle != 0 || line.size <= 0 {
				continue
			}
			s := strings.Map(visible, text.String())
			if s = strings.TrimSpace(s); s == "" || word.box.Empty() {
				continue
			}
			middle := float64(word.box.Min.X+word.box.Max.X) / 2
			words = append(words, pdftext.Word{
				Text: s, Box: word.box, Line: number, Size: line.size, Confidence: word.confidence,
				Base: float64(line.box.Max.Y) + line.base + line.slope*(middle-float64(line.box.Min.X)),
			})
		}
	}
}

// visible leaves out the marks of direction that tesseract writes: the order of its words says the same.
func visible(r rune) rune {
	if unicode.Is(unicode.Bidi_Control, r) || r == unicode.ReplacementChar {
		return -1
	}
	return r
}
