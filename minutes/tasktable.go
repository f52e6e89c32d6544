package minutes

import (
	"regexp"
	"strings"
	"unicode"
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
		s := strings.Trim(withoutVowels(cueText(Plain(cell.Text))), " .:：*_?？؟")
		set := func(at *int, re *regexp.Regexp) bool {
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

// table reads the tasks of a table: a row each of one of actions, and the cells of any
// other that say of themselves that they are actions.
func (r *taskReader) table(b *Block, under bool) []InnerTask {
	for head := 0; head < min(2, len(b.Rows)-1); head++ { // the first row may be a title over all columns
		k, ok := r.cues.tableColumns(b.Rows[head], under)
		if !ok {
			continue
		}
		var out []InnerTask
		for _, row := range b.Rows[head+1:] {
			if t, ok := r.row(row, k); ok {
				out = append(out, t)
			}
		}
		return out
	}
	var out []InnerTask
	for _, row := range b.Rows {
		for _, c := range row {
			if c.Text != "" {
				out = append(out, r.inCell(c)...)
			}
		}
	}
	return out
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
		return cueText(Plain(row[i].Text))
	}
	what := cell(k.task)
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
	return t, true
}
