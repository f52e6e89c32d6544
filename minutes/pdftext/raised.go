package pdftext

import (
	"strings"
	"unicode"
)

// superscripts are the characters of raised digits: a note or a power that is written with the
// digits of the line would be read as part of a number.
var superscripts = map[string]string{
	"0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
	// Arabic has none of its own.
	"٠": "⁰", "١": "¹", "٢": "²", "٣": "³", "٤": "⁴", "٥": "⁵", "٦": "⁶", "٧": "⁷", "٨": "⁸", "٩": "⁹",
}

// Shares of the size of the letter before: how small a superscript is at most, and how high at least.
const (
	raisedSize   = .85
	raisedHeight = .15
)

// raised makes superscripts of digits that are smaller and stand higher than the letter, the digit or the
// end of a phrase right before them, or that a note begins with. Raised letters stay as they are: "1er", "3rd".
func raised(units []unit) {
	raisedHead(units)
	var base *unit // the one before, but for those that are raised over it
	for i := range units {
		u := &units[i]
		if base == nil || !isOver(u, base) || !takesNote(lastRune(base.text)) {
			base = u
			continue
		}
		if s, ok := superscripts[u.text]; ok {
			u.text = s
		} else if isMinus(u.text) && i+1 < len(units) && units[i+1].y == u.y && superscripts[units[i+1].text] != "" {
			u.text = "⁻"
		}
	}
}

// raisedHead makes superscripts of the digits that a line begins with, if they are raised over what follows.
func raisedHead(units []unit) {
	n := 0
	for n < len(units) && superscripts[units[n].text] != "" {
		n++
	}
	next := n
	for next < len(units) && isBlank(units[next].text) {
		next++
	}
	if next == len(units) {
		return
	}
	for i := range units[:n] {
		if !isOver(&units[i], &units[next]) {
			return
		}
	}
	for i := range units[:n] {
		units[i].text = superscripts[units[i].text]
	}
}

// isOver says that u is smaller than base and stands higher.
func isOver(u, base *unit) bool {
	return u.size <= raisedSize*base.size && u.y-base.y >= raisedHeight*base.size
}

// takesNote says that a note or a power can stand right behind the sign.
func takesNote(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || isPhraseEnd(r)
}

func isMinus(s string) bool { return s == "-" || s == "−" || s == "–" }

// isPhraseEnd says that a note can follow the sign.
func isPhraseEnd(r rune) bool {
	return strings.ContainsRune(".,;:!?%’”»…、。，；：！？،؛؟", r) || unicode.In(r, unicode.Pe, unicode.Pf) || r == '"' || r == '\''
}
