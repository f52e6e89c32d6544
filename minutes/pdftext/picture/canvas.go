package picture

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"

	"hexaglot/minutes/pdftext/geometry"
	"hexaglot/minutes/pdftext/object"
)

// Limits on the picture of a page: what scanners are set to and tesseract was trained for, as far as
// the page is not larger than A3, and strips of a few rows each.
const (
	scanDPI   = 300
	maxCanvas = 20_000_000 // pixels
	maxCost   = 1e9        // pixels asked for to paint one picture
)

// Paint paints the pictures of a page, so many points wide and high, one over the other on white, and says how many dots go
// to an inch. The error is of the first picture that could not be read whole, or of the context; the picture of the page is nil
// if none could.
func Paint(ctx context.Context, f *object.File, pictures []Placed, width, height float64) (*image.Gray, int, error) {
	dpi := min(scanDPI, int(72*math.Sqrt(maxCanvas/max(1, width*height))))
	scale := float64(dpi) / 72
	across, down := int(math.Ceil(width*scale)), int(math.Ceil(height*scale))
	if dpi < 1 || across < 1 || down < 1 || across*down > 2*maxCanvas {
		return nil, 0, fmt.Errorf("a page of %.0f × %.0f points is none of paper", width, height)
	}
	c := image.NewGray(image.Rect(0, 0, across, down))
	for i := range c.Pix {
		c.Pix[i] = 255
	}
	toCanvas := geometry.Matrix{scale, 0, 0, -scale, 0, height * scale}
	reader := &reader{file: f}
	var failed error
	painted, left := 0, maxPainted
	var last *raster // one that is asked for again is not read again
	for i := range pictures {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		x := pictures[i]
		err := object.Guard(func() error {
			same := i > 0 && x.sameAs(&pictures[i-1])
			if same && (last == nil || x.Matrix == pictures[i-1].Matrix) { // it failed, or is there
				return nil
			}
			r, err := last, error(nil)
			if !same {
				last = nil // for its room
				r, err = reader.raster(&x)
				last = r
			}
			if r == nil {
				return err
			}
			if left -= len(r.Pix) + points(c, geometry.Corners(0, 0, 1, 1).Under(x.Matrix.Then(toCanvas))); left < 0 {
				return errors.New("they have more pixels than anyone scans")
			}
			painted++
			if drawn := r.draw(c, x.Matrix.Then(toCanvas)); drawn != nil {
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

// sameAs says that both are one object of the file, in one ink.
func (p *Placed) sameAs(o *Placed) bool {
	return p.data == nil && o.data == nil && p.Value.Number() != 0 && p.Value.Number() == o.Value.Number() && p.Ink == o.Ink
}

// points is how many points of the page are in a box.
func points(c *image.Gray, box geometry.Rect) int {
	return int(max(0, min(box.X1, float64(c.Rect.Dx()))-max(box.X0, 0)) * max(0, min(box.Y1, float64(c.Rect.Dy()))-max(box.Y0, 0)))
}

// draw paints a picture, whose pixels fill a square of 1 by 1 with the first row at the top, by a matrix.
func (r *raster) draw(c *image.Gray, m geometry.Matrix) error {
	w, h := float64(r.Rect.Dx()), float64(r.Rect.Dy())
	m = geometry.Matrix{1 / w, 0, 0, -1 / h, 0, 1}.Then(m)
	// Each point of the page asks for the pixels that it covers: of a picture that the matrix flattens to a
	// line these are nearly all.
	box := geometry.Corners(0, 0, w, h).Under(m)
	area := math.Abs(m[0]*m[3] - m[1]*m[2])
	wide, high := max(math.Abs(m[2]), math.Abs(m[3]))/area, max(math.Abs(m[0]), math.Abs(m[1]))/area
	if cost := float64(points(c, box)) * (2*max(1, wide) + 1) * (2*max(1, high) + 1); !(cost < maxCost) || !(box.Width()+box.Height() < 1e6) || !(math.Abs(m[4])+math.Abs(m[5]) < 1e6) {
		return errors.New("a picture on it is drawn out too far")
	}
	var src image.Image = r
	if r.alpha == nil {
		src = &r.Gray
	}
	draw.BiLinear.Transform(c, f64.Aff3{m[0], m[2], m[4], m[1], m[3], m[5]}, src, r.Rect, draw.Over, nil)
	return nil
}
