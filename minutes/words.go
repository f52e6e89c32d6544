package minutes

import (
	"unicode"

	"hexaglot/minutes/script"
)

// Words counts the words of a text, links counted by their words only. Each Han
// character is one: Chinese writes no spaces.
func Words(text string) int {
	n, inside := 0, false
	for _, r := range Plain(text) {
		switch {
		case script.Han(r):
			n++
			inside = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inside {
				n++
			}
			inside = true
		case unicode.Is(unicode.Mn, r) || r == '-' || r == '’' || r == '\'' || r == '.' || r == ':':
			// Inside a word or a number these end nothing.
		default:
			inside = false
		}
	}
	return n
}
