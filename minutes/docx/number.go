package docx

import (
	"strconv"
	"strings"
)

// alphabets are the letters that lists count in (ISO/IEC 29500-1, 17.18.59). After the last one
// they are doubled.
var alphabets = map[string]string{
	"lowerLetter":                  "abcdefghijklmnopqrstuvwxyz",
	"upperLetter":                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
	"russianLower":                 "абвгдежзиклмнопрстуфхцчшщыэюя",
	"russianUpper":                 "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
	"arabicAlpha":                  "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
	"arabicAbjad":                  "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
	"ideographTraditional":         "甲乙丙丁戊己庚辛壬癸",
	"ideographZodiac":              "子丑寅卯辰巳午未申酉戌亥",
	"chicago":                      "*†‡§",
	"decimalEnclosedCircle":        "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
	"decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
	"decimalEnclosedParen":         "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
	"decimalEnclosedFullstop":      "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
	"ideographEnclosedCircle":      "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}

// once are the alphabets that are not doubled: after the last one come numbers.
const once = "ideographTraditional ideographZodiac decimalEnclosedCircle decimalEnclosedCircleChinese decimalEnclosedParen decimalEnclosedFullstop ideographEnclosedCircle"

// A han is a way of counting in Chinese characters.
type han struct {
	digits, units string
	one           bool // ten is "one ten", not "ten"
	zero          bool // a gap is said: 一百零一
}

const simpleUnits = "十百千"

var hans = map[string]han{
	"chineseCounting":            {"〇一二三四五六七八九", "十", false, false}, // from a hundred on digit by digit
	"taiwaneseCounting":          {"○一二三四五六七八九", "十", false, false},
	"chineseCountingThousand":    {"零一二三四五六七八九", simpleUnits, false, true},
	"taiwaneseCountingThousand":  {"零一二三四五六七八九", simpleUnits, false, true},
	"japaneseCounting":           {"〇一二三四五六七八九", simpleUnits, false, false},
	"chineseLegalSimplified":     {"零壹贰叁肆伍陆柒捌玖", "拾佰仟", true, true},
	"ideographLegalTraditional":  {"零壹貳參肆伍陸柒捌玖", "拾佰仟", true, true},
	"japaneseLegal":              {"〇壱弐参四伍六七八九", "拾百阡", true, false},
	"ideographDigital":           {"〇一二三四五六七八九", "", false, false},
	"japaneseDigitalTenThousand": {"〇一二三四五六七八九", "", false, false},
	"taiwaneseDigital":           {"○一二三四五六七八九", "", false, false},
	"decimalFullWidth":           {"０１２３４５６７８９", "", false, false},
	"decimalFullWidth2":          {"０１２３４５６７８９", "", false, false},
	"hindiNumbers":               {"०१२३४५६७८९", "", false, false},
}

// numberText writes a number as a list does. What we do not know, and what is too large for its
// letters, is decimal.
func numberText(format, custom string, n int) string {
	decimal := strconv.Itoa(n)
	switch format {
	case "none", "bullet":
		return ""
	case "decimalZero":
		return padded(decimal, 2)
	case "custom": // "001, 002, 003, ..."
		first, _, _ := strings.Cut(custom, ",")
		return padded(decimal, min(len(first), 6))
	case "numberInDash":
		return "- " + decimal + " -"
	case "upperRoman":
		return romanText(n)
	case "lowerRoman":
		return strings.ToLower(romanText(n))
	case "ordinal":
		return decimal + ordinalEnd(n)
	}
	if letters := []rune(alphabets[format]); len(letters) > 0 && n > 0 {
		times := (n-1)/len(letters) + 1
		if times > 1 && strings.Contains(once, format) || times > 30 {
			return decimal
		}
		return strings.Repeat(string(letters[(n-1)%len(letters)]), times)
	}
	if h, ok := hans[format]; ok && n >= 0 {
		return h.text(n)
	}
	return decimal
}

func padded(s string, width int) string {
	return strings.Repeat("0", max(width-len(s), 0)) + s
}

func romanText(n int) string {
	if n <= 0 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for i, value := range []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
		for ; n >= value; n -= value {
			b.WriteString([]string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}[i])
		}
	}
	return b.String()
}

func ordinalEnd(n int) string {
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}

// text writes a number in Chinese characters.
func (h han) text(n int) string {
	digits, units := []rune(h.digits), []rune(h.units)
	s := strconv.Itoa(n)
	if len(s) > len(units)+1 || len(units) == 0 || n == 0 {
		var b strings.Builder
		for _, d := range s {
			b.WriteRune(digits[d-'0'])
		}
		return b.String()
	}
	var b strings.Builder
	gap := false
	for i, d := range s {
		place := len(s) - 1 - i
		if d == '0' {
			gap = true
			continue
		}
		if gap && h.zero {
			b.WriteRune(digits[0])
		}
		gap = false
		// Ten is "ten"; in Japanese a hundred and a thousand have no "one" either.
		if !(d == '1' && !h.one && (place == 1 && len(s) == 2 || place > 0 && !h.zero)) {
			b.WriteRune(digits[d-'0'])
		}
		if place > 0 {
			b.WriteRune(units[place-1])
		}
	}
	return b.String()
}
