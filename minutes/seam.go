package minutes

import (
	"strings"
	"unicode"

	"hexaglot/minutes/script"
)

// Seam is what stands between two lines of one paragraph, a space or nothing, as far as the lines tell alone: a
// hyphen at the end of a line stays, for only the whole text can tell whether it is the word's own.
func Seam(a, b string) string {
	last, before := script.Last(a), rune(0)
	if last > 0 {
		before = script.Last(a[:len(a)-len(string(last))])
	}
	first, _ := script.Cut(b)
	switch {
	case last == '\u00ad',
		last == '-' && unicode.IsLetter(before) && unicode.IsLower(first),
		last == '-' && (unicode.IsUpper(first) || unicode.IsDigit(first)) && !script.Space(before), // WG-Strategy, 2025-2026
		last == '–' && unicode.IsDigit(first) && !script.Space(before),
		last == '/' && (unicode.IsLetter(before) || unicode.IsDigit(before)) && (unicode.IsLetter(first) || unicode.IsDigit(first)) && !inAddress(a), // A/RES/70/125
		insideAddress(a, b),
		(script.Han(last) || script.Han(first)) && setClose(last) && setClose(first), script.Wide(last), script.Wide(first):
		return ""
	case isLatin(last) && isLatin(first) && inHan(a, b) && strayLetter(lastRun(a), firstRun(b)):
		return ""
	case unicode.IsDigit(last) && unicode.IsDigit(first) && last < 0x80 && inHan(a, b):
		return "" // lines of Chinese may break anywhere, and two numbers do not stand side by side in it
	}
	return " "
}

// insideAddress reports whether the break of two lines is inside an address: at a sign that no
// sentence ends with, and not before a word that begins one.
func insideAddress(a, b string) bool {
	first, _ := script.Cut(b)
	if first == 0 || !inAddress(a) {
		return false
	}
	word, _, _ := strings.Cut(b, " ")
	rest := !unicode.IsUpper(first) || strings.ContainsAny(word, "/._-=&?0123456789")
	last := script.Last(a)
	return strings.ContainsRune("-/&=_#%+~", last) && rest || strings.ContainsRune("/?&=#%", first) || last == '?' && (unicode.IsLower(first) || unicode.IsDigit(first))
}

// inAddress reports whether a line ends with an address.
func inAddress(s string) bool {
	return strings.Contains(s[strings.LastIndexFunc(s, script.Space)+1:], "://")
}

// setClose reports whether r is set without spaces around it, or may be, as quotation marks beside Han are.
func setClose(r rune) bool {
	return script.Han(r) || script.Wide(r) || strings.ContainsRune("“”‘’・", r)
}

// strayLetter reports whether one of two runs of Latin letters is a single letter that is no word.
func strayLetter(head, tail string) bool {
	first, _ := script.Cut(tail)
	single := func(s string) bool { return len(s) == 1 && !strings.Contains("aAI", s) }
	return unicode.IsLower(first) && (single(head) || single(tail))
}

func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// lastRun and firstRun are the letters that a text ends and begins with, without a space.
func lastRun(s string) string {
	return s[len(strings.TrimRightFunc(s, isLatin)):]
}

func firstRun(s string) string {
	return s[:len(s)-len(strings.TrimLeftFunc(s, isLatin))]
}

// latinRuns gives the Latin words inside lines of Chinese, but for those at their ends, which may be parts of words.
func latinRuns(lines []Line) map[string]bool {
	runs := map[string]bool{}
	for _, l := range lines {
		if !hasHan(l.Text) {
			continue
		}
		t := strings.TrimFunc(l.Text, script.Space)
		t = strings.TrimRightFunc(strings.TrimLeftFunc(t, isLatin), isLatin)
		for _, w := range strings.FieldsFunc(t, func(r rune) bool { return !isLatin(r) }) {
			runs[w] = true
		}
	}
	return runs
}

// inHan reports whether two lines are of Chinese or Japanese, as far as a few words around their seam tell.
func inHan(a, b string) bool {
	const near = 200 // bytes
	return hasHan(b[:min(len(b), near)]) || hasHan(a[max(0, len(a)-near):])
}

func hasHan(s string) bool {
	for i := range len(s) {
		if s[i] >= 0xe2 { // what Han begins with, and no letter before it
			return strings.ContainsFunc(s[i:], script.Han)
		}
	}
	return false
}
