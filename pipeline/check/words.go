package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/minutes/script"
)

// A word is what stands between what is no letter, mark or digit; of Han, each
// character.
type word struct {
	start, end int
	text       string // in small letters
	latin      bool   // it has a Latin letter
	other      bool   // it has a letter that is not Latin
	han        bool
	small      bool // it begins with a small letter
}

// words are the words of a side.
func (s *side) words() []word {
	if s.asked.words {
		return s.wordsFound
	}
	s.asked.words = true
	folded := s.folded()
	var out []word
	now := word{start: -1}
	end := func(at int) {
		if now.start >= 0 {
			now.end = at
			now.text = s.plain[now.start:at]
			if len(folded) == len(s.plain) { // as in nearly all texts
				now.text = folded[now.start:at]
			} else {
				now.text = strings.ToLower(now.text)
			}
			out = append(out, now)
		}
		now = word{start: -1}
	}
	for i, r := range s.plain {
		switch {
		case !script.InWord(r):
			end(i)
			continue
		case script.Han(r):
			end(i)
			now.start, now.han, now.other = i, true, true
			end(i + utf8.RuneLen(r))
			continue
		case now.start < 0:
			now.start, now.small = i, unicode.IsLower(r)
		}
		if r < utf8.RuneSelf && r > '9' || unicode.Is(unicode.Latin, r) {
			now.latin = true
		} else if unicode.IsLetter(r) {
			now.other = true
		}
	}
	end(len(s.plain))
	s.wordsFound = out
	return out
}

// lettered are the words of a side that are not all digits.
func (s *side) lettered() []word {
	if s.letteredFound == nil {
		s.letteredFound = make([]word, 0, len(s.words()))
		for _, w := range s.words() {
			if w.latin || w.other {
				s.letteredFound = append(s.letteredFound, w)
			}
		}
	}
	return s.letteredFound
}

// folded is the text in small letters.
func (s *side) folded() string {
	if !s.asked.folded {
		s.asked.folded, s.small = true, strings.ToLower(s.plain)
	}
	return s.small
}

// has reports whether a word in small letters is among those of a side.
func (s *side) has(text string) bool {
	if s.wordSet == nil {
		s.wordSet = make(map[string]bool, len(s.words()))
		for _, w := range s.words() {
			s.wordSet[w.text] = true
		}
	}
	return s.wordSet[text]
}
