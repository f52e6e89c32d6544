// Package pdftext reads the text of PDFs: lines in reading order and logical character
// order, with what the layout says about paragraphs, tables and links. [Read] is all of it.
//
// The way of a file: scan finds its objects by their own marks, expand opens its object
// streams, rebuild gives github.com/ledongthuc/pdf a small clean copy to navigate
// (lex.go, scan.go, expand.go, pages.go, rebuild.go, open.go; crypt.go and filter.go
// for the bytes). A painter runs the content of a page (content.go) with its fonts
// (font.go, cmap.go, encoding.go, fold.go) and leaves glyphs. These become fragments,
// rows and lines (fragment.go, assemble.go, rtl.go, line.go, layout.go), without
// running heads (furniture.go), with paragraphs (paragraph.go) and links (links.go).
//
// The library reads objects, nothing else: its text calls lose text, and a hostile file can
// make it loop. So nothing reaches it that we did not write ourselves.
package pdftext

import (
	"context"
	"fmt"
	"strings"

	"hexaglot/minutes"
)

// Text is what a PDF says.
type Text struct {
	Lines    []minutes.Line    // in reading order, without Dropped
	Dropped  []minutes.Line    // running heads, feet and page numbers
	Links    []minutes.Link    // every link to a URL, once, also if it goes over a line break
	Pages    int               // of the file
	Findings []minutes.Finding // rules pdf.page, pdf.glyphs, pdf.mapping, pdf.picture
}

// Read gives the text of a PDF. A page that cannot be read costs that page and gives a
// finding; an error is [ErrNotPDF], [ErrPassword], [ErrScanned], [ErrNoText] or
// [ErrDamaged], or that of the context.
func Read(ctx context.Context, data []byte) (*Text, error) {
	d, err := open(data)
	if err != nil {
		return nil, err
	}
	pages := make([]*page, len(d.pages))
	for i := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		pages[i] = d.readPage(ctx, i)
	}
	if err := verdict(pages); err != nil {
		return nil, err
	}
	text := &Text{Pages: len(pages), Findings: findings(pages)}
	mirrorBrackets(pages)
	for _, p := range pages {
		for i, l := range p.lines {
			l.number = i + 1
		}
	}
	for _, l := range dropFurniture(pages) {
		text.Dropped = append(text.Dropped, l.line(pages[l.page-1]))
	}
	joinParagraphs(pages)
	for _, p := range pages {
		for _, l := range p.lines {
			text.Lines = append(text.Lines, l.line(p))
		}
	}
	text.Links = linksOf(pages)
	return text, nil
}

// line gives the line as others see it.
func (l *line) line(p *page) minutes.Line {
	return minutes.Line{
		Text: l.text, Page: l.page, N: l.number, Joins: l.joins,
		X: l.indent(p.width), Y: p.height - l.y, Size: l.size, Bold: l.bold,
		Cells: l.columns(), Links: l.links,
	}
}

// mirrorBrackets turns the brackets of right-to-left lines on pages where they are the
// wrong way round.
func mirrorBrackets(pages []*page) {
	votes := func(p *page) int {
		n := 0
		for _, l := range p.lines {
			if l.rtl {
				n += bracketVotes(l.text)
			}
		}
		return n
	}
	all := 0
	for _, p := range pages {
		all += votes(p)
	}
	for _, p := range pages {
		n := votes(p)
		if n == 0 {
			n = all
		}
		for _, l := range p.lines {
			if n < 0 && l.rtl {
				l.mirror()
			}
		}
	}
}

// mirror turns the brackets of a line.
func (l *line) mirror() {
	l.text = mirror(l.text) // all of a pair have the same length in UTF-8
	for i := range l.links {
		l.links[i].Text = l.text[l.links[i].Start:l.links[i].End]
	}
}

// verdict is why there is no text, if there is none.
func verdict(pages []*page) error {
	glyphs, pictures, broken := 0, []int{}, 0
	for _, p := range pages {
		glyphs += p.glyphs
		if p.glyphs == 0 && p.pictures > .3 {
			pictures = append(pictures, p.number)
		}
		if p.err != nil {
			broken++
		}
	}
	switch {
	case glyphs > 0:
		return nil
	case len(pictures) > 0:
		return fmt.Errorf("%w: %s", ErrScanned, pageList(pictures))
	case broken > 0:
		return fmt.Errorf("%w: none of its %d pages can be read", ErrDamaged, len(pages))
	}
	return fmt.Errorf("%w: its %d pages are empty", ErrNoText, len(pages))
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
			add("pdf.glyphs", minutes.Warning, "%d of %d signs on page %d have no character in the PDF and are written as \ufffd", p.unmapped, p.glyphs, p.number)
		}
		if p.phrases > 2 {
			add("pdf.mapping", minutes.Warning, "%d signs on page %d stand for whole phrases in the PDF: its text repeats itself and cannot be trusted", p.phrases, p.number)
		}
		if p.glyphs == 0 && p.pictures > .3 {
			add("pdf.picture", minutes.Warning, "page %d is a picture without text", p.number)
		}
	}
	return out
}
