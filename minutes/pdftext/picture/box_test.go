package picture

import (
	"image"
	"strings"
	"testing"
)

// Pictures as they are printed: # is the frame, . the ground, o a tick, and a space is see-through.
func TestBox(t *testing.T) {
	for _, test := range []struct {
		name, want   string
		frame, o, in uint8
		rows         string
	}{
		{"empty", "☐", 204, 0, 250, " ######## |#........#|#........#|#........#|#........#|#........#|#........#|#........#|#........#| ######## "},
		{"pale", "☐", 231, 0, 252, "##########|#........#|#........#|#........#|#........#|#........#|#........#|#........#|#........#|##########"},
		{"ticked", "☑", 204, 105, 220, "##########|#........#|#......o.#|#.....oo.#|#....oo..#|#o..oo...#|#oooo....#|#.oo.....#|#........#|##########"},
		{"ticked on blue", "☑", 80, 255, 80, "##########|#........#|#......o.#|#.....oo.#|#....oo..#|#o..oo...#|#oooo....#|#.oo.....#|#........#|##########"},
		{"full square", "", 80, 80, 80, "##########|#........#|#........#|#........#|#........#|#........#|#........#|#........#|#........#|##########"},
		{"disc", "", 80, 80, 80, "   ....   | ........ | ........ |..........|..........|..........|..........| ........ | ........ |   ....   "},
		{"star", "", 80, 80, 180, "    ..    |    ..    |   ....   |..........|..........| ........ | ........ |..........|...    ...|..      .."},
		{"photograph", "", 80, 10, 120, "#.o#.#o..#|.o.#o..#.o|#.......o#|..o..#..o.|.oo#..o..#|#..o..#.oo|o..#o...#.|.#..oo..#.|#o....#.o.|..#o.#.o.#"},
	} {
		rows := strings.Split(test.rows, "|")
		r := &raster{Gray: *image.NewGray(image.Rect(0, 0, len(rows[0]), len(rows)))}
		r.alpha = make([]uint8, len(r.Pix))
		for y, row := range rows {
			for x, c := range []byte(row) {
				i := y*r.Stride + x
				r.alpha[i] = 255
				switch c {
				case '#':
					r.Pix[i] = test.frame
				case 'o':
					r.Pix[i] = test.o
				case '.':
					r.Pix[i] = test.in
				default:
					r.alpha[i] = 0
				}
			}
		}
		if got := r.box(); got != test.want {
			t.Errorf("box of %s = %q, want %q", test.name, got, test.want)
		}
	}
}
