package pdftext

import (
	"math"
	"sort"
	"unicode"
)

// accents are signs that old fonts of TeX paint over a letter, and the marks that they are.
var accents = map[string]string{
	"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "¨": "\u0308", "˜": "\u0303", "~": "\u0303", "¸": "\u0327", "ˇ": "\u030c",
	"˘": "\u0306", "˚": "\u030a", "˝": "\u030b", "˙": "\u0307", "¯": "\u0304", "˛": "\u0328",
}

// isAccent says that unit i is an accent over the letter beside it.
func isAccent(units []unit, i int) bool {
	u := &units[i]
	if len(u.text) == 1 && u.text != "`" && u.text != "^" && u.text != "~" || accents[u.text] == "" {
		return false
	}
	middle := (u.x0 + u.x1) / 2
	over := func(j int) bool {
		return j >= 0 && j < len(units) && unicode.IsLetter(firstRune(units[j].text)) && units[j].x0+.1*u.size < middle && middle < units[j].x1-.1*u.size
	}
	return over(i+1) || over(i-1)
}

// attachMarks puts combining marks behind the letter that they stand over.
func attachMarks(units []unit) []unit {
	marked := false
	for i := range units {
		marked = marked || isMark(units[i].text) || isAccent(units, i)
	}
	if !marked {
		return units
	}
	marks, out := partMarks(units)
	painted := make(map[int]int, len(out))
	for i, u := range out {
		painted[u.seq] = i
	}
	for _, m := range marks {
		i, ok := neighbour(out, painted, m)
		if !ok {
			i, ok = nearest(out, m)
		}
		if ok {
			out[i].text += m.text
		}
	}
	return out
}

// partMarks parts the marks of units from the rest, and makes marks of accents.
func partMarks(units []unit) (marks, rest []unit) {
	for i, u := range units {
		switch {
		case isMark(u.text):
			marks = append(marks, u)
		case isAccent(units, i):
			u.text, u.seq = accents[u.text], -2 // its place tells its letter, not its painting
			marks = append(marks, u)
		default:
			rest = append(rest, u)
		}
	}
	return marks, rest
}

// neighbour finds the letter of a mark by the painting: a mark follows its letter in the order of
// reading, so in Arabic that is painted from left to right it comes before it.
func neighbour(units []unit, painted map[int]int, m unit) (int, bool) {
	before, ok1 := painted[m.seq-1]
	after, ok2 := painted[m.seq+1]
	i := before
	switch {
	case ok1 && ok2 && isRTL(lastRune(units[after].text)) && units[before].x0 < units[after].x0, !ok1 && ok2:
		i = after
	case !ok1:
		return 0, false
	}
	return i, !isBlank(units[i].text) && distance(units[i], m) < .4*m.size
}

// nearest finds the letter that a mark stands over.
func nearest(units []unit, m unit) (int, bool) {
	best, least := 0, math.Inf(1)
	for i := sort.Search(len(units), func(i int) bool { return units[i].x0 > m.x1+m.size }) - 1; i >= 0 && units[i].x0 > m.x0-3*m.size; i-- {
		if d := distance(units[i], m); d < least && !isBlank(units[i].text) {
			best, least = i, d
		}
	}
	return best, !math.IsInf(least, 1)
}

// distance is how far the middle of a mark is from a letter.
func distance(u, m unit) float64 {
	middle := (m.x0 + m.x1) / 2
	return max(0, u.x0-middle, middle-u.x1)
}
