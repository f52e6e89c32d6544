package minutes

import (
	"slices"
	"strings"

	"hexaglot/minutes/script"
)

// Many lists of actions stand under words of the writer's own, "Who owes what", or under none. Their items tell:
// somebody is named in most of them, before a colon, in brackets or as the one who is to do it, with a day to come or
// with what is to be done. So signs are counted over the list as a whole; no single item makes one.

// An itemRun is the items of one list, by their lines.
type itemRun struct {
	style string
	items []int
	end   int // the first line behind it
	signs []sign

	decided bool // "Resolved:" stands over it, and not all that is resolved is to be done
}

// longestItem is how wide an item of such a list is at most, in columns.
const longestItem = 400

// findTaskLists says which lines are items of lists of actions, and which are the headings of such lists; those are
// then no headings of sections.
func (p *parser) findTaskLists() {
	p.tasked, p.decided, p.over = map[int]bool{}, map[int]bool{}, map[int]bool{}
	var found []itemRun
	take := func(run itemRun) {
		found = append(found, run)
		for k, i := range run.items {
			p.tasked[i] = !run.decided
			p.decided[i] = run.decided && run.signs[k].task()
		}
	}
	runs := p.itemRuns()
	for _, run := range runs {
		if p.isTaskList(&run) {
			take(run)
		}
	}
	for _, run := range p.sameLabel(runs) {
		take(run)
	}
	for _, run := range p.taskGroups() {
		found = append(found, run)
		p.tasked[run.items[0]] = true
	}
	found = append(found, p.taskTables()...)
	p.ownHeadings(found)
}

// itemRuns are the lists of the document: lines with marks of one kind at one place, with what is set in under them
// between, and short lines without marks.
func (p *parser) itemRuns() []itemRun {
	var done, open []itemRun
	closeTo := func(n, i int) {
		for len(open) > n {
			run := open[len(open)-1]
			run.end = i
			done = append(done, run)
			open = open[:len(open)-1]
		}
	}
	for i, l := range p.lines {
		if _, head := p.heads[i]; head || l.Cells != nil || bareURL(l.Text) {
			closeTo(0, i)
			continue
		}
		m, _ := l.split()
		if m.Text == "" && l.Depth == 0 && (p.strong(l) || p.topics[i]) {
			closeTo(0, i)
			continue
		}
		n := len(open)
		for n > 0 && p.setIn(l, p.lines[open[n-1].items[0]]) {
			n--
		}
		top := func() *itemRun { return &open[n-1] }
		switch {
		case n > 0 && m.Text == "" && l.Depth == 0 && p.setIn(p.lines[top().items[0]], l):
			closeTo(n, i) // it goes on with the item
			continue
		case n > 0 && !p.setIn(p.lines[top().items[0]], l) && top().style != m.Style:
			n--
		}
		closeTo(n, i)
		if n > 0 && top().style == m.Style && !p.setIn(p.lines[top().items[0]], l) {
			top().items = append(top().items, i)
		} else {
			open = append(open, itemRun{style: m.Style, items: []int{i}})
		}
	}
	closeTo(0, len(p.lines))
	return done
}

// isTaskList reports whether a list is one of actions. Of lines without marks, those that begin and end it are left
// out if they are none: the heading, and words after it.
func (p *parser) isTaskList(run *itemRun) bool {
	r := p.tasksReader()
	if len(run.items) < 2 || run.style == "☐" || loadCues().actionHeading(before(p.lines, run.items[0])) {
		return false // too few, or known to be one
	}
	lone := run.style != "" && p.lone(*run)
	may := make([]bool, len(run.items)) // a quick look first: most lists have few items that may be tasks
	tasks := 0
	for k, i := range run.items {
		if _, text := p.lines[i].split(); maySign(text, run.style != "", lone) {
			may[k] = true
			tasks++
		}
	}
	signs := make([]sign, len(run.items))
	for k, i := range run.items {
		if tasks < 2 || run.style != "" && 3*tasks < 2*len(run.items) {
			return false
		}
		if !may[k] {
			continue
		}
		_, text := p.lines[i].split()
		if signs[k] = r.signOf(text, lone); !signs[k].task() {
			tasks--
		}
	}
	if run.style == "" {
		first := slices.IndexFunc(signs, sign.task)
		if first < 0 || first == 0 && !p.headingAt(max(run.items[0]-1, 0)) {
			return false // lines under nothing
		}
		last := len(signs)
		for last > 0 && !signs[last-1].task() {
			last--
		}
		if last < len(signs) {
			run.end = run.items[last]
		}
		run.items, signs = run.items[first:last], signs[first:last]
	}
	run.signs = signs
	run.decided = run.items[0] > 0 && loadCues().resolved.Match(before(p.lines, run.items[0]))
	return r.tell(signs, p.lone(*run))
}

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

// lone reports whether a list stands under a line that may be its heading, with nothing else under it.
func (p *parser) lone(run itemRun) bool {
	i := run.items[0] - 1
	if i < 0 || !p.mayHead(i) {
		return false
	}
	k := run.end
	if k < len(p.lines) && !p.headingAt(k) {
		k++ // "The meeting closed at 17:00."
	}
	return k >= len(p.lines) || p.headingAt(k)
}

// mayHead reports whether a line may be the heading of a list of actions: one without a number.
func (p *parser) mayHead(i int) bool {
	l := p.lines[i]
	if h, head := p.heads[i]; head {
		return h.number == "" && !h.counts && !h.annex
	}
	m, rest := l.split()
	if labelled(rest) && !introduces(rest) && !p.strong(l) || loadCues().attendanceLabel(rest) {
		return false // "Present: …"
	}
	return l.Cells == nil && m.Text == "" && l.Depth == 0 && script.Columns(script.FirstN(rest, 81)) <= 80 && (!ended(rest) || !endsSentence(rest) && script.Columns(rest) <= 40)
}

// headingAt reports whether a heading stands at a line.
func (p *parser) headingAt(i int) bool {
	l := p.lines[i]
	_, head := p.heads[i]
	m, _ := l.split()
	return head || p.topics[i] || l.Cells == nil && m.Text == "" && l.Depth == 0 && p.strong(l) && !ended(l.Text)
}

// ownHeadings says which of the lines over lists of actions are their headings and none of the agenda's: those without a
// number, or not set as headings, where the sections have or are; those on a level of their own; those that stand over
// more than one such list; and the last one, if there is no other.
func (p *parser) ownHeadings(found []itemRun) {
	levels, numbered, all := map[int]int{}, 100, 0
	for _, h := range p.heads {
		if h.annex {
			continue
		}
		all++
		levels[h.level]++
		if h.number != "" || h.counts {
			numbered = min(numbered, h.level)
		}
	}
	var lone []itemRun
	said := map[string]int{}
	for _, run := range found {
		if !run.decided && p.lone(run) {
			lone = append(lone, run)
			said[sameText(p.lines[run.items[0]-1].Text)]++
		}
	}
	for _, run := range lone {
		i := run.items[0] - 1
		h, head := p.heads[i]
		if !head && all > 0 || head && (numbered <= h.level || levels[h.level] == 1 && all > 1) || said[sameText(p.lines[i].Text)] > 1 || len(lone) == 1 && p.isLast(run) {
			p.over[i] = true
			delete(p.heads, i)
		}
	}
}

// isLast reports whether no heading but those of annexes follows a list.
func (p *parser) isLast(run itemRun) bool {
	for k := run.end; k < len(p.lines); k++ {
		if h, head := p.heads[k]; head && h.annex {
			return true
		}
		if p.headingAt(k) {
			return false
		}
	}
	return true
}

// taskTables are the tables of actions that have a line over them, as lists.
func (p *parser) taskTables() []itemRun {
	var out []itemRun
	for i := 1; i < len(p.lines); i++ {
		if p.lines[i].Cells == nil || p.lines[i-1].Cells != nil {
			continue
		}
		end := i
		var rows [][]string
		for ; end < len(p.lines) && p.lines[end].Cells != nil; end++ {
			rows = append(rows, p.lines[end].Cells)
		}
		run := itemRun{items: []int{i}, end: end}
		if !p.lone(run) {
			continue
		}
		if _, _, ok := p.tasksReader().bySign(rows[:min(len(rows), signRows+1)]); ok {
			out = append(out, run)
		}
	}
	return out
}
