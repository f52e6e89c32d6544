package minutes

import "strings"

// Many minutes say at the end of each item who is to act, under the same words each time: "Se encarga:", "谁来办：". One such
// list may be too short to tell by itself; together they do.

// sameLabel are the lists of actions that stand under the same label as others, each with nothing else under it.
func (p *parser) sameLabel(runs []itemRun) []itemRun {
	under := map[string][]itemRun{}
	var order []string
	for _, run := range runs {
		label := p.labelOver(run)
		if label == "" {
			continue
		}
		if under[label] == nil {
			order = append(order, label)
		}
		under[label] = append(under[label], run)
	}
	var out []itemRun
	for _, label := range order {
		lists := under[label]
		if len(lists) < 2 || !p.areTaskLists(lists) {
			continue
		}
		for _, run := range lists {
			if !p.tasked[run.items[0]] {
				out = append(out, run)
			}
		}
	}
	return out
}

// labelOver is the label over a list that others may have, too, without what changes from one to the next, such as votes
// in brackets; empty if there is none. Items with codes in brackets, "[8/2]", are one list wherever they stand.
func (p *parser) labelOver(run itemRun) string {
	if run.style == "[1-1]" {
		return run.style
	}
	first := run.items[0]
	if run.style == "" || first == 0 || !introduces(p.lines[first-1].Text) || loadCues().actionHeading(p.lines[first-1].Text) || !p.lone(run) {
		return ""
	}
	s := p.lines[first-1].Text
	if i := strings.IndexAny(s, "(（:："); i > 0 {
		s = s[:i]
	}
	return sameText(s)
}

// areTaskLists reports whether lists are of actions, by the signs of all of their items.
func (p *parser) areTaskLists(lists []itemRun) bool {
	r := p.tasksReader().forActions() // the label has said so already, if it is one
	var all []sign
	misses := 0
	for k := range lists {
		run := &lists[k]
		run.signs = nil
		for _, i := range run.items {
			g := sign{}
			if _, text := p.lines[i].split(); maySign(text, true, true) {
				g = r.signOf(text, true)
			}
			if !g.task() {
				misses++
			}
			run.signs = append(run.signs, g)
		}
		if all = append(all, run.signs...); k == 0 && misses == len(all) && len(all) > 2 {
			return false
		}
		run.decided = loadCues().resolved.Match(before(p.lines, run.items[0]))
	}
	return r.tell(all, true)
}
