package facts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// ordinals are the words of one language for first, second, third …
type ordinals struct {
	words   map[string]int // folded, with single spaces for hyphens too
	longest int            // words of the longest
	written map[int][]string
	starts  map[[2]rune]bool // the first two runes of the words
	ends    []string         // what makes an ordinal of a number, folded: "th", "-й"
	years   []string         // what makes an anniversary of it: "-летие"
}

// ordinalsOf reads data/ordinals/<code>.txt; a language without one has no words.
func ordinalsOf(code string) ordinals {
	o := ordinals{words: map[string]int{}, written: map[int][]string{}, starts: map[[2]rune]bool{}}
	text, err := data.ReadFile("data/ordinals/" + code + ".txt")
	if err != nil {
		return o
	}
	for _, line := range strings.Split(string(text), "\n") {
		key, rest, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || key[0] == '#' {
			continue
		}
		if key == "anniversary" {
			o.years = foldAll(rest)
			continue
		}
		if key == "end" {
			o.ends = append(o.ends, foldAll(rest)...)
			continue
		}
		n, err := strconv.Atoi(key)
		if err != nil {
			panic(fmt.Sprintf("data/ordinals/%s.txt: %q is not a number", code, key)) // embedded
		}
		write, read, _ := strings.Cut(rest, "|")
		for _, w := range strings.Split(write, ",") {
			o.written[n] = append(o.written[n], strings.TrimSpace(w))
		}
		for _, w := range append(strings.Split(write, ","), strings.Split(read, ",")...) {
			if w = fold(strings.ReplaceAll(strings.TrimSpace(w), "-", " ")); w != "" {
				o.words[w] = n
				o.starts[twoRunes(w, 0)] = true
				o.longest = max(o.longest, 1+strings.Count(w, " "))
			}
		}
	}
	slices.SortFunc(o.ends, func(a, b string) int { return len(b) - len(a) })
	return o
}

// ordinalAt reads an ordinal at i: in words, or a number with an ending, or in
// Chinese after 第.
func (t *table) ordinalAt(text string, i int) (Value, int) {
	if t.hanNumerals {
		return t.hanOrdinal(text, i)
	}
	if whole, end := digitRun(text, i); whole != "" {
		if i > 0 && strings.IndexByte(".,:/-", text[i-1]) >= 0 || len(whole) > 4 || whole[0] == '0' {
			return Value{}, i
		}
		for _, e := range t.ordinals.ends {
			if j := hasFold(text, end, e); j > end && mayEnd(text, j) {
				return Value{Kind: Ordinal, Number: whole}, j
			}
		}
		return Value{}, i
	}
	if !t.ordinals.starts[twoRunes(text, i)] {
		return Value{}, i
	}
	best, n := i, 0
	phrase, end := "", i
	for range t.ordinals.longest {
		word, j := wordAt(text, end)
		if word == "" {
			break
		}
		phrase += word
		if m, ok := t.ordinals.words[phrase]; ok {
			best, n = j, m
		}
		end = skipSpaces(text, j)
		if end == j && !strings.HasPrefix(text[j:], "-") || end == len(text) {
			break
		}
		if end == j {
			end++
		}
		phrase += " "
	}
	if best == i {
		return Value{}, i
	}
	return Value{Kind: Ordinal, Number: strconv.Itoa(n)}, best
}

// twoRunes returns the two runes at i, folded; 0 after the end. So many Arabic words
// begin with the article that it counts as one rune with that after it.
func twoRunes(text string, i int) (two [2]rune) {
	const article = 1 << 24
	for k := 0; k < len(two) && i < len(text); k++ {
		i = skipUnseen(text, i)
		r, n := utf8.DecodeRuneInString(text[i:])
		two[k], i = foldRune(r), i+n
		if k == 1 && two == [2]rune{'ا', 'ل'} {
			rest := [2]rune{}
			for m := range rest {
				i = skipUnseen(text, i)
				r, n := utf8.DecodeRuneInString(text[i:])
				if n == 0 {
					break
				}
				rest[m], i = foldRune(r), i+n
			}
			return [2]rune{rest[0] + article, rest[1]}
		}
	}
	return two
}

// wordAt returns the letters at i, folded, and where they end.
func wordAt(text string, i int) (string, int) {
	end := i
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if c := classOf(r); c != letter && c != arabic && !unseen(r) {
			break
		}
		end += n
	}
	return fold(text[i:end]), end
}

func (t *table) hanOrdinal(text string, i int) (Value, int) {
	if !strings.HasPrefix(text[i:], "第") {
		return Value{}, i
	}
	j := skipSpaces(text, i+len("第"))
	if whole, end := digitRun(text, j); whole != "" && len(whole) <= 4 && whole[0] != '0' {
		return Value{Kind: ordinalOrNumber(text, end), Number: whole}, end
	}
	n, end, runes := hanNumeral(text, j)
	if runes == 0 || n == 0 {
		return Value{}, i
	}
	return Value{Kind: ordinalOrNumber(text, end), Number: strconv.FormatInt(n, 10)}, end
}

// ordinalOrNumber parts 第三次, the third time, from 第3号, No. 3, and 第3页, page 3.
func ordinalOrNumber(text string, end int) Kind {
	if sub, next := bracketed(text, end); len(sub) == 4 && allDigits(sub) { // 第29（2013）号
		end = next
	}
	for _, w := range []string{"号", "页", "编"} {
		if strings.HasPrefix(text[skipSpaces(text, end):], w) {
			return Number
		}
	}
	return Ordinal
}

// anniversaryAt reads a number that is an ordinal in other languages: 70 周年,
// «70-летие», the seventieth anniversary.
func (t *table) anniversaryAt(text string, i int) (Value, int) {
	whole, end := digitRun(text, i)
	if !t.hanNumerals {
		if whole == "" || whole[0] == '0' || len(whole) > 4 {
			return Value{}, i
		}
		for _, w := range t.ordinals.years {
			if j := hasFold(text, end, w); j > end && mayEnd(text, j) {
				return Value{Kind: Ordinal, Number: whole}, j
			}
		}
		return Value{}, i
	}
	if whole == "" {
		n, e, runes := hanNumeral(text, i)
		if runes == 0 || n < 2 {
			return Value{}, i
		}
		whole, end = strconv.FormatInt(n, 10), e
	}
	if len(whole) > 4 || whole[0] == '0' || afterHanNumeral(text[:i]) {
		return Value{}, i
	}
	for _, w := range t.numerals.ordinal {
		if strings.HasPrefix(text[skipSpaces(text, end):], w) {
			return Value{Kind: Ordinal, Number: whole}, end
		}
	}
	return Value{}, i
}

func (t *table) writeOrdinal(number string, g Gender) string {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 {
		return ""
	}
	forms := t.ordinals.written[n]
	switch {
	case forms == nil && t.hanNumerals:
		return "第 " + number + " "
	case forms == nil:
		return ""
	case int(g) < len(forms):
		return forms[g]
	}
	return forms[0]
}

// An OrdinalMatch is an ordinal and where it stands.
type OrdinalMatch struct {
	Start, End int // bytes of the text
	Number     int
	Roman      bool // a Roman numeral that stands alone, which may be something else
}

// Ordinals returns the ordinals of a text in any of the six languages: 第六, sixth,
// 6th, Séptima, السابع, Седьмое; and Roman numerals below forty that stand alone
// (VI, and VIIab as 7).
func Ordinals(text string) []OrdinalMatch {
	all := tables()
	var found []OrdinalMatch
	for i := 0; i < len(text); {
		best := OrdinalMatch{i, i, 0, false}
		if mayBegin(text, i) {
			for _, lang := range ordinalLanguages {
				base, _, _ := lang.Raw()
				if v, end := all[base].ordinalAt(text, i); end > best.End && (mayEnd(text, end)) {
					n, _ := strconv.Atoi(v.Number)
					best = OrdinalMatch{i, end, n, false}
				}
			}
			if n, end := romanAt(text, i); end > best.End {
				best = OrdinalMatch{i, end, n, true}
			}
		}
		if best.End > i {
			found = append(found, best)
			i = best.End
			continue
		}
		i += runeLen(text, i)
	}
	return found
}

var ordinalLanguages = []language.Tag{
	language.Chinese, language.Spanish, language.French, language.Arabic, language.Russian, language.English,
}

// romanAt reads a Roman numeral that is a word of its own; one of two letters or
// more may have a, b or c after it.
func romanAt(text string, i int) (int, int) {
	end := i
	for end < len(text) && strings.IndexByte("IVX", text[end]) >= 0 {
		end++
	}
	n := roman(text[i:end])
	if n == 0 {
		return 0, i
	}
	if end-i > 1 {
		for k := 0; k < 2 && end < len(text) && strings.IndexByte("abc", text[end]) >= 0; k++ {
			end++
		}
	}
	if !mayEnd(text, end) || strings.HasPrefix(text[end:], "-") {
		return 0, i
	}
	return n, end
}

// roman returns the value of a well-formed Roman numeral below forty, or 0.
func roman(s string) int {
	tens := len(s) - len(strings.TrimLeft(s, "X"))
	for n, units := range []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"} {
		for t := 0; t <= min(tens, 3); t++ {
			if s != "" && s == strings.Repeat("X", t)+units {
				return t*10 + n
			}
		}
	}
	return 0
}
