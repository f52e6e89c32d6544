package minutes

import (
	"slices"
	"strings"

	"hexaglot/minutes/script"
)

// cells are the cells of a table row, each with its links.
func (l Line) cells() []Line {
	var out []Line
	at := 0
	for _, cell := range l.Cells {
		// The text of the line is the cells, joined by tabs.
		i := strings.Index(l.Text[min(at, len(l.Text)):], cell)
		if i < 0 {
			out = append(out, Line{Text: cell, Page: l.Page, N: l.N})
			continue
		}
		c := l.slice(at+i, at+i+len(cell))
		at += i + len(cell)
		out = append(out, c)
	}
	return out
}

// slice is a part of a line, with the parts of its links that lie in it.
func (l Line) slice(from, to int) Line {
	var links []Link
	for _, k := range l.Links {
		if k.End > from && k.Start < to {
			k.Start, k.End = max(k.Start, from)-from, min(k.End, to)-from
			links = append(links, k)
		}
	}
	l.Text, l.Links = l.Text[from:to], links
	return l
}

// from is the line without its first n bytes, its links moved along.
func (l Line) from(n int) Line {
	l.Text = l.Text[n:]
	l.Links = slices.Clone(l.Links)
	for i := range l.Links {
		if l.Links[i].End > 0 {
			l.Links[i].Start, l.Links[i].End = max(l.Links[i].Start-n, 0), max(l.Links[i].End-n, 0)
		}
	}
	return l
}

// introduces reports whether a text ends with a colon: what follows belongs to it.
func introduces(s string) bool {
	return strings.ContainsRune(":：", script.Last(strings.TrimRightFunc(s, script.Space)))
}

// cutColon cuts a text at its first colon, if there is one.
func cutColon(s string) (head, tail string, ok bool) {
	i := script.Index(s, ":：")
	if i < 0 {
		return s, "", false
	}
	r, _ := script.Cut(s[i:])
	return s[:i], strings.TrimLeftFunc(s[i+len(string(r)):], script.Space), true
}
