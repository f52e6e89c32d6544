package pdftext

import (
	"strings"
	"unicode"
)

// edge is the share of a page's height, at its top and at its foot, where running heads,
// feet and page numbers stand.
const edge = .11

// dropFurniture takes out of the pages what stands at their edges on most of them, and
// gives it. Digits are the same whatever they are: a page number counts.
func dropFurniture(pages []*page) []*line {
	if len(pages) < 2 {
		return nil
	}
	count := map[string]int{}
	for _, p := range pages {
		seen := map[string]bool{}
		for _, l := range p.lines {
			if k := furnitureKey(p, l); k != "" && !seen[k] {
				seen[k] = true
				count[k]++
			}
		}
	}
	var dropped []*line
	kept := make([][]*line, len(pages))
	left := 0
	for i, p := range pages {
		for _, l := range p.lines {
			n := count[furnitureKey(p, l)]
			if n >= 2 && n*2 >= len(pages) || n >= 3 {
				dropped = append(dropped, l)
			} else {
				kept[i] = append(kept[i], l)
				left++
			}
		}
	}
	if left == 0 && !arePictures(pages) { // a few words on each page, at its edge, are its text
		return nil
	}
	for i, p := range pages {
		p.lines = kept[i]
	}
	return dropped
}

// arePictures says that most pages are pictures: the same lines on each are a stamp.
func arePictures(pages []*page) bool {
	n := 0
	for _, p := range pages {
		if p.pictures > coversPage {
			n++
		}
	}
	return n*2 > len(pages)
}

// furnitureKey is what a line at the edge of a page has in common with those of other
// pages, "" if it stands elsewhere.
func furnitureKey(p *page, l *line) string {
	var key strings.Builder
	switch {
	case l.y < p.height*edge:
		key.WriteByte('v')
	case l.y > p.height*(1-edge):
		key.WriteByte('^')
	default:
		return ""
	}
	digit := false
	for _, r := range l.text {
		switch {
		case unicode.IsDigit(r):
			if !digit {
				key.WriteByte('#')
			}
			digit = true
			continue
		case !unicode.IsSpace(r):
			key.WriteRune(r)
		}
		digit = false
	}
	return key.String()
}
