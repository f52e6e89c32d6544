package minutes

import (
	"strings"
	"unicode"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// actorAt is the actor that s begins with; empty if it begins with something else. Where
// words have no spaces, it is all that ends with one and holds nothing that parts it from
// the beginning: "MAG 战略工作组" of "MAG 战略工作组就……提出意见".
func (t *taskCues) actorAt(s string) string {
	if t.spaced {
		end := t.leads(s)
		if end == 0 {
			return ""
		}
		return s[:t.ownerEnd(s, len(letterEnd(s[:end])))]
	}
	if who := t.actorBefore(s); who != "" {
		return who
	}
	const gap, most = 8, 30 // runes
	s = script.FirstN(s, most)
	end := 0
	for m := range t.within.All(cue.Whole(s), most) {
		between := s[end:max(m[0], end)]
		if len([]rune(between)) > gap || t.parts.MatchString(between) || end > 0 && t.present.Begins(between) != nil || strings.ContainsFunc(between, func(c rune) bool { return script.Wide(c) && c != '、' || script.Digit(c) }) {
			break
		}
		end = m[1]
	}
	return s[:end]
}

// leads is where the noun ends for somebody who acts that s begins with, behind at most
// two adjectives; 0 if it begins with none.
func (t *taskCues) leads(s string) int {
	if n := t.person(s); n > 0 {
		return n
	}
	if !t.headFirst {
		if m := t.leading.FindStringIndex(s); m != nil {
			return m[1]
		}
		return 0
	}
	at := []int{0}
	for range 2 {
		last := at[len(at)-1]
		m := t.adjectives.FindStringIndex(s[last:])
		if m == nil {
			break
		}
		at = append(at, last+m[1])
	}
	for i := len(at) - 1; i >= 0; i-- { // "all" is an adjective before it is somebody
		if m := t.actor.Begins(s[at[i]:]); m != nil {
			return at[i] + m[1]
		}
		if w := wordAt(s[at[i]:]); t.isAgent(w) {
			return at[i] + len(w)
		}
	}
	return 0
}

// isAgent reports whether a word is a noun for somebody who does something, by its ending.
// Of things there are few with such, which a list names.
func (t *taskCues) isAgent(word string) bool {
	return t.agent != nil && t.agent.MatchString(word) && !t.noAgent.MatchString(word) && (t.thing == nil || t.thing.Begins(word) == nil)
}

// wordAt is the word that s begins with, without what is no letter.
func wordAt(s string) string {
	for i, c := range s {
		if !unicode.IsLetter(c) && !unicode.Is(unicode.M, c) && c != '-' {
			return s[:i]
		}
	}
	return s
}

// ownerEnd is where an owner ends whose noun ends at end: what belongs to the noun, and
// what "and" adds to it, are the owner's too.
func (t *taskCues) ownerEnd(s string, end int) int {
	for range 5 {
		tail := s[end:]
		if t.follows == nil {
			break
		}
		if f := t.follows.FindString(tail); f != "" && !t.never.MatchString(f) && (t.notFollows == nil || !t.notFollows.MatchString(tail)) {
			end += len(letterEnd(f))
			continue
		}
		if and := t.and.FindString(tail); and != "" && strings.HasPrefix(tail, and) {
			rest := tail[len(and):]
			if n := t.leads(rest); n > 0 {
				end += len(and) + len(letterEnd(rest[:n]))
				continue
			}
		}
		// "Comisión de Programa"
		if w := lastWord(s[:end]); strings.HasPrefix(tail, " ") && capital(tail) && w != s[:end] && t.preposition.MatchString(w) {
			end += 1 + capitals(tail[1:])
			continue
		}
		// "membres du MAG", "أعضاء MAG"
		if a := acronymAfter.FindString(tail); a != "" {
			end += len(a)
			continue
		}
		if n := t.construct(s, end); n > end {
			end = n
			continue
		}
		break
	}
	for {
		w := lastWord(s[:end])
		// Arabic writes some in one with the noun: "بالوصول" is no bare preposition.
		if m := t.preposition.Begins(w); m == nil || m[1] != len(w) || len(w) == end || len([]rune(w)) > 4 {
			return end
		}
		end = len(strings.TrimRight(s[:end-len(w)], " ")) // it began a complement that is none of ours
	}
}

var acronymAfter = cue.New(`^ [A-Z][A-Z0-9+-]+\b`)

// letterEnd is s without what stands after its last letter.
func letterEnd(s string) string {
	return strings.TrimRightFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.Is(unicode.M, c) })
}

// personAt is the person that s begins with, by title or name; empty if there is none.
func (r *taskReader) personAt(t *taskCues, s string) string {
	if !t.spaced {
		return s[:r.people(t, s)]
	}
	if t.group != nil {
		if m := t.group.FindStringIndex(s); m != nil {
			return letterEnd(s[:m[1]])
		}
	}
	from := 0
	if m := t.title.FindStringIndex(s); m != nil && m[0] == 0 {
		from = m[1]
	}
	if n := capitals(s[from:]); n > 0 {
		return s[:from+n]
	}
	return ""
}
