package pdftext

import (
	"context"
	"math"
	"slices"
	"sort"
	"unicode"

	"hexaglot/minutes/pdftext/font"
	"hexaglot/minutes/pdftext/geometry"
	"hexaglot/minutes/pdftext/object"
	"hexaglot/minutes/pdftext/picture"
)

// A page is what was read of one page.
type page struct {
	number        int
	width, height float64
	rtl           bool // most of its letters are written from right to left
	lines         []*line
	links         []annotation
	frames        []geometry.Rect // what the PDF says are running heads and feet
	glyphs        int
	unmapped      int              // glyphs without a character
	private       int              // glyphs with a character that only their font knows
	phrases       int              // glyphs that stand for whole phrases
	guessed       int              // glyphs whose character is that of their neighbours in the font
	hidden        int              // glyphs that are not shown
	pictures      float64          // share of the page that they cover
	placed        []picture.Placed // those of which the page is made
	scanned       bool             // it was read in its picture, in these words
	words         []Word
	scanErr       error // why its picture could not be read, or not whole
	err           error
	stock         *stock
}

// readPage makes the lines of page i, from 0. What goes wrong in it is in the page; what was read
// until then is kept.
func (d *document) readPage(ctx context.Context, i int) *page {
	x := d.painter.page(ctx, i)
	p := &page{number: i + 1, width: x.width, height: x.height, frames: x.frames, err: x.err, stock: &d.stock}
	for _, l := range x.links {
		p.links = append(p.links, annotation{linkArea: l})
	}
	d.stock.lent = 0
	err := object.Guard(func() error {
		p.arrange(x)
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

// arrange makes lines of what was painted. Text in another direction than most comes
// last: it is a stamp or a note in the margin.
func (p *page) arrange(x *painted) {
	if area := p.width * p.height; area > 0 {
		p.pictures = x.covered / area
	}
	if p.pictures > coversPage {
		p.placed = x.placed
	}
	glyphs := p.visible(x.glyphs)
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
			drawn = grids(x.across, x.down)
		}
		lines := q.layout(group, drawn)
		q.attachLinks(lines)
		if a == 0 {
			addBullets(lines, x.shapes)
		}
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
func byAngle(glyphs []glyph) map[int][]glyph {
	step := func(g *glyph) int {
		if g.angle == 0 {
			return 0
		}
		return ((int(math.Round(g.angle/15)) % 24) + 24) % 24
	}
	var count [24]int
	for i := range glyphs {
		count[step(&glyphs[i])]++
	}
	groups := map[int][]glyph{}
	for a, n := range count {
		if n == len(glyphs) && n > 0 {
			groups[a] = glyphs
			return groups
		}
		if n > 0 {
			groups[a] = make([]glyph, 0, n)
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
func (p *page) visible(all []glyph) []glyph {
	for i := range all {
		if all[i].hidden {
			p.hidden++
		}
	}
	kept := 0
	for i := range all {
		g := &all[i]
		switch {
		case g.text == "":
			if g.unmapped {
				p.glyphs++
				p.unmapped++
			}
		case g.hidden && 2*p.hidden < len(all):
		case math.IsNaN(g.x0+g.x1+g.y) || g.size <= 0 || g.size > 1e5:
		case g.x1 < -50 || g.x0 > p.width+50 || g.y < -50 || g.y > p.height+50:
		default:
			if !isBlank(g.text) {
				p.glyphs++
				if g.unmapped {
					p.unmapped++
				}
				if g.text[0] >= 0xee && font.IsPrivate(g.text) {
					p.private++
				}
				if g.guessed {
					p.guessed++
				}
				if g.phrase {
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
func (p *page) turn(glyphs []glyph, degrees float64) {
	sin, cos := math.Sincos(-degrees * math.Pi / 180)
	m := geometry.Matrix{cos, sin, -sin, cos, 0, 0}
	box := geometry.Corners(0, 0, p.width, p.height).Under(m)
	m[4], m[5] = -box.X0, -box.Y0
	for i := range glyphs {
		g := &glyphs[i]
		length := g.x1 - g.x0
		g.x0, g.y = m.Apply(g.x0, g.y)
		g.x1 = g.x0 + length
	}
	links := make([]annotation, len(p.links))
	for i, l := range p.links {
		l.Rect = l.Rect.Under(m)
		links[i] = l
	}
	p.links = links
	p.width, p.height = box.Width(), box.Height()
}

func isMostlyRTL(glyphs []glyph) bool {
	right, letters := 0, 0
	for i := range glyphs {
		if t := glyphs[i].text; len(t) == 1 { // most are
			if t[0] >= 'A' {
				letters++
			}
			continue
		}
		for _, r := range glyphs[i].text {
			if isRTL(r) {
				right++
			} else if r >= 'A' && (r < 0x300 || !unicode.Is(unicode.Mn, r)) {
				letters++
			}
		}
	}
	return right > letters
}
