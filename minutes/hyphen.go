package minutes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/script"
)

// hyphenated reports whether the hyphen at the end of a is a word's own, as in
// "decision-making", "peut-être" and "кто-нибудь". The text tells, if it has the
// word elsewhere, or its halves as words; if not, a hyphen is the word's own unless
// the text is seen to cut words at the ends of its lines. No word is cut after one letter.
func (j *joiner) hyphenated(a, b string) bool {
	if j.words == nil {
		j.words = wordsInside(j.lines)
		j.cuts = map[*unicode.RangeTable]bool{}
		for _, letters := range []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic} {
			j.cuts[letters] = j.cutsWords(letters)
		}
	}
	head, tail := halves(a, b)
	switch {
	case j.words[head+"-"+tail], utf8.RuneCountInString(head) == 1:
		return true
	case j.words[head+tail]:
		return false
	case len(head) > 2 && len(tail) > 2 && j.words[head] && j.words[tail]:
		return true
	}
	switch head {
	case "self", "non", "co", "multi", "cross", "ex", "vice", "avant", "contre", "demi", "sous", "peut", "кое", "веб", "блиц", "по":
		return true
	}
	return !j.cuts[scriptOf(tail)] || strings.Contains(head, "-")
}

// scriptOf is the script that j.cuts has of a word.
func scriptOf(word string) *unicode.RangeTable {
	if r, _ := script.Cut(word); unicode.Is(unicode.Cyrillic, r) {
		return unicode.Cyrillic
	}
	return unicode.Latin
}

// cutsWords reports whether the lines of a script end in the middle of words: whether
// more of the words with a hyphen at the end of a line stand elsewhere without it than
// with it. If none stands elsewhere, it is the number of the hyphens: of those that
// are the words' own one in ten or so comes to stand at the end of a line.
func (j *joiner) cutsWords(letters *unicode.RangeTable) bool {
	whole, own, ends, inside := 0, 0, 0, 0
	for w := range j.words {
		if i := strings.IndexByte(w, '-'); i > 0 && i < len(w)-1 && scriptOf(w[i+1:]) == letters {
			if r, _ := script.Cut(w[i+1:]); unicode.IsLower(script.Last(w[:i])) && unicode.IsLower(r) {
				inside++
			}
		}
	}
	for i := 1; i < len(j.lines); i++ {
		a, b := strings.TrimRightFunc(j.lines[i-1].Text, script.Space), strings.TrimFunc(j.lines[i].Text, script.Space)
		if r, _ := script.Cut(b); !strings.HasSuffix(a, "-") || !unicode.IsLower(r) || scriptOf(b) != letters {
			continue
		}
		head, tail := halves(a, b)
		if utf8.RuneCountInString(head) > 1 && !strings.ContainsAny(head, "/@.-") {
			ends++
		}
		switch {
		case j.words[head+tail]:
			whole++
		case j.words[head+"-"+tail]:
			own++
		}
	}
	return whole > own || whole == own && ends >= 2 && 3*ends > inside
}

// wordsInside gives the words of lines in small letters, but for the first of each, which
// may be half a word.
func wordsInside(lines []Line) map[string]bool {
	words := map[string]bool{}
	for _, l := range lines {
		if t := strings.TrimFunc(l.Text, script.Space); t != "" && !bareURL(t) {
			for _, w := range strings.Fields(t)[1:] {
				words[strings.ToLower(strings.Trim(w, ".,;:()«»“”"))] = true
			}
		}
	}
	return words
}

// halves are the parts of a word that a line break parts at a hyphen, in small letters.
func halves(a, b string) (head, tail string) {
	head = strings.TrimSuffix(a[strings.LastIndexFunc(a, script.Space)+1:], "-")
	tail = b
	if i := strings.IndexFunc(b, script.Space); i >= 0 {
		tail = b[:i]
	}
	return strings.ToLower(strings.TrimLeft(head, "(«“")), strings.ToLower(strings.Trim(tail, ".,;:()«»“”"))
}
