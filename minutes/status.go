package minutes

import (
	"strings"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/facts"
	"hexaglot/minutes/script"
)

var statusTailRE = cue.New(`(?:\s[–—-]\s?|——|[:：(\[（【]\s?)([^–—:：()\[\]（）【】]{2,60})[)\]）】]?[.。]?$`)

// status reads how far a task has come where its text states it: a sentence that says
// nothing else, the words after a dash or in brackets, or "Status: done". stated are the
// sentences that do: a date in one is not when the task is due. What is carried over is
// also not done; the text says both, and the former is what became of it.
func (r *taskReader) status(sentences []string) (status Status, stated []bool) {
	stated = make([]bool, len(sentences))
	take := func(s Status) bool {
		if s != "" && (status == "" || s == Carried) {
			status = s
		}
		return s != ""
	}
	for i, s := range sentences {
		take(r.statusOf(saidBy(r.cues.statusLabel, s)))
		if i > 0 || len(sentences) == 1 && script.Columns(s) < 30 {
			stated[i] = take(r.statusOf(s))
		}
		if !stated[i] && (script.Index(s, ":：([（【") >= 0 || dashed(s)) {
			if m := statusTailRE.FindStringSubmatch(s); m != nil {
				take(r.statusOf(m[1]))
			}
		}
		if i == 0 {
			if head, _, ok := cutColon(strings.TrimLeft(s, "[(*_（【")); ok && len(head) < 60 {
				take(r.statusOf(head))
			} else if end := script.Index(s, "])）】"); end > 0 && end < 60 && script.Index(s, "[(（【") == 0 {
				_, inner := script.Cut(s[:end])
				take(r.statusOf(inner))
			}
		}
	}
	return status, stated
}

var shortWordRE = cue.New(`\s\p{L}{1,3}$`)

// statusOf reads words that state a status and say little else: "done", "Done on 3 May",
// "not done; carried over".
func (r *taskReader) statusOf(s string) Status {
	s = strings.Trim(withoutVowels(s), " .。!*_،;؛,:")
	if s == "" || script.Columns(s) > 80 {
		return ""
	}
	if i := strings.IndexAny(s, ",;:–—(；，：（"); i > 0 && script.Columns(s) <= 80 {
		if st := r.statusOf(s[:i]); st != "" {
			if st == NotDone {
				if c := r.statusOf(s[i+1:]); c == Carried {
					return c
				}
			}
			return st
		}
	}
	if strings.ContainsFunc(s, script.Digit) {
		for _, f := range facts.Find(r.lang(s), s) {
			if f.Kind == facts.Date {
				s = strings.TrimSpace(strings.TrimSpace(s[:f.Start]) + strings.TrimSpace(s[f.End:]))
				s = strings.TrimSpace(shortWordRE.ReplaceAllString(s, ""))
				break
			}
		}
	}
	s = strings.Trim(r.cues.statusWhere.ReplaceAllString(s, ""), " ,،，")
	for _, c := range r.cues.statuses {
		if c.MatchString(s) {
			return c.status
		}
	}
	return ""
}
