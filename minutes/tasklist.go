package minutes

import "slices"

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
