package minutes

import (
	"strings"
	"unicode"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// resolution notes whether a line is under words such as "Постановили:" or "RESOLVED:".
// What is decided there is an action where it charges somebody with something by a day, and
// so are the points after it that charge somebody.
func (p *parser) resolution(l Line, m marker) {
	switch {
	case introduces(l.Text) && len(l.Text) < 120 && loadCues().resolved.Match(l.Text):
		p.resolved, p.charging = true, false
	case m.Text == "" && l.Depth == 0:
		p.resolved, p.charging = false, false
	}
}

// charges reports whether a point of a resolution is an action.
func (p *parser) charges(s string) bool {
	r := p.tasksReader()
	s = cue.Text(s)
	if r.charged(s) == nil && !r.asks(s) {
		return false
	}
	p.charging = p.charging || r.deadline(s, false).due.From != ""
	return p.charging
}

// charged reads the one who is charged with something where the case of the first word
// tells, not the word: "Самохвалову Р. М. провести замеры".
func (r *taskReader) charged(s string) []string {
	t := r.cues.langs[r.lang(s)]
	if t.charged == nil {
		return nil
	}
	m := t.charged.FindStringSubmatch(script.Head(s, longestRequest))
	if m == nil || t.never.MatchString(m[1]) {
		return nil
	}
	var out []string
	for _, part := range t.and.Split(m[1], 5) {
		for _, one := range strings.Split(part, ",") {
			if one = t.withoutArticle(strings.TrimSpace(one)); one != "" {
				out = append(out, one)
			}
		}
	}
	return out
}

// withInitials gives names the point back that belongs to their last initial: "Чубарь О. Л."
func withInitials(owners []string, text string) []string {
	for i, o := range owners {
		last := []rune(lastWord(o))
		if len(last) == 1 && unicode.IsUpper(last[0]) && strings.Contains(text, o+".") {
			owners[i] = o + "."
		}
	}
	return owners
}
