package cue

import (
	"strings"
	"unicode/utf8"

	"hexaglot/minutes/script"
)

// A Line is a cue that a line is asked for from its first letter on.
type Line struct{ *Cue }

// NewLine is the cue of an expression for lines; one that ends in "$" is for the whole of them.
func NewLine(expr string) Line { return Line{New("^" + expr)} }

// Match reports whether a line, without a colon and emphasis around it, is one of the cue's.
func (c Line) Match(line string) bool {
	return c.MatchString(Unspread(strings.Trim(Text(line), " :：*_#")))
}

// Unspread closes the spaces by which Chinese spreads the signs of a label to the width of others: 时　间.
func Unspread(s string) string {
	if len(s) > 24 || !script.Han(script.First(s)) || !strings.Contains(s, " ") {
		return s
	}
	signs := strings.Fields(s)
	for _, sign := range signs {
		if utf8.RuneCountInString(sign) != 1 || !script.Han(script.First(sign)) {
			return s
		}
	}
	return strings.Join(signs, "")
}

// Text is a line as cues see it: one kind of space, no marks of direction.
func Text(s string) string {
	if plainSpaced(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= '\u200e' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			return -1
		case script.Space(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// plainSpaced reports whether a text is what Text would make of it.
func plainSpaced(s string) bool {
	last := ' '
	for _, r := range s {
		if r < ' ' || r == ' ' && last == ' ' || r == 0x85 || r == 0xa0 || r == 0x1680 || r >= 0x2000 && r <= 0x206f && r != '’' && r != '–' && r != '—' && r != '“' && r != '”' && r != '‘' || r == 0x3000 || r == 0xfeff {
			return false
		}
		last = r
	}
	return last != ' '
}
