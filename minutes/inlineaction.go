package minutes

import (
	"slices"
	"strings"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// labelled takes the label off words that say of themselves that they are an action:
// "ACTION: …", "[Action] …", "AP1: …"; a label that may be another's, such as
// "Decision: …", counts where the rest asks somebody to do something.
func (r *taskReader) labelled(s string) (rest string, ok bool) {
	if !r.cues.mayBeLabelled(s) {
		return s, false
	}
	if m := r.cues.label.FindStringIndex(s); m != nil {
		rest = strings.TrimLeftFunc(s[m[1]:], script.Space)
		return rest, r.isTask(rest)
	}
	if m := r.cues.weakLabel.FindStringIndex(s); m != nil {
		rest = strings.TrimLeftFunc(s[m[1]:], script.Space)
		lang := r.lang(rest)
		first := rest // of several sentences each may ask somebody else
		if ends := Sentences(lang, script.Head(rest, longestRequest)); len(ends) > 0 {
			first = rest[:ends[0][1]]
		}
		return rest, r.asked(lang, first, true) != nil
	}
	return s, false
}

// isTask reports whether what stands after a label can be what is to be done.
func (r *taskReader) isTask(s string) bool {
	return script.Columns(script.Head(s, 100)) > 4 && !r.cues.none.MatchString(strings.Trim(s, " .。!*_"))
}

// mayBeLabelled is a quick look for what ends a label.
func (c *actionCues) mayBeLabelled(s string) bool {
	return script.Index(script.Head(s, 64), ":：]】)）»〕］」>}") >= 0 || strings.Contains(script.Head(s, 64), " – ") || strings.Contains(script.Head(s, 64), " — ") || strings.Contains(script.Head(s, 64), " - ")
}

// begins reports whether a line begins as an action does that says so itself.
func (c *actionCues) begins(s string) bool {
	return s != "" && s[0] == '@' || boxRE.MatchString(s) || c.mayBeLabelled(s) && (c.label.MatchString(cue.Text(s)) || c.weakLabel.MatchString(cue.Text(s)))
}

// inner reads the tasks that stand in a paragraph or an item that is no action as a
// whole: "… after a discussion. ACTION: Lindqvist to send the list."
func (r *taskReader) inner(b *Block) []InnerTask {
	var out []InnerTask
	for i, seg := range b.Text {
		if script.Index(seg.Text, ":：]】)）»〕］」>}–—-") < 0 {
			continue
		}
		s := cue.Text(Plain(seg.Text))
		rest, ok := r.labelled(s)
		if !ok && script.Index(s, "(（[【") >= 0 {
			rest, ok = r.bracketed(s)
		}
		if !ok {
			continue
		}
		said := []string{rest}
		t := InnerTask{Segments: []string{seg.ID}}
		// What follows and only says who, when or how far belongs to it.
		for _, next := range b.Text[i+1:] {
			words := cue.Text(Plain(next.Text))
			if script.Columns(words) > 60 || saidBy(r.cues.ownerLabel, words) == "" && r.statusOf(words) == "" && !r.cues.dueHead(words) {
				break
			}
			said = append(said, words)
			t.Segments = append(t.Segments, next.ID)
		}
		t.Task = r.said(said)
		out = append(out, t)
	}
	return out
}

// dueHead reports whether words begin with "Due:" and the like.
func (c *actionCues) dueHead(s string) bool {
	i := script.Index(s, ":：")
	return i > 0 && c.due.MatchString(strings.TrimSpace(s[:i]))
}

// bracketed reads "the list will be updated (Action: Secretariat)": the sentence is the
// task, and what stands in the brackets says more of it.
func (r *taskReader) bracketed(s string) (string, bool) {
	m := bracketRE.FindStringSubmatchIndex(s)
	if m == nil || m[0] == 0 || !r.cues.mayBeLabelled(s[m[2]:m[3]]) {
		return s, false
	}
	inside := s[m[2]:m[3]]
	l := r.cues.label.FindStringIndex(inside)
	if l == nil {
		return s, false
	}
	return s[:m[2]] + strings.TrimSpace(inside[l[1]:]) + s[m[3]:], true
}

var boxRE = cue.New(`^(?:\[([ xX✓✔]?)\]|([☐☑☒]))\s*`)

// A box is what a check box says: the mark as printed and where the words begin.
type box struct {
	mark string
	text int
	done bool
}

// checkBox reads the check box that words begin with: "☐ Send the list", "[x] Send the
// list". What is only a name, as in a list of those present, is no task.
func checkBox(s string) (box, bool) {
	m := boxRE.FindStringSubmatchIndex(s)
	if m == nil || script.Columns(script.Head(s[m[1]:], 200)) < 16 {
		return box{}, false
	}
	b := box{mark: strings.TrimSpace(s[:m[1]]), text: m[1]}
	b.done = strings.ContainsAny(b.mark, "☑xX✓✔")
	return b, true
}

var mentionedRE = cue.New(`^@ ?[\p{L}][\p{L}\p{M}\p{N}._'’-]*`)

// mentioned reports whether words ask the one whom they name first: "@Lindqvist to send
// the list", "@李明 请发送名单".
func (r *taskReader) mentioned(s string) bool {
	if s == "" || s[0] != '@' || !mentionedRE.MatchString(s) {
		return false
	}
	s = strings.ReplaceAll(s, "@", "")
	lang := r.lang(s)
	if r.asked(lang, s, true) != nil || r.headed(s) != nil {
		return true
	}
	words := mentionedRE.ReplaceAllString("@"+s, "")
	t := r.cues.langs[lang]
	return slices.ContainsFunc(t.prose.after, func(c *cue.Words) bool { return c.MatchString(words) })
}
