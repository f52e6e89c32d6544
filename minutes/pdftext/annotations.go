package pdftext

import (
	"strings"
	"unicode/utf8"
)

// maxAnnotations bounds the annotations of one page, and the areas of one.
const maxAnnotations = 5000

// A linkArea is an area of a page that leads to a URL. An annotation with several areas, for several lines, is several
// of these.
type linkArea struct {
	rect
	url string
}

// annotations gives the URI links of a page; those that lead to another page of the same file
// are none.
func annotations(list value, m matrix) []linkArea {
	var links []linkArea
	for i := range min(list.len(), maxAnnotations) {
		a := list.index(i)
		if a.key("Subtype").name() != "Link" {
			continue
		}
		url := uri(a.key("A").key("URI").str())
		if url == "" {
			continue
		}
		areas := quads(a.key("QuadPoints"))
		if r, ok := rectOf(a.key("Rect")); ok && len(areas) == 0 {
			areas = []rect{r}
		}
		for _, r := range areas {
			links = append(links, linkArea{rect: r.under(m), url: url})
		}
	}
	return links
}

// uri reads an address, which should be ASCII: of those that are not, most are UTF-8.
func uri(s string) string {
	if !utf8.ValidString(s) {
		s = textString([]byte(s))
	}
	return strings.TrimSpace(strings.ToValidUTF8(s, ""))
}

// quads gives the areas of an annotation that has one for each line (ISO 32000-1, 12.5.6.5).
func quads(v value) []rect {
	var areas []rect
	for i := 0; i+8 <= min(v.len(), maxAnnotations); i += 8 {
		var r rect
		for k := 0; k < 8; k += 2 {
			x, y := v.index(i+k).float(), v.index(i+k+1).float()
			if k == 0 {
				r = rect{x, y, x, y}
			}
			r = rect{min(r.x0, x), min(r.y0, y), max(r.x1, x), max(r.y1, y)}
		}
		if r.width() > 0 && r.height() > 0 {
			areas = append(areas, r)
		}
	}
	return areas
}
