package facts

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// designation reads 12, 3.1, 70/125, 1325 (2000), 3 (b), VII, and in words an ordinal
// if it may be one: with Western digits, Roman and Chinese numerals as digits.
func (t *table) designation(text string, i int, ordinal, plural, roman bool) (string, int) {
	d, end := t.bareDesignation(text, i, ordinal, plural, roman)
	if d == "" {
		return "", i
	}
	if t.clitics && allDigits(d) { // المادة 4 جيم
		if w, next := wordAt(text, skipSpaces(text, end)); spelledLetters[w] != "" {
			d, end = d+spelledLetters[w], next
		}
	}
	for range 4 {
		sub, next := bracketed(text, end)
		if sub == "" {
			break
		}
		d, end = d+" ("+sub+")", next
	}
	return d, end
}

func (t *table) bareDesignation(text string, i int, ordinal, plural, asRoman bool) (string, int) {
	if d, end := digitRun(text, i); d != "" && len(d) <= 4 {
		for end < len(text) && strings.IndexByte("./", text[end]) >= 0 { // 3.1, 70/125, 1/CP.16
			more, next := digitRun(text, end+1)
			if more == "" && text[end] == '/' {
				next = end + 1
				for next < len(text) && next < end+12 && (isAcronymByte(text[next]) || text[next] == '.') {
					next++
				}
				more = strings.TrimRight(text[end+1:next], ".-")
				next = end + 1 + len(more)
			}
			if more == "" {
				break
			}
			d, end = d+text[end:end+1]+more, next
		}
		if strings.HasPrefix(text[end:], "-") { // articles 66-4 and 66-5; المادة 2-1 is article 2.1
			dash := end + 1
			if t.clitics {
				dash = skipSpaces(text, dash)
			}
			more, next := digitRun(text, dash)
			a, _ := strconv.Atoi(d)
			b, _ := strconv.Atoi(more)
			if more != "" && allDigits(d) && (t.clitics && !plural || b <= a) && mayEnd(text, next) {
				return d + "." + more, next
			}
		}
		if mayEnd(text, end) {
			return d, end
		}
		if r, n := utf8.DecodeRuneInString(text[end:]); n > 0 && mayEnd(text, end+n) && !strings.HasPrefix(text[end+n:], "-") { // article 12a, статья 4С
			if latin, ok := lookalikes[r]; ok {
				r = latin
			}
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				return d + string(r), end + n
			}
		}
		return "", i
	}
	end := i
	for end < len(text) && strings.IndexByte("IVX", text[end]) >= 0 {
		end++
	}
	if n := roman(text[i:end]); n > 0 && asRoman && end+1 <= len(text) && text[end] >= 'a' && text[end] <= 'c' && mayEnd(text, end+1) { // annex IIIa
		return strconv.Itoa(n) + " (" + text[end:end+1] + ")", end + 1
	} else if n > 0 && asRoman && mayEnd(text, end) && !strings.HasPrefix(text[end:], "-") {
		d := strconv.Itoa(n)
		if strings.HasPrefix(text[end:], "/") { // decision XXVI/12
			if more, next := digitRun(text, end+1); more != "" {
				return text[i:end] + "/" + more, next
			}
		}
		return d, end
	}
	if t.hanNumerals {
		if d, end := hanDesignation(text, i); d != "" {
			return d, end
		}
		if n, end, runes := hanNumeral(text, i); runes > 0 && n > 0 {
			return strconv.FormatInt(n, 10), end
		}
	} else if ordinal {
		if v, end := t.ordinalAt(text, i); end > i {
			return v.Number, end
		}
	}
	return "", i
}

// bracketed reads (b), (2000), b) or (ب) after a number, as "b" or "2000".
func bracketed(text string, i int) (string, int) {
	j := skipSpaces(text, i)
	open := false
	if r, n := utf8.DecodeRuneInString(text[j:]); r == '(' || r == '（' {
		j, open = j+n, true
	} else if j == i {
		return "", i
	}
	end := j
	letters := 0
	for end < len(text) && letters < 5 {
		r, n := utf8.DecodeRuneInString(text[end:])
		if c := classOf(r); c != digit && c != letter && c != arabic {
			break
		}
		end += n
		letters++
	}
	sub := text[j:end]
	r, n := utf8.DecodeRuneInString(text[end:])
	if sub == "" || r != ')' && r != '）' || !open && letters > 2 {
		return "", i
	}
	if d, k := digitRun(sub, 0); d != "" {
		sub = d + sub[k:]
		if !open && (letters > 2 || k < len(sub)) || k < len(sub) && len(sub)-k > 2 {
			return "", i
		}
	} else if r, _ := utf8.DecodeRuneInString(sub); letters > 4 || letters > 1 && classOf(r) == arabic {
		return "", i
	}
	if latin := subLetters[fold(sub)]; latin != "" {
		sub = latin
	}
	return sub, end + n
}

// subLetters are the letters that count sub-paragraphs in Arabic (the abjad) and
// Russian, with those of the other languages.
var subLetters = func() map[string]string {
	all := map[string]string{}
	for i, r := range []rune("ابجدهوزحطيكلمنسعفصقرشت") {
		all[string(r)] = string(rune('a' + i))
	}
	for i, r := range []rune("абвгдежзиклмнопрстуф") {
		all[string(r)] = string(rune('a' + i))
	}
	return all
}()

// spelledLetters are the names of letters that follow the numbers of Arabic articles,
// folded; United Nations documents count with them.
var spelledLetters = map[string]string{
	fold("ألف"): "A", fold("باء"): "B", fold("جيم"): "C", fold("دال"): "D", fold("هاء"): "E", fold("واو"): "F", fold("زاي"): "G", fold("حاء"): "H",
}

// lookalikes are the Cyrillic capitals that are typed for Latin ones.
var lookalikes = map[rune]rune{'А': 'A', 'В': 'B', 'С': 'C', 'Е': 'E'}

// hanDesignation reads what only designations are written in: digit by digit, as 一五六
// for 156, or in brackets of their own, as ㈡.
func hanDesignation(text string, i int) (string, int) {
	if r, n := utf8.DecodeRuneInString(text[i:]); r >= '㈠' && r <= '㈩' {
		return strconv.Itoa(int(r-'㈠') + 1), i + n
	}
	var d []byte
	end := i
	for len(d) < 5 {
		r, n := utf8.DecodeRuneInString(text[end:])
		v, ok := hanValue[r]
		if !ok || v > 9 || r == '两' {
			break
		}
		d, end = append(d, byte('0'+v)), end+n
	}
	if r, _ := utf8.DecodeRuneInString(text[end:]); len(d) < 2 || d[0] == '0' || hanValue[r] >= 10 {
		return "", i
	}
	return string(d), end
}
