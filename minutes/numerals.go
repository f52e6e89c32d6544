package minutes

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/script"
)

// number is the value of digits with signs around them: "(3)".
func number(s string) int {
	n, _ := strconv.Atoi(strings.TrimFunc(s, func(r rune) bool { return r < '0' || r > '9' }))
	return n
}

// lastNumber is the value of the last part of a number: 4 of "2.4)".
func lastNumber(s string) int {
	s = strings.TrimRight(s, ".) ")
	return number(s[strings.LastIndexAny(s, ".-")+1:])
}

// letter is the place in its alphabet of the first letter of a marker; 1 of a letter of none, 0 if there is no letter.
func letter(s string) int {
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
			return int(r-'a') + 1
		case r >= 'A' && r <= 'Z':
			return int(r-'A') + 1
		case unicode.IsLetter(r):
			for _, alphabet := range []string{"абвгдежзийклмнопрстуфхцчшщ", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"} {
				i := 0
				for _, a := range alphabet {
					i++
					if a == unicode.ToLower(r) {
						return i
					}
				}
			}
			return 1
		}
	}
	return 0
}

// letterCount is the value of a Roman number or a single letter, in capitals or Arabic.
func letterCount(word string) int {
	switch {
	case strings.Trim(word, "IVX") == "":
		return roman(word)
	case utf8.RuneCountInString(word) == 1 && !unicode.IsLower(script.First(word)):
		return letter(word)
	}
	return 0
}

// roman is the value of a Roman number with signs around it.
func roman(s string) int {
	total, last := 0, 0
	for _, r := range strings.ToUpper(s) {
		v := 0
		if i := strings.IndexRune("IVXLC", r); i >= 0 {
			v = [...]int{1, 5, 10, 50, 100}[i]
		}
		if v > last {
			total -= 2 * last
		}
		total += v
		if v > 0 {
			last = v
		}
	}
	return total
}

// ordinalAr is the value of an Arabic ordinal that stands as a number: أولا.
func ordinalAr(s string) int {
	for i, w := range []string{"أ", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"} {
		if strings.HasPrefix(s, w) {
			return i + 1
		}
	}
	return 0
}

// circled is the value of a number in a circle or brackets that is one sign; 0 if it is none.
func circled(r rune) int {
	switch {
	case r >= '①' && r <= '⑳':
		return int(r-'①') + 1
	case r >= '⑴' && r <= '⒇':
		return int(r-'⑴') + 1
	case r >= '❶' && r <= '❿':
		return int(r-'❶') + 1
	case r >= '㈠' && r <= '㈩':
		return int(r-'㈠') + 1
	}
	return 0
}

// numeral is a number in digits, or in Chinese numerals, those of a year one by one: 三, 二十一,
// 二〇三三; 0 if it is none.
func numeral(s string) int {
	if n, err := strconv.Atoi(script.Western(s)); err == nil {
		return n
	}
	year := strings.NewReplacer("〇", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9").Replace(s)
	if n, err := strconv.Atoi(year); err == nil {
		return n
	}
	return max(hanNumber(s), 0)
}

// hanNumber is the value of a number up to 99 in Chinese numerals.
func hanNumber(s string) int {
	n, one := 0, 0
	for _, r := range s {
		if r == '十' {
			n += 10 * max(one, 1)
			one = 0
		} else if i := strings.IndexRune("一二三四五六七八九", r); i >= 0 {
			one = i/3 + 1
		}
	}
	return n + one
}

// The signs by which Chinese counts besides its digits: those of accounts, and the heavenly stems.
const formalDigits, stems = "壹贰叁肆伍陆柒捌玖拾", "甲乙丙丁戊己庚辛壬癸"

// hanCounts reports whether Chinese counts by a sign.
func hanCounts(r rune) bool {
	return r >= 0x4e00 && strings.ContainsRune(hanDigits+formalDigits+stems, r)
}

// hanCount is the value of signs by which Chinese counts; of accounts and stems, that of the first.
func hanCount(s string) int {
	first, _ := script.Cut(s)
	for _, signs := range []string{formalDigits, stems} {
		if i := strings.IndexRune(signs, first); i >= 0 {
			return i/len("甲") + 1
		}
	}
	return hanNumber(s)
}
