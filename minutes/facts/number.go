package facts

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

// numberAt reads a whole number or decimal at i, in digits or in Chinese numerals,
// and returns it and where it ends, or -1. What may be a part of something else
// (1.2.3, 16:15, 70/125, 007) is no number, nor is what may mean two.
func (t *table) numberAt(text string, i int) (string, int) {
	if t.hanNumerals {
		if n, end := t.hanNumberAt(text, i); end > i && !afterHanNumeral(text[:i]) && !t.isWord(text, i) {
			return n, end
		}
	}
	if afterGroup(text, i) || isLabel(text, i) {
		return "", -1
	}
	if i > 0 && strings.ContainsRune(".,:/", rune(text[i-1])) && (text[i-1] == '/' || i > 1 && digitsBefore(text, i-1)) {
		return "", -1
	}
	whole, end := digitRun(text, i)
	if whole == "" {
		return "", -1
	}
	if isMark(text, i, end) {
		return "", -1
	}
	if t.clitics {
		if all, e := t.reversed(text, whole, end); e > end {
			return all, e
		}
	}
	if len(whole) > 1 && whole[0] == '0' {
		return "", -1
	}
	if len(whole) <= 3 && whole != "0" {
		if whole, end = t.grouped(text, whole, end); end < 0 || len(whole) <= 3 && groupAt(text, end) {
			return "", -1
		}
	}
	if r, n := utf8.DecodeRuneInString(text[end:]); n > 0 && strings.ContainsRune(t.decimals, r) {
		if fraction, e := digitRun(text, end+n); fraction != "" {
			if r == ',' && len(whole) <= 3 && whole != "0" && len(fraction) == 3 {
				return "", -1 // 1,205 is a thousand and more in some countries
			}
			whole, end = whole+"."+fraction, e
		}
	}
	if end < len(text) && strings.IndexByte(".,:/", text[end]) >= 0 {
		if after := text[end+1:]; digitsAt(after, 0) > 0 || text[end] == '/' && after != "" && !isSpace(rune(after[0])) {
			return "", -1
		}
	}
	if len(whole) == 4 && whole[3] == '0' && strings.HasPrefix(text[end:], "s") && mayEnd(text, end+1) {
		return whole, end + 1 // the 1990s
	}
	if t.hanNumerals {
		return times(text, whole, end)
	}
	if i > 0 && text[i-1] == '(' && strings.HasPrefix(text[end:], ")") { // (80) million
		if all, e := t.magnified(text, whole, end+1); e > end+1 {
			return all, e
		}
	}
	whole, end = t.magnified(text, whole, end)
	return whole, end
}

// groupAt says whether a space and a group of three digits stand at i: what is before
// may be the first part of 10 000.
func groupAt(text string, i int) bool {
	r, n := utf8.DecodeRuneInString(text[i:])
	return n > 0 && r != '\n' && isSpace(r) && digitsAt(text[i+n:][:min(20, len(text)-i-n)], 0) == 3
}

// afterGroup says whether three digits at i may be a later group of a number such as
// 10 500, which another reading has refused.
func afterGroup(text string, i int) bool {
	before, n := utf8.DecodeLastRuneInString(text[:i])
	if n == 0 || before == '\n' || !isSpace(before) || !groupAt(text, i-n) {
		return false
	}
	digits := 0
	for j := i - n; digits < 4; digits++ {
		r, size := utf8.DecodeLastRuneInString(text[:j])
		if size == 0 || digitOf(r) < 0 {
			break
		}
		j -= size
	}
	return digits > 0 && digits < 4
}

func digitsBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return digitOf(r) >= 0
}

// digitRun reads all digits at i, as ASCII.
func digitRun(text string, i int) (string, int) {
	var b strings.Builder
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		d := digitOf(r)
		if d < 0 {
			break
		}
		b.WriteByte(byte('0' + d))
		i += n
	}
	return b.String(), i
}

// grouped reads the groups of three digits after the first digits of a number. More
// than eight are a column of a table, and end is -1.
func (t *table) grouped(text, whole string, end int) (string, int) {
	sign := rune(-1)
	for range 9 {
		r, n := utf8.DecodeRuneInString(text[end:])
		if n == 0 || !strings.ContainsRune(t.groups, r) || sign >= 0 && r != sign {
			return whole, end
		}
		group, e := digitRun(text, end+n)
		if len(group) != 3 {
			return whole, end
		}
		sign, whole, end = r, whole+group, e
	}
	return whole, -1
}

// magnitudes are the signs that multiply a number by a power of ten, longest first.
var magnitudes = []struct {
	sign  string
	zeros int
}{{"万亿", 12}, {"百万", 6}, {"十亿", 9}, {"千万", 7}, {"百亿", 10}, {"千亿", 11}, {"万", 4}, {"亿", 8}}

// times multiplies by the 万 or 亿 that follows a number.
func times(text, number string, end int) (string, int) {
	i := skipSpaces(text, end)
	if strings.HasPrefix(text[i:], "分之") {
		return "", -1
	}
	for _, more := range []string{"多", "余"} { // 200多万
		i += len(text[i:]) - len(strings.TrimPrefix(text[i:], more))
	}
	for _, m := range magnitudes {
		if !strings.HasPrefix(text[i:], m.sign) {
			continue
		}
		if all, ok := tenfold(number, m.zeros); ok {
			return all, i + len(m.sign)
		}
		return number, end
	}
	return number, end
}

const hanDigits = "零〇一二两三四五六七八九十"

var hanValue = map[rune]int64{
	'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'十': 10, '百': 100, '千': 1000, '万': 10_000, '亿': 100_000_000,
}

// hanNumberAt reads a Chinese numeral of digits and units, such as 八百 or 十二, and
// where it ends, or -1. A single digit is rarely a number (统一, 一般): it is one before
// a measure word. The first part of 二十几 or 三十分之一 is none.
func (t *table) hanNumberAt(text string, i int) (string, int) {
	n, end, runes := hanNumeral(text, i)
	if runes == 1 && n > 1 && t.counterAt(text, end) {
		return big.NewInt(n).String(), end
	}
	if runes < 2 || n < 10 || strings.HasPrefix(text[end:], "分之") || strings.HasPrefix(text[end:], "几") {
		return "", -1
	}
	return big.NewInt(n).String(), end
}

// counterAt says whether a measure word stands at i: 三 is a number in 三个, not in 三角.
func (t *table) counterAt(text string, i int) bool {
	i = skipSpaces(text, i)
	for _, c := range t.numerals.counters {
		if hasFold(text, i, c) > 0 {
			return true
		}
	}
	return false
}

// afterHanNumeral says whether a text ends in a way that makes a numeral after it an
// ordinal, a part of a fraction, or the rest of a numeral that is none.
func afterHanNumeral(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	_, numeral := hanValue[r]
	return r == '第' || numeral || digitOf(r) >= 0 ||
		strings.HasSuffix(text, "分之") && !strings.HasSuffix(text, "百分之")
}

// hanNumeral reads the Chinese numeral at i: its value, its end, the number of its
// runes. There is none if runes is 0.
func hanNumeral(text string, i int) (n int64, end, runes int) {
	var total, section, d int64
	lastUnit, lastBig := int64(1)<<60, int64(1)<<60
	pending, zero := false, false // d waits for its unit; 零 stands before it
	for end = i; end < len(text); {
		r, size := utf8.DecodeRuneInString(text[end:])
		v, ok := hanValue[r]
		if !ok || runes == 0 && v >= 100 {
			break
		}
		switch {
		case runes == 24:
			return 0, i, 0
		case v < 10:
			if pending && v != 0 { // 二五
				return 0, i, 0
			}
			d, pending, zero = v, v != 0, zero && v != 0 || v == 0
		case v < 10_000:
			if v >= lastUnit || !pending && v > 10 {
				return 0, i, 0
			}
			if !pending {
				d = 1
			}
			section, d, pending, zero, lastUnit = section+d*v, 0, false, false, v
		default: // 万 after 亿, and once
			if v >= lastBig || section+d == 0 {
				return 0, i, 0
			}
			total, section, d, pending, zero = total+(section+d)*v, 0, 0, false, false
			lastUnit, lastBig = v, v
		}
		end += size
		runes++
	}
	if pending && !zero && lastUnit >= 100 && lastUnit < 1<<60 { // 三百五 is 350
		return 0, i, 0
	}
	return total + section + d, end, runes
}

// writeNumber writes a decimal number with the signs of the language.
func (t *table) writeNumber(number string) string {
	whole, fraction, has := strings.Cut(number, ".")
	if n := len(whole); n >= t.groupFrom && t.group != "" {
		var b strings.Builder
		for i, r := range whole {
			if i > 0 && (n-i)%3 == 0 {
				b.WriteString(t.group)
			}
			b.WriteRune(r)
		}
		whole = b.String()
	}
	if !has {
		return whole
	}
	sign := t.decimal
	if len(fraction) == 3 && strings.Contains(t.groups, sign) {
		sign = "٫" // Arabic: 1,125 would be read as 1125
	}
	return whole + sign + fraction
}

// isNumber says whether a string is a number as [Value] has it.
func isNumber(s string) bool {
	whole, fraction, has := strings.Cut(s, ".")
	return allDigits(whole) && (!has || allDigits(fraction)) && (len(whole) == 1 || whole[0] != '0')
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
