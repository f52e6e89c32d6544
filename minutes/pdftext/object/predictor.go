package object

// unpredict undoes the predictors of Flate and LZW: 2 is TIFF's, 10 and up PNG's
// (ISO 32000-1, 7.4.4.4).
func unpredict(b []byte, parms Object) []byte {
	predictor, _ := parms.Key("Predictor").Whole()
	if predictor < 2 {
		return b
	}
	get := func(k string, otherwise, most int) int {
		if n, ok := parms.Key(k).Whole(); ok && n > 0 && n <= most {
			return n
		}
		return otherwise
	}
	columns, colors, depth := get("Columns", 1, 1<<20), get("Colors", 1, 32), get("BitsPerComponent", 8, 16)
	width := (columns*colors*depth + 7) / 8
	pixel := max(1, colors*depth/8)
	if predictor == 2 {
		return untiff(b, width, pixel, depth)
	}
	return unpng(b, width, pixel)
}

func untiff(b []byte, width, pixel, depth int) []byte {
	if depth != 8 {
		return b
	}
	for row := 0; row < len(b); row += width {
		for i := row + pixel; i < min(row+width, len(b)); i++ {
			b[i] += b[i-pixel]
		}
	}
	return b
}

func unpng(b []byte, width, pixel int) []byte {
	out := make([]byte, 0, len(b))
	above := make([]byte, width)
	for len(b) > 1 {
		kind := b[0]
		row := b[1:min(len(b), width+1)]
		b = b[1+len(row):]
		for i := range row {
			var left, corner byte
			if i >= pixel {
				left, corner = row[i-pixel], above[i-pixel]
			}
			switch kind {
			case 1:
				row[i] += left
			case 2:
				row[i] += above[i]
			case 3:
				row[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				row[i] += paeth(int(left), int(above[i]), int(corner))
			}
		}
		out = append(out, row...)
		copy(above, row)
	}
	return out
}

func paeth(left, above, corner int) byte {
	p := left + above - corner
	a, b, c := abs(p-left), abs(p-above), abs(p-corner)
	switch {
	case a <= b && a <= c:
		return byte(left)
	case b <= c:
		return byte(above)
	}
	return byte(corner)
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}
