package minutes

import "hexaglot/minutes/script"

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
