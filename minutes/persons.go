package minutes

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes/script"
)

// A Bearer is whose a name may be, as the words around it tell.
type Bearer int

// The bearers, the surest last.
const (
	Anybody Bearer = iota // nothing tells
	Speaker               // somebody who said, noted or thanked, or has a role: a person, or a body that has no article
	Body                  // an article stands before the name, or it has a noun such as council
	Titled                // a person: a title stands before the name
)

// BearerOf says whose a name is that stands in a text from start to end, in capitals. Of
// scripts without capitals it says nothing.
func BearerOf(lang language.Tag, text string, start, end int) Bearer {
	t := loadActionCues().sure[lang]
	if t == nil || !t.spaced || start < 0 || end > len(text) || start >= end {
		return Anybody
	}
	before, name, behind := strings.TrimRightFunc(text[:start], script.Space), text[start:end], text[end:]
	near := lastWords(before, 2)
	last := lastWord(near)
	switch {
	case t.titles(last):
		return Titled
	case !personal(name), t.isActor(name), t.isActor(lastWord(name)):
		return Body
	case t.isActor(last) && last != "":
		return Speaker // "the Chair Ana Neves"
	case strings.HasSuffix(last, "'"), strings.HasSuffix(last, "’"), t.article.FindStringIndex(last+" ") != nil:
		return Body
	}
	told := loadCues().told
	if r, _ := script.Cut(strings.TrimLeft(behind, " ")); strings.HasPrefix(behind, " ") && unicode.IsLower(r) && told.MatchString(firstWords(behind, 2)) {
		return Speaker
	}
	// "señaló Ana Neves": a subject behind its verb; in English it would be an object
	if lang != language.English && near != "" && told.MatchString(near+" ") && told.MatchString(" "+last) {
		return Speaker
	}
	return Anybody
}

// Particle reports whether a word stands in names of persons without a capital: de, van.
func Particle(word string) bool { return slices.Contains(particles, word) }

// titles reports whether a word is a title of persons.
func (t *taskCues) titles(word string) bool {
	m := t.title.FindStringIndex(word + " ")
	return m != nil && m[0] == 0 && m[1] == len(word)+1
}

// personal reports whether a name has nothing but capitals and the small words of names
// of persons: two words to five.
func personal(name string) bool {
	words := strings.Fields(name)
	for _, w := range words {
		r, _ := script.Cut(w)
		if !unicode.IsUpper(r) && !Particle(w) || acronymRE.MatchString(w) || strings.ContainsFunc(w, unicode.IsDigit) {
			return false
		}
	}
	return len(words) > 1 && len(words) <= 5
}

// Attendance reports whether a line is the heading of a list of those present, or begins
// with it and a colon.
func Attendance(line string) bool { return loadCues().attendanceLabel(line) }

// firstWords are at most n words that a text begins with.
func firstWords(s string, n int) string {
	words := strings.Fields(s[:min(len(s), 200)])
	return strings.Join(words[:min(n, len(words))], " ")
}

// lastWords are at most n words that a text ends with.
func lastWords(s string, n int) string {
	words := strings.Fields(s[max(0, len(s)-200):])
	return strings.Join(words[max(0, len(words)-n):], " ")
}
