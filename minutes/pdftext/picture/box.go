package picture

import (
	"hexaglot/minutes/pdftext/object"
)

// The sides of a picture of a check box, in pixels, and by how much of 255 its greys differ from each other: those of one
// colour with its shade, those that can be told apart, and those of a tick and what it is on.
const (
	smallestBox, largestBox     = 8, 96
	oneGrey, anotherGrey, aTick = 28, 6, 40
)

// Box says whether a picture is one of a check box: "☐" for a square frame with nothing in it, "☑" for one with a tick; ""
// for any other. Programs that print tasks print pictures for their boxes.
func Box(f *object.File, x *Placed) (sign string) {
	_ = object.Guard(func() error { // what cannot be read is no box
		dict := x.dict
		if x.data == nil {
			dict = objectOf(x.Value, 0)
		}
		w, _ := dict.Key("Width").Whole()
		h, _ := dict.Key("Height").Whole()
		if w < smallestBox || h < smallestBox || w > largestBox || h > largestBox || dict.Key("ImageMask").Num != 0 {
			return nil
		}
		r, err := (&reader{file: f}).raster(x)
		if r != nil && err == nil {
			sign = r.box()
		}
		return err
	})
	return sign
}

// box is the sign of a check box that a raster shows.
func (r *raster) box() string {
	x0, y0, x1, y1 := r.visible()
	if x1-x0 < smallestBox-1 || y1-y0 < smallestBox-1 {
		return ""
	}
	// The middle of each side of the frame is of one grey.
	least, most, sum, n := 255, 0, 0, 0
	side := func(x, y int) {
		v := r.shown(x, y)
		least, most, sum, n = min(least, v), max(most, v), sum+v, n+1
	}
	for x := x0 + (x1-x0)/4; x <= x1-(x1-x0)/4; x++ {
		side(x, y0)
		side(x, y1)
	}
	for y := y0 + (y1-y0)/4; y <= y1-(y1-y0)/4; y++ {
		side(x0, y)
		side(x1, y)
	}
	frame := sum / n
	if most-least > oneGrey || frame > 255-2*anotherGrey {
		return ""
	}
	all, lighter, bright, dark, same := 0, 0, 0, 0, 0
	least, most = 255, 0
	for y := y0 + (y1-y0)/5; y <= y1-(y1-y0)/5; y++ {
		for x := x0 + (x1-x0)/5; x <= x1-(x1-x0)/5; x++ {
			v := r.shown(x, y)
			all++
			least, most = min(least, v), max(most, v)
			switch {
			case v <= frame-aTick:
				dark++
			case v >= frame+aTick:
				bright++
			case v <= frame+anotherGrey:
				same++
			}
			if v >= frame+anotherGrey {
				lighter++
			}
		}
	}
	switch {
	case lighter == all && most-least <= oneGrey:
		return "☐"
	case 20*dark >= all && 2*dark <= all && dark+lighter >= all/2, 20*bright >= all && 2*bright <= all && 2*same >= all: // a dark tick, or a light one on a full square
		return "☑"
	}
	return ""
}

// visible is the part of a raster that is not see-through, both ends included; its edges are out of order if there is none.
func (r *raster) visible() (x0, y0, x1, y1 int) {
	w, h := r.Rect.Dx(), r.Rect.Dy()
	x0, y0, x1, y1 = w, h, -1, -1
	for y := range h {
		for x := range w {
			if r.alpha == nil || r.alpha[y*r.Stride+x] >= 128 {
				x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
			}
		}
	}
	return x0, y0, x1, y1
}

// shown is the grey of a pixel on white.
func (r *raster) shown(x, y int) int {
	i := y*r.Stride + x
	if r.alpha == nil {
		return int(r.Pix[i])
	}
	a := int(r.alpha[i])
	return (int(r.Pix[i])*a + 255*(255-a)) / 255
}
