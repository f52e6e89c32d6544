package facts

import (
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Plural is the CLDR cardinal class of a decimal number such as the Number of a [Value]:
// the form that the words it counts have. French and Spanish have one class more than the
// tables of x/text: that of 1 000 000 and its multiples, which take a « de » (CLDR 38).
func Plural(lang language.Tag, number string) plural.Form {
	whole, fraction, _ := strings.Cut(number, ".")
	zeros := strings.TrimRight(fraction, "0")
	form := plural.Cardinal.MatchPlural(lang, lastDigits(whole), len(fraction), len(zeros), lastDigits(fraction), lastDigits(zeros))
	if base, _, _ := lang.Raw(); form == plural.Other && zeros == "" && strings.HasSuffix(whole, "000000") && (base.String() == "fr" || base.String() == "es") {
		return plural.Many
	}
	return form
}

// lastDigits is a number of any length, made smaller than 10⁹ with the same last digits
// and no smaller class: that is all plural rules look at.
func lastDigits(s string) int {
	n := 0
	for _, r := range s {
		if n = n*10 + int(r-'0'); n >= 1e9 {
			n = n%1e8 + 1e8
		}
	}
	return n
}

// BeginsWithVowel says whether the name of a decimal number does, of the languages in
// which the word before it may change: eight, eleven, eighteen; ocho, once; одиннадцать.
func BeginsWithVowel(lang language.Tag, number string) bool {
	whole, _, _ := strings.Cut(number, ".")
	if whole == "" {
		return false
	}
	first := whole[:(len(whole)+2)%3+1] // the digits before the first group of three
	base, _, _ := lang.Raw()
	switch base.String() {
	case "en":
		return first[0] == '8' || first == "11" || first == "18"
	case "es":
		return first[0] == '8' || first == "11"
	case "ru":
		return whole == "1" || first == "11"
	}
	return false
}
