package pdftext

import (
	"context"
	"image"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
	"hexaglot/minutes/pdftext/paint"
	"hexaglot/minutes/pdftext/picture"
)

// A Word is one that was read in the picture of a page.
type Word struct {
	Text       string
	Box        image.Rectangle // in pixels of the picture, upright
	Line       int             // words of one line follow each other and have one number
	Base       float64         // height of the base line under the middle of the word, in pixels from the top
	Size       float64         // of the letters of its line, in pixels
	Confidence float64         // from 0 to 1
}

// A Scan is what was read in the picture of a page.
type Scan struct {
	Words []Word // in the order of reading
	Turns int    // quarter turns to the right that made the picture upright
}

// OCR reads the picture of a page, of which dpi pixels are an inch.
type OCR func(ctx context.Context, page *image.Gray, dpi int) (*Scan, error)

// readScans reads those pages that are pictures and have no text, and says whether there are any.
func (d *document) readScans(ctx context.Context, pages []*page, ocr OCR) (bool, error) {
	any := false
	for _, p := range pages {
		if len(p.lines) > 0 || p.pictures <= coversPage {
			continue
		}
		c, dpi, err := picture.Paint(ctx, d.file, p.placed, p.width, p.height)
		p.scanErr, p.placed = err, nil
		if c != nil {
			s, err := ocr(ctx, c, dpi)
			if ctx.Err() != nil {
				return any, ctx.Err()
			}
			if err != nil {
				p.scanErr = err
				continue
			}
			p.takeScan(s, 72/float64(dpi))
			any = any || len(p.lines) > 0
		}
		if ctx.Err() != nil {
			return any, ctx.Err()
		}
	}
	return any, nil
}

// takeScan makes lines of words, whose pixels are so many points wide.
func (p *page) takeScan(s *Scan, scale float64) {
	if s.Turns%2 != 0 {
		p.width, p.height = p.height, p.width
	}
	if s.Turns != 0 {
		p.links = nil
	}
	glyphs := p.scanGlyphs(s.Words, scale)
	p.scanned = true
	p.words = s.Words
	p.glyphs = len(glyphs)
	p.rtl = isMostlyRTL(glyphs)
	p.lines = p.layout(glyphs, nil)
	p.attachLinks(p.lines)
	for i, l := range p.lines {
		l.number = i + 1
		l.release()
	}
	p.pictures = 0 // it is read: what is on each page now is no stamp on a picture
}

// The widest space between words of one text, in ems, and the widest gap between the boxes of Chinese words, which are
// often too narrow.
const (
	widestSpace = 1
	hanGap      = 2
)

// scanGlyphs makes glyphs of words: one for each word, as only its box is known, and of ideographs one for
// each. The page is set straight, and lines of nearly one size get the same.
func (p *page) scanGlyphs(words []Word, scale float64) []paint.Glyph {
	tilt := tiltOf(words)
	sizes := commonSizes(words)
	var out []paint.Glyph
	for start := 0; start < len(words); {
		end := start + 1
		for end < len(words) && words[end].Line == words[start].Line {
			end++
		}
		line := words[start:end]
		base := 0.0
		for _, w := range line {
			base += (w.Base - tilt*middle(w)) / float64(len(line))
		}
		g := paint.Glyph{Y: p.height - base*scale, Size: sizes[line[0].Line] * scale}
		if isMostlyRTL(spell(line)) {
			out = append(out, rightToLeft(line, g, scale, len(out))...)
		} else {
			out = append(out, leftToRight(line, g, scale, len(out))...)
		}
		start = end
	}
	return out
}

// spell gives the words of a line as glyphs without places.
func spell(line []Word) []paint.Glyph {
	var out []paint.Glyph
	for _, w := range line {
		out = append(out, paint.Glyph{Text: w.Text})
	}
	return out
}

// leftToRight makes glyphs of the words of a line, and spaces between them. Boxes of Chinese words reach into each other; the
// order is right.
func leftToRight(line []Word, g paint.Glyph, scale float64, seq int) []paint.Glyph {
	var out []paint.Glyph
	for i, w := range line {
		text := minutes.Fold(norm.NFC.String(strings.TrimSpace(w.Text)))
		if text == "" {
			continue
		}
		x0, x1 := float64(w.Box.Min.X)*scale, float64(w.Box.Max.X)*scale
		if i+1 < len(line) {
			if next := float64(line[i+1].Box.Min.X) * scale; next > x0 {
				x1 = min(x1, next)
			}
		}
		if n := len(out); n > 0 {
			last := &out[n-1]
			x0 = max(x0, last.X1)
			if (isIdeograph(lastRune(last.Text)) || isIdeograph(firstRune(text))) && x0-last.X1 < hanGap*g.Size {
				last.X1 = x0
			}
			space := g
			space.Text, space.X0, space.X1, space.Seq = " ", last.X1, x0, seq+n
			if marked := i == 1 && marker.MatchString(last.Text); marked || x0-last.X1 < widestSpace*g.Size && !isHan(firstRune(text)) && !isHan(lastRune(last.Text)) {
				out = append(out, space)
			}
		}
		g.Text, g.X0, g.X1, g.Seq = text, x0, max(x0, x1), seq+len(out)
		out = append(out, split(g)...)
	}
	return out
}

// rightToLeft makes one glyph of all words of a line that are not parted by more than a space. Their order is already that of
// reading, also where words from left to right are among them.
func rightToLeft(line []Word, g paint.Glyph, scale float64, seq int) []paint.Glyph {
	order := make([]int, len(line))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return line[order[i]].Box.Max.X > line[order[j]].Box.Max.X })
	var out []paint.Glyph
	for start := 0; start < len(order); {
		left, right := line[order[start]].Box.Min.X, line[order[start]].Box.Max.X
		end := start + 1
		for end < len(order) && float64(left-line[order[end]].Box.Max.X)*scale < widestSpace*g.Size {
			left = min(left, line[order[end]].Box.Min.X)
			end++
		}
		slices.Sort(order[start:end])
		var words []string
		for _, i := range order[start:end] {
			words = append(words, line[i].Text)
		}
		g.Text = minutes.Fold(norm.NFC.String(strings.Join(strings.Fields(strings.Join(words, " ")), " ")))
		g.X0, g.X1, g.Seq = float64(left)*scale, float64(right)*scale, seq+len(out)
		if g.Text != "" {
			out = append(out, g)
		}
		start = end
	}
	return out
}

// split parts a word in ideographs into its signs.
func split(g paint.Glyph) []paint.Glyph {
	runes := []rune(g.Text)
	if !slices.ContainsFunc(runes, isIdeograph) {
		return []paint.Glyph{g}
	}
	step := (g.X1 - g.X0) / float64(len(runes))
	var out []paint.Glyph
	for i, r := range runes {
		s := g
		s.Text, s.X0, s.X1, s.Seq = string(r), g.X0+step*float64(i), g.X0+step*float64(i+1), g.Seq+i
		out = append(out, s)
	}
	return out
}
