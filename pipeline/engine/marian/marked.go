package marian

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/script"
)

// A marked text is a text without its tags, and where they stood.
type marked struct {
	text  string
	marks []mark // in the order in which they begin, so that what is around comes first
}

// A mark is a tag that stands alone, or a pair of them.
type mark struct {
	open, close string // the tags; close is "" of one that stands alone
	start, end  int    // bytes of the text: what a pair is round, or what stands in for a tag that stands alone
	around      int    // the innermost pair that it is in, by its place among the marks; -1 if there is none
	named       bool   // what stands in for it are the words themselves that are kept
}

func (m mark) pair() bool { return m.close != "" }

// parse takes the tags off a text. Where one stands alone, what is behind it comes in its
// place if the network can say it, and a short sign that is nowhere in the text if not.
func parse(text string, tags, behind []string, says func(string) bool) (marked, error) {
	var m marked
	var b strings.Builder
	signs := signs{text: text + " " + strings.Join(behind, " ")}
	around := -1
	for i, tag := range tags {
		at := strings.Index(text, tag)
		if at < 0 {
			return marked{}, fmt.Errorf("tags: there is no %s where it should be", tag)
		}
		b.WriteString(text[:at])
		text = text[at+len(tag):]
		switch {
		case strings.HasSuffix(tag, "/>"):
			x := mark{open: tag, around: around}
			words := ""
			if i < len(behind) {
				words = strings.TrimSpace(behind[i])
			}
			if x.named = isName(words) && says(words); !x.named {
				words = signs.next()
			}
			// It is a word of its own.
			if last, _ := utf8.DecodeLastRuneInString(b.String()); joined(last, script.First(words)) {
				b.WriteByte(' ')
			}
			x.start = b.Len()
			b.WriteString(words)
			x.end = b.Len()
			if next, _ := utf8.DecodeRuneInString(text); joined(script.Last(words), next) {
				b.WriteByte(' ')
			}
			m.marks = append(m.marks, x)
		case strings.HasPrefix(tag, "</"):
			if around < 0 || m.marks[around].close != tag {
				return marked{}, fmt.Errorf("tags: %s ends what is not open there", tag)
			}
			m.marks[around].end = b.Len()
			around = m.marks[around].around
		default:
			m.marks = append(m.marks, mark{open: tag, close: "</" + tag[1:], start: b.Len(), around: around})
			around = len(m.marks) - 1
		}
	}
	if around >= 0 {
		return marked{}, fmt.Errorf("tags: %s is not ended", m.marks[around].open)
	}
	b.WriteString(text)
	m.text = b.String()
	return m, nil
}

// joined reports whether two characters that stand together are of one word.
func joined(a, b rune) bool {
	return script.InWord(a) && script.InWord(b) && !script.Han(a) && !script.Han(b) || unicode.Is(unicode.M, b)
}

// isName reports whether what is kept is words that a network can be given as they are:
// a name, not a symbol, an address or a placeholder.
func isName(s string) bool {
	const longest = 60 // bytes: a longer one is surer behind a sign
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case !unicode.Is(unicode.M, r) && !unicode.IsDigit(r) && !strings.ContainsRune(" -‑’'&.", r):
			return false
		}
	}
	return letters > 1 && len(s) <= longest && strings.Count(s, ".") < 2
}

// signs stand in for what is no words. A capital and a figure are copied well in all
// scripts, as in "G20".
type signs struct {
	text string // that has none of them
	n    int
}

func (s *signs) next() string {
	for {
		s.n++
		if sign := "X" + strconv.Itoa(s.n); !strings.Contains(s.text, sign) {
			return sign
		}
	}
}
