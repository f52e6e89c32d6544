package facts

import (
	"strings"
	"unicode"
)

// acronymAt reads an acronym in Latin capitals: IGF, WSIS+20, NRIs, WG-WSP, G20.
// Roman numerals below forty are none, nor are long words in capitals.
func acronymAt(text string, i int) (Value, int) {
	if i > 0 && text[i-1] == '/' || i >= len(text) || text[i] < 'A' || text[i] > 'Z' {
		return Value{}, i
	}
	end := i
	for end < len(text) && end-i < longestAcronym && isAcronymByte(text[end]) {
		end++
	}
	for end > i {
		if s := text[i:end]; isAcronym(s) && mayEnd(text, end) && !strings.HasPrefix(text[end:], "/") {
			return Value{Kind: Acronym, Text: s}, end
		}
		cut := strings.LastIndexByte(text[i:end], '-') // MAG-wide
		if cut < 0 {
			break
		}
		end = i + cut
	}
	return Value{}, i
}

// longestAcronym bounds what is looked at, for time's sake.
const longestAcronym = 40

func isAcronymByte(b byte) bool {
	return b|0x20 >= 'a' && b|0x20 <= 'z' || b >= '0' && b <= '9' || b == '+' || b == '-'
}

func isAcronym(s string) bool {
	core := strings.TrimSuffix(s, "s")
	if len(core) < 2 || roman(core) > 0 || strings.HasSuffix(core, "-") {
		return false
	}
	if last := core[len(core)-1]; last >= 'a' && last <= 'z' {
		return false
	}
	capitals, run, lower := 0, 0, false
	for _, b := range []byte(core) {
		switch {
		case b >= 'A' && b <= 'Z':
			capitals++
			run++
		default:
			run = 0
			lower = lower || b >= 'a'
		}
		if run > 10 {
			return false
		}
	}
	return capitals > 1 || !lower || strings.Contains(core, "+")
}

// urlAt reads an address on the web, without the punctuation of the sentence after it.
func urlAt(text string, i int) (Value, int) {
	rest := text[i:]
	if !strings.HasPrefix(rest, "http://") && !strings.HasPrefix(rest, "https://") && !strings.HasPrefix(rest, "www.") {
		return Value{}, i
	}
	n := strings.IndexFunc(rest, func(r rune) bool {
		return unicode.IsSpace(r) || unseen(r) || unicode.Is(unicode.Han, r) || strings.ContainsRune("<>\"“”«»（）；。，、؛،", r)
	})
	if n < 0 {
		n = len(rest)
	}
	url := strings.TrimRight(rest[:n], ".,;:!?'*_")
	for open := strings.Count(url, ")") - strings.Count(url, "("); open > 0 && strings.HasSuffix(url, ")"); open-- {
		url = strings.TrimRight(strings.TrimSuffix(url, ")"), ".,;:!?'*_")
	}
	if len(url) <= len("https://") {
		return Value{}, i
	}
	return Value{Kind: URL, Text: url}, i + len(url)
}
