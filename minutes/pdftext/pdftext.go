// Package pdftext reads the text of PDFs: lines in reading order and logical character
// order, with what the layout says about paragraphs, tables and links. [Read] is all of it.
//
// The way of a file: [object.Open] finds its objects and their streams; a [paint.Reader] runs the content of its pages,
// with fonts of package font, and leaves glyphs, rules, drawings and pictures. Here lines are made of them.
//
// Glyphs (page.go) become fragments (fragment.go, assemble.go, marks.go, raised.go, rtl.go, runs.go; script.go tells scripts apart), then lines
// (layout.go, bands.go, line.go, justified.go, bullets.go) in columns and tables (columns.go, region.go, regionplace.go, table.go, tablerows.go; grid.go for those
// with borders), without running heads and stamps (furniture.go, furniturekeys.go, furniturespots.go, furniturefill.go, furnituregap.go, frames.go, stamps.go), over page breaks
// (flow.go, flowcell.go, notes.go), with paragraphs (paragraph.go, full.go) and links (links.go); verdict.go says what was not read, told.go what was left out. A page that is a picture
// is painted by [picture.Paint] and given to who can read it; the words become glyphs (scanned.go, scantyped.go, scansizes.go, proofread.go).
package pdftext

import (
	"context"
	"errors"

	"hexaglot/minutes"
	"hexaglot/minutes/pdftext/object"
	"hexaglot/minutes/pdftext/paint"
)

// Config says how a PDF is read; the zero value is the usual way.
type Config struct {
	Password string // opens an encrypted PDF; the empty one is always tried
	OCR      OCR    // reads pages that are pictures; nil leaves them
}

// What Read cannot do. Errors wrap these, with detail.
var (
	ErrNotPDF   = object.ErrNotPDF
	ErrPassword = object.ErrPassword
	ErrScanned  = errors.New("the PDF holds pictures of pages and no text")
	ErrNoText   = errors.New("the PDF holds no text")
	ErrUnmapped = errors.New("the fonts of the PDF do not tell which characters their signs are")
	ErrDamaged  = object.ErrDamaged
)

// A document is a PDF that is read.
type document struct {
	file    *object.File
	painter *paint.Reader
	stock   stock

	addresses int // bytes of the URLs of the links so far
}

// maxAddresses is how long the addresses of all links may be, as one that stands there once can be that of
// any number of links. Those of minutes have a few kilobytes.
const maxAddresses = 8 << 20

// Read gives the text of a PDF. A page that cannot be read costs that page and gives a
// finding; an error is [ErrNotPDF], [ErrPassword], [ErrScanned], [ErrUnmapped],
// [ErrNoText] or [ErrDamaged], or that of the context. Findings are of rules pdf.page, pdf.glyphs, pdf.mapping,
// pdf.picture, pdf.ocr and pdf.dropped.
func Read(ctx context.Context, data []byte, cfg Config) (*minutes.Text, error) {
	f, err := object.Open(data, cfg.Password)
	if err != nil {
		return nil, err
	}
	d := &document{file: f, painter: paint.NewReader(f)}
	pages := make([]*page, len(f.Pages))
	for i := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		pages[i] = d.readPage(ctx, i)
	}
	if err := ctx.Err(); err != nil { // the last page may have broken off
		return nil, err
	}
	mirrorBrackets(pages)
	for _, p := range pages {
		for i, l := range p.lines {
			l.number = i + 1
		}
	}
	dropped := dropFurniture(pages)
	if cfg.OCR != nil {
		any, err := d.readScans(ctx, pages, dropped, cfg.OCR)
		if err != nil {
			return nil, err
		}
		if any {
			mirrorBrackets(pages)
			dropped = append(dropped, dropFurniture(pages)...)
		}
	}
	if err := verdict(pages); err != nil {
		return nil, err
	}
	text := &minutes.Text{Pages: len(pages), Findings: findings(pages)}
	lines, again := flowing(pages)
	dropped = append(dropped, again...)
	text.Findings = append(text.Findings, droppedFinding(dropped)...)
	for _, l := range dropped {
		text.Dropped = append(text.Dropped, l.line(pages[l.page-1]))
	}
	for _, l := range lines {
		text.Lines = append(text.Lines, l.line(pages[l.page-1]))
	}
	text.Links = linksOf(pages)
	return text, nil
}

// line gives the line as others see it.
func (l *line) line(p *page) minutes.Line {
	return minutes.Line{
		Text: l.text, Page: l.page, N: l.number, Joins: l.joins,
		X: l.place(p.width), Y: p.height - l.y, Size: l.size, Bold: l.bold,
		Cells: l.columns(), Links: l.links, Note: l.foot,
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
			if l.rtl {
				l.mirror(n < 0)
			}
		}
	}
}

// mirror turns the brackets of a line, all of them or those that stand wrong. Both of a pair
// have the same length in UTF-8.
func (l *line) mirror(all bool) {
	if all {
		l.text = mirror(l.text)
	}
	l.text = mendBrackets(l.text)
	for i := range l.links {
		l.links[i].Text = l.text[l.links[i].Start:l.links[i].End]
	}
}
