package paint

import (
	"math"

	"hexaglot/minutes/pdftext/geometry"
	"hexaglot/minutes/pdftext/object"
	"hexaglot/minutes/pdftext/picture"
)

// maxPlaced bounds the pictures of a page: some are cut into strips of a few rows each.
const maxPlaced = 5000

// place keeps a picture. A small one can be a bullet, or a check box.
func (p *painter) place(x picture.Placed) {
	p.images += math.Abs(p.ctm[0]*p.ctm[3] - p.ctm[1]*p.ctm[2])
	if box := geometry.Corners(0, 0, 1, 1).Under(p.ctm); isSmall(box) && len(p.shapes) <= maxShapes {
		sign := picture.Box(p.file, &x)
		if sign == "" {
			sign = "•"
		}
		p.addShape(box, sign)
	}
	if len(p.placed) < maxPlaced {
		x.Matrix, x.Ink = p.ctm, p.ink
		p.placed = append(p.placed, x)
	}
}

// setInk keeps the grey of a colour. Those of inks with names are taken for black.
func (p *painter) setInk(op string) {
	var c []uint8
	for i, o := range p.operands {
		if o.Kind == object.Number && i < 4 {
			c = append(c, uint8(255*max(0, min(1, o.Num))))
		}
	}
	p.ink = 0
	if len(c) > 1 || op == "g" {
		p.ink = picture.Grey(c)
	}
}
