package minutes

import (
	"strings"
	"unicode"
)

// hyphenated reports whether the hyphen at the end of a is a word's own, as in
// "decision-making", "peut-être" and "кто-нибудь". The text tells, if it has the
// word elsewhere; if not, a hyphen is the word's own unless the text is seen to cut
// words at the ends of its lines.
func (j *joiner) hyphenated(a, b string) bool {
	if j.words == nil {
		j.words = wordsInside(j.lines)
		j.cuts = j.cutsWords()
	}
	head, tail := halves(a, b)
	switch {
	case j.words[head+"-"+tail]:
		return true
	case j.words[head+tail]:
		return false
	}
	switch strings.ToLower(head) {
	case "self", "non", "co", "multi", "cross", "ex", "vice", "avant", "contre", "demi", "sous", "peut", "кое", "веб", "блиц", "по":
		return true
	}
	return !j.cuts || strings.Contains(head, "-")
}

// cutsWords reports whether the lines end in the middle of words: whether more of
// the words with a hyphen at the end of a line stand elsewhere without it than with it.
func (j *joiner) cutsWords() bool {
	whole, own := 0, 0
	for i := 1; i < len(j.lines); i++ {
		a, b := strings.TrimRightFunc(j.lines[i-1].Text, space), strings.TrimFunc(j.lines[i].Text, space)
		if r, _ := firstRune(b); !strings.HasSuffix(a, "-") || !unicode.IsLower(r) {
			continue
		}
		switch head, tail := halves(a, b); {
		case j.words[head+tail]:
			whole++
		case j.words[head+"-"+tail]:
			own++
		}
	}
	return whole > own
}

// wordsInside gives the words of lines but for the first of each, which may be half a word.
func wordsInside(lines []Line) map[string]bool {
	words := map[string]bool{}
	for _, l := range lines {
		if t := strings.TrimFunc(l.Text, space); t != "" && !bareURL(t) {
			for _, w := range strings.Fields(t)[1:] {
				words[strings.Trim(w, ".,;:()«»“”")] = true
			}
		}
	}
	return words
}

// halves are the parts of a word that a line break parts at a hyphen.
func halves(a, b string) (head, tail string) {
	head = strings.TrimSuffix(a[strings.LastIndexFunc(a, space)+1:], "-")
	tail = b
	if i := strings.IndexFunc(b, space); i >= 0 {
		tail = b[:i]
	}
	return strings.TrimLeft(head, "(«“"), strings.Trim(tail, ".,;:()«»“”")
}
