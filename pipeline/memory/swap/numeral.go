package swap

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/minutes/facts"
)

// A numeral is a number as it is printed: digits, signs, and how many zeros the words
// after it stand for (1.5 million, 12 万).
type numeral struct {
	start, end     int    // of its digits, in what is printed
	mantissa       string // decimal, with a point
	zeros          int
	group, decimal rune // 0 if none is printed
	zero           rune // the digit 0 of its script
}

// numeralOf reads a printed number whose value is known; ok is false if its digits do not
// say the value.
func numeralOf(printed, value string) (n numeral, ok bool) {
	n.start = strings.IndexFunc(printed, isDigit)
	if n.start < 0 {
		return n, false
	}
	n.end = strings.LastIndexFunc(printed, isDigit)
	_, size := utf8.DecodeRuneInString(printed[n.end:])
	n.end += size
	n.zero = zeroOf(printed)
	region := printed[n.start:n.end]
	words := strings.ContainsFunc(printed[n.end:], unicode.IsLetter)
	for _, decimal := range []rune{0, '.', ',', '٫'} {
		mantissa, group, ok := plain(region, decimal)
		if !ok {
			continue
		}
		for _, zeros := range []int{0, 3, 4, 6, 7, 8, 9, 10, 11, 12} {
			if (zeros == 0 || words) && plainNumber(shift(mantissa, zeros)) == plainNumber(value) {
				n.mantissa, n.zeros, n.group, n.decimal = mantissa, zeros, group, decimal
				return n, true
			}
		}
	}
	return n, false
}

// plain reads digits with one decimal sign, if there is to be one, and one sign between
// groups of three.
func plain(region string, decimal rune) (mantissa string, group rune, ok bool) {
	var b strings.Builder
	run, point := 0, false
	for _, r := range region {
		switch d := digitOf(r); {
		case d >= 0:
			b.WriteByte(byte('0' + d))
			run++
			continue
		case r == decimal && !point && (group == 0 || run == 3):
			b.WriteByte('.')
			point = true
		case point || group != 0 && (r != group || run != 3) || run > 3 || !isGroup(r):
			return "", 0, false
		default:
			group = r
		}
		run = 0
	}
	return b.String(), group, (point || group == 0 || run == 3) && point == (decimal != 0)
}

func isGroup(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(",.٬’'，", r)
}

// shift moves the point of a decimal number, to the left if by is negative.
func shift(number string, by int) string {
	whole, fraction, _ := strings.Cut(number, ".")
	for ; by > 0; by-- {
		if fraction == "" {
			fraction = "0"
		}
		whole, fraction = whole+fraction[:1], fraction[1:]
	}
	for ; by < 0; by++ {
		if whole == "" {
			whole = "0"
		}
		whole, fraction = whole[:len(whole)-1], whole[len(whole)-1:]+fraction
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction = strings.TrimSpace(fraction); fraction != "" {
		return whole + "." + fraction
	}
	return whole
}

// digits writes a number with the signs and in the script of a printed one.
func (w *writer) digits(n numeral, number string) string {
	group, decimal, from := signs(w.to.lang)
	if n.zero == '٠' || n.zero == '۰' {
		group, decimal = "٬", "٫"
	}
	was, _, _ := strings.Cut(n.mantissa, ".")
	whole, fraction, has := strings.Cut(number, ".")
	switch {
	case n.group != 0:
		group = string(n.group)
		if len(was) == 4 || !unicode.IsSpace(n.group) { // a space is left out of four digits in some languages
			from = 4
		}
		if group == "." {
			decimal = ","
		}
	case len(was) >= from, len(was) == 4 && len(whole) == 4, len(was) > 4:
		from = 1 << 10 // what could be grouped is not
	}
	if n.decimal != 0 {
		decimal = string(n.decimal)
	}
	if len(whole) >= from {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + group + whole[i:]
		}
	}
	if has {
		whole += decimal + fraction
	}
	return inDigits(whole, n.zero)
}

// signs are what a language sets between groups and before a fraction, and from how many
// digits on it groups.
func signs(lang language.Tag) (group, decimal string, from int) {
	sample := func(number string) string {
		return facts.Format(lang, facts.Value{Kind: facts.Number, Number: number}, facts.Form{})
	}
	of := func(s string) string { return strings.Trim(s, "0123456789") }
	from = 4
	for from < 7 && of(sample("1"+strings.Repeat("0", from-1))) == "" {
		from++
	}
	return of(sample("10000")), of(sample("1.5")), from
}
