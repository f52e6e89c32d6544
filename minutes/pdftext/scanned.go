package pdftext

import (
	"cmp"
	"context"
	"image"
	"math"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
	"hexaglot/minutes/pdftext/object"
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

// readScans reads those pages that are pictures, and says whether there are any. The lines that were dropped stay so.
func (d *document) readScans(ctx context.Context, pages []*page, dropped []*line, ocr OCR) (bool, error) {
	any := false
	for i, p := range pages {
		if !p.isPicture() {
			continue
		}
		q, err := d.readScan(ctx, p, dropped, ocr)
		if ctx.Err() != nil {
			return any, ctx.Err()
		}
		if q == nil {
			p.scanErr = err
			continue
		}
		q.scanErr = err
		pages[i] = q
		any = any || len(q.lines) > 0
	}
	return any, nil
}

// readScan reads the picture of a page, with what else is on it. The page is nil if that failed; an error beside it says what
// was lost.
func (d *document) readScan(ctx context.Context, p *page, dropped []*line, ocr OCR) (*page, error) {
	x := d.painter.Page(ctx, p.number-1)
	c, dpi, broken := picture.Paint(ctx, d.file, x.Pictures, x.Width, x.Height)
	if c == nil {
		return nil, broken
	}
	s, err := ocr(ctx, c, dpi)
	if err != nil {
		return nil, err
	}
	q := d.newPage(x, p.number-1)
	var typed []paint.Glyph
	if len(p.lines) > 0 {
		typed = slices.DeleteFunc(q.visible(x.Glyphs), func(g paint.Glyph) bool {
			return slices.ContainsFunc(dropped, func(l *line) bool { return l.page == p.number && l.holds(g) })
		})
	}
	err = object.Guard(func() error {
		q.takeScan(s, 72/float64(dpi), typed)
		return nil
	})
	return q, cmp.Or(broken, err)
}

// takeScan makes lines of words, whose pixels are so many points wide, and of what was typed on their picture.
func (p *page) takeScan(s *Scan, scale float64, typed []paint.Glyph) {
	width, height := p.width, p.height
	if s.Turns%2 != 0 {
		width, height = height, width
	}
	angle := float64(90 * s.Turns)
	var upright, others []paint.Glyph // once the page has been turned
	for _, g := range typed {
		if off := math.Mod(g.Angle-angle+720, 360); off > 1 && off < 359 {
			others = append(others, g)
			continue
		}
		upright = append(upright, quarter(g, s.Turns, p.width, p.height))
	}
	p.scanned = true
	p.words = untyped(s, scale, upright, height)
	all := interleave(besideTyped(scanGlyphs(p.words, scale, height), upright), upright)
	for i := range all { // back to how the page lies
		all[i] = quarter(all[i], 4-s.Turns, width, height)
		all[i].Angle = angle
	}
	all = append(all, others...)
	for i := range all {
		all[i].Seq = i
	}
	p.glyphs = len(all)
	p.arrange(all, &paint.Page{})
	for i, l := range p.lines {
		l.number = i + 1
		l.release()
	}
}

// The widest space between words of one text, in ems, and the widest gap between the boxes of Chinese words, which are
// often too narrow.
const (
	widestSpace = 1
	hanGap      = 2
)

// scanGlyphs makes glyphs of words: one for each word, as only its box is known, and of ideographs one for
// each. The page is set straight, and lines of nearly one size get the same.
func scanGlyphs(words []Word, scale, height float64) []paint.Glyph {
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
		g := paint.Glyph{Y: height - base*scale, Size: sizes[line[0].Line] * scale}
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
