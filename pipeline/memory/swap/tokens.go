package swap

import (
	"slices"
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
	for i := 0; i < len(s); {
		if zone != "" && strings.HasPrefix(s[i:], zone) {
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
		if n, end := hanNumber(s, i); lang == "zh" && end > i {
			flush(i)
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

// hanDigits are the Chinese numerals of days, months and years by their value.
var hanDigits = []rune("〇一二三四五六七八九十")

// hanNumber reads the numeral at i of a day, a month or a year (二十八, 二〇二四), and where
// it ends.
func hanNumber(s string, i int) (n, end int) {
	runes, ten := 0, false
	for end = i; end < len(s); {
		r, size := utf8.DecodeRuneInString(s[end:])
		d := slices.Index(hanDigits, r)
		switch {
		case d < 0 || runes == 4:
			return n, end
		case d == 10:
			n, ten = 10*max(n, 1), true
		case ten:
			n += d
		default:
			n = 10*n + d
		}
		runes, end = runes+1, end+size
	}
	return n, end
}

// han writes a number up to 99, or a year, in Chinese numerals.
func han(n int) string {
	switch {
	case n > 99:
		return strings.Map(func(r rune) rune { return hanDigits[r-'0'] }, strconv.Itoa(n))
	case n > 10:
		tens := ""
		if n > 19 {
			tens = string(hanDigits[n/10])
		}
		return tens + "十" + strings.TrimSuffix(string(hanDigits[n%10]), "〇")
	}
	return string(hanDigits[n])
}

// number writes n in the digits of another number, with zeros before it up to a width.
func number(n, width int, like string) string {
	if slices.Contains(hanDigits, firstRune(like)) {
		return han(n)
	}
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return inDigits(s, zeroOf(like))
}

func beginsWithVowel(lang, number string) bool {
	return facts.BeginsWithVowel(language.Make(lang), number)
}
