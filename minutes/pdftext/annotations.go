package pdftext

import (
	"strings"
	"unicode/utf8"

	"hexaglot/minutes/pdftext/object"
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
func annotations(list object.Value, m matrix) []linkArea {
	var links []linkArea
	for i := range min(list.Len(), maxAnnotations) {
		a := list.Index(i)
		if a.Key("Subtype").Name() != "Link" {
			continue
		}
		url := uri(a.Key("A").Key("URI").Raw())
		if url == "" {
			continue
		}
		areas := quads(a.Key("QuadPoints"))
		if r, ok := rectOf(a.Key("Rect")); ok && len(areas) == 0 {
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
		s = object.Text([]byte(s))
	}
	return strings.TrimSpace(strings.ToValidUTF8(s, ""))
}

// quads gives the areas of an annotation that has one for each line (ISO 32000-1, 12.5.6.5).
func quads(v object.Value) []rect {
	var areas []rect
	for i := 0; i+8 <= min(v.Len(), maxAnnotations); i += 8 {
		var r rect
		for k := 0; k < 8; k += 2 {
			x, y := v.Index(i+k).Float(), v.Index(i+k+1).Float()
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
