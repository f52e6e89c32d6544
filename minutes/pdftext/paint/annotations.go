package paint

import (
	"strings"
	"unicode/utf8"

	"hexaglot/minutes/pdftext/geometry"
	"hexaglot/minutes/pdftext/object"
)

// maxAnnotations bounds the annotations of one page, and the areas of one.
const maxAnnotations = 5000

// A Link is an area of a page that leads to a URL. An annotation with several areas, for several lines, is several
// of these.
type Link struct {
	geometry.Rect
	URL string // in UTF-8
}

// annotations gives the URI links of a page; those that lead to another page of the same file
// are none.
func annotations(list object.Value, m geometry.Matrix) []Link {
	var links []Link
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
			areas = []geometry.Rect{r}
		}
		for _, r := range areas {
			links = append(links, Link{Rect: r.Under(m), URL: url})
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
func quads(v object.Value) []geometry.Rect {
	var areas []geometry.Rect
	for i := 0; i+8 <= min(v.Len(), maxAnnotations); i += 8 {
		var r geometry.Rect
		for k := 0; k < 8; k += 2 {
			x, y := v.Index(i+k).Float(), v.Index(i+k+1).Float()
			if k == 0 {
				r = geometry.Corners(x, y, x, y)
			}
			r = geometry.Corners(min(r.X0, x), min(r.Y0, y), max(r.X1, x), max(r.Y1, y))
		}
		if r.Width() > 0 && r.Height() > 0 {
			areas = append(areas, r)
		}
	}
	return areas
}
