package minutes

import (
	"slices"
	"strings"
	"unicode"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// A CellItem is an item of a list inside the cell of a table.
type CellItem struct {
	Mark  string // as printed: "•", "☐"
	Depth int    // from 1: a mark that the cell has not had before goes deeper
	Text  string // inline Markdown
}

// Marks of lists in cells: boxes are sure, the others stand for words in tables too, as "●" for yes.
const (
	cellBoxes   = "☐☑☒"
	cellBullets = "•◼◾■▪▫●○◦‣⁃∙➢❖◆◇□➣❑"
)

// CellItems are the items of the lists in the text of a cell; nil if it holds none. A cell is one segment, so
// that its lists are found by their marks: at its beginning, or after what ends as a sentence or an introduction does, or several.
func CellItems(cell string) []CellItem {
	if !strings.ContainsAny(cell, cellBoxes+cellBullets) {
		return nil
	}
	var at []int
	sure := false
	last := ' '
	for i, r := range cell {
		if box := strings.ContainsRune(cellBoxes, r); (box || strings.ContainsRune(cellBullets, r)) && script.Space(last) {
			sure = sure || box || at == nil && (strings.TrimFunc(cell[:i], script.Space) == "" || ended(cell[:i]))
			at = append(at, i)
		}
		last = r
	}
	if !sure && len(at) < 2 {
		return nil
	}
	var out []CellItem
	var marks []string
	for k, from := range at {
		to := len(cell)
		if k+1 < len(at) {
			to = at[k+1]
		}
		r, rest := script.Cut(cell[from:to])
		rest = strings.TrimFunc(rest, script.Space)
		if !strings.ContainsFunc(Plain(rest), func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
			continue
		}
		mark := string(r)
		depth := slices.Index(marks, mark)
		if strings.Contains(cellBoxes, mark) {
			depth = max(0, slices.IndexFunc(marks, func(m string) bool { return strings.Contains(cellBoxes, m) }))
		}
		if depth < 0 {
			depth = len(marks)
		}
		marks = append(marks[:depth], mark)
		out = append(out, CellItem{mark, depth + 1, rest})
	}
	return out
}

// inCell reads the tasks in a cell of a table that is none of actions: those of its items that have a box, and what
// says of itself that it is one.
func (r *taskReader) inCell(c Segment) []InnerTask {
	items := CellItems(c.Text)
	if items == nil {
		if rest, ok := r.labelled(cue.Text(Plain(c.Text))); ok {
			return []InnerTask{{Segments: []string{c.ID}, Task: r.said(r.sentences(rest))}}
		}
		return nil
	}
	var out []InnerTask
	for k, item := range items {
		s := cue.Text(Plain(item.Text))
		rest, ok := r.labelled(s)
		if !ok && !strings.Contains(cellBoxes, item.Mark) && !r.mentioned(s) {
			continue
		}
		t := InnerTask{Segments: []string{c.ID}, Part: k + 1, Task: r.said(r.sentences(rest))}
		if ticked(item.Mark) {
			t.Status = Done
		}
		out = append(out, t)
	}
	return out
}

// unboxed takes the check box off the words of a cell.
func unboxed(s string) (words, box string) {
	r, rest := script.Cut(s)
	if !strings.ContainsRune(cellBoxes, r) {
		return s, ""
	}
	return strings.TrimLeftFunc(rest, script.Space), string(r)
}

// ticked reports whether a check box says that the task is done.
func ticked(box string) bool { return box == "☑" || box == "☒" }
