package pdftext

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"hexaglot/minutes"
)

// coversPage is the share of a page from which on a picture is the page.
const coversPage = .3

// A page is still a picture if little is typed on it, as a stamp, a signature or a line that says who received it: so many
// signs at most, on so small a share of it. Large letters are those of a slide or a cover.
const (
	fewSigns = 500
	fewTyped = .02
	slide    = 1 / 24. // of the shorter side of the page
)

// isPicture says that what there is to read on the page is in its picture.
func (p *page) isPicture() bool {
	if p.pictures <= coversPage || len(p.lines) > 0 && (p.glyphs > fewSigns || p.behind) {
		return false
	}
	typed := 0.0
	for _, l := range p.lines {
		if l.column < 0 { // turned
			continue
		}
		if l.size > slide*min(p.width, p.height) {
			return false
		}
		width := .5 // of a letter, in ems
		if l.han {
			width = 1
		}
		typed += l.size * l.size * width * float64(utf8.RuneCountInString(l.text))
	}
	return typed <= fewTyped*p.width*p.height
}

// noText is the share of signs without a character from which on the rest is no text.
const noText = .9

// verdict is why there is no text, if there is none. A line here and there of pages that all break off, as
// the head of the first one, is none.
func verdict(pages []*page) error {
	broken, lines, signs, unknown := 0, 0, 0, 0
	var pictures, blank, unmapped []int
	var why error
	for _, p := range pages {
		lines += len(p.lines)
		signs += p.glyphs
		unknown += p.unmapped + p.private
		if p.unmapped+p.private > 0 {
			unmapped = append(unmapped, p.number)
		}
		if p.scanned && len(p.words) == 0 {
			blank = append(blank, p.number)
		}
		if p.isPicture() {
			pictures = append(pictures, p.number)
			why = cmp.Or(why, p.scanErr)
		}
		if p.err != nil {
			broken++
		}
	}
	switch {
	case lines > 0 && float64(unknown) >= noText*float64(signs) && unknown > 0:
		return fmt.Errorf("%w: %d of %d on %s", ErrUnmapped, unknown, signs, pageList(unmapped))
	case lines > 0 && (broken < len(pages) || lines >= len(pages)):
		return nil
	case why != nil && lines == 0: // someone tried
		return fmt.Errorf("%w: the picture of %s cannot be read: %w", ErrNoText, pageList(pictures[:1]), why)
	case len(blank) > 0 && lines == 0:
		return fmt.Errorf("%w: none was found in the pictures of %s", ErrNoText, pageList(blank))
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

// pageList writes page numbers: "page 3", "pages 1 and 2", "pages 1 to 4 and 7".
func pageList(numbers []int) string {
	var parts []string
	for i := 0; i < len(numbers); i++ {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		if j < i+2 {
			parts = append(parts, fmt.Sprint(numbers[i]))
			continue
		}
		parts = append(parts, fmt.Sprintf("%d to %d", numbers[i], numbers[j]))
		i = j
	}
	if len(numbers) == 1 {
		return "page " + parts[0]
	}
	if n := len(parts); n > 1 {
		return "pages " + strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
	return "pages " + parts[0]
}

// findings says which pages were not read well, each thing once with all pages that it is true of; only why a page could not
// be read whole is said of each.
func findings(pages []*page) []minutes.Finding {
	var out []minutes.Finding
	var lost, unmapped, phrases, guessed, pictures, typedOn tally
	var why error
	each := func(p *page, rule, format string, args ...any) {
		out = append(out, minutes.Finding{Rule: rule, Severity: minutes.Warning, Page: p.number, Message: fmt.Sprintf(format, args...)})
	}
	for _, p := range pages {
		switch {
		case p.err != nil && len(p.lines) == 0:
			lost.add(p, 1, 0)
			why = cmp.Or(why, p.err)
		case p.err != nil:
			each(p, "pdf.page", "page %d could not be read whole: %v", p.number, p.err)
		}
		unmapped.add(p, p.unmapped, p.glyphs)
		guessed.add(p, p.guessed, p.glyphs)
		if p.phrases > 2 {
			phrases.add(p, p.phrases, p.glyphs)
		}
		switch {
		case p.isPicture() && p.scanErr != nil:
			each(p, "pdf.picture", "page %d is a picture that cannot be read: %v", p.number, p.scanErr)
		case p.scanErr != nil:
			each(p, "pdf.picture", "a picture on page %d could not be read whole: %v", p.number, p.scanErr)
		case p.scanned && len(p.words) == 0:
			each(p, "pdf.picture", "no text was found in the picture of page %d", p.number)
		case !p.isPicture():
		case len(p.lines) == 0:
			pictures.add(p, 1, 0)
		default:
			typedOn.add(p, 1, 0)
		}
	}
	say := func(t tally, rule, format string, args ...any) {
		if t.n > 0 {
			out = append(out, minutes.Finding{Rule: rule, Severity: minutes.Warning, Page: t.pages[0], Message: fmt.Sprintf(format, args...)})
		}
	}
	say(lost, "pdf.page", "%d of %s could be read: nothing is left of %s (%v); ask for the file anew", len(pages)-lost.n, countPages(len(pages)), lost, why)
	say(unmapped, "pdf.glyphs", "%d of %d signs on %s have no character in the PDF and are written as \ufffd or left out; ask for a PDF that can be searched", unmapped.n, unmapped.of, unmapped)
	say(phrases, "pdf.mapping", "%d signs on %s stand for whole phrases in the PDF: its text repeats itself and cannot be trusted", phrases.n, phrases)
	say(guessed, "pdf.mapping", "%d of %d signs on %s have no character in the PDF and were read by their place in the font: compare them with the page", guessed.n, guessed.of, guessed)
	say(pictures, "pdf.picture", "%s: a picture without text; text in pictures is read with --ocr only", pictures)
	say(typedOn, "pdf.picture", "%s: a picture with hardly any text on it; text in pictures is read with --ocr only", typedOn)
	slices.SortStableFunc(out, func(a, b minutes.Finding) int { return a.Page - b.Page })
	return append(out, scanFindings(pages)...)
}

// A tally is on how many signs of which pages something is true.
type tally struct {
	pages []int
	n, of int
}

func (t *tally) add(p *page, n, of int) {
	if n > 0 {
		t.pages = append(t.pages, p.number)
		t.n, t.of = t.n+n, t.of+of
	}
}

func (t tally) String() string { return pageList(t.pages) }
