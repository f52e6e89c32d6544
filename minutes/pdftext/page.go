package pdftext

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sort"
	"unicode"

	"hexaglot/minutes/pdftext/font"
	"hexaglot/minutes/pdftext/geometry"
	"hexaglot/minutes/pdftext/object"
	"hexaglot/minutes/pdftext/paint"
)

// A page is what was read of one page.
type page struct {
	number        int
	width, height float64
	reach         float64 // how wide its text is at most
	rtl           bool    // most of its letters are written from right to left
	lines         []*line
	links         []annotation
	frames        []geometry.Rect // what the PDF says are running heads and feet
	glyphs        int
	unmapped      int     // glyphs without a character
	private       int     // glyphs with a character that only their font knows
	phrases       int     // glyphs that stand for whole phrases
	guessed       int     // glyphs whose character is that of their neighbours in the font
	hidden        int     // glyphs that are not shown
	behind        bool    // most are not shown, as in scans that were read before
	pictures      float64 // share of the page that they cover
	scanned       bool    // it was read in its picture, in these words
	words         []Word
	scanErr       error // why its picture could not be read, or not whole
	err           error
	stock         *stock
}

// readPage makes the lines of page i, from 0. What goes wrong in it is in the page; what was read
// until then is kept.
func (d *document) readPage(ctx context.Context, i int) *page {
	x := d.painter.Page(ctx, i)
	p := d.newPage(x, i)
	if area := p.width * p.height; area > 0 {
		p.pictures = x.Covered / area
	}
	err := object.Guard(func() error {
		p.arrange(p.visible(x.Glyphs), x)
		return nil
	})
	for _, l := range p.lines {
		l.release()
	}
	if p.err == nil {
		p.err = err
	}
	return p
}

// newPage makes page i, from 0, of what was painted, without lines.
func (d *document) newPage(x *paint.Page, i int) *page {
	p := &page{number: i + 1, width: x.Width, height: x.Height, frames: x.Frames, err: x.Err, stock: &d.stock}
	for _, l := range x.Links {
		before := d.addresses
		if d.addresses += len(l.URL); d.addresses > maxAddresses {
			if before <= maxAddresses && p.err == nil {
				p.err = fmt.Errorf("the addresses of the links up to it take more than %d MB", maxAddresses>>20)
			}
			break
		}
		p.links = append(p.links, annotation{Link: l})
	}
	d.stock.lent = 0
	return p
}

// arrange makes lines of glyphs, and of what was painted beside them. Text in another direction than most comes
// last: it is a stamp or a note in the margin.
func (p *page) arrange(glyphs []paint.Glyph, x *paint.Page) {
	groups := byAngle(glyphs)
	angles := make([]int, 0, len(groups))
	for a := range groups {
		angles = append(angles, a)
	}
	sort.Slice(angles, func(i, j int) bool {
		a, b := len(groups[angles[i]]), len(groups[angles[j]])
		if a != b {
			return a > b
		}
		return angles[i] < angles[j]
	})
	width, height, links := p.width, p.height, p.links
	for i, a := range angles {
		q := p
		if i > 0 {
			q = &page{number: p.number, width: width, height: height, links: slices.Clone(links)}
		}
		group := groups[a]
		if a != 0 {
			q.turn(group, float64(a)*15)
		}
		q.rtl = isMostlyRTL(group)
		var drawn []*grid
		if a == 0 {
			drawn = grids(x.Across, x.Down)
		}
		if q.stock != nil {
			q.stock.blanks = slices.ContainsFunc(group, func(g paint.Glyph) bool { return isBlank(g.Text) })
		}
		all := fragments(group, q.stock)
		if a == 0 {
			all = addMarks(all, x.Shapes, x.Down, q.rtl)
		}
		lines := q.layout(all, drawn)
		q.attachLinks(lines)
		if i > 0 {
			for k := range q.links {
				p.links[k].found = p.links[k].found || q.links[k].found
			}
			for _, l := range lines {
				l.column = -a
			}
		}
		p.lines = append(p.lines, lines...)
	}
}

// byAngle groups glyphs by the direction they are written in, in steps of 15 degrees.
func byAngle(glyphs []paint.Glyph) map[int][]paint.Glyph {
	step := func(g *paint.Glyph) int {
		if g.Angle == 0 {
			return 0
		}
		return ((int(math.Round(g.Angle/15)) % 24) + 24) % 24
	}
	var count [24]int
	for i := range glyphs {
		count[step(&glyphs[i])]++
	}
	groups := map[int][]paint.Glyph{}
	for a, n := range count {
		if n == len(glyphs) && n > 0 {
			groups[a] = glyphs
			return groups
		}
		if n > 0 {
			groups[a] = make([]paint.Glyph, 0, n)
		}
	}
	for i := range glyphs {
		a := step(&glyphs[i])
		groups[a] = append(groups[a], glyphs[i])
	}
	return groups
}

// visible leaves out glyphs that are not on the page, and those not shown if others are: a
// scan has its text behind the picture, and other pages have theirs twice.
func (p *page) visible(all []paint.Glyph) []paint.Glyph {
	for i := range all {
		if all[i].Hidden {
			p.hidden++
		}
	}
	p.behind = p.hidden > 0 && 2*p.hidden >= len(all)
	kept := 0
	for i := range all {
		g := &all[i]
		switch {
		case g.Text == "":
			if g.Unmapped {
				p.glyphs++
				p.unmapped++
			}
		case g.Hidden && !p.behind:
		case math.IsNaN(g.X0+g.X1+g.Y) || g.Size <= 0 || g.Size > 1e5:
		case g.X1 < -50 || g.X0 > p.width+50 || g.Y < -50 || g.Y > p.height+50:
		default:
			if !isBlank(g.Text) {
				p.glyphs++
				if g.Unmapped {
					p.unmapped++
				}
				if g.Text[0] >= 0xee && font.IsPrivate(g.Text) {
					p.private++
				}
				if g.Guessed {
					p.guessed++
				}
				if g.Phrase {
					p.phrases++
				}
			}
			if kept < i {
				all[kept] = *g
			}
			kept++
		}
	}
	return all[:kept]
}

// turn rotates the page so that glyphs of that angle run from left to right.
func (p *page) turn(glyphs []paint.Glyph, degrees float64) {
	sin, cos := math.Sincos(-degrees * math.Pi / 180)
	m := geometry.Matrix{cos, sin, -sin, cos, 0, 0}
	box := geometry.Corners(0, 0, p.width, p.height).Under(m)
	m[4], m[5] = -box.X0, -box.Y0
	for i := range glyphs {
		g := &glyphs[i]
		length := g.X1 - g.X0
		g.X0, g.Y = m.Apply(g.X0, g.Y)
		g.X1 = g.X0 + length
	}
	links := make([]annotation, len(p.links))
	for i, l := range p.links {
		l.Rect = l.Rect.Under(m)
		links[i] = l
	}
	p.links = links
	p.width, p.height = box.Width(), box.Height()
}

func isMostlyRTL(glyphs []paint.Glyph) bool {
	right, letters := 0, 0
	for i := range glyphs {
		if t := glyphs[i].Text; len(t) == 1 { // most are
			if t[0] >= 'A' {
				letters++
			}
			continue
		}
		for _, r := range glyphs[i].Text {
			if isRTL(r) {
				right++
			} else if r >= 'A' && (r < 0x300 || !unicode.Is(unicode.Mn, r)) {
				letters++
			}
		}
	}
	return right > letters
}
