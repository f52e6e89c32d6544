package swap

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/minutes/facts"
)

// A piece is a part of a printed fact: a number, a name, or what stands between them.
type piece struct {
	text string
	tail string // what is written on the number of a day: "er", "th"
	kind string // "number", "month", "weekday", "part", "zone"; "" for other words and signs
	n    int    // a number; the place of a name in its rows, from 0
	rows []*row
	role role
}

// A role is what a number or name says, of the start or the end of an interval.
type role struct {
	field byte // 'd', 'm', 'y', 'w', 'h', 'i' (minute), 'c' (hour and minute), 'p'; 0 for none
	end   int
}

// kindsOfNames are read in this order where a text may be several.
var kindsOfNames = []string{"month", "weekday", "part"}

// pieces takes a printed fact apart. The zone of a time stays whole.
func pieces(lang, s, zone string) []piece {
	var all []piece
	literal := 0
	flush := func(i int) {
		if i > literal {
			all = append(all, piece{text: s[literal:i]})
		}
	}
	zoneAt := -1
	if zone != "" {
		zoneAt = strings.Index(s, zone)
	}
	for i := 0; i < len(s); {
		if i == zoneAt {
			flush(i)
			i += len(zone)
			all = append(all, piece{text: zone, kind: "zone"})
			literal = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if digitOf(r) >= 0 {
			flush(i)
			n, end := 0, i
			for end < len(s) {
				d, size := utf8.DecodeRuneInString(s[end:])
				if digitOf(d) < 0 {
					break
				}
				n, end = min(n*10+digitOf(d), 1e9), end+size
			}
			all = append(all, piece{text: s[i:end], kind: "number", n: n})
			i, literal = end, end
			continue
		}
		found := false
		for _, kind := range kindsOfNames {
			if rows, n, end := nameAt(lang, kind, s, i); end > i {
				flush(i)
				all = append(all, piece{text: s[i:end], kind: kind, n: n, rows: rows})
				i, literal, found = end, end, true
				break
			}
		}
		if !found {
			i += size
		}
	}
	flush(len(s))
	return all
}

func join(all []piece) string {
	var b strings.Builder
	for _, p := range all {
		b.WriteString(p.text)
		b.WriteString(p.tail)
	}
	return b.String()
}

// index is the first piece of a role, or -1.
func index(all []piece, r role) int {
	for i, p := range all {
		if p.role == r {
			return i
		}
	}
	return -1
}

// zeros are the digits 0 of the scripts we read.
var zeros = []rune{'0', '٠', '۰', '０'}

// digitOf is the value of a digit, or -1.
func digitOf(r rune) int {
	for _, zero := range zeros {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

// zeroOf is the digit 0 of the script of the first digit of a text.
func zeroOf(s string) rune {
	for _, r := range s {
		if d := digitOf(r); d >= 0 {
			return r - rune(d)
		}
	}
	return '0'
}

// inDigits writes ASCII digits in a script; all else stays.
func inDigits(s string, zero rune) string {
	if zero == '0' {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return zero + r - '0'
		}
		return r
	}, s)
}

// number writes n in the digits of another number, with zeros before it up to a width.
func number(n, width int, like string) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return inDigits(s, zeroOf(like))
}

func beginsWithVowel(lang, number string) bool {
	return facts.BeginsWithVowel(language.Make(lang), number)
}
