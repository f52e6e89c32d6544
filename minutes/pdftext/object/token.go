package object

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

// literal reads a string in parentheses; one that stands for itself is not copied.
func (l *Lexer) literal() []byte {
	l.Pos++
	start := l.Pos
	for i := start; i < len(l.Data); i++ {
		switch l.Data[i] {
		case ')':
			l.Pos = i + 1
			return l.Data[start:i:i]
		case '(', '\\':
			return l.copied(i)
		}
	}
	l.Pos = len(l.Data)
	return l.Data[start:]
}

// copied goes on with a literal at i, which has brackets or escapes in it.
func (l *Lexer) copied(i int) []byte {
	start := len(l.text)
	out := append(l.text, l.Data[l.Pos:i]...)
	l.Pos = i
	for depth := 1; l.Pos < len(l.Data); {
		c := l.Data[l.Pos]
		l.Pos++
		switch c {
		case '\\':
			out = l.escape(out)
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return l.keep(out, start)
			}
		}
		out = append(out, c)
	}
	return l.keep(out, start)
}

// keep gives what was written behind the first bytes of l.text.
func (l *Lexer) keep(out []byte, start int) []byte {
	if l.Brief {
		l.text = out
	}
	return out[start:len(out):len(out)]
}

func (l *Lexer) escape(out []byte) []byte {
	if l.Pos >= len(l.Data) {
		return out
	}
	c := l.Data[l.Pos]
	l.Pos++
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
		if l.Pos < len(l.Data) && l.Data[l.Pos] == '\n' {
			l.Pos++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	x := int(c - '0')
	for n := 0; n < 2 && l.Pos < len(l.Data) && l.Data[l.Pos] >= '0' && l.Data[l.Pos] <= '7'; n++ {
		x = x*8 + int(l.Data[l.Pos]-'0')
		l.Pos++
	}
	return append(out, byte(x))
}

func (l *Lexer) hex() []byte {
	l.Pos++
	start := l.Pos
	for l.Pos < len(l.Data) && l.Data[l.Pos] != '>' {
		l.Pos++
	}
	digits := l.Data[start:l.Pos]
	l.Pos++
	if l.skip {
		return nil
	}
	return l.keep(appendHex(l.text, digits), len(l.text))
}

// unhex decodes hexadecimal digits; what is none is left out, a missing last digit is 0.
func unhex(digits []byte) []byte { return appendHex(make([]byte, 0, len(digits)/2+1), digits) }

func appendHex(out, digits []byte) []byte {
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

func (l *Lexer) name() []byte {
	l.Pos++
	start, escaped := l.Pos, false
	for l.Pos < len(l.Data) && !IsSpace(l.Data[l.Pos]) && !isDelimiter(l.Data[l.Pos]) {
		escaped = escaped || l.Data[l.Pos] == '#'
		l.Pos++
	}
	raw := l.Data[start:l.Pos]
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
