package pdftext

import (
	"regexp"
	"slices"
	"strings"
)

// A run is units that begin with a left-to-right run among right-to-left text.
type run struct {
	units  []unit
	visual bool  // the line was painted from left to right, whatever it reads
	arabic bool  // the first letter is Arabic: numbers after it are in the order of reading
	first  bool  // there is no letter: what is read before is on another line
	latin  bool  // there is a Latin letter in it
	last   class // of its last letter or digit
}

// length gives the length of the run.
func (r *run) length() int {
	n := 1
	r.last = classOf(r.units[0].text)
	r.latin = r.last == rightward
	for k := 1; k < len(r.units); k++ {
		u := &r.units[k]
		c := classOf(u.text)
		if c == leftward || isClosing(u.text) {
			break
		}
		if isOpening(u.text) {
			end := r.closing(k)
			if end == 0 {
				break
			}
			for _, u := range r.units[k:end] {
				if c := classOf(u.text); c != neutral {
					r.last = c
				}
			}
			n, k = end+1, end
			continue
		}
		if c == neutral {
			continue
		}
		if isOver(&r.units[0], u) || !r.continues(n, k) { // the mark of a note stands behind its word, not before it
			break
		}
		r.latin, r.last = r.latin || c == rightward, c
		n = k + 1
	}
	if n < len(r.units) && classOf(r.units[n-1].text) == digits && r.units[n].text == "%" {
		n++
	}
	return n
}

func isOpening(s string) bool { return s == "(" || s == "[" || s == "{" }
func isClosing(s string) bool { return s == ")" || s == "]" || s == "}" }

// longBracket is how many signs stand between two brackets of a run at most.
const longBracket = 200

// closing gives the place of the bracket that closes the one at k, 0 if they do not belong to the run: brackets
// around Latin letters and numbers do after a Latin word (UAX #9, N0), but those around the number of an item do not.
func (r *run) closing(k int) int {
	if !r.latin {
		return 0
	}
	depth := 0
	for i := k; i < min(len(r.units), k+longBracket); i++ {
		switch u := &r.units[i]; {
		case isOpening(u.text):
			depth++
		case isClosing(u.text):
			depth--
		case classOf(u.text) == leftward:
			return 0
		}
		if depth > 0 {
			continue
		}
		inside := r.units[k+1 : i]
		if len(inside) == 0 || isItemCount(inside) && isBlankAll(r.units[i+1:]) {
			return 0
		}
		return i
	}
	return 0
}

// isItemCount says that units are what counts an item: a letter or a small number.
func isItemCount(units []unit) bool {
	return len(units) == 1 || len(units) <= 3 && !slices.ContainsFunc(units, func(u unit) bool { return classOf(u.text) != digits })
}

func isBlankAll(units []unit) bool {
	return !slices.ContainsFunc(units, func(u unit) bool { return !isBlank(u.text) })
}

// continues says that the letter or digit at k goes on with the run of n units; between
// them are only neutrals.
func (r *run) continues(n, k int) bool {
	before, after := r.last, classOf(r.units[k].text)
	between := r.units[n:k]
	switch {
	case len(between) == 0:
		return true
	case before == digits && after == digits && !r.latin:
		return len(between) == 1 && r.isSeparator(between[0].text, k)
	case before == digits && after == digits && !slices.ContainsFunc(between, func(u unit) bool { return isBlank(u.text) }):
		return true // after a Latin letter digits are as letters (UAX #9, W7): the symbol of a document
	case before == rightward && after == rightward:
		return true
	}
	// A word and a number: "UTC 14:00" can be read either way round. If the line was
	// painted in the order of reading, that tells; if not, a word goes before a number
	// but for the time of day.
	for _, u := range between {
		if strings.ContainsAny(u.text, "«»|") {
			return false
		}
	}
	if before == digits && !r.latin {
		return false
	}
	if !r.visual {
		return r.units[k].seq > r.units[n-1].seq
	}
	return before == digits && after == rightward || before == rightward && !isTime(r.units[k:])
}

// isSeparator says that a sign between two digits, the second at k, stays inside a number (UAX #9, W4); anything else parts
// two of them. A hyphen and a plus do so too in Arabic (W2), and the larger number read first tells that they did
// where the letter before is on another line.
func (r *run) isSeparator(s string, k int) bool {
	switch {
	case !strings.ContainsAny(s, "-+"):
		return strings.ContainsAny(s, ".,:/،٫٬")
	case r.first:
		return !descends(r.units)
	}
	return !r.arabic && !isArabicDigit(firstRune(r.units[k].text))
}

func isArabicDigit(r rune) bool { return '٠' <= r && r <= '٩' }

// numberRange is a number or a time, and another up to which it goes.
var numberRange = regexp.MustCompile(`^([0-9]+)(?:[.,:/][0-9]+)*-([0-9]+)(?:[.,:/][0-9]+)*$`)

// descends says that units begin with a span that goes down.
func descends(units []unit) bool {
	const long = 24 // two times of day and more
	var s strings.Builder
	for _, u := range units[:min(len(units), long)] {
		if classOf(u.text) != digits && !strings.ContainsAny(u.text, "-+.,:/") {
			break
		}
		s.WriteString(u.text)
	}
	m := numberRange.FindStringSubmatch(strings.TrimRight(s.String(), ".,:/"))
	return m != nil && (len(m[1]) > len(m[2]) || len(m[1]) == len(m[2]) && m[1] > m[2])
}

// isTime says that units begin with a time of day, "14:00".
func isTime(units []unit) bool {
	i := 0
	for i < len(units) && i < 2 && classOf(units[i].text) == digits {
		i++
	}
	return i > 0 && i+1 < len(units) && units[i].text == ":" && classOf(units[i+1].text) == digits
}
