package minutes

import (
	"strings"
	"unicode/utf8"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// forActions is the reader of lines that are known to be actions. More words are owners there: a
// forum that somewhere else is what a meeting talks about, or a name of which only the
// place in the sentence tells that it is one.
func (r *taskReader) forActions() *taskReader {
	if r.certain == nil {
		cues := *r.cues
		cues.langs = cues.sure
		r.certain = &taskReader{p: r.p, cues: &cues, doc: r.doc, words: r.names()}
		r.certain.certain = r.certain
	}
	return r.certain
}

// actorBefore is the one whom s begins with, up to the first verb that may follow, in a line
// known to be an action, of a language without spaces: "市交通局" of "市交通局于11月15日前……".
func (t *taskCues) actorBefore(s string) string {
	const least, most = 2, 30 // runes
	if !t.sure || t.doing(s) {
		return ""
	}
	n := 0
	for i, c := range s {
		if n++; n > most || script.Wide(c) && c != '、' && c != '·' || script.Digit(c) {
			break
		}
		if n <= least || !t.verb(s[i:]) {
			continue
		}
		if who := strings.TrimRight(s[:i], " "); t.actor.MatchString(who) || t.surnamed(lastListed(t, who)) {
			return who
		}
	}
	return ""
}

// surnamed reports whether s is a surname and a name, of a script without capitals, perhaps
// behind what the person is.
func (t *taskCues) surnamed(s string) bool {
	if t.surname == nil {
		return false
	}
	if t.sure && strings.Contains(s, "·") && utf8.RuneCountInString(s) <= 14 && !strings.ContainsFunc(s, func(c rune) bool { return !script.Han(c) && c != '·' }) {
		return true // a foreign name: "索菲亚·罗西"
	}
	if t.surname.MatchString(s) {
		return t.noName == nil || !t.noName.MatchString(s)
	}
	for n, from := 1, len(s); t.sure && n <= 3 && from > 0; n++ { // "记录员何静"
		from -= len(string(script.Last(s[:from])))
		if n > 1 && t.surname.MatchString(s[from:]) && !t.noName.MatchString(s[from:]) && t.actor.MatchString(s[:from]) {
			return true
		}
	}
	return false
}

// lastListed is the last of those a list names.
func lastListed(t *taskCues, s string) string {
	for {
		m := t.and.FindStringIndex(s)
		if m == nil {
			return s
		}
		s = s[m[1]:]
	}
}

// verb reports whether s begins with a verb, or with what stands before one, and not with a
// clause that ends in "的".
func (t *taskCues) verb(s string) bool {
	s = strings.TrimLeft(s, " ")
	for _, c := range []*cue.Words{t.parts, t.present} {
		m := c.Begins(s)
		if m == nil || strings.HasPrefix(s[m[1]:], "的") || t.nounEnd.Begins(s[m[1]:]) != nil {
			continue
		}
		if who := t.within.Begins(s); who != nil && (who[1] > m[1] || who[1] == m[1] && c != t.present && t.verb(s[m[1]:])) {
			continue // "青年代表在……", "执行主任签署……"
		}
		return true
	}
	return false
}

// doing reports whether s, of a language without spaces, begins with what is done and not with the one
// who does it: "联系主席" and "为代表", but not "联系组".
func (t *taskCues) doing(s string) bool { return t.sure && !t.spaced && t.verb(s) }

// anybody reads whoever stands where only somebody can who is to do something: "L’éditeur
// livrera les épreuves", "a cargo del despacho Vidal".
func (r *taskReader) anybody(s string) []string {
	t := r.cues.langs[r.lang(s)]
	s = script.Head(s, longestRequest)
	w := cue.Whole(s)
	q := t.anybody
	for _, c := range q.object {
		if m := c.In(w); m != nil && t.opens(s[:m[0]]) {
			if who := r.whoever(t, c.Group(s, m, "who")); who != nil {
				return who
			}
		}
	}
	for _, c := range q.after {
		if m := c.In(w); m != nil {
			if who := r.whoever(t, t.named(s[m[1]:])); who != nil {
				return who
			}
		}
	}
	for _, c := range q.subject {
		m := c.In(w)
		if m == nil {
			continue
		}
		if end := c.WordsEnd(s, m[1]); t.stands(s[m[0]:], end-m[0], false) || t.stands(strings.TrimLeft(s[end:], " "), 0, false) {
			continue
		}
		if who := r.whoever(t, s[:m[0]]); who != nil && (t.thing == nil || !t.thing.MatchString(s[:m[0]])) {
			return who
		}
	}
	return nil
}

// begun are the owners that stand alone before a colon, each of which begins with a word for somebody who
// acts, whatever follows: "Responsables de parcours".
func (r *taskReader) begun(t *taskCues, s string) []string {
	begins := func(part string) bool {
		part = t.withoutArticle(strings.TrimSpace(part))
		return len(strings.Fields(part)) <= 6 && (t.leads(part) > 0 || r.isName(t, part, false))
	}
	out := t.and.Split(s, 4)
	for _, part := range out {
		if !begins(part) {
			out = []string{s}
			break
		}
	}
	if !begins(out[0]) || t.never.MatchString(s) {
		return nil
	}
	for i := range out {
		out[i] = t.withoutArticle(strings.TrimSpace(out[i]))
	}
	return out
}

// named is what s begins with that can be a name or what somebody is: to a sign, or to where the
// words end that are known to belong together.
func (t *taskCues) named(s string) string {
	s = t.withoutArticle(strings.TrimLeft(s, " "))
	if m := t.title.FindStringIndex(s); m != nil && m[0] == 0 && t.spaced {
		if n := capitals(s[m[1]:]); n > 0 {
			return s[:m[1]+n]
		}
	}
	if i := strings.IndexAny(s, ",;:.()，；：。（）،؛"); i > 0 {
		s = s[:i]
	}
	before := ""
	for i := 0; t.headFirst && i < len(s); { // "al despacho Vidal la auditoría": the next begins with its article
		w := firstWord(s[i:])
		if m := t.article.FindStringIndex(s[i:]); i > 0 && m != nil && t.preposition.Begins(before) == nil && !t.and.MatchString(" "+before+" ") {
			return s[:i]
		}
		before = w
		i += len(w) + 1
	}
	if len(strings.Fields(s)) > 5 {
		return t.actorAt(s)
	}
	return s
}

// whoever are the owners that words name who can name nothing else; nil if they are too many.
func (r *taskReader) whoever(t *taskCues, s string) []string {
	s = strings.Trim(bracketsRE.ReplaceAllString(s, ""), " ,，、،:*_@\"“”")
	if who := r.named(t, s, false); who != nil {
		return who
	}
	if parts := t.and.Split(s, 4); !t.spaced && len(parts) > 1 {
		for _, part := range parts { // "安娜和托马斯"
			if n := utf8.RuneCountInString(part); n < 2 || n > 6 || t.verb(part) || t.never.MatchString(part) {
				return nil
			}
		}
		return parts
	}
	s = t.withoutArticle(s)
	if s == "" || strings.ContainsAny(s, ",;:，；：،؛。") || strings.ContainsFunc(s, script.Digit) || t.never.MatchString(s) || r.cues.nobody.MatchString(s) ||
		len(strings.Fields(s)) > 5 || !t.spaced && (utf8.RuneCountInString(s) > 12 || t.verb(s)) || t.spaced && t.preposition.Begins(s) != nil {
		return nil
	}
	return []string{s}
}

// undated is words before a verb without the day by which something is due: "Отделу кадров до 9 мая",
// "До 9 мая отделу кадров".
func (t *taskCues) undated(s string) string {
	i := strings.IndexFunc(s, script.Digit)
	if i <= 0 || !t.spaced {
		return s
	}
	m := t.by.FindStringIndex(s[:i])
	if m == nil {
		return s
	}
	if m[0] > 0 {
		return strings.TrimRight(s[:m[0]], " ,،")
	}
	for s = s[i:]; s != ""; {
		w, rest, _ := strings.Cut(s, " ")
		bare := strings.ToLower(strings.Trim(w, ",،."))
		if _, month := t.months[bare]; !month && !strings.ContainsFunc(w, script.Digit) && bare != "г" && bare != "года" && bare != "de" {
			break
		}
		s = rest
	}
	return strings.TrimLeft(s, " ,،")
}
