package minutes

import (
	"strings"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// A head may say anything, or be none; what the columns hold tells more: one names somebody in most of its cells,
// another has days to come or says how far it has come, and the widest begins as what is to be done does. That is a
// table of actions. Who was there has no days, an agenda has hours, and what happened is over.

// signRows is how many rows of a table are looked at.
const signRows = 40

// held counts what the cells of a column hold.
type held struct {
	full, names, days, last, over, statuses, acts, dated, width int
}

// most reports whether n are two thirds of the cells that are not empty.
func (h held) most(n int) bool { return h.full > 0 && 3*n >= 2*h.full }

// columnsBySign says what the columns of a table without a head hold, if it is one of actions.
func (r *taskReader) columnsBySign(rows [][]string) (columnsOf, bool) {
	k := columnsOf{-1, -1, -1, -1}
	if len(rows) < 2 || len(rows[0]) < 2 || len(rows[0]) > 8 {
		return k, false
	}
	rows = rows[:min(len(rows), signRows)]
	all := make([]held, len(rows[0]))
	for c := range all {
		all[c] = r.holds(rows, c)
	}
	for c, h := range all {
		width := h.width / max(h.full, 1)
		switch {
		case h.full == 0:
		case k.status < 0 && h.most(h.statuses):
			k.status = c
		case k.due < 0 && h.most(h.days) && !h.most(h.acts) && width <= 40:
			k.due = c
		case k.owner < 0 && h.most(h.names) && 2*h.full >= len(rows) && width <= 60:
			k.owner = c
		case k.task < 0 || h.width > all[k.task].width:
			k.task = c
		}
	}
	if k.task < 0 || k.owner < 0 {
		return k, false
	}
	task := all[k.task]
	switch {
	case 2*task.full < len(rows):
		return k, false
	case !task.most(task.acts): // "repair of the oars", by a last day
		return k, k.due >= 0 && !task.most(task.names) && all[k.due].most(all[k.due].last) && 2*all[k.due].over <= all[k.due].full
	case k.due >= 0:
		return k, 2*all[k.due].over <= all[k.due].full || k.status >= 0
	}
	return k, k.status >= 0 || 2*task.dated >= task.full
}

// holds counts what the cells of a column hold.
func (r *taskReader) holds(rows [][]string, c int) held {
	var h held
	for _, row := range rows {
		if c >= len(row) {
			continue
		}
		s, _ := unboxed(cue.Text(script.Head(row[c], longestRequest)))
		if s == "" || r.cues.unknown.MatchString(s) {
			continue
		}
		h.full++
		h.width += script.Columns(s)
		t := r.cues.langs[r.lang(s)]
		if r.statusOf(s) != "" {
			h.statuses++
			continue
		}
		if script.Columns(s) <= 60 {
			if d := r.deadline(s, true); d.due.From != "" {
				h.days++
				if d.by {
					h.last++
				}
				if d.due.Last() < r.p.meetingDay() {
					h.over++
				}
			}
			if r.list(s, true) != nil {
				h.names++
			}
		}
		if t.begins(s) || r.asks(s) {
			h.acts++
			if r.deadline(s, false).by {
				h.dated++
			}
		}
	}
	return h
}

// rowsOf are the words of the cells of a table.
func rowsOf(rows [][]Segment) [][]string {
	var out [][]string
	for _, row := range rows[:min(len(rows), signRows+1)] {
		var cells []string
		for _, c := range row {
			cells = append(cells, strings.TrimSpace(Plain(c.Text)))
		}
		out = append(out, cells)
	}
	return out
}

// bySign says what the columns of a table of actions hold by its cells, and how many rows are its head.
func (r *taskReader) bySign(rows [][]string) (k columnsOf, head int, ok bool) {
	if len(rows) < 2 {
		return k, 0, false
	}
	if k, ok = r.columnsBySign(rows[1:]); !ok {
		return k, 0, false
	}
	// The first row is the head if it says neither who nor when as the others do.
	first := r.holds(rows[:1], k.owner)
	if day := k.due >= 0 && r.holds(rows[:1], k.due).days > 0; day || k.due < 0 && first.names > 0 && r.holds(rows[:1], k.task).acts > 0 {
		return k, 0, true
	}
	return k, 1, true
}
