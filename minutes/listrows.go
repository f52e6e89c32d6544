package minutes

import "strings"

// unrowed gives lines without the rows of tables that are items of a list: words set apart from the rest of an item,
// "c. Harbour trust   12/15", look like a cell, but not on each line of the list. Its count tells.
func unrowed(lines []Line) []Line {
	for i := 1; i < len(lines); i++ {
		if lines[i].Cells != nil && countsOnFrom(lines[i-1], lines[i]) {
			lines[i] = lines[i].item()
		}
	}
	for i := len(lines) - 2; i >= 0; i-- {
		if lines[i].Cells != nil && countsOnFrom(lines[i], lines[i+1]) {
			lines[i] = lines[i].item()
		}
	}
	return lines
}

// countsOnFrom reports whether one of two lines is a row of two cells and the other an item, of one count and in one place.
func countsOnFrom(a, b Line) bool {
	if (a.Cells == nil) == (b.Cells == nil) || len(a.Cells)+len(b.Cells) != 2 || abs(a.X-b.X) > 1 {
		return false
	}
	m, _ := splitMarker(a.Text)
	next, _ := splitMarker(b.Text)
	return m.ordered() && (candidate{m: next}).as(m.Style) == m.Value+1
}

// item is a row as a line of text.
func (l Line) item() Line {
	l.Text, l.Cells = strings.ReplaceAll(l.Text, "\t", " "), nil
	return l
}
