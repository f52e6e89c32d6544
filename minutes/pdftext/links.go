package pdftext

import (
	"math"
	"strings"
	"unicode/utf8"

	"hexaglot/minutes"
	"hexaglot/minutes/pdftext/geometry"
	"hexaglot/minutes/pdftext/paint"
)

// An annotation is an area of a page that leads to a URL.
type annotation struct {
	paint.Link
	found bool // there are words under it
}

// attachLinks finds the words under each annotation of the page. A glyph is under it if
// its middle is.
func (p *page) attachLinks(lines []*line) {
	for i := range p.links {
		a := &p.links[i]
		for _, l := range lines {
			if !l.table && (l.y > a.Y1 || l.y+l.size < a.Y0) || l.x0 > a.X1 || l.x1 < a.X0 {
				continue
			}
			if start, end := l.under(a.Rect); start < end {
				a.found = true
				l.addLink(minutes.Link{URL: a.URL, Page: p.number, Start: start, End: end})
			}
		}
		if !a.found {
			p.attachNearest(a, lines)
		}
	}
	for _, l := range lines {
		l.joinLinks()
	}
}

// attachNearest finds the words beside an annotation that has none under it: some are no higher than the
// line under their words.
func (p *page) attachNearest(a *annotation, lines []*line) {
	var best *line
	away := math.Inf(1)
	r := a.Rect
	for _, l := range lines {
		middle := l.y + .3*l.size
		d := math.Abs((a.Y0+a.Y1)/2 - middle)
		near := geometry.Corners(a.X0, middle-l.size/4, a.X1, middle+l.size/4)
		if start, end := l.under(near); !l.table && d < .7*l.size && d < away && start < end {
			best, away, r = l, d, near
		}
	}
	if best != nil {
		a.found = true
		start, end := best.under(r)
		best.addLink(minutes.Link{URL: a.URL, Page: p.number, Start: start, End: end})
	}
}

// under gives the bytes of the text from the first to the last unit in r.
func (l *line) under(r geometry.Rect) (start, end int) {
	start, end = len(l.text), 0
	for i, cell := range l.cells {
		for j, f := range cell {
			if f.x1 < r.X0-.5 || f.x0 > r.X1+.5 {
				continue
			}
			for k := range f.units {
				u := &f.units[k]
				x, y := (u.x0+u.x1)/2, u.y+.3*u.size
				if x < r.X0-.5 || x > r.X1+.5 || y < r.Y0-1 || y > r.Y1+1 || isBlank(u.text) {
					continue
				}
				start, end = min(start, l.starts[i][j]+u.start), max(end, l.starts[i][j]+u.end)
			}
		}
	}
	return start, end
}

// addLink keeps the links of a line in the order of its text.
func (l *line) addLink(k minutes.Link) {
	at := len(l.links)
	for at > 0 && l.links[at-1].Start > k.Start {
		at--
	}
	l.links = append(l.links[:at], append([]minutes.Link{k}, l.links[at:]...)...)
}

// joinLinks makes one of links to one URL that overlap or have only space between them:
// producers write one for each change of font or direction.
func (l *line) joinLinks() {
	out := l.links[:0]
	for _, k := range l.links {
		if n := len(out); n > 0 {
			o := &out[n-1]
			if o.URL == k.URL && (k.Start <= o.End || isBlank(l.text[o.End:k.Start])) {
				o.End = max(o.End, k.End)
				continue
			}
			if k.Start < o.End { // of two on the same words the first counts
				continue
			}
		}
		out = append(out, k)
	}
	l.links = out
	for i := range l.links {
		l.links[i].Text = l.text[l.links[i].Start:l.links[i].End]
	}
}

// linksOf gives the links of pages in the order of their text, each once if it goes over a
// line break, and at the end of a page those without words.
func linksOf(pages []*page) []minutes.Link {
	var all []minutes.Link
	var words []byte // of the last link
	open := false    // it goes to the end of its line
	end := func() {
		if len(words) > 0 {
			all[len(all)-1].Text, words = string(words), nil
		}
	}
	for _, p := range pages {
		for _, l := range p.lines {
			for i, k := range l.links {
				if n := len(all); open && i == 0 && isBlank(head(l, k)) && all[n-1].URL == k.URL {
					words = joinWords(words, k.Text, k.URL)
					continue
				}
				end()
				words = append(words, k.Text...)
				all = append(all, minutes.Link{URL: k.URL, Page: p.number})
			}
			n := len(l.links)
			open = n > 0 && isBlank(l.text[l.links[n-1].End:])
		}
		for _, a := range p.links {
			if !a.found {
				end()
				all = append(all, minutes.Link{URL: a.URL, Page: p.number})
				open = false
			}
		}
	}
	end()
	return all
}

// head is what stands before the link on its line.
func head(l *line, k minutes.Link) string { return l.text[:k.Start] }

// joinWords joins two lines as a paragraph is joined, and an address that is its own words as it is.
func joinWords(a []byte, b, url string) []byte {
	last, _ := utf8.DecodeLastRune(a)
	if !(isHan(last) && isHan(firstRune(b))) && !(len(a)+len(b) <= len(url) && strings.Contains(url, string(a)+b)) {
		a = append(a, ' ')
	}
	return append(a, b...)
}
