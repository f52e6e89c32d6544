package pdftext

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"

	"github.com/ledongthuc/pdf"
	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
)

// A placed is a picture on a page.
type placed struct {
	value     pdf.Value // of a picture that stands by itself
	dict      object    // of one in the content of the page, with long names; later of any
	data      []byte    // … and its bytes; nil of others
	resources pdf.Value // … and the colours of its page
	ctm       matrix    // from a square of 1 by 1 to the page
	ink       uint8     // what a stencil is painted with
}

// Limits on the picture of a page: what scanners are set to and tesseract was trained for, as far as
// the page is not larger than A3, and strips of a few rows each.
const (
	scanDPI   = 300
	maxCanvas = 20_000_000 // pixels
	maxPlaced = 5000
	maxCost   = 1e9 // pixels asked for to paint one picture
)

// place keeps a picture.
func (p *painter) place(x placed) {
	p.images += math.Abs(p.ctm[0]*p.ctm[3] - p.ctm[1]*p.ctm[2])
	if len(p.placed) < maxPlaced {
		x.ctm, x.ink = p.ctm, p.ink
		p.placed = append(p.placed, x)
	}
}

// setInk keeps the grey of a colour. Those of inks with names are taken for black.
func (p *painter) setInk(op string) {
	var c []uint8
	for i, o := range p.operands {
		if o.kind == kindNumber && i < 4 {
			c = append(c, uint8(255*max(0, min(1, o.num))))
		}
	}
	switch p.ink = 0; {
	case len(c) == 3:
		p.ink = rgb(c)
	case len(c) == 4:
		p.ink = cmyk(c)
	case len(c) == 1 && op == "g":
		p.ink = c[0]
	}
}

// canvas paints the pictures of a page one over the other on white, and says how many dots go to an inch.
// The error is of the first picture that could not be read whole; there is no canvas if none could.
func (d *document) canvas(ctx context.Context, p *page) (*image.Gray, int, error) {
	dpi := min(scanDPI, int(72*math.Sqrt(maxCanvas/max(1, p.width*p.height))))
	scale := float64(dpi) / 72
	width, height := int(math.Ceil(p.width*scale)), int(math.Ceil(p.height*scale))
	if dpi < 1 || width < 1 || height < 1 || width*height > 2*maxCanvas {
		return nil, 0, fmt.Errorf("a page of %.0f × %.0f points is none of paper", p.width, p.height)
	}
	c := image.NewGray(image.Rect(0, 0, width, height))
	for i := range c.Pix {
		c.Pix[i] = 255
	}
	toCanvas := matrix{scale, 0, 0, -scale, 0, p.height * scale}
	var failed error
	painted, left := 0, maxPainted
	for i := range p.placed {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		x := &p.placed[i]
		err := guard(func() error {
			if x.data == nil {
				x.dict = d.object(x.value, 0)
			} else if cs := x.resources.Key("ColorSpace").Key(string(x.dict.key("ColorSpace").bytes)); !cs.IsNull() {
				x.dict.dict["ColorSpace"] = d.object(cs, 0)
			}
			r, err := d.raster(x)
			if r == nil {
				return err
			}
			if left -= len(r.Pix); left < 0 {
				return errors.New("they have more pixels than anyone scans")
			}
			painted++
			if drawn := r.draw(c, x.ctm.then(toCanvas)); drawn != nil {
				err = drawn
			}
			return err
		})
		if err != nil && failed == nil {
			failed = err
		}
		if left < 0 {
			break
		}
	}
	if painted == 0 {
		return nil, 0, failed
	}
	return c, dpi, failed
}

// draw paints a picture, whose pixels fill a square of 1 by 1 with the first row at the top, by a matrix.
func (r *raster) draw(c *image.Gray, m matrix) error {
	w, h := float64(r.Rect.Dx()), float64(r.Rect.Dy())
	m = matrix{1 / w, 0, 0, -1 / h, 0, 1}.then(m)
	// Each point of the page asks for the pixels that it covers: of a picture that the matrix flattens to a
	// line these are nearly all.
	box := rect{0, 0, w, h}.under(m)
	points := max(0, min(box.x1, float64(c.Rect.Dx()))-max(box.x0, 0)) * max(0, min(box.y1, float64(c.Rect.Dy()))-max(box.y0, 0))
	area := math.Abs(m[0]*m[3] - m[1]*m[2])
	wide, high := max(math.Abs(m[2]), math.Abs(m[3]))/area, max(math.Abs(m[0]), math.Abs(m[1]))/area
	if cost := points * (2*max(1, wide) + 1) * (2*max(1, high) + 1); !(cost < maxCost) || !(box.width()+box.height() < 1e6) || !(math.Abs(m[4])+math.Abs(m[5]) < 1e6) {
		return errors.New("a picture on it is drawn out too far")
	}
	var src image.Image = r
	if r.alpha == nil {
		src = &r.Gray
	}
	draw.BiLinear.Transform(c, f64.Aff3{m[0], m[2], m[4], m[1], m[3], m[5]}, src, r.Rect, draw.Over, nil)
	return nil
}
