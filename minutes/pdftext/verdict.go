package pdftext

import (
	"fmt"
	"strings"

	"hexaglot/minutes"
)

// coversPage is the share of a page from which on a picture is the page.
const coversPage = .3

// verdict is why there is no text, if there is none. A line here and there of pages that all break off, as
// the head of the first one, is none.
func verdict(pages []*page) error {
	broken, lines := 0, 0
	var pictures []int
	for _, p := range pages {
		lines += len(p.lines)
		if p.pictures > coversPage {
			pictures = append(pictures, p.number)
		}
		if p.err != nil {
			broken++
		}
	}
	switch {
	case lines > 0 && (broken < len(pages) || lines >= len(pages)):
		return nil
	case len(pictures) > 0 && lines == 0:
		return fmt.Errorf("%w: %s", ErrScanned, pageList(pictures))
	case broken > 0:
		return fmt.Errorf("%w: %s cannot be read", ErrDamaged, countPages(len(pages)))
	}
	return fmt.Errorf("%w: %s with nothing on it", ErrNoText, countPages(len(pages)))
}

func countPages(n int) string {
	if n == 1 {
		return "1 page"
	}
	return fmt.Sprintf("%d pages", n)
}

// pageList writes page numbers: "page 3", "pages 1 to 4 and 7".
func pageList(numbers []int) string {
	var parts []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		part := fmt.Sprint(numbers[i])
		if j > i {
			part = fmt.Sprintf("%d to %d", numbers[i], numbers[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	if len(numbers) == 1 {
		return "page " + parts[0]
	}
	if n := len(parts); n > 1 {
		return "pages " + strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
	return "pages " + parts[0]
}

// findings says which pages were not read well.
func findings(pages []*page) []minutes.Finding {
	var out []minutes.Finding
	for _, p := range pages {
		add := func(rule string, severity minutes.Severity, format string, args ...any) {
			out = append(out, minutes.Finding{Rule: rule, Severity: severity, Page: p.number, Message: fmt.Sprintf(format, args...)})
		}
		if p.err != nil {
			add("pdf.page", minutes.Warning, "page %d could not be read whole: %v", p.number, p.err)
		}
		if p.unmapped > 0 {
			add("pdf.glyphs", minutes.Warning, "%d of %d signs on page %d have no character in the PDF and are written as \ufffd or left out", p.unmapped, p.glyphs, p.number)
		}
		if p.phrases > 2 {
			add("pdf.mapping", minutes.Warning, "%d signs on page %d stand for whole phrases in the PDF: its text repeats itself and cannot be trusted", p.phrases, p.number)
		}
		if p.guessed > 0 {
			add("pdf.mapping", minutes.Warning, "%d signs on page %d have no character in the PDF and were read by their place in the font: compare them with the page", p.guessed, p.number)
		}
		if len(p.lines) == 0 && p.pictures > coversPage {
			add("pdf.picture", minutes.Warning, "page %d is a picture without text", p.number)
		}
	}
	return out
}
