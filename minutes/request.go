package minutes

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// longestRequest is how many bytes of a sentence are looked through for who is asked:
// they stand near its beginning, and the bound keeps the cost of endless ones linear.
const longestRequest = 600

// asked reads who a sentence asks to do something: nil if nobody. marked says that the
// sentence is known to ask somebody.
func (r *taskReader) asked(lang language.Tag, s string, marked bool) []string {
	t := r.cues.langs[lang]
	if !marked && t.inProse != nil {
		t = t.inProse
	}
	printed := script.Head(s, longestRequest)
	s = withoutVowels(printed)
	if !marked && t.condition.MatchString(s) {
		return nil
	}
	var best []string
	w := cue.Whole(s)
	kinds := []requests{t.prose, t.reported, t.agreed, t.deedBy, t.deed}
	if marked {
		kinds = append(kinds, t.marked)
	}
	for _, q := range kinds {
		if at, who := r.request(t, q, w, marked); who != nil {
			w.Before, best = at, who
		}
	}
	for i := range best {
		best[i] = withVowels(best[i], s, printed)
	}
	return best
}

// request is the first request of some kind in a sentence: where it is and who is asked.
func (r *taskReader) request(t *taskCues, q requests, w cue.Span, marked bool) (int, []string) {
	s := w.Text
	begun := q.begins.In(w)
	if begun == nil {
		return w.Before, nil
	}
	w.From = begun[0]
	var best []string
	take := func(at int, who []string) {
		if who != nil && at < w.Before {
			w.Before, best = at, who
		}
	}
	for _, c := range q.object {
		if m := c.In(w); m != nil && t.opens(s[:m[0]]) && !t.earlier.MatchString(s[:m[0]]) {
			take(m[0], r.named(t, c.Group(s, m, "who"), false))
		}
	}
	for _, c := range q.after {
		for m := range c.All(w, 3) {
			tail := strings.TrimLeft(s[m[1]:], " ")
			who := t.actorAt(tail)
			if who == "" {
				who = r.personAt(t, tail)
			}
			if !marked && t.stateProse != nil && t.stateProse.MatchString(s[m[0]:]) {
				continue
			}
			if t.opens(s[:m[0]]) && !t.earlier.MatchString(s[:m[0]]) && (q.doerLast || goesOnWith(tail[len(who):]) && !t.stands(strings.TrimLeft(tail[len(who):], " "), 0, marked)) {
				take(m[0], r.named(t, who, false))
			}
		}
	}
	for _, c := range q.subject {
		at, who := r.subjectOf(t, c, q, w, marked)
		take(at, who)
	}
	return w.Before, best
}

// subjectOf is the first owner that stands before words of a request, and where these are.
func (r *taskReader) subjectOf(t *taskCues, c *cue.Words, q requests, w cue.Span, marked bool) (int, []string) {
	s := w.Text
	for m := range c.All(w, 6) {
		at, end := m[0], c.WordsEnd(s, m[1])
		if !t.headFirst && !goesOnWith(s[end:]) || t.stands(s[at:], end-at, marked) || !q.deed && t.stands(strings.TrimLeft(s[end:], " "), 0, marked) {
			continue
		}
		if c, _ := script.Cut(s[at:]); unicode.IsUpper(c) && s != strings.ToUpper(s) {
			continue // a name: "Fire Chief Will Bateman"
		}
		if q.deed && q.under != nil && t.spaced && t.inSubject(s, at, end) {
			continue
		}
		if who := r.subject(t, s[:at], q.under, marked); who != nil && (marked || r.sure(t, who, s)) {
			return at, who
		}
	}
	return 0, nil
}

// sure reports whether owners are somebody where nothing but a verb says that a sentence
// asks for something: a word that begins a sentence has a capital also if it is no name,
// "Registration will last until 1 May", and has to be known from elsewhere.
func (r *taskReader) sure(t *taskCues, who []string, s string) bool {
	w := who[0]
	if !t.spaced || !strings.HasPrefix(s, w) || strings.Contains(w, " ") || acronymRE.MatchString(w) || t.isActor(w) {
		return true
	}
	return r.names().inner[nameStem(w)]
}

// goesOnWith reports whether what is to be done can follow: "members are welcome." asks for nothing.
func goesOnWith(s string) bool {
	s = strings.TrimLeft(s, " ")
	c, _ := script.Cut(s)
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

// inSubject reports whether words that may be a verb still belong to the owner: "la commission
// technique" before "revoie", "la comisión de obra" before "revise".
func (t *taskCues) inSubject(s string, at, end int) bool {
	last := lastWord(strings.TrimRight(s[:at], " "))
	m := t.preposition.Begins(last)
	return m != nil && m[1] == len(last) || t.follows != nil && t.follows.MatchString(" "+s[at:end]) || t.leads(s[at:end]) > 0
}

// subject reads the owners out of the words before a verb; under is what the words have to be
// led by for the verb to count, as "it was agreed that"; nil if by nothing. marked says that
// the sentence is known to ask somebody.
func (r *taskReader) subject(t *taskCues, s string, under *cue.Cue, marked bool) []string {
	if i := strings.LastIndexAny(s, ";:；：؛"); i >= 0 {
		c, _ := script.Cut(s[i:])
		s = s[i+len(string(c)):]
	}
	s = behindDash(s)
	s = bracketsRE.ReplaceAllString(s, "")
	s = strings.Trim(s, " \"“”«»*_")
	if strings.Count(s, "«") > strings.Count(s, "»") {
		s += "»" // of a name
	}
	if marked {
		s = t.undated(s)
	}
	if m := t.support.FindStringIndex(s); m != nil && m[0] > 0 {
		s = strings.TrimRight(s[:m[0]], " ,،，") // who helps is not who is asked
	}
	led := false
	for range 3 {
		m := t.lead.FindStringIndex(s)
		if m == nil || m[1] == 0 {
			break
		}
		s, led = strings.TrimLeft(s[m[1]:], " ,，،"), led || under != nil && under.MatchString(strings.TrimRight(s[:m[1]], " ,，："))
	}
	if under != nil && !led {
		return nil
	}
	if who := r.named(t, s, false); who != nil {
		return who
	}
	for _, bare := range []string{strings.TrimSuffix(s, t.aux), strings.TrimPrefix(s, "و")} { // "秘书处会将": 会 is the verb's, that of "委员会将" is not
		if who := r.named(t, bare, false); who != nil && bare != s {
			return who
		}
	}
	// "Members who need an invitation letter in order to apply for a visa": what the clause says is of no use here.
	if marked && t.relative != nil {
		if m := t.relative.FindStringIndex(s); m != nil {
			if who := r.named(t, strings.TrimRight(s[:m[0]], " ,،"), false); who != nil {
				return who
			}
		}
	}
	// "By 9 May, the Secretariat" and "the Secretariat, with the Chair,".
	commas := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(",，،", c) })
	for i := 1; i < len(commas); i++ {
		if who := r.named(t, strings.Join(commas[i:], ","), false); who != nil {
			return who
		}
	}
	if !marked && t.relative != nil && len(commas) > 1 && script.Last(s) != ',' && t.relative.MatchString(commas[len(commas)-1]) {
		return nil // the verb is that of a clause: "the club, as the owner, keeps a list with which members must comply"
	}
	if len(commas) > 1 && t.spaced && !t.never.MatchString(commas[0]) {
		return r.named(t, commas[0], false)
	}
	return nil
}

var spacedDashRE = cue.New(`\s[–−-](?:\s|$)|—+`)

// behindDash is s without the label before a dash, "Venue – the Secretariat", or without what stands between two,
// "the Council – after a debate –".
func behindDash(s string) string {
	if !dashed(s) && !strings.ContainsAny(s, "—−") {
		return s
	}
	at := spacedDashRE.FindAllStringIndex(s, -1)
	if len(at) == 0 {
		return s
	}
	last := at[len(at)-1]
	if tail := strings.TrimLeft(s[last[1]:], " "); tail != "" {
		return tail
	}
	if len(at) > 1 {
		return strings.TrimRight(s[:at[len(at)-2][0]], " ")
	}
	return ""
}

// thatRE is how words end that report what others decided.
var thatRE = cue.New(`(?i)(?:that|qu['’e]|que|что)$`)

var bracketsRE = cue.New(`\s?[(（][^()（）]*[)）]`)

// asks reports whether words ask somebody to do something, where an action may stand.
func (r *taskReader) asks(s string) bool {
	return r.asked(r.lang(s), s, true) != nil || r.headed(s) != nil
}
