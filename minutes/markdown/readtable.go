package markdown

import (
	"strings"

	"hexaglot/minutes"
)

// takeTable takes a table of GFM: a row, a row of hyphens with as many cells, and
// the rows that follow.
func takeTable(r *reader) bool {
	if l := r.line(); !strings.Contains(l.Text, "|") || !delimRE.MatchString(r.row(r.i+1)) || len(cells(l.Text)) != len(cells(r.row(r.i+1))) {
		return false
	}
	for head := true; r.i < len(r.in) && strings.Contains(r.line().Text, "|"); head = false {
		in := r.line()
		l := minutes.Line{N: in.N}
		for _, c := range cells(in.Text) {
			plain, links, _ := r.inline(c)
			if len(l.Cells) > 0 {
				l.Text += "\t"
			}
			for _, k := range links {
				k.Start, k.End = k.Start+len(l.Text), k.End+len(l.Text)
				l.Links = append(l.Links, k)
			}
			l.Text += plain
			l.Cells = append(l.Cells, plain)
		}
		if strings.TrimSpace(l.Text) == "" {
			l = minutes.Line{N: in.N}
		}
		r.out = append(r.out, l)
		r.i++
		if head {
			r.i++ // the row of hyphens
		}
	}
	r.lists = nil
	return true
}

// takeTabs takes a row whose cells are parted by tabs.
func takeTabs(r *reader) bool {
	in := r.line()
	row := strings.TrimSpace(in.Text)
	if !strings.Contains(row, "\t") || itemRE.MatchString(in.Text) {
		return false
	}
	l := minutes.Line{N: in.N}
	for c := range strings.SplitSeq(row, "\t") {
		plain, _, _ := r.inline(strings.TrimSpace(c))
		l.Cells = append(l.Cells, plain)
	}
	l.Text = strings.Join(l.Cells, "\t")
	r.out = append(r.out, l)
	r.i++
	return true
}

// cells parts a row at the bars that are not escaped.
func cells(row string) []string {
	row = strings.TrimSpace(row)
	row = strings.TrimPrefix(row, "|")
	if strings.HasSuffix(row, "|") && !strings.HasSuffix(row, `\|`) {
		row = row[:len(row)-1]
	}
	var out []string
	from := 0
	for i := 0; i < len(row); i++ {
		switch row[i] {
		case '\\':
			i++
		case '|':
			out = append(out, strings.TrimSpace(row[from:i]))
			from = i + 1
		}
	}
	return append(out, strings.TrimSpace(row[from:]))
}
