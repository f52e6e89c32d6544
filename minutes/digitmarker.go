package minutes

import (
	"strings"
	"unicode"

	"hexaglot/minutes/script"
)

// digitMarker takes a number that begins with a digit off a text: "1.", "1．", "1、", "1)", "1/", "1-", "2.1", "2.1 –".
// A mark that can stand in a number or between two, as the stop and the dash do, needs what begins an item behind it.
func digitMarker(t string) (marker, string) {
	number, rest := leadingDigits(t, 3)
	mark, after := script.Cut(rest)
	next, _ := script.Cut(after)
	m := marker{Style: "1.", Value: number}
	if after, ok := ordinalSign(rest); ok {
		m.Style, m.Text = "1º", t[:len(t)-len(after)]
		return m, strings.TrimLeftFunc(after, script.Space)
	}
	switch bare := strings.TrimLeftFunc(rest, script.Space); {
	case unicode.IsDigit(mark):
		return marker{}, t // a longer one
	case mark == '.' && unicode.IsDigit(next):
		return decimalMarker(t, rest)
	case mark == '.', mark == '．' && !unicode.IsDigit(next):
		rest = after
	case strings.HasPrefix(bare, "、"):
		rest = bare[len("、"):]
	case mark == ')' || mark == '）':
		m.Style, rest = "1)", after
	case number < 100 && strings.HasPrefix(bare, "/") && opensItem(strings.TrimLeftFunc(bare[1:], script.Space), "«“\""):
		m.Style, rest = "1/", bare[1:]
	case len(rest)-len(bare) <= len("\u00a0") && (strings.HasPrefix(bare, "-") || strings.HasPrefix(bare, "–")):
		_, rest = script.Cut(bare)
		if next, _ := script.Cut(rest); !script.Space(next) || !opensItem(strings.TrimLeftFunc(rest, script.Space), "«“\"'(") {
			return marker{}, t
		}
		m.Style = "1-"
	default:
		return marker{}, t
	}
	m.Text = t[:len(t)-len(rest)]
	return m, strings.TrimLeftFunc(rest, script.Space)
}

// ordinalSign takes off a text the sign that makes an ordinal of the digits before it, and the marks behind: "1.º", "2°)",
// "3º.". What begins an item must follow.
func ordinalSign(s string) (string, bool) {
	r, after := script.Cut(strings.TrimPrefix(s, "."))
	if !strings.ContainsRune("º°ª", r) {
		return s, false
	}
	if mark, next := script.Cut(after); strings.ContainsRune(".):", mark) {
		after = next
	}
	if dash := script.First(after); !script.Space(dash) && !strings.ContainsRune("-–—", dash) {
		return s, false
	}
	return after, opensItem(strings.TrimLeftFunc(after, script.Space), "«“\"¿¡(-–—")
}

// decimalMarker takes a number of several parts off a text; rest is what stands behind its first. Such a number stands
// before a heading or a paragraph: "2.1 Budget", and not "2.1 per cent".
func decimalMarker(t, rest string) (marker, string) {
	m := marker{}
	whole, _ := leadingDigits(t, 3)
	zeros := true
	for parts := 1; ; parts++ {
		mark, after := script.Cut(rest)
		if next, _ := script.Cut(after); mark != '.' || !unicode.IsDigit(next) {
			break
		}
		m.Value, rest = leadingDigits(after, 2)
		m.Style = "1" + strings.Repeat(".1", parts)
		zeros = zeros && m.Value == 0
	}
	if zeros { // "1.0 Opening", "2.0 Budget" count sections
		m.Style, m.Value = "1.0", whole
	}
	if mark, after := script.Cut(rest); mark == '.' || mark == ')' {
		rest = after
	}
	if mark, after := script.Cut(strings.TrimLeftFunc(rest, script.Space)); (mark == '-' || mark == '–' || mark == '—') && script.Space(script.First(after)) {
		rest = after
	}
	next, _ := script.Cut(rest)
	body := strings.TrimLeftFunc(rest, script.Space)
	if first, _ := script.Cut(body); !script.Space(next) || !unicode.IsUpper(first) && !unicode.Is(unicode.Lo, first) && !strings.ContainsRune("«“\"", first) {
		return marker{}, t
	}
	m.Text = t[:len(t)-len(rest)]
	return m, body
}

// leadingDigits is the number that a text begins with, of at most n digits of any script, and what follows.
func leadingDigits(t string, n int) (int, string) {
	value := 0
	for range n {
		r, rest := script.Cut(t)
		if r > '9' {
			r = script.First(script.Western(string(r)))
		}
		if r < '0' || r > '9' {
			break
		}
		value, t = 10*value+int(r-'0'), rest
	}
	return value, t
}

// opensItem reports whether a text begins with a letter or one of some signs.
func opensItem(s, signs string) bool {
	r, _ := script.Cut(s)
	return unicode.IsLetter(r) || r != 0 && strings.ContainsRune(signs, r)
}
