package minutes

import (
	"strings"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// taskGroups are the lists of actions that say who is to act only once, over what each is to do: items that name
// somebody and nothing else, with items in them, or lines before a colon with a list under each.
func (p *parser) taskGroups() []itemRun {
	var out []itemRun
	for i := 0; i+1 < len(p.lines); i++ {
		run := itemRun{end: i}
		tasks, dated, n := 0, 0, 0
		for p.namesOnly(run.end) {
			run.items = append(run.items, run.end)
			end := p.underName(run.end)
			for k := run.end + 1; k < end; k++ {
				act, day := p.tasksReader().asksBare(p.lines[k])
				n++
				if act || day {
					tasks++
				}
				if day {
					dated++
				}
			}
			run.end = end
		}
		if len(run.items) == 0 {
			continue
		}
		if len(run.items) > 1 && 3*tasks >= 2*n && (dated > 0 || n > 2) && !p.tasked[i] && !loadCues().actionHeading(before(p.lines, i)) {
			out = append(out, run)
		}
		i = run.end - 1
	}
	return out
}

// namesOnly reports whether a line names somebody who is known and says no more, and has a list under it.
func (p *parser) namesOnly(i int) bool {
	if i+1 >= len(p.lines) || len(p.lines[i].Text) > 120 {
		return false
	}
	l := p.lines[i]
	_, head := p.heads[i]
	m, text := l.split()
	if head || l.Cells != nil || m.Text == "" && !introduces(text) || !p.isUnder(i+1, i) {
		return false
	}
	r := p.tasksReader()
	who := r.list(cue.Text(strings.TrimRight(text, ":： \u00a0\u202f*")), true)
	return who != nil && r.isKnown(who[0])
}

// longestGroup is how many lines the list under a name has at most; a bound keeps the cost linear.
const longestGroup = 60

// underName is the first line behind the list under a name.
func (p *parser) underName(i int) int {
	k := i + 1
	for k < min(len(p.lines), i+longestGroup) && p.isUnder(k, i) {
		k++
	}
	return k
}

// isUnder reports whether line k belongs to a list under line i.
func (p *parser) isUnder(k, i int) bool {
	m, _ := p.lines[i].split()
	l := p.lines[k]
	lm, _ := l.split()
	_, head := p.heads[k]
	return !head && l.Cells == nil && (lm.Text != "" || l.Depth > 0) && (m.Text == "" || p.setIn(p.lines[i], l))
}

// asksBare reports whether a line says what is to be done, where others say by whom, and whether it names a day to come.
func (r *taskReader) asksBare(l Line) (act, day bool) {
	_, text := l.split()
	s := cue.Text(script.Head(text, longestRequest))
	d := r.deadline(s, false)
	return r.cues.langs[r.lang(s)].begins(s), d.due.From != "" && d.due.Last() >= r.p.meetingDay()
}
