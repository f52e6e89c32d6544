package minutes

import (
	"slices"
	"strings"
	"unicode"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// named are the owners that a group of words names: nil unless all of it is made of them.
// alone says that the words stand alone, as before a colon.
func (r *taskReader) named(t *taskCues, s string, alone bool) []string {
	s = strings.Trim(strings.TrimLeft(s, ".:"), " ,，、،:*_@")
	if !initialRE.MatchString(s) {
		s = strings.TrimRight(s, ". ")
	}
	if s == "" || len(s) > 250 {
		return nil
	}
	var out []string
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(",，、،;；/", c) }) {
		part = strings.TrimSpace(part)
		if loc := t.and.FindStringIndex(" " + part); loc != nil && loc[0] == 0 && loc[1] <= len(part) && (out != nil || !t.headFirst) && strings.TrimSpace((" " + part)[:loc[1]]) != "و" {
			part = strings.TrimSpace((" " + part)[loc[1]:]) // "a, b and c", of which the last is "and c"
		}
		if parts := r.split(t, part, alone); parts != nil {
			out = append(out, parts...)
			continue
		}
		if !r.acts(t, part, alone) {
			return nil
		}
		out = append(out, t.withoutArticle(part))
	}
	return out
}

// initialRE is the initial of a name at the end: "Иванов И.И.".
var initialRE = cue.New(`(?:^|[ .])\p{Lu}\.$`)

// initialsRE are the initials of names: "О. В." is no "О в".
var initialsRE = cue.New(`\p{Lu}\. ?`)

// split parts "the Secretariat and the Chair"; nil if the parts are not owners, as those of
// "Working Group on Access and Inclusion" are not. alone says that the words stand alone.
func (r *taskReader) split(t *taskCues, s string, alone bool) []string {
	at := t.and.FindAllStringIndex(s, 4)
	if !t.spaced {
		for m := range t.within.All(cue.Whole(s), 8) {
			at = slices.DeleteFunc(at, func(and []int) bool { return m[0] <= and[0] && and[1] <= m[1] }) // it is part of a word, as in "与会者"
		}
	}
	if t.given != nil { // "السيدة وئام شاهين": the letter is that of a name
		at = slices.DeleteFunc(at, func(and []int) bool {
			m := t.title.FindStringIndex(s[:and[0]] + " ")
			return m != nil && m[0] == 0 && m[1] > and[0] || t.given.Begins(strings.TrimLeft(s[and[0]:], " ")) != nil
		})
	}
	if len(at) == 0 {
		return nil
	}
	var out []string
	from := 0
	for i := 0; i <= len(at); i++ {
		to := len(s)
		if i < len(at) {
			to = at[i][0]
		}
		part := strings.TrimSpace(s[from:to])
		if i > 0 && strings.HasPrefix(part, "ال") && !t.isActor(part) && t.isActor(out[0]) {
			return nil // "لجنة البرنامج والميزانية"
		}
		if !r.acts(t, part, alone || t.spaced || !t.sure) || i > 0 && !t.isActor(t.withoutArticle(part)) && t.title.FindStringIndex(part) == nil && t.preposition.MatchString(initialsRE.ReplaceAllString(s[:from], "")) {
			return nil
		}
		out = append(out, t.withoutArticle(part))
		if i < len(at) {
			from = at[i][1]
		}
	}
	return out
}

// acts reports whether words name somebody who acts: a body, a role, a person.
func (r *taskReader) acts(t *taskCues, s string, alone bool) bool {
	s = t.withoutArticle(s)
	if s == "" || t.never.MatchString(s) || len(strings.Fields(s)) > 9 || t.sure && r.statusOf(s) != "" {
		return false
	}
	if t.isActor(s) || acronymRE.MatchString(s) || r.isName(t, s, alone) {
		return true
	}
	// "Mme la maire", "Sr. presidente"
	m := t.title.FindStringIndex(s)
	return t.headFirst && m != nil && m[0] == 0 && t.isActor(t.withoutArticle(s[m[1]:]))
}

var acronymRE = cue.New(`^\p{Lu}[\p{Lu}\d&]{1,6}(?:[-+/ ]\p{Lu}[\p{Lu}\d+&]{0,9}){0,3}$`)

// isActor reports whether the noun of a group of words is one for somebody who acts.
func (t *taskCues) isActor(s string) bool {
	if t.headFirst {
		for range 3 {
			if t.actor.Begins(s) != nil || !strings.Contains(s, " ") {
				break
			}
			m := t.adjectives.FindStringIndex(s)
			if m == nil {
				break
			}
			s = s[m[1]:]
		}
		noun := ""
		if m := t.actor.Begins(s); m != nil {
			noun = letterEnd(s[:m[1]])
		} else if w := wordAt(s); t.isAgent(w) {
			noun = w
		}
		if noun != "" {
			tail := s[len(noun):]
			return tail == "" || t.follows.MatchString(tail) || capital(tail) || strings.HasPrefix(tail, " «") || t.ownerEnd(s, len(s)-len(tail)) == len(s)
		}
		// "MAG Secretariat": an acronym before its noun.
		if w, rest, ok := strings.Cut(s, " "); ok && acronymRE.MatchString(w) {
			return t.actor.Begins(rest) != nil
		}
		return false
	}
	if t.spaced {
		if m := t.preposition.FindStringIndex(s); m != nil && m[0] > 0 {
			s = strings.TrimRight(s[:m[0]], " ")
		}
		if t.innerArticle(s) {
			return false
		}
	} else if len([]rune(s)) > 28 {
		return false
	}
	return t.actor.MatchString(s) || t.isAgent(lastWord(s))
}

// innerArticle reports whether a noun with an article stands behind a word that may be a verb:
// "brief the panel" names nobody who acts; "all the members" and "Secretary to the board" do.
func (t *taskCues) innerArticle(s string) bool {
	before := ""
	for i := 0; i < len(s); i += len(before) + 1 {
		if m := t.article.FindStringIndex(s[i:]); i > 0 && m != nil && !capital(s[i:]) {
			first := strings.TrimRight(s[:i-len(before)-1], " ")
			return t.adjectives.FindStringIndex(before+" ") == nil && !t.and.MatchString(" "+before+" ") && (first == "" || !t.actor.MatchString(first))
		}
		before = firstWord(s[i:])
	}
	return false
}

// capitals is how many bytes at the beginning of s are words with a capital, at most three.
func capitals(s string) int {
	end := 0
	for n := 0; n < 3; n++ {
		w := firstWord(strings.TrimLeft(s[end:], " "))
		if w == "" || !capital(w) {
			break
		}
		end += strings.Index(s[end:], w) + len(w)
		if strings.ContainsAny(w, ",;:.") {
			break
		}
	}
	return len(strings.TrimRight(s[:end], " ,;:."))
}

// capital reports whether the first word of s has a capital.
func capital(s string) bool {
	c, _ := script.Cut(strings.TrimLeft(s, " "))
	return unicode.IsUpper(c)
}

// withoutArticle takes the article off the front of an owner.
func (t *taskCues) withoutArticle(s string) string {
	s = strings.Trim(s, " *_@")
	if i := strings.IndexAny(s, "'’"); i == 1 && strings.ContainsRune("lLdD", rune(s[0])) && t.headFirst {
		c, _ := script.Cut(s[i:])
		return s[i+len(string(c)):]
	}
	if m := t.article.FindStringIndex(s); m != nil && m[1] < len(s) {
		return strings.TrimLeft(s[m[1]:], " ")
	}
	return s
}

// particles stand in names without a capital.
var particles = []string{"de", "da", "do", "dos", "du", "del", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ben", "ibn", "y", "фон", "ван", "де"}

// isName reports whether words are the name of a person or of something that is known by
// its name: each has a capital, and the last stands nowhere without one. Where a script
// has no capitals, a title tells, or that a few words stand alone before a colon.
func (r *taskReader) isName(t *taskCues, s string, alone bool) bool {
	title := t.title.FindStringIndex(s)
	if !t.spaced && (title != nil && len([]rune(s)) < 12 && !t.doing(s) || t.surnamed(s) || r.names().present[s]) {
		return true
	}
	if title != nil && title[0] == 0 {
		s = strings.TrimSpace(s[title[1]:])
	}
	if t.person(s) == len(s) && s != "" {
		return true
	}
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || r.cues.nobody.MatchString(s) {
		return false
	}
	if _, month := t.months[strings.ToLower(s)]; month && !alone && title == nil {
		return false // "published by May"
	}
	for _, w := range words {
		c, _ := script.Cut(w)
		switch {
		case unicode.IsUpper(c), slices.Contains(particles, strings.ToLower(w)):
		case unicode.Is(unicode.Lo, c):
			if title != nil {
				return len(words) <= 3
			}
			return alone && (len(words) <= 3 && !script.Han(c) || len([]rune(s)) <= 4 && script.Han(c)) || t.spaced && len(words) > 1 && len(words) <= 3 && r.listed(s)
		default:
			return false
		}
		if strings.ContainsFunc(w, unicode.IsDigit) {
			return false
		}
	}
	last := strings.Trim(words[len(words)-1], ".'’,")
	return title != nil || unicode.IsUpper([]rune(last + " ")[0]) && !r.lowered(strings.ToLower(last))
}

// withoutVowels is Arabic without its vowel signs, which few writers set.
func withoutVowels(s string) string {
	if !strings.ContainsFunc(s, func(c rune) bool { return c >= 0x64b && c <= 0x652 }) {
		return s
	}
	return strings.Map(func(c rune) rune {
		if c >= 0x64b && c <= 0x652 {
			return -1
		}
		return c
	}, s)
}

// withVowels is a part of a bare text as it was printed.
func withVowels(part, bare, printed string) string {
	at := strings.Index(bare, part)
	if len(bare) == len(printed) || at < 0 {
		return part
	}
	from, i := -1, 0
	for k, c := range printed {
		if c >= 0x64b && c <= 0x652 {
			continue
		}
		if i == at {
			from = k
		}
		if i == at+len(part) {
			return strings.TrimSpace(printed[from:k])
		}
		i += len(string(c))
	}
	return strings.TrimSpace(printed[max(from, 0):])
}
