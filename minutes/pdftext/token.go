package pdftext

import "strconv"

// parseNumber reads a PDF number; as readers do, it takes "--5" for -5 and "1.2-3" for 1.2.
func parseNumber(w []byte) (float64, bool) {
	i, sign := 0, 1.0
	for i < len(w) && (w[i] == '+' || w[i] == '-') {
		if w[i] == '-' {
			sign = -1
		}
		i++
	}
	x, scale, digits := 0.0, 0.0, 0
	for ; i < len(w); i++ {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			digits++
			if scale == 0 {
				x = x*10 + float64(c-'0')
			} else {
				x += float64(c-'0') * scale
				scale /= 10
			}
		case c == '.' && scale == 0:
			scale = .1
		case c == '-' && digits > 0:
			return sign * x, true
		case (c == 'e' || c == 'E') && digits > 0:
			x, err := strconv.ParseFloat(string(w), 64)
			return x, err == nil
		default:
			return 0, false
		}
	}
	return sign * x, digits > 0 || scale > 0
}

func (l *lexer) literal() []byte {
	l.pos++
	var out []byte
	for depth := 1; l.pos < len(l.data); {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '\\':
			out = l.escape(out)
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return out
			}
		}
		out = append(out, c)
	}
	return out
}

func (l *lexer) escape(out []byte) []byte {
	if l.pos >= len(l.data) {
		return out
	}
	c := l.data[l.pos]
	l.pos++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.pos < len(l.data) && l.data[l.pos] == '\n' {
			l.pos++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	x := int(c - '0')
	for n := 0; n < 2 && l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '7'; n++ {
		x = x*8 + int(l.data[l.pos]-'0')
		l.pos++
	}
	return append(out, byte(x))
}

func (l *lexer) hex() []byte {
	l.pos++
	start := l.pos
	for l.pos < len(l.data) && l.data[l.pos] != '>' {
		l.pos++
	}
	digits := l.data[start:l.pos]
	l.pos++
	return unhex(digits)
}

// unhex decodes hexadecimal digits; what is none is left out, a missing last digit is 0.
func unhex(digits []byte) []byte {
	out := make([]byte, 0, len(digits)/2+1)
	high := -1
	for _, c := range digits {
		d := hexDigit(c)
		switch {
		case d < 0:
		case high < 0:
			high = d
		default:
			out = append(out, byte(high<<4|d))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return out
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) name() []byte {
	l.pos++
	start, escaped := l.pos, false
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]) {
		escaped = escaped || l.data[l.pos] == '#'
		l.pos++
	}
	raw := l.data[start:l.pos]
	if !escaped {
		return raw
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) && hexDigit(raw[i+1]) >= 0 && hexDigit(raw[i+2]) >= 0 {
			out = append(out, byte(hexDigit(raw[i+1])<<4|hexDigit(raw[i+2])))
			i += 2
			continue
		}
		out = append(out, raw[i])
	}
	return out
}
