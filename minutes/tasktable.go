package minutes

import (
	"strings"
	"unicode"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// columnsOf says what the columns of a table hold, by its head; -1 where there is none.
type columnsOf struct{ task, owner, due, status int }

// tableColumns reads the head of a table. It is one of actions if a column says what is to
// be done, and another who does it, by when, or how far it has come; under a heading of
// actions the first column that says none of these is the one.
func (c *actionCues) tableColumns(head []Segment, under bool) (columnsOf, bool) {
	k := columnsOf{-1, -1, -1, -1}
	item, day, other := -1, -1, -1
	for i, cell := range head {
		s := strings.Trim(withoutVowels(cue.Text(Plain(cell.Text))), " .:：*_?？؟")
		set := func(at *int, re *cue.Cue) bool {
			if *at >= 0 || !re.MatchString(s) {
				return false
			}
			*at = i
			return true
		}
		switch {
		case s == "" || c.num.MatchString(s):
		case set(&k.task, c.task), set(&k.owner, c.owner), set(&k.due, c.due), set(&k.status, c.status), set(&day, c.day), set(&item, c.item):
		case other < 0:
			other = i
		}
	}
	if k.due < 0 && (under || k.owner >= 0) {
		k.due = day
	}
	switch {
	case k.task >= 0:
		return k, k.owner >= 0 || k.due >= 0 || k.status >= 0
	case item >= 0 && (k.owner >= 0 && (k.due >= 0 || under) || k.due >= 0 && under):
		k.task = item
	case under && other >= 0 && (k.owner >= 0 || k.due >= 0):
		k.task = other
	}
	return k, k.task >= 0
}

// A tableOf is a table of actions, which may go on behind a page or what broke it: how wide it is, and its columns.
type tableOf struct {
	wide int // 0 if there is none
	columnsOf
}

// table reads the tasks of a table: a row each of one of actions, also where it only goes on with the one before; and the
// cells of any other that say of themselves that they are actions. It gives the table of actions that is then open.
func (r *taskReader) table(b *Block, under bool, open tableOf) ([]InnerTask, tableOf) {
	for head := 0; head < min(2, len(b.Rows)-1); head++ { // the first row may be a title over all columns
		if k, ok := r.cues.tableColumns(b.Rows[head], under); ok {
			return r.rows(b.Rows[head+1:], k), tableOf{len(b.Rows[head]), k}
		}
	}
	if k, ok := r.continued(b, open); ok {
		return r.rows(b.Rows, k), open
	}
	if k, head, ok := r.bySign(rowsOf(b.Rows)); ok {
		return r.rows(b.Rows[head:], k), tableOf{len(b.Rows[0]), k}
	}
	var out []InnerTask
	for _, row := range b.Rows {
		for _, c := range row {
			if c.Text != "" {
				out = append(out, r.inCell(c)...)
			}
		}
	}
	return out, tableOf{}
}

// rows reads the tasks of rows. One whose words go on with those of the row before was torn from it.
func (r *taskReader) rows(rows [][]Segment, k columnsOf) []InnerTask {
	var out []InnerTask
	said, small := "", false
	for _, row := range rows {
		t, ok := r.row(row, k)
		if !ok {
			said = ""
			continue
		}
		words := cue.Text(Plain(row[k.task].Text))
		small = small || out == nil && unicode.IsLower(script.First(words))
		if goesOnIn(said, words, small) {
			last := &out[len(out)-1]
			last.Segments = append(last.Segments, t.Segments...)
			if last.Owner == nil {
				last.Owner = t.Owner
			}
			if last.Due.From == "" {
				last.Due, last.Time, last.Zone = t.Due, t.Time, t.Zone
			}
			if last.Status == "" {
				last.Status = t.Status
			}
		} else {
			out = append(out, t)
		}
		said = words
	}
	return out
}

// goesOnIn reports whether words go on in those of the next row: in the middle of a sentence, which a small letter tells where
// not all rows begin with one, or inside brackets.
func goesOnIn(words, next string, small bool) bool {
	first, _ := script.Cut(next)
	if words == "" || ended(words) {
		return false
	}
	open := strings.Count(words, "(") + strings.Count(words, "（") - strings.Count(words, ")") - strings.Count(words, "）")
	return open > 0 && strings.ContainsAny(next, ")）") || !small && unicode.IsLower(first)
}

// continued says what the columns of a table hold that has no head and goes on with the table of actions before it: its first
// row asks somebody, or names an owner where owners stand. Of a narrower one, whose empty columns were lost, the words of the
// task say the rest, or a column of owners and nothing else.
func (r *taskReader) continued(b *Block, open tableOf) (columnsOf, bool) {
	k := open.columnsOf
	if open.wide == 0 || len(b.Rows) == 0 || len(b.Rows[0]) > open.wide || k.task >= len(b.Rows[0]) {
		return k, false
	}
	if len(b.Rows[0]) < open.wide {
		k = columnsOf{k.task, -1, -1, -1}
		for c := k.task + 1; c < len(b.Rows[0]) && k.owner < 0; c++ {
			if r.owning(b.Rows, c) {
				k.owner = c
			}
		}
	}
	s, box := unboxed(cue.Text(Plain(b.Rows[0][k.task].Text)))
	return k, box != "" || r.asks(s) || r.mentioned(s) || k.owner >= 0 && script.Columns(s) >= taskColumns && r.owning(b.Rows[:1], k.owner)
}

// taskColumns is how wide the words of a task are at least that nothing else tells from the head of a column.
const taskColumns = 24

// owning reports whether the cells of a column name owners, or are empty.
func (r *taskReader) owning(rows [][]Segment, column int) bool {
	named := false
	for _, row := range rows {
		if s := cue.Text(Plain(row[column].Text)); s != "" {
			if r.list(s, true) == nil {
				return false
			}
			named = true
		}
	}
	return named
}

func (r *taskReader) sentences(s string) []string {
	var out []string
	for _, at := range Sentences(r.lang(s), s) {
		out = append(out, s[at[0]:at[1]])
	}
	return out
}

// row reads the task of a row; none if it says nothing that is to be done. What has no
// column of its own may stand in the words of the task.
func (r *taskReader) row(row []Segment, k columnsOf) (InnerTask, bool) {
	cell := func(i int) string {
		if i < 0 || i >= len(row) {
			return ""
		}
		return cue.Text(Plain(row[i].Text))
	}
	what, box := unboxed(cell(k.task))
	if what == "" || r.cues.unknown.MatchString(what) || r.cues.none.MatchString(strings.Trim(what, " .。")) || !strings.ContainsFunc(what, unicode.IsLetter) {
		return InnerTask{}, false
	}
	t := InnerTask{Segments: []string{row[k.task].ID}, Task: r.said(r.sentences(what))}
	if k.owner >= 0 {
		t.Owner = r.list(cell(k.owner), false)
	}
	if k.due >= 0 {
		d := r.deadline(cell(k.due), true)
		t.Due, t.Time, t.Zone = d.due, d.time, d.zone
	}
	if k.status >= 0 {
		t.Status = r.statusOf(cell(k.status))
	}
	if t.Status == "" && ticked(box) {
		t.Status = Done
	}
	return t, true
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
