package facts

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// index sorts names so that the longest is tried first, and shapes by the first
// rune that can begin them.
func (t *table) index() {
	for _, names := range [][]name{t.months, t.wdays, t.onwdays, t.parts, t.pasts} {
		slices.SortStableFunc(names, func(a, b name) int { return len(b.fold) - len(a.fold) })
	}
	slices.SortStableFunc(t.zoneNames, func(a, b zoneName) int { return len(b.fold) - len(a.fold) })
	slices.SortStableFunc(t.currencies, func(a, b money) int { return len(b.fold) - len(a.fold) })
	t.currencyStarts = map[rune][]money{}
	for _, c := range t.currencies {
		t.currencyStarts[firstRune(c.fold)] = append(t.currencyStarts[firstRune(c.fold)], c)
	}
	var root node
	for _, s := range t.shapes {
		root.add(s, s.elems)
	}
	for _, n := range root.below {
		for _, r := range t.first(n.elem) {
			if !slices.Contains(t.starts[r], n) {
				t.starts[r] = append(t.starts[r], n)
			}
		}
	}
}

// indexBegins collects the first two runes of all words a fact may begin with. The
// second is 0 where there is one only, or any may follow.
func (t *table) indexBegins() {
	t.begins = map[[2]rune]bool{}
	add := func(fold string) {
		two := twoRunes(fold, 0)
		if two[1] == 0xA0 || two[1] == ' ' {
			two[1] = 0
		}
		t.begins[two] = true
	}
	for _, names := range [][]name{t.months, t.wdays, t.onwdays, t.parts, t.noons, t.pasts, t.dayWords} {
		for _, n := range names {
			add(n.fold)
		}
	}
	for _, s := range t.shapes {
		add(s.elems[0].fold)
	}
	for _, c := range t.currencies {
		add(c.fold)
	}
	for _, starts := range []map[[2]rune]bool{t.ordinals.starts, t.numerals.starts} {
		for two := range starts {
			t.begins[two] = true
		}
	}
	for two := range t.nounStarts {
		t.begins[two] = true
	}
	if t.hanNumerals {
		for _, r := range hanDigits + "第" {
			add(string(r))
		}
	}
}

// mayBeFact says quickly of most places that no fact begins there: one begins with a
// digit, a capital of the Latin alphabet, an address, or a known word.
func (t *table) mayBeFact(text string, i int) bool {
	if b := text[i]; b < 0x80 {
		switch {
		case b >= 'a' && b <= 'z':
			if i > 0 && text[i-1] >= 'a' && text[i-1] <= 'z' {
				return false
			}
			if b == 'h' || b == 'w' {
				return true // http, www
			}
		case b >= 'A' && b <= 'Z', b >= '0' && b <= '9':
			return true
		}
	}
	two := twoRunes(text, i)
	return t.mayBeWord(t.begins, two) || digitOf(two[0]) >= 0
}

// mayBeWord says whether one of the words whose first two runes are starts may begin
// with two. A word of one rune has 0 for its second.
func (t *table) mayBeWord(starts map[[2]rune]bool, two [2]rune) bool {
	return starts[two] || (t.glue || !joined(two[0], two[1])) && starts[[2]rune{two[0], 0}]
}

// mayBeMoney and mayBeNumber say quickly of most places that they are not.
func (t *table) mayBeMoney(text string, i int) bool {
	_, end := t.currencyAt(text, i)
	return end > 0
}

func (t *table) mayBeNumber(text string, i int) bool {
	r := firstFolded(text, i)
	return digitOf(r) >= 0 || t.hanNumerals && strings.ContainsRune(hanDigits, r) || t.mayBeWord(t.numerals.starts, twoRunes(text, i))
}

// mayBeHour says whether a numeral at i may be an hour: one in Chinese numerals has 时
// or 点 behind it.
func (t *table) mayBeHour(text string, i int) bool {
	if !t.hanNumerals || text[i] < 0x80 || digitOf(firstFolded(text, i)) >= 0 {
		return true
	}
	for n := 0; n < 4 && i < len(text); n++ {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '时' || r == '点' {
			return true
		}
		if _, numeral := hanValue[r]; !numeral && r != ' ' {
			return false
		}
		i += size
	}
	return false
}

const anyDigit = '0'

func (t *table) first(e elem) []rune {
	var names []name
	switch e.op {
	case "mon", "month", "inmonth":
		names = t.months
	case "wd":
		names = t.wdays
	case "onwd":
		names = t.onwdays
	case "part":
		names = t.parts
	case "noon":
		names = t.noons
	case "past":
		names = t.pasts
	case "d":
		names = t.dayWords
	case "cur", "unit":
		var rs []rune
		for r := 'a'; r <= 'z'; r++ { // the codes
			rs = append(rs, r)
		}
		for _, c := range t.currencies {
			if r, _ := utf8.DecodeRuneInString(c.fold); r < 'a' || r > 'z' {
				rs = append(rs, r)
			}
		}
		return rs
	case "num":
		rs := []rune{anyDigit}
		if t.hanNumerals {
			rs = append(rs, []rune(hanDigits)...)
		}
		for two := range t.numerals.starts {
			if !slices.Contains(rs, two[0]) {
				rs = append(rs, two[0])
			}
		}
		return rs
	case "":
		r, _ := utf8.DecodeRuneInString(e.fold)
		return []rune{r}
	default:
		if t.hanNumerals && (e.op == "y" || e.op == "m" || e.op == "h") {
			return append([]rune(hanDigits), anyDigit)
		}
		return []rune{anyDigit}
	}
	var rs []rune
	if e.op == "d" {
		rs = append(rs, anyDigit)
		if t.hanNumerals {
			rs = append(rs, []rune(hanDigits)...)
		}
	}
	for _, n := range names {
		r, _ := utf8.DecodeRuneInString(n.fold)
		rs = append(rs, r)
	}
	return rs
}

func startKey(text string, i int) rune {
	r, _ := utf8.DecodeRuneInString(text[i:])
	if digitOf(r) >= 0 {
		return anyDigit
	}
	return foldRune(r)
}
