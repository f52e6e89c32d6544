package markdown

import (
	"strings"

	"hexaglot/minutes"
)

// takeTable takes a table of GFM: a row, a row of hyphens with as many cells, and
// the rows that follow.
func takeTable(r *reader) bool {
	if !r.tableAt(r.i) {
		return false
	}
	for head := true; r.i < len(r.in) && strings.Contains(r.line().text, "|"); head = false {
		in := r.line()
		l := r.cellLine(cells(in.text), in.n)
		r.out = append(r.out, l)
		r.i++
		if head {
			r.i++ // the row of hyphens
		}
	}
	r.lists, r.inItem = nil, false
	return true
}

// tableAt reports whether a table begins at a row.
func (r *reader) tableAt(i int) bool {
	head, rule := r.row(i), r.row(i+1)
	return strings.Contains(head, "|") && delimRE.MatchString(rule) && len(cells(head)) == len(cells(rule))
}

// cellLine is the line of a table row.
func (r *reader) cellLine(cells []string, n int) minutes.Line {
	l := minutes.Line{N: n}
	var all strings.Builder
	for i, c := range cells {
		if i > 0 {
			all.WriteByte('\t')
		}
		parts, _ := r.inline(c)
		text := ""
		if len(parts) > 0 {
			l.Links = append(l.Links, parts[0].shifted(all.Len())...)
			text = parts[0].text
		}
		all.WriteString(text)
		l.Cells = append(l.Cells, text)
	}
	if l.Text = all.String(); strings.TrimSpace(l.Text) == "" {
		return minutes.Line{N: n}
	}
	return l
}

// takeTabs takes a row whose cells are parted by tabs.
func takeTabs(r *reader) bool {
	if !r.tabsAt(r.i) {
		return false
	}
	in := r.line()
	r.out = append(r.out, r.cellLine(strings.Split(strings.TrimSpace(in.text), "\t"), in.n))
	r.inItem = false
	r.i++
	return true
}

func (r *reader) tabsAt(i int) bool {
	return strings.Contains(strings.TrimSpace(r.row(i)), "\t") && !itemRE.MatchString(r.row(i))
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
