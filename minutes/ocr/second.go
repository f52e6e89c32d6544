package ocr

import (
	"context"
	"image"
	"slices"
	"strings"
	"unicode"

	"hexaglot/minutes/pdftext"
)

// readTwice reads a page in letters that are not Latin a second time, without the second language, if the first
// reading found Latin words: tesseract likes to take a short word in Arabic for an English one. Of each such word
// the reading that it is surer of counts.
func (r *reader) readTwice(ctx context.Context, words []pdftext.Word, page *image.Gray, dpi int) error {
	if len(r.packs) < 2 || r.packs[0] != "ara" || !slices.ContainsFunc(words, isLatin) {
		return nil
	}
	alone, err := r.recognise(ctx, page, dpi, r.packs[:1])
	if err != nil {
		return err
	}
	for i := range words {
		w := &words[i]
		if !isLatin(*w) {
			continue
		}
		var parts []string
		sum := 0.0
		for _, o := range alone {
			if center(o.Box).In(w.Box) {
				parts = append(parts, o.Text)
				sum += o.Confidence
			}
		}
		if text := strings.Join(parts, " "); sum > w.Confidence*float64(len(parts)) && !strings.ContainsFunc(text, notArabic) {
			w.Text, w.Confidence = text, sum/float64(len(parts))
		}
	}
	return nil
}

func isLatin(w pdftext.Word) bool {
	return strings.ContainsFunc(w.Text, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
}

func notArabic(r rune) bool {
	return unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.Is(unicode.Arabic, r) || unicode.IsSymbol(r)
}

func center(r image.Rectangle) image.Point { return r.Min.Add(r.Max).Div(2) }
