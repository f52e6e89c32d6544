package minutes

import (
	"regexp"
	"strings"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// An assignment is what the end of a line says of who does something and by when, in
// brackets or behind labels: "… [Treasurer, 30/04/2030]", "…（责任人：沈佳；3月18日前）",
// "… Отв.: Белов. Срок — 12 декабря."
type assignment struct {
	at       int // where it begins
	owner    []string
	known    bool // the words of the owner are those of somebody who acts, or others say that the day is the last
	ownerSet bool // a label says who
	daySet   bool // a label says when
	plain    bool // who stands where nothing else does, behind an arrow or in brackets before the day
	deadline
}

// assignedBytes is how long the end may be that says who and when.
const assignedBytes = 240

// assignment reads the end of a text; false if it says neither who nor when.
func (r *taskReader) assignment(s string) (assignment, bool) {
	s = strings.TrimRight(s, " .。؛;")
	tail := script.Tail(s, assignedBytes)
	from := len(s) - len(tail)
	if m := whoWhenRE.FindStringSubmatchIndex(tail); m != nil {
		if a, ok := r.whoWhen(tail[m[2]:m[3]] + ", " + tail[m[4]:m[5]]); ok && a.owner != nil && a.due.From != "" {
			a.at, a.plain = from+m[0], true
			return a, true
		}
	}
	if m := assignedRE.FindStringSubmatchIndex(tail); m != nil {
		return r.assigned(tail[m[2]:m[3]], from+m[0])
	}
	if m := dashedRE.FindStringSubmatchIndex(tail); m != nil && dashed(tail) {
		if a, ok := r.whoWhen(tail[m[2]:m[3]] + ", " + tail[m[4]:m[5]]); ok && a.owner != nil && a.due.From != "" {
			a.at = from + m[0]
			return a, true
		}
	}
	if i := strings.LastIndexAny(tail, "→⇒➔➜➡"); i > 0 {
		_, said := script.Cut(tail[i:])
		a, ok := r.whoWhen(strings.TrimLeft(said, " "))
		a.at, a.plain = from+i, true
		return a, ok && a.owner != nil
	}
	if i := script.Index(tail, ".;。；؛!?…)）»”"); i < 0 || !r.mayAssign(tail[i:]) {
		return assignment{}, false
	}
	m := r.cues.assigned.FindStringSubmatchIndex(tail)
	if m == nil || script.Columns(tail[m[2]:]) > 100 {
		return assignment{}, false
	}
	a, ok := r.assigned(tail[m[2]:], from+m[2])
	return a, ok && (a.ownerSet || a.daySet)
}

// mayAssign is a quick look for what stands behind labels, or for labels that need nothing.
func (r *taskReader) mayAssign(s string) bool {
	lower := strings.ToLower(s)
	return (script.Index(s, ":：–—") >= 0 || strings.Contains(s, " - ")) && r.cues.assigned.MayMatch(lower) || r.cues.abbreviated.MayMatch(lower)
}

// assigned reads words that say who and when, parted by commas, semicolons and labels.
func (r *taskReader) assigned(s string, at int) (assignment, bool) {
	const owner, day = 1, 2
	a := assignment{at: at}
	t := r.cues.langs[r.lang(s)]
	kind := 0
	var owners, days []string
	for _, part := range r.cues.assignedParts(s) {
		part = strings.Trim(part, " .。")
		if m := r.cues.assignOwner.FindStringIndex(part); m != nil {
			kind, a.ownerSet, part = owner, true, strings.TrimLeft(part[m[1]:], " ")
		} else if m := r.cues.assignDue.FindStringIndex(part); m != nil {
			kind, a.daySet, part = day, true, strings.TrimLeft(part[m[1]:], " ")
		} else if r.isWhen(t, part) {
			kind = day
		} else if kind == 0 {
			kind = owner
		}
		switch {
		case part == "":
		case kind == day:
			days = append(days, part)
		default:
			owners = append(owners, part)
		}
	}
	if len(owners) > 4 {
		return a, false
	}
	for _, o := range owners {
		if !a.ownerSet && (script.Columns(o) > 60 || strings.ContainsFunc(o, script.Digit)) {
			return a, false
		}
		a.known = a.known || r.actor(o)
		a.owner = append(a.owner, r.list(o, false)...)
	}
	if len(days) > 0 {
		said := strings.Join(days, ", ")
		a.deadline = r.deadline(said, true)
		if by := r.deadline(said, false); by.due.From != "" && !strings.HasPrefix(said, by.due.Printed) {
			a.known = true
		}
	}
	return a, a.owner != nil || a.due.From != ""
}

// actor reports whether words name somebody by what they are, not by a name.
func (r *taskReader) actor(s string) bool {
	t := r.cues.langs[r.lang(s)]
	for _, part := range t.and.Split(s, 4) {
		if part = t.withoutArticle(part); t.isActor(part) || t.title.FindStringIndex(part) != nil {
			return true
		}
	}
	return false
}

// isWhen reports whether a part of an assignment says when: a day, a month, an hour.
func (r *taskReader) isWhen(t *taskCues, s string) bool {
	head, _, _ := strings.Cut(s, " ")
	return strings.ContainsFunc(s, script.Digit) || t.spaced && head != s && t.by.MatchString(head) || r.period(s, true).due.From != ""
}

// assigns reports whether the end of a line makes it an action: a label says who, and a day
// is named; a label says when, and the text whom it asks; or, without labels, where the items
// of the document end so.
func (r *taskReader) assigns(s string, a assignment) bool {
	before := strings.TrimSpace(s[:a.at])
	if script.Columns(before) < 8 || introduces(before) {
		return false
	}
	switch {
	case a.owner != nil && a.due.From != "":
		return a.ownerSet || a.daySet || !a.plain && r.assigning()
	case a.ownerSet && a.owner != nil:
		return r.assigning()
	case a.daySet && a.due.From != "":
		return r.asks(before) || r.charged(before) != nil
	}
	return false
}

// assigning reports whether the items of the document end with who and when: at least two
// do, most of them with words for somebody who acts or for a last day, and no more than a
// few with a day that is over. So events with their places and days are none.
func (r *taskReader) assigning() bool {
	if r.p.ends == 0 {
		r.p.ends = -1
		n, known, over := 0, 0, 0
		for _, l := range r.p.lines {
			s := strings.TrimRight(l.Text, " .。؛;")
			if l.Cells != nil || s == "" || !strings.ContainsRune(")]）】", script.Last(s)) {
				continue
			}
			a, ok := r.assignment(cue.Text(s))
			if !ok || a.owner == nil || a.due.From == "" {
				continue
			}
			n++
			if a.known || a.ownerSet {
				known++
			}
			if a.due.Last() < r.p.meetingDay() {
				over++
			}
		}
		if n >= 2 && 2*known >= n && 2*over < n {
			r.p.ends = 1
		}
	}
	return r.p.ends > 0
}

// endsAssigned reports whether a line is an action by its end. Words without a mark before
// them are one if they are hardly more than that.
func (r *taskReader) endsAssigned(s string, mark bool) bool {
	if len(s) < 16 || !strings.ContainsFunc(script.Tail(s, assignedBytes), script.Digit) && script.Index(script.Tail(s, 60), ":：") < 0 {
		return false
	}
	s = cue.Text(s)
	a, ok := r.assignment(s)
	return ok && r.assigns(s, a) && (mark || len(r.sentences(script.Head(s[:a.at], 2000))) <= 2)
}

// assignedIn reads the task at the end of a paragraph or an item that says other things too.
func (r *taskReader) assignedIn(b *Block) []InnerTask {
	if len(b.Text) == 0 {
		return nil
	}
	end := b.Text[len(b.Text)-1].Text
	if !strings.ContainsRune(")]）】", script.Last(strings.TrimRight(end, " .。؛;"))) && script.Index(end, ":：–—") < 0 {
		return nil
	}
	for n := min(len(b.Text), 3); n > 0; n-- {
		last := b.Text[len(b.Text)-n:]
		said := plainSentences(last)
		s := strings.Join(said, " ")
		if a, ok := r.assignment(s); ok && a.at > len(said[0])/2 && r.assigns(s, a) && len(said) == n {
			t := InnerTask{Task: r.said(said)}
			for _, seg := range last {
				t.Segments = append(t.Segments, seg.ID)
			}
			return []InnerTask{t}
		}
	}
	return nil
}

// assignedParts cuts words that say who and when at their commas and semicolons, and where
// a label begins.
func (c *actionCues) assignedParts(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(",;，；،؛|", c) }) {
		for {
			m := c.assigned.FindStringSubmatchIndex(part)
			if m == nil {
				break
			}
			out = append(out, part[:m[2]])
			part = part[m[2]:]
		}
		out = append(out, part)
	}
	return out
}

// assignedRE is what stands in brackets at the end of a text.
var assignedRE = regexp.MustCompile(`[(\[（【]([^()\[\]（）【】]{3,160})[)\]）】]$`)

// whoWhenRE are brackets near the end of a text, with a day behind: "sign the letter (Lindqvist): Monday 9 May".
var whoWhenRE = cue.New(`[(（]([^()（）\d]{2,80})[)）]\s?(?:[:：]|[–—-]|——|→)\s?([^:：–—]{2,60}(?::\d\d[^:：–—]{0,20})?)$`)

// dashedRE are the two last parts of a text that dashes part: "send the list – Lindqvist – 9 May".
var dashedRE = cue.New(`\s[–—-]\s([^–—]{2,60}?)\s[–—-]\s([^–—]{2,40})$`)
