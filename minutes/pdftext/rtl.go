package pdftext

import (
	"slices"
	"strings"
	"unicode"
)

// class is what a unit is for its direction.
type class byte

const (
	neutral class = iota
	rightward
	leftward
	digits
)

func classOf(s string) class {
	r := firstRune(s)
	switch {
	case unicode.IsDigit(r):
		return digits
	case r == '٫' || r == '٬' || r == '،': // inside a number, or between words of any direction
		return neutral
	case isRTL(r):
		return leftward
	case unicode.IsLetter(r):
		return rightward
	}
	return neutral
}

func isStrong(c class) bool { return c == rightward || c == leftward }

// logical puts units that are sorted from left to right into the order of reading:
// the Unicode bidirectional algorithm backwards, as far as it can be inverted. It does so in place.
func logical(units []unit, rtl bool) []unit {
	if !rtl {
		return logicalLTR(units)
	}
	// Take all from the right, but for the runs that read from left to right.
	visual := paintedLeftToRight(units)
	var runs [][]unit
	strong := -1 // the letter at or after i
	for i := 0; i < len(units); {
		for strong < i || strong < len(units) && !isStrong(classOf(units[strong].text)) {
			strong++
		}
		n := 1
		if c := classOf(units[i].text); c == rightward || c == digits {
			r := run{units: units[i:], visual: visual, first: strong == len(units)}
			r.arabic = !r.first && classOf(units[strong].text) == leftward && !unicode.Is(unicode.Hebrew, firstRune(units[strong].text))
			n = r.length()
		}
		if n > 1 {
			runs = append(runs, units[len(units)-i-n:len(units)-i])
		}
		i += n
	}
	slices.Reverse(units)
	for _, r := range runs {
		slices.Reverse(r)
	}
	return units
}

// paintedLeftToRight says that most of a line was painted in the order of the page,
// whatever it reads; the mark of an item may have been painted before the rest.
func paintedLeftToRight(units []unit) bool {
	votes := 0
	for i := 1; i < len(units); i++ {
		if units[i].seq > units[i-1].seq {
			votes++
		} else {
			votes--
		}
	}
	return votes > 0
}

// logicalLTR turns the right-to-left runs of a left-to-right line.
func logicalLTR(units []unit) []unit {
	for i := 0; i < len(units); i++ {
		if classOf(units[i].text) != leftward {
			continue
		}
		end := i + 1
		for k := i; k < len(units); k++ {
			c := classOf(units[k].text)
			if c == leftward {
				end = k + 1
			} else if c == rightward {
				break
			}
		}
		logical(units[i:end], true)
		i = end - 1
	}
	return units
}

// mirrored are the pairs of signs that are drawn the other way round from right to left.
var mirrored = map[rune]rune{'(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '«': '»', '»': '«', '‹': '›', '›': '‹'}

// bracketVotes counts pairs of brackets that open before they close against those the
// other way round. Some producers map a mirrored glyph to the sign that is drawn,
// others to the sign that is meant; only the text tells.
func bracketVotes(s string) int {
	votes := 0
	var open rune
	for _, r := range s {
		m, ok := mirrored[r]
		switch {
		case !ok:
		case open == m:
			if r == ')' || r == ']' || r == '}' || r == '»' || r == '›' {
				votes++
			} else {
				votes--
			}
			open = 0
		default:
			open = r
		}
	}
	return votes
}

func mirror(s string) string {
	return strings.Map(func(r rune) rune {
		if m, ok := mirrored[r]; ok {
			return m
		}
		return r
	}, s)
}

// mendBrackets turns pairs that stand the wrong way round in a line where others stand
// right: ")Aspect Security(" among Arabic words. A bracket that was opened on the line
// before is left alone: a space follows it.
func mendBrackets(s string) string {
	runes := []rune(s)
	depth, closed := 0, -1 // closed: a bracket that was never opened
	for i, r := range runes {
		switch r {
		case '(':
			inverted := closed >= 0 && i > closed+1 && !unicode.IsSpace(runes[closed+1]) && !unicode.IsSpace(runes[i-1])
			if depth == 0 && inverted {
				runes[closed], runes[i] = '(', ')'
				closed = -1
				continue
			}
			depth++
		case ')':
			if depth > 0 {
				depth--
			} else {
				closed = i
			}
		}
	}
	return string(runes)
}
