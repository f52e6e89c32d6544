package terms

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// headAt is the head that a text begins with: of the longest, the one that has most letters
// in common with what is written (centre, center).
func (m *manner) headAt(ws []word) (head, bool) {
	best, fit, found := head{}, 0, false
	for _, h := range m.heads { // the longest first
		if len(h.words) > len(ws) || found && len(h.words) != len(best.words) {
			continue
		}
		ok, letters := true, 0
		for i, s := range h.words {
			if i > 0 && ws[i].first || !m.headWord(s, ws[i].fold, i == 0) {
				ok = false
				break
			}
			n, _ := begin(s, ws[i].fold)
			letters += 2*n - utf8.RuneCountInString(s) // those in common, less the others
		}
		if ok && (!found || letters > fit) {
			best, fit, found = h, letters, true
		}
	}
	return best, found
}

// headWord reports whether a word is one of a head, in any number and case.
func (m *manner) headWord(s, w string, first bool) bool {
	if m.lang != language.Arabic {
		return inflected(s, w)
	}
	s, w = strings.TrimSuffix(s, "ة"), strings.TrimSuffix(strings.TrimSuffix(w, "ة"), "ه")
	return s == w || first && s == article(w)
}

// article is an Arabic word without the particles before its article or itself: للفريق, بالفريق and والفريق
// are الفريق.
func article(w string) string {
	before, base := clitics(w)
	if strings.HasSuffix(before, "ال") {
		return "ال" + base
	}
	return base
}

// inflected reports whether a word is another one of a head in another number or case:
// both have all but their last letters in common (рабочая, рабочими; red, redes), and a stem
// would join too much (iniciativa, inicio). Articles of Arabic are listed with the head.
func inflected(head, w string) bool {
	if head == w {
		return true
	}
	if head[0] != w[0] {
		return false
	}
	x, y := []rune(head), []rune(w)
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	cut := len(x) - n
	return (n >= 3 && cut <= 1 || n >= 4 && cut <= 2) && len(y)-n <= max(2, cut+1)
}
