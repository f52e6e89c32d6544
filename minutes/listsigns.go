package minutes

import (
	"strings"

	"hexaglot/minutes/script"
)

// longestItem is how wide an item of a list of actions is at most, in columns.
const longestItem = 400

// maySign is a quick look for what an action has that says who and when; lines without marks are actions only if they
// are brief, and hardly more than that.
func maySign(s string, mark, lone bool) bool {
	most := longestItem
	if !mark {
		most = 160
	}
	if len(s) < 12 || script.Columns(script.FirstN(s, most+1)) > most {
		return false
	}
	return lone && mark || strings.ContainsAny(s, ":：–—[(（【") || strings.ContainsFunc(s, script.Digit)
}

// tell reports whether the signs of a list make it one of actions. Under a heading of its own it may ask in sentences,
// too, as the points of a discussion do.
func (r *taskReader) tell(signs []sign, lone bool) bool {
	n, tasks, formed, dated, acts, known, bound := len(signs), 0, 0, 0, 0, 0, 0
	for _, g := range signs {
		if !g.task() {
			continue
		}
		tasks++
		if g.form {
			formed++
		}
		if g.day || g.by || g.stated {
			dated++
		}
		if g.act {
			acts++
		}
		if g.form || g.act || g.by {
			bound++ // not only somebody who does something on a day, as in "the Bureau meets on 4 June"
		}
		if g.set || r.isKnown(g.who[0]) {
			known++
		}
	}
	switch {
	case tasks < 2 || 2*known < tasks:
		return false
	case lone:
		return 3*tasks >= 2*n && 2*bound >= tasks && (2*dated >= tasks || 4*acts >= 3*n)
	}
	return 4*formed >= 3*n && (3*dated >= n || acts == n && n > 2)
}

// isKnown reports whether an owner is somebody by more than by standing before a colon: a word says what they are, or
// the name has two words, or stands elsewhere in the document.
func (r *taskReader) isKnown(who string) bool {
	t := r.cues.langs[r.lang(who)]
	words := strings.Fields(who)
	if len(words) == 0 || r.actor(who) || acronymRE.MatchString(who) {
		return len(words) > 0
	}
	last := words[len(words)-1]
	if isUpper(script.First(who)) && (len(words) > 1 || r.names().inner[nameStem(last)]) {
		return true
	}
	return !isUpper(script.First(who)) && (!t.spaced && r.names().inner[who] || r.listed(who))
}
