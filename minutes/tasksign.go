package minutes

import (
	"strings"
)

// A sign is what a text says that may be an action, whatever stands over it.
type sign struct {
	who    []string
	form   bool // they stand where those who act do: before a colon or a dash, before "to", in brackets
	act    bool // what they do begins as what is to be done does: "send the list", "разослать список"
	verb   bool // … or as a sentence about somebody does
	by     bool // a day is the last one
	day    bool // a day is ahead
	behind bool // a day is over
}

// task reports whether somebody is to do something. Who "presents the report" may have done so; with a day that is
// ahead it is still to be done.
func (s sign) task() bool {
	return s.who != nil && !s.behind && (s.act || s.by || s.verb && s.day)
}

// signOf reads the sign of a text without its mark. Where sentences count, who is asked in one is read, too.
func (r *taskReader) signOf(s string, sentences bool) sign {
	s = cutBytes(cueText(s), longestRequest)
	t := r.cues.langs[r.lang(s)]
	ahead, rest := r.ahead(s)
	g := sign{who: ahead.owner, form: ahead.owner != nil}
	d := ahead.deadline
	body := rest
	if g.who == nil {
		g.who, body = r.doerOf(t, rest)
		g.form = g.who != nil
	}
	if end, ok := r.assignment(rest); ok && end.owner != nil && g.who == nil {
		g.who, g.form, body = end.owner, end.known || end.ownerSet, rest[:end.at]
		d = end.deadline
	}
	if g.who == nil {
		g.who = r.tail(rest)
		g.form = g.who != nil
	}
	if g.who == nil && sentences {
		if g.who = r.asked(r.lang(rest), rest, true); g.who == nil {
			g.who = r.first(rest)
		}
		g.verb = g.who != nil
	}
	if g.who == nil {
		return g
	}
	if d.due.From == "" {
		d = r.deadline(s, false)
	}
	g.by, g.day = d.by, d.due.From != ""
	g.behind = g.day && d.due.Last() < r.p.meetingDay()
	g.act = t.begins(body)
	if !g.act && t.spaced {
		if after, ok := r.afterDay(body); ok { // "Белов — до 5 мая разослать список"
			g.act = t.begins(after)
		}
	}
	g.verb = g.verb || t.present != nil && t.present.begins(body) != nil || !t.spaced && t.parts.MatchString(body)
	if !g.act && r.named(t, firstPart(body), false) != nil {
		g.by = false // "Treasurer: Amara Diallo, until 31 December"
	}
	return g
}

// begins reports whether words begin as what is to be done does.
func (t *taskCues) begins(s string) bool {
	if t.act.begins(s) == nil {
		return !t.spaced && t.present.begins(s) != nil
	}
	_, second, _ := strings.Cut(s, " ")
	return !capital(s) || !capital(second) // "Javier Olivar" is somebody
}

// firstPart is s up to its first comma or bracket.
func firstPart(s string) string {
	if i := strings.IndexAny(s, ",，،;；؛(（"); i >= 0 {
		return strings.TrimSpace(s[:i])
	}
	return s
}

// afterDay is what stands behind a day that words begin with.
func (r *taskReader) afterDay(s string) (string, bool) {
	if !strings.ContainsFunc(cutBytes(s, 24), isDigit) {
		return s, false
	}
	d := r.deadline(s, false)
	i := strings.Index(s, d.due.Printed)
	if d.due.Printed == "" || i < 0 || i > 24 {
		return s, false
	}
	return strings.TrimLeft(s[i+len(d.due.Printed):], " ,:–—"), true
}

var doerRE = newCue(`^([^:：–—\d]{2,80}?)(\s?[:：]|\s[–—-]\s|——?)\s*(\S)`)

// doerOf reads those who stand before what they are to do, and what that is: "Lindqvist: send the list", "Белов —
// разослать список", "Lindqvist to send the list".
func (r *taskReader) doerOf(t *taskCues, s string) ([]string, string) {
	if m := doerRE.FindStringSubmatchIndex(s); m != nil {
		head := s[m[2]:m[3]]
		if r.cues.nobody.MatchString(head) || r.cues.label.MatchString(head+":") || r.statusOf(head) != "" {
			return nil, s
		}
		return r.named(t, head, strings.ContainsAny(s[m[4]:m[5]], ":：")), s[m[6]:]
	}
	if t.charged != nil {
		if m := t.charged.FindStringSubmatchIndex(s); m != nil {
			return r.charged(s), strings.TrimLeft(s[m[3]:], " ")
		}
	}
	if !t.spaced {
		return nil, s
	}
	for m := range t.act.all(newWords(cutBytes(s, 120)), 2) {
		if who := r.named(t, s[:m[0]], false); who != nil && !capital(s[m[0]:]) {
			return who, s[m[0]:]
		}
	}
	return nil, s
}

var aheadRE = newCue(`^[(\[（【]([^()\[\]（）【】]{3,160})[)\]）】]\s*[:：–—-]?\s*(\S)`)

// ahead reads who and when before what is to be done, in brackets, or when alone: "[Lindqvist, 9 May] send the list",
// "By 9 May: Lindqvist to send the list"; and what stands behind.
func (r *taskReader) ahead(s string) (assignment, string) {
	if m := aheadRE.FindStringSubmatchIndex(s); m != nil {
		inside := s[m[2]:m[3]]
		a, ok := r.assigned(inside, 0)
		if !ok || r.statusOf(inside) != "" || r.cues.label.MatchString(s) || r.cues.weakLabel.MatchString(s) {
			return assignment{}, s
		}
		for _, who := range a.owner {
			if r.list(who, true) == nil {
				return assignment{}, s
			}
		}
		return a, s[m[4]:]
	}
	top := cutBytes(s, 80)
	if !strings.ContainsFunc(top, isDigit) && !strings.ContainsAny(top, ":：") {
		return assignment{}, s
	}
	for i, c := range top {
		if c != ':' && c != '：' && !(strings.ContainsRune("–—-", c) && i > 0 && s[i-1] == ' ') {
			continue
		}
		rest := s[i+len(string(c)):]
		if strings.ContainsFunc(firstRunes(rest, 1), isDigit) {
			continue // the hour
		}
		head := s[:i]
		if columns(head) > 40 || !r.isDay(head) {
			break
		}
		if d := r.deadline(head, true); d.due.From != "" {
			return assignment{deadline: d}, strings.TrimLeft(rest, " ")
		}
	}
	return assignment{}, s
}

// isDay reports whether words name a day and little else: "By Friday 9 May".
func (r *taskReader) isDay(s string) bool {
	d := r.deadline(s, true)
	i := strings.Index(s, d.due.Printed)
	t := r.cues.langs[r.lang(s)]
	return d.due.From != "" && i >= 0 && (columns(s[:i]) <= 14 || t.by.MatchString(s[:i]))
}
