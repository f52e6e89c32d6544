package minutes

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes/facts"
)

// longestRequest is how many bytes of a sentence are looked through for who is asked:
// they stand near its beginning, and the bound keeps the cost of endless ones linear.
const longestRequest = 600

// taskReader reads who is to do what, by when, in the texts of a document.
type taskReader struct {
	p     *parser
	cues  *actionCues
	lower map[string]bool // words that stand somewhere without a capital; nil: not yet counted
}

// lang is the language of a text in a document: minutes mix languages, and where the
// script is not the document's, it tells.
func (r *taskReader) lang(text string) language.Tag {
	base, _ := r.p.doc.Lang.Base()
	doc := language.Make(base.String())
	latin := false
	for _, c := range text {
		switch {
		case han(c):
			return language.Chinese
		case unicode.Is(unicode.Arabic, c) && unicode.IsLetter(c):
			return language.Arabic
		case unicode.Is(unicode.Cyrillic, c):
			return language.Russian
		}
		latin = latin || isLatin(c)
	}
	switch {
	case latin && (doc == language.Chinese || doc == language.Arabic || doc == language.Russian), r.cues.langs[doc] == nil:
		return language.English
	}
	return doc
}

// owners reads who is to do what the sentences of an action say; nil if they do not say it.
func (r *taskReader) owners(sentences []string) []string {
	text := strings.Join(sentences, " ")
	if said := saidBy(r.cues.ownerLabel, text); said != "" {
		if who := r.list(said, false); who != nil {
			return who
		}
	}
	if who := mentions(text); who != nil {
		return who
	}
	for _, s := range sentences {
		if who := r.headed(s); who != nil {
			return who
		}
	}
	for _, s := range sentences {
		if who := r.tail(s); who != nil {
			return who
		}
	}
	for _, s := range sentences {
		if who := r.asked(r.lang(s), s, true); who != nil {
			return who
		}
	}
	for _, s := range sentences {
		if who := r.first(s); who != nil {
			return who
		}
	}
	return nil
}

// first reads the one whom a sentence begins with, where its verb is none that we know:
// "秘书处更新网站", "Секретариат обновляет сайт". English puts nouns together, and its first
// word may belong to the next.
func (r *taskReader) first(s string) []string {
	t := r.cues.langs[r.lang(s)]
	s = t.withoutArticle(cutBytes(s, longestRequest))
	if m := t.title.FindStringIndex(s); m != nil && m[0] == 0 && t.spaced {
		if end := m[1] + capitals(s[m[1]:]); end > m[1] {
			return r.named(t, s[:end], false) // "Mme Petit contacte les traducteurs"
		}
	}
	if t.spaced && !t.headFirst {
		return nil
	}
	who := t.actorAt(s)
	rest := s[len(who):]
	if who == "" || t.spaced && !strings.HasPrefix(rest, " ") {
		return nil
	}
	if at := t.parts; at != nil {
		if m := at.FindStringIndex(rest); m == nil || m[0] > 0 {
			return nil
		}
	}
	return r.named(t, who, false)
}

// saidBy is what follows a label in a text; empty if the label is not there.
func saidBy(label *cue, text string) string {
	if !strings.ContainsAny(text, ":：–—-") || !label.mayMatch(strings.ToLower(text)) {
		return ""
	}
	if m := label.FindStringSubmatch(text); m != nil {
		said := m[label.SubexpIndex("said")]
		said, _, _ = strings.Cut(said, " – ")
		for i := range said {
			if word := lastWord(said[:i]); said[i] == '.' && len([]rune(word)) > 3 {
				return said[:i] // no title before a name, and no initial
			}
		}
		return said
	}
	return ""
}

// lastWord is the last word of s.
func lastWord(s string) string { return s[strings.LastIndexFunc(s, space)+1:] }

var mentionRE = regexp.MustCompile(`(?:^|[\s(\[（])@(\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*){0,2}|\p{Lo}+|\p{Ll}[\p{L}\d._-]+)`)

// mentions are the people that a text names as "@Name".
func mentions(text string) []string {
	if !strings.Contains(text, "@") {
		return nil
	}
	var out []string
	for _, m := range mentionRE.FindAllStringSubmatch(text, -1) {
		out = append(out, strings.TrimRight(m[1], ".-'’"))
	}
	return out
}

var headRE = regexp.MustCompile(`^([^:：–—\d]{2,80}?)(\s?[:：]|\s[–—-]\s)\s*[^\s\d]`)

// headed reads "Lindqvist: send the list" and "Secretariat – send the list".
func (r *taskReader) headed(s string) []string {
	m := headRE.FindStringSubmatch(s)
	if m == nil || r.cues.nobody.MatchString(m[1]) || r.cues.label.MatchString(m[1]+":") || r.statusOf(m[1]) != "" {
		return nil
	}
	return r.named(r.cues.langs[r.lang(m[1])], m[1], strings.ContainsAny(m[2], ":："))
}

var (
	bracketRE = regexp.MustCompile(`[(\[（【]([^()\[\]（）【】]{1,100})[)\]）】][.。،؛;]?$`)
	dashRE    = regexp.MustCompile(`\s[–—-]\s?([^–—]{2,80}?)[.。]?$`)
)

// tail reads "send the list (Secretariat, by 9 May)", "… [Lindqvist]", "… – Lindqvist".
func (r *taskReader) tail(s string) []string {
	for _, re := range []*regexp.Regexp{bracketRE, dashRE} {
		m := re.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		var out []string
		for _, part := range strings.FieldsFunc(m[1], func(c rune) bool { return strings.ContainsRune(",;，；،؛", c) }) {
			var who []string
			if _, zone := facts.Offset(strings.TrimSpace(part)); !zone && !r.dated(part) {
				who = r.named(r.cues.langs[r.lang(part)], part, false)
			}
			if who == nil && out == nil && !strings.ContainsFunc(part, unicode.IsDigit) {
				break // it begins with something else
			}
			out = append(out, who...)
		}
		if out != nil {
			return out
		}
	}
	return nil
}

// list reads a list of owners and nothing else. If it is strict, each must be known by its
// words for somebody who acts; otherwise it is one because it stands where owners do.
func (r *taskReader) list(s string, strict bool) []string {
	s = strings.Trim(s, " *_.,;:@")
	t := r.cues.langs[r.lang(s)]
	if s == "" || r.cues.unknown.MatchString(s) {
		return nil
	}
	if strict {
		return r.named(t, s, true)
	}
	var out []string
	var parts []string
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(",;，；、،؛", c) }) {
		if !r.dated(part) { // "Secretariat, by 9 May"
			parts = append(parts, strings.Split(part, "/")...)
		}
	}
	for _, part := range parts {
		part = strings.Trim(part, " .@*_")
		if part == "" || r.cues.unknown.MatchString(part) {
			continue
		}
		if parts := r.split(t, part); parts != nil {
			out = append(out, parts...)
		} else {
			out = append(out, t.withoutArticle(part))
		}
	}
	return out
}

// asked reads who a sentence asks to do something: nil if nobody. marked says that the
// sentence is known to ask somebody.
func (r *taskReader) asked(lang language.Tag, s string, marked bool) []string {
	t := r.cues.langs[lang]
	printed := cutBytes(s, longestRequest)
	s = withoutVowels(printed)
	var best []string
	first := len(s) + 1
	kinds := []requests{t.prose, t.reported}
	if marked {
		kinds = append(kinds, t.marked)
	}
	for _, q := range kinds {
		if at, who := r.request(t, q, s, marked); who != nil && at < first {
			first, best = at, who
		}
	}
	for i := range best {
		best[i] = withVowels(best[i], s, printed)
	}
	return best
}

// request is the first request of some kind in a sentence: where it is and who is asked.
func (r *taskReader) request(t *taskCues, q requests, s string, marked bool) (int, []string) {
	first, best := len(s)+1, []string(nil)
	take := func(at int, who []string) {
		if who != nil && at < first {
			first, best = at, who
		}
	}
	lower := strings.ToLower(s)
	for _, re := range q.object {
		if !re.mayMatch(lower) {
			continue
		}
		if m := re.FindStringSubmatchIndex(s); m != nil && t.opens(s[:m[0]]) {
			k := 2 * re.SubexpIndex("who")
			take(m[0], r.named(t, s[m[k]:m[k+1]], false))
		}
	}
	for _, re := range q.after {
		if !re.mayMatch(lower) {
			continue
		}
		for _, m := range re.FindAllStringIndex(s, 3) {
			tail := strings.TrimLeft(s[m[1]:], " ")
			if who := t.actorAt(tail); t.opens(s[:m[0]]) && goesOnWith(tail[len(who):]) {
				take(m[0], r.named(t, who, false))
			}
		}
	}
	for _, re := range q.subject {
		if re.mayMatch(lower) {
			at, who := r.subjectOf(t, re, s, q.reported, marked)
			take(at, who)
		}
	}
	return first, best
}

// subjectOf is the first owner that stands before words of a request, and where these are.
func (r *taskReader) subjectOf(t *taskCues, re *cue, s string, reported, marked bool) (int, []string) {
	from := 0
	for range 6 {
		m := re.FindStringSubmatchIndex(s[from:])
		if m == nil {
			break
		}
		at, end := from+m[2], from+m[3]
		from = end // not after the space, which the next may need
		if !t.headFirst && !goesOnWith(s[end:]) || t.stands(s[at:], end-at, marked) || t.stands(strings.TrimLeft(s[end:], " "), 0, marked) {
			continue
		}
		if c, _ := firstRune(s[at:]); unicode.IsUpper(c) && s != strings.ToUpper(s) {
			continue // a name: "Fire Chief Will Bateman"
		}
		if who := r.subject(t, s[:at], reported); who != nil {
			return at, who
		}
	}
	return 0, nil
}

// goesOnWith reports whether what is to be done can follow: "members are welcome." asks for nothing.
func goesOnWith(s string) bool {
	s = strings.TrimLeft(s, " ")
	c, _ := firstRune(s)
	return s != "" && !strings.ContainsRune(".;:!?)。；：！？）؛؟…", c) && c != '，'
}

// opens reports whether a request may begin after these words: not in a clause that
// depends on others ("the report that the Chair asked members to write").
func (t *taskCues) opens(before string) bool {
	return len(before) < 120
}

// stands reports whether s begins with words for what is so, not for what is to be done,
// that are at least n bytes long.
func (t *taskCues) stands(s string, n int, marked bool) bool {
	if !marked && t.stateProse != nil && t.stateProse.MatchString(s) {
		return true
	}
	m := t.state.FindStringIndex(s)
	return m != nil && len(strings.TrimRight(s[:m[1]], " .,;:،")) >= n
}

// actorAt is the actor that s begins with; empty if it begins with something else. Where
// words have no spaces, it is all that ends with one and holds nothing that parts it from
// the beginning: "MAG 战略工作组" of "MAG 战略工作组就……提出意见".
func (t *taskCues) actorAt(s string) string {
	if t.spaced {
		m := t.leading.FindStringIndex(s)
		if m == nil {
			return ""
		}
		return s[:t.ownerEnd(s, len(letterEnd(s[:m[1]])))]
	}
	const gap, most = 8, 30 // runes
	s = firstRunes(s, most)
	end := 0
	for _, m := range t.leading.FindAllStringIndex(s, -1) {
		between := s[end:max(m[0], end)]
		if len([]rune(between)) > gap || t.parts.MatchString(between) || strings.ContainsFunc(between, func(c rune) bool { return widePunct(c) && c != '、' || isDigit(c) }) {
			break
		}
		end = m[1]
	}
	return s[:end]
}

// ownerEnd is where an owner ends whose noun ends at end: what belongs to the noun, and
// what "and" adds to it, are the owner's too.
func (t *taskCues) ownerEnd(s string, end int) int {
	for range 5 {
		tail := s[end:]
		if f := t.follows.FindString(tail); f != "" && !t.never.MatchString(f) {
			end += len(letterEnd(f))
			continue
		}
		if and := t.and.FindString(tail); and != "" && strings.HasPrefix(tail, and) {
			if m := t.leading.FindString(tail[len(and):]); m != "" {
				end += len(and) + len(letterEnd(m))
				continue
			}
		}
		// A noun in construct state: "أعضاء الفريق".
		if w := firstWord(strings.TrimPrefix(tail, " ")); strings.HasPrefix(tail, " ال") && !strings.HasPrefix(lastWord(s[:end]), "ال") && t.title.FindStringIndex(s[:end]+" ") == nil {
			end += 1 + len(letterEnd(w))
			continue
		}
		break
	}
	return end
}

// letterEnd is s without what stands after its last letter.
func letterEnd(s string) string {
	return strings.TrimRightFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.Is(unicode.M, c) })
}

// subject reads the owners out of the words before a verb; reported says that the verb counts only
// after "it was agreed that".
func (r *taskReader) subject(t *taskCues, s string, reported bool) []string {
	if i := strings.LastIndexAny(s, ";:；：؛—"); i >= 0 {
		c, _ := firstRune(s[i:])
		s = s[i+len(string(c)):]
	}
	s = bracketsRE.ReplaceAllString(s, "")
	s = strings.Trim(s, " \"“”«»*_")
	led := false
	for range 3 {
		m := t.lead.FindStringIndex(s)
		if m == nil || m[1] == 0 {
			break
		}
		s, led = strings.TrimLeft(s[m[1]:], " ,，،"), led || thatRE.MatchString(strings.TrimRight(s[:m[1]], " ,"))
	}
	if reported && !led {
		return nil
	}
	if who := r.named(t, s, false); who != nil {
		return who
	}
	// "By 9 May, the Secretariat" and "the Secretariat, with the Chair,".
	commas := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(",，،", c) })
	for i := 1; i < len(commas); i++ {
		if who := r.named(t, strings.Join(commas[i:], ","), false); who != nil {
			return who
		}
	}
	if len(commas) > 1 && t.spaced && !t.never.MatchString(commas[0]) {
		return r.named(t, commas[0], false)
	}
	return nil
}

// thatRE is how words end that report what others decided.
var thatRE = regexp.MustCompile(`(?i)(?:that|qu['’e]|que|что)$`)

var bracketsRE = regexp.MustCompile(`\s?[(（][^()（）]*[)）]`)

// named are the owners that a group of words names: nil unless all of it is made of them.
// alone says that the words stand alone, as before a colon.
func (r *taskReader) named(t *taskCues, s string, alone bool) []string {
	s = strings.Trim(s, " ,，、،.:*_@")
	if s == "" || len(s) > 250 {
		return nil
	}
	var out []string
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(",，、،;；/", c) }) {
		part = strings.TrimSpace(part)
		if loc := t.and.FindStringIndex(" " + part); loc != nil && loc[0] == 0 && loc[1] <= len(part) && (out != nil || !t.headFirst) && strings.TrimSpace((" " + part)[:loc[1]]) != "و" {
			part = strings.TrimSpace((" " + part)[loc[1]:]) // "a, b and c", of which the last is "and c"
		}
		if parts := r.split(t, part); parts != nil {
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

// split parts "the Secretariat and the Chair"; nil if the parts are not owners, as those of
// "Working Group on Access and Inclusion" are not.
func (r *taskReader) split(t *taskCues, s string) []string {
	at := t.and.FindAllStringIndex(s, 4)
	if at == nil {
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
		if !r.acts(t, part, true) || i > 0 && !t.isActor(t.withoutArticle(part)) && t.title.FindStringIndex(part) == nil && t.preposition.MatchString(s[:from]) {
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
	if s == "" || t.never.MatchString(s) || len(strings.Fields(s)) > 9 {
		return false
	}
	return t.isActor(s) || acronymRE.MatchString(s) || r.isName(t, s, alone)
}

var acronymRE = regexp.MustCompile(`^\p{Lu}[\p{Lu}\d&]{1,6}(?:[-+/ ]\p{Lu}[\p{Lu}\d+&]{0,9}){0,3}$`)

// isActor reports whether the noun of a group of words is one for somebody who acts.
func (t *taskCues) isActor(s string) bool {
	if t.headFirst {
		for range 3 {
			m := t.adjectives.FindStringIndex(s)
			if m == nil || t.actor.MatchString(s) {
				break
			}
			s = s[m[1]:]
		}
		if m := t.actor.FindString(s); m != "" {
			tail := s[len(letterEnd(m)):]
			return tail == "" || t.follows.MatchString(tail) || capital(tail) || t.ownerEnd(s, len(s)-len(tail)) == len(s)
		}
		// "MAG Secretariat": an acronym before its noun.
		if w, rest, ok := strings.Cut(s, " "); ok && acronymRE.MatchString(w) {
			return t.actor.MatchString(rest)
		}
		return false
	}
	if t.spaced {
		if m := t.preposition.FindStringIndex(s); m != nil && m[0] > 0 {
			s = strings.TrimRight(s[:m[0]], " ")
		}
	} else if len([]rune(s)) > 28 {
		return false
	}
	if t.actor.MatchString(s) {
		return true
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
	c, _ := firstRune(strings.TrimLeft(s, " "))
	return unicode.IsUpper(c)
}

// withoutArticle takes the article off the front of an owner.
func (t *taskCues) withoutArticle(s string) string {
	s = strings.Trim(s, " *_@")
	if i := strings.IndexAny(s, "'’"); i == 1 && strings.ContainsRune("lLdD", rune(s[0])) && t.headFirst {
		c, _ := firstRune(s[i:])
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
	if !t.spaced && (title != nil && len([]rune(s)) < 12 || t.surname != nil && t.surname.MatchString(s)) {
		return true
	}
	if title != nil && title[0] == 0 {
		s = strings.TrimSpace(s[title[1]:])
	}
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || r.cues.nobody.MatchString(s) {
		return false
	}
	for _, w := range words {
		c, _ := firstRune(w)
		switch {
		case unicode.IsUpper(c), slices.Contains(particles, strings.ToLower(w)):
		case unicode.Is(unicode.Lo, c):
			if title != nil {
				return len(words) <= 3
			}
			return alone && (len(words) <= 3 && !han(c) || len([]rune(s)) <= 4 && han(c))
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

// lowered reports whether a word stands in the document without a capital.
func (r *taskReader) lowered(word string) bool {
	if r.lower == nil {
		r.lower = map[string]bool{}
		for _, l := range r.p.lines {
			for w := range strings.FieldsFuncSeq(l.Text, func(c rune) bool {
				return !unicode.IsLetter(c) && !unicode.Is(unicode.M, c) && c != '-' && c != '\'' && c != '’'
			}) {
				if c, _ := firstRune(w); unicode.IsLower(c) {
					r.lower[w] = true
				}
			}
		}
	}
	return r.lower[word]
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

// cutBytes is the beginning of s, of at most n bytes.
func cutBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}
