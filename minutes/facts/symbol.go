package facts

import (
	"regexp"
	"strings"
)

// symbolAt reads the symbol of a document of the United Nations or of its kind:
// A/RES/70/125, CCPR/C/SR.2, E/2023/31/Rev.1. Its first part is of capitals and a
// later one has a digit.
func symbolAt(text string, i int) (Value, int) {
	if text[i] < 'A' || text[i] > 'Z' || i > 0 && (text[i-1] == '/' || text[i-1] == '.') {
		return Value{}, i
	}
	first := i
	for first < len(text) && first-i < 9 && (text[first] >= 'A' && text[first] <= 'Z' || text[first] == '-') {
		first++
	}
	if !strings.HasPrefix(text[first:], "/") {
		return Value{}, i
	}
	end := first
	for end < len(text) && end-i < longestSymbol && (isAcronymByte(text[end]) && text[end] != '+' || text[end] == '/' || text[end] == '.') {
		end++
	}
	s := strings.TrimRight(text[i:end], "./-")
	end = i + len(s)
	if !symbolRE.MatchString(s) || !mayEnd(text, end) {
		return Value{}, i
	}
	return Value{Kind: Symbol, Text: s}, end
}

// Each part begins with a capital or a digit, and one of them has a digit.
var symbolRE = regexp.MustCompile(`^[A-Z-]+(/[A-Z0-9][A-Za-z0-9.-]*)*/[A-Z0-9][A-Za-z.-]*[0-9][A-Za-z0-9.-]*(/[A-Z0-9][A-Za-z0-9.-]*)*$`)

const longestSymbol = 60

// emailAt reads an address of electronic mail.
func emailAt(text string, i int) (Value, int) {
	if i > 0 && isMailByte(text[i-1]) {
		return Value{}, i
	}
	at := i
	for at < len(text) && at-i <= 64 && isMailByte(text[at]) {
		at++
	}
	if at == i || at == len(text) || text[at] != '@' {
		return Value{}, i
	}
	end := at + 1
	for end < len(text) && end-at <= 255 && (isMailByte(text[end]) && strings.IndexByte("_%+", text[end]) < 0) {
		end++
	}
	domain := strings.TrimRight(text[at+1:end], ".-")
	end = at + 1 + len(domain)
	if dot := strings.LastIndexByte(domain, '.'); dot < 1 || len(domain)-dot < 3 || strings.Contains(domain, "..") {
		return Value{}, i
	}
	return Value{Kind: Email, Text: text[i:end]}, end
}

// isMailByte holds for what a local part without quotes is made of, but for rare signs
// (RFC 5322, atext).
func isMailByte(b byte) bool {
	return b|0x20 >= 'a' && b|0x20 <= 'z' || b >= '0' && b <= '9' || strings.IndexByte("._%+-", b) >= 0
}
