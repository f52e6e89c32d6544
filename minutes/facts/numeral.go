package facts

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// numerals are the number words of one language.
type numerals struct {
	words    map[string]int64 // folded, with single spaces for hyphens too
	longest  int              // words of the longest
	starts   map[[2]rune]bool // the first two runes of the words
	dotted   map[string]bool  // may have a full stop after them: млн.
	alone    map[string]bool  // a number without another: mil, «миллион»
	and      string           // what may stand between them, folded
	counted  []string         // beside which a word is a number and no ordinal
	halves   []string         // before a thousand or a million: half a million
	parts    []string         // what makes a fraction of them, folded
	counters []string         // before which one Chinese character is a number
	idioms   []string         // that begin like numbers and are none
	ordinal  []string         // what makes an ordinal of the number before it
}

// numeralsOf reads data/numerals/<code>.txt; a language without one has no words.
func numeralsOf(code string) numerals {
	n := numerals{words: map[string]int64{}, starts: map[[2]rune]bool{}, dotted: map[string]bool{}, alone: map[string]bool{}}
	file := "data/numerals/" + code + ".txt"
	text, err := data.ReadFile(file)
	if err != nil {
		return n
	}
	for _, line := range strings.Split(string(text), "\n") {
		key, rest, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || key[0] == '#' {
			continue
		}
		switch list := foldAll(rest); key {
		case "and":
			n.and = list[0]
		case "alone":
			for _, w := range list {
				n.alone[w] = true
			}
		case "part":
			n.parts = list
		case "counted":
			n.counted = list
		case "half":
			n.halves = list
		case "idiom":
			n.idioms = list
		case "ordinal":
			n.ordinal = list
		case "counter":
			n.counters = list
		default:
			value, err := strconv.ParseInt(key, 10, 64)
			if err != nil {
				panic(fmt.Sprintf("%s: %q is not a number", file, key)) // embedded
			}
			for _, w := range list {
				n.add(w, value, code == "ar")
			}
		}
	}
	return n
}

// add adds a word; Arabic writes its article on it.
func (n *numerals) add(word string, value int64, article bool) {
	word, dot := strings.CutSuffix(word, ".")
	word = strings.ReplaceAll(word, "-", " ")
	n.words[word], n.dotted[word] = value, n.dotted[word] || dot
	n.longest = max(n.longest, 1+strings.Count(word, " "))
	n.starts[twoRunes(word, 0)] = true
	if article {
		n.add("ال"+word, value, false)
	}
}

// word reads the longest number word at i.
func (n *numerals) word(text string, i int) (value int64, end int) {
	end = -1
	phrase := ""
	for j, k := i, 0; k < n.longest; k++ {
		w, next := wordAt(text, j)
		if w == "" {
			break
		}
		phrase += w
		if v, ok := n.words[phrase]; ok {
			value, end = v, next
			if n.dotted[phrase] && strings.HasPrefix(text[end:], ".") {
				end++
			}
		}
		if j = between(text, next); j == next {
			break
		}
		phrase += " "
	}
	return value, end
}

// between passes over the space or hyphen between two words.
func between(text string, i int) int {
	if strings.HasPrefix(text[i:], "-") {
		return i + 1
	}
	return skipSpaces(text, i)
}

// numeralAt reads a number in words at i, such as "two", "vingt et un" or «двадцать
// пять тысяч», and where it ends, or -1.
func (t *table) numeralAt(text string, i int) (string, int) {
	if !t.mayBeWord(t.numerals.starts, twoRunes(text, i)) {
		return "", -1
	}
	n, end := t.numeral(text, i)
	if end < 0 || n == 1 || t.aPart(text, end) {
		return "", -1
	}
	if n >= 1000 && len(t.numerals.halves) > 0 {
		if w, _ := wordBefore(text, i); slices.Contains(t.numerals.halves, w) { // half a million
			n /= 2
		}
	}
	return big.NewInt(n).String(), end
}

// numeral reads a number in words, one too.
func (t *table) numeral(text string, i int) (int64, int) {
	n := &t.numerals
	var sum, part int64 // part is what is below the next thousand or million
	least := int64(1) << 62
	end, units := -1, false // units: not only hundreds, thousands and millions
	j, and := i, false
	for range 16 {
		v, next := n.word(text, j)
		if next < 0 || !mayEnd(text, next) {
			break
		}
		switch low := part % 100; {
		case v < 100 && low == 0,
			low >= 20 && low%10 == 0 && v < 10,
			(low == 60 || low == 80) && v < 20,               // soixante-dix
			and && low > 0 && low < 10 && v >= 20 && v < 100: // خمسة وعشرون
			part += v
		case v == 100 && part > 1 && part < 20:
			part *= 100
		case v >= 100 && v < 1000 && part == 0:
			part = v
		case v == 100 && part == 1:
			part = v
		case v >= 1000 && v < least && (v < 1e6 || part > 0 || sum == 0):
			sum += max(part, 1) * v
			part, least = 0, v
		case v >= 1e6 && v > least && sum < 1e6 && part == 0: // cinq cent mille millions
			sum, least = sum*v, v
		default:
			next = -1
		}
		if next < 0 {
			break
		}
		units = units || end < 0 && n.alone[fold(text[j:next])] || v < 100 || v > 100 && v < 1000 || v%1000 == 0 && strings.HasPrefix(strconv.FormatInt(v, 10), "2")
		end = next
		j, and = n.next(text, end)
		if j == end {
			break
		}
	}
	if end < 0 || !units {
		return 0, -1
	}
	return sum + part, end
}

// counts says whether what stands beside a number in words is counted by it.
func (t *table) counts(text string, i, end int) bool {
	if t.numerals.counted == nil {
		return false
	}
	before, _ := wordBefore(text, i)
	after, _ := wordAt(text, skipSpaces(text, end))
	return slices.Contains(t.numerals.counted, before) || slices.Contains(t.numerals.counted, after)
}

// next passes over what stands between two number words: a space, a hyphen, "and".
func (n *numerals) next(text string, end int) (j int, and bool) {
	j = between(text, end)
	if n.and == "" || j == end {
		return j, false
	}
	k := hasFold(text, j, n.and)
	if k < 0 {
		return j, false
	}
	if after := between(text, k); after > k || n.and == "و" {
		return after, true
	}
	return j, false
}

// aPart says whether a word such as "thirds" follows, so that the number before it is
// the upper part of a fraction.
func (t *table) aPart(text string, end int) bool {
	w, next := wordAt(text, between(text, end))
	return w != "" && mayEnd(text, next) && slices.Contains(t.numerals.parts, w)
}

// magnified multiplies a number in digits by the thousand or million that follows it.
func (t *table) magnified(text, number string, end int) (string, int) {
	j := skipSpaces(text, end)
	if strings.HasPrefix(text[end:], "-") {
		return number, end
	}
	for k := 0; k < 2; k++ { // 500 mil millones
		v, next := t.numerals.word(text, j)
		if next < 0 || v < 1000 || !mayEnd(text, next) || strings.HasPrefix(strconv.FormatInt(v, 10), "2") {
			break
		}
		zeros := len(strconv.FormatInt(v, 10)) - 1
		more, ok := tenfold(number, zeros)
		if !ok {
			break
		}
		number, end = more, next
		j = skipSpaces(text, end)
	}
	return number, end
}

// tenfold moves the point of a decimal number; there must be no fraction left.
func tenfold(number string, zeros int) (string, bool) {
	whole, fraction, _ := strings.Cut(number, ".")
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > zeros {
		return "", false
	}
	all := strings.TrimLeft(whole+fraction+strings.Repeat("0", zeros-len(fraction)), "0")
	if all == "" {
		all = "0"
	}
	return all, true
}
