package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mayBePerson reports whether somebody may be called as a term is: a name of one word,
// and no acronym.
func (x *index) mayBePerson(p pattern) bool {
	if len(p.words) != 1 || x.part(p) != "name" || besideWords()[besideClass{x.lang, "title"}] == nil {
		return false
	}
	return isCapital(p.words[0].text) && !isAcronym(p.words[0].text)
}

// isPerson reports whether the name that a hit of one word is stands in that of
// somebody, or of a firm: Mr. Jordan, Jordan Carter, Anna Jordan. Beside what is of a
// known term (Jordan IGF) or says a place or a body (Jordan River) it is still the State.
func (s *search) isPerson(name string) bool {
	i := s.at
	if s.titleEnds(i) {
		return true
	}
	if beside(s.lang, "given", name) {
		j := i + 1
		if j+1 < len(s.all) && len(s.all[j].text) == 1 && s.all[j+1].text == "." && s.isTied(j) && isCapital(s.all[j].text) {
			j += 2 // an initial
		}
		if s.isProper(j) {
			for j++; s.isTied(j) && isCapital(s.all[j].text); j++ {
				if !s.isProper(j) || j > i+5 {
					return false
				}
			}
			return true
		}
	}
	// The first word of a sentence has a capital for no reason of its own.
	if beside(s.lang, "surname", name) && s.isTied(i) && s.isProper(i-1) {
		return i >= 2 && (isSmall(s.all[i-2].text) || strings.ContainsAny(s.all[i-2].text, ",;:(")) || s.titleEnds(i-1) || s.isProper(i-2) && s.titleEnds(i-2)
	}
	return false
}

// titleEnds reports whether a courtesy title stands before word i.
func (s *search) titleEnds(i int) bool {
	i--
	if i > 0 && s.all[i].text == "." && !s.all[i].spaced {
		i--
	}
	return i >= 0 && s.all[i].kind == letters && beside(s.lang, "title", s.all[i].text)
}

// isTied reports whether one plain space and nothing else stands before word i.
func (s *search) isTied(i int) bool {
	return 0 < i && i < len(s.all) && s.all[i].kind == letters && strings.TrimSpace(s.text[s.all[i-1].end:s.all[i].start]) == "" &&
		utf8.RuneCountInString(s.text[s.all[i-1].end:s.all[i].start]) == 1 && s.text[s.all[i].start-1] != '\n'
}

// isProper reports whether word i has a capital and is of no term, place, body or
// grammar that we know.
func (s *search) isProper(i int) bool {
	if i < 0 || i >= len(s.all) || i > s.at && !s.isTied(i) || i < s.at && !s.isTied(i+1) {
		return false
	}
	w := s.all[i].text
	if s.all[i].kind != letters || !isCapital(w) || isAcronym(w) || len(s.allEntries[i].steps) > 0 {
		return false
	}
	small := fold(s.lang, w)
	for _, class := range []string{"title", "place", "follows", "clause", "before", "between"} {
		if beside(s.lang, class, small) || beside(s.lang, class, w) {
			return false
		}
	}
	return true
}

func isCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

func isAcronym(w string) bool { return !strings.ContainsFunc(w, unicode.IsLower) }
