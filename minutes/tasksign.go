package minutes

import (
	"strings"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
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
	set    bool // words or signs say that those are who acts: "Отв.:", an arrow
	stated bool // it is said how far it has come
}

// task reports whether somebody is to do something. Who "presents the report" may have done so; with a day that is
// ahead it is still to be done. What was to be done before says how far it has come, whatever its day.
func (s sign) task() bool {
	if s.stated {
		return s.who != nil && (s.act || s.form)
	}
	return s.who != nil && !s.behind && (s.act || s.by || s.verb && s.day)
}

// signOf reads the sign of a text without its mark. Where sentences count, who is asked in one is read, too.
func (r *taskReader) signOf(s string, sentences bool) sign {
	s, stated := r.cutStatus(script.Head(cue.Text(s), longestRequest))
	t := r.cues.langs[r.lang(s)]
	ahead, rest := r.ahead(s)
	g := sign{who: ahead.owner, form: ahead.owner != nil, stated: stated}
	d := ahead.deadline
	body := rest
	if g.who == nil {
		g.who, body = r.doerOf(t, rest)
		g.form = g.who != nil
	}
	front := g.form
	first, tailed, labelled := front, false, false
	if end, ok := r.assignment(rest); ok && end.owner != nil && g.who == nil {
		g.who, g.form, body = end.owner, end.known || end.ownerSet || end.plain, rest[:end.at]
		d, tailed, labelled = end.deadline, end.due.From != "", end.ownerSet && end.daySet || strings.ContainsRune("→⇒➔➜➡", script.First(rest[end.at:]))
		first = capitals(body) == len(strings.TrimSpace(body)) && t.spaced // "Belov (treasurer, until 31 December)"
	}
	if g.who == nil {
		g.who = r.tail(rest)
		g.form = g.who != nil
		tailed = g.form
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
	g.behind = g.day && d.due.Last() < r.p.meetingDay() || !g.day && r.ended(t, body)
	g.act = t.begins(body)
	if !g.act && t.spaced {
		if after, ok := r.afterDay(body); ok { // "Белов — до 5 мая разослать список"
			g.act = t.begins(after)
		}
	}
	if g.set = labelled; labelled {
		g.verb = true
	} else if tailed && !t.spaced && !g.act && script.Han(script.First(body)) {
		g.verb, g.form = true, false // who stands behind it may tell of a verb whose form does not
	}
	g.verb = g.verb || (front || !t.spaced) && t.present != nil && t.present.Begins(body) != nil || !t.spaced && t.parts.MatchString(body)
	if first && !g.act && r.isOffice(t, body, d.due.Printed) {
		g.by, g.verb = false, false
	}
	return g
}

// cutStatus takes off the end of a text what only says how far it has come: "… – done", "…. Carried over."
func (r *taskReader) cutStatus(s string) (string, bool) {
	tail := strings.TrimRight(s, " .。)]）】")
	i := strings.LastIndexAny(tail, ".。;；:：–—([（【")
	if i < 0 || script.Columns(tail[i:]) > 60 || r.statusOf(strings.TrimLeft(tail[i:], ".。;；:：–—([（【 ")) == "" {
		return s, false
	}
	return strings.TrimRight(tail[:i], " –—:："), true
}

// ended reports whether words end in a day that is over, on which what they tell of was done: "mend the gate, 9 May".
func (r *taskReader) ended(t *taskCues, s string) bool {
	s = strings.TrimRight(s, " .。;；,،，")
	if !strings.ContainsFunc(script.Tail(s, 40), script.Digit) {
		return false
	}
	d := r.deadline(s, true)
	before, ok := strings.CutSuffix(s, d.due.Printed)
	return ok && d.due.From != "" && d.due.Last() < r.p.meetingDay() && (t.names == nil || !t.names.MatchString(before))
}

// isOffice reports whether words only name somebody, perhaps with the day until when: "Amara Diallo, until 31 December" of
// the treasurer, "председатель до 31 декабря" of Diallo.
func (r *taskReader) isOffice(t *taskCues, s, day string) bool {
	if i := strings.Index(s, day); day != "" && i >= 0 {
		s = strings.TrimRight(s[:i], " ")
		if m := t.by.FindStringIndex(s); m != nil {
			s = s[:m[0]]
		}
	}
	s = firstPart(s)
	return s == "" || r.named(t, s, false) != nil
}

// begins reports whether words begin as what is to be done does.
func (t *taskCues) begins(s string) bool {
	if t.act.Begins(s) == nil {
		return !t.spaced && t.present.Begins(s) != nil
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
	if !strings.ContainsFunc(script.Head(s, 24), script.Digit) {
		return s, false
	}
	d := r.deadline(s, false)
	i := strings.Index(s, d.due.Printed)
	if d.due.Printed == "" || i < 0 || i > 24 {
		return s, false
	}
	return strings.TrimLeft(s[i+len(d.due.Printed):], " ,:–—"), true
}

var doerRE = cue.New(`^([^:：–—\d]{2,80}?)(\s?[:：]|\s[–—-]\s|——?|\s?[→⇒➔➜➡]\s?)\s*(\S)`)

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
	if who, what := r.given(t, s); who != nil {
		return who, what
	}
	for m := range t.act.All(cue.Whole(script.Head(s, 120)), 2) {
		if who := r.named(t, s[:m[0]], false); who != nil && !capital(s[m[0]:]) {
			return who, s[m[0]:]
		}
	}
	return nil, s
}

// given reads those to whom something is given to do, with what it is behind a comma: "A la tesorera, pagar el recibo",
// "au trésorier, de payer la facture".
func (r *taskReader) given(t *taskCues, s string) ([]string, string) {
	head, what, ok := strings.Cut(script.Head(s, longestRequest), ", ")
	if m := t.article.FindStringIndex(head); !ok || m == nil || t.preposition.Begins(head) == nil || len(head) > 80 || strings.ContainsFunc(head, script.Digit) {
		return nil, s
	}
	if !t.begins(what) {
		if m := t.preposition.Begins(what); m == nil || !t.begins(strings.TrimLeft(what[m[1]:], " ")) {
			return nil, s
		}
	}
	var who []string
	for _, part := range t.and.Split(head, 4) {
		one := r.whoever(t, part)
		if one == nil || t.article.FindStringIndex(part) == nil { // "a los vocales Gil y Soto"
			return r.whoever(t, head), what
		}
		who = append(who, one...)
	}
	return who, what
}

var aheadRE = cue.New(`^[(\[（【]([^()\[\]（）【】]{3,160})[)\]）】]\s*[:：–—-]?\s*(\S)`)

// ahead reads who and when before what is to be done, in brackets, before a colon, a dash or an arrow: "[Lindqvist, 9 May]
// send the list", "By 9 May: Lindqvist to send the list", "Lindqvist (by 9 May): send the list"; and what stands behind.
// Who stands there alone is none of these.
func (r *taskReader) ahead(s string) (assignment, string) {
	if m := aheadRE.FindStringSubmatchIndex(s); m != nil {
		if inside := s[m[2]:m[3]]; r.statusOf(inside) == "" && !r.cues.label.MatchString(s) && !r.cues.weakLabel.MatchString(s) {
			if a, ok := r.whoWhen(inside); ok {
				return a, s[m[4]:]
			}
		}
		return assignment{}, s
	}
	top := script.Head(s, 100)
	if !strings.ContainsFunc(top, script.Digit) && !strings.ContainsAny(top, ":：") {
		return assignment{}, s // a day has one or the other
	}
	for i, c := range top {
		mark := strings.ContainsRune(":：→⇒➔➜➡", c) || strings.ContainsRune("–—-", c) && i > 0 && s[i-1] == ' '
		rest := strings.TrimLeft(s[i+len(string(c)):], " ")
		if !mark || c == ':' && strings.ContainsFunc(script.FirstN(s[i+1:], 1), script.Digit) {
			continue // the hour
		}
		if a, ok := r.whoWhen(s[:i]); ok && a.due.From != "" && rest != "" {
			return a, rest
		}
	}
	return assignment{}, s
}

// whoWhen reads words that say who and when and nothing else.
func (r *taskReader) whoWhen(s string) (assignment, bool) {
	t := r.cues.langs[r.lang(s)]
	a := assignment{deadline: r.deadline(s, true)}
	before, after := s, ""
	if i := strings.Index(s, a.due.Printed); a.due.From != "" && i >= 0 {
		before, after = s[:i], s[i+len(a.due.Printed):]
	}
	brackets := func(c rune) bool { return strings.ContainsRune(",;，；،؛|()（）[]", c) }
	if a.due.From != "" { // what stands right before the day belongs to it, such as "by" and "Friday"
		cut := strings.LastIndexFunc(before, brackets)
		if cut >= 0 {
			cut += len(string(script.First(before[cut:])))
		}
		near := strings.TrimSpace(before[max(cut, 0):])
		if r.list(near, true) == nil || t.by.MatchString(firstWord(near)) {
			if script.Columns(near) > 14 && !t.by.MatchString(before) {
				return a, false
			}
			before = before[:max(cut, 0)]
		}
	}
	for _, part := range append(strings.FieldsFunc(before, brackets), strings.FieldsFunc(after, brackets)...) {
		part = strings.Trim(part, " .")
		if part == "" || a.due.From != "" && (strings.ContainsFunc(part, script.Digit) || t.byAfter != nil && t.byAfter.MatchString(part) || script.Columns(part) <= 6 && !capital(part) && t.spaced) {
			continue // an hour, and what parts it from the day
		}
		if r.statusOf(part) != "" {
			if a.due.From == "" {
				return a, false
			}
			continue
		}
		who := r.list(part, true)
		if who == nil {
			return a, false
		}
		a.known = a.known || r.actor(part)
		a.owner = append(a.owner, who...)
	}
	a.known = a.known || a.by
	return a, a.owner != nil || a.due.From != ""
}
