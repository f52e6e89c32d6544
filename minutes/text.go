package minutes

import (
	"strings"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// ReadText gives the lines of a plain text, blank ones included: they say where a
// writer, or an extractor, ended a paragraph. A form feed begins a page; tabs
// between words make the cells of a table row. UTF-8 and, by its byte order mark,
// UTF-16 are read.
func ReadText(data []byte) ([]Line, error) {
	text, err := Decode(data)
	if err != nil {
		return nil, err
	}
	paged := strings.Contains(strings.TrimRight(text, "\f\n\r "), "\f")
	page, n := 0, 0
	if paged {
		page = 1
	}
	var lines []Line
	for s := range strings.SplitSeq(text, "\n") {
		s = strings.TrimSuffix(s, "\r")
		for {
			head, tail, cut := strings.Cut(s, "\f")
			if !cut {
				break
			}
			n++
			lines = append(lines, textLine(head, page, n, lines))
			s = tail
			if paged {
				page, n = page+1, 0
			}
		}
		n++
		lines = append(lines, textLine(s, page, n, lines))
	}
	return lines, nil
}

// textLine is line n; before are those above it.
func textLine(s string, page, n int, before []Line) Line {
	s = strings.TrimRightFunc(s, script.Space)
	l := Line{Page: page, N: n}
	indent := s[:len(s)-len(strings.TrimLeftFunc(s, script.Space))]
	m, rest := splitMarker(s)
	if len(before) > 0 && len(before[len(before)-1].Cells) > 1 && strings.HasPrefix(s, "\t") {
		rest = s // a row whose first cell is empty
	}
	if cells := strings.Split(strings.TrimRight(rest, " \t"), "\t"); m.Text == "" && len(cells) > 1 {
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		l.Cells = cells
		l.Text = strings.Join(cells, "\t")
		return l
	}
	l.Text = strings.ReplaceAll(indent, "\t", "    ") + strings.ReplaceAll(s[len(indent):], "\t", " ")
	return linked(l)
}

var markdownLink = cue.New(`\[([^\[\]]+)\]\(((?:[^()\s]|\([^()\s]*\))*)\)`)

// linked takes out of a line the links that it writes as Markdown does: texts that
// were Markdown once still carry them.
func linked(l Line) Line {
	var b strings.Builder
	at := 0
	for _, m := range markdownLink.FindAllStringSubmatchIndex(l.Text, -1) {
		b.WriteString(l.Text[at:m[0]])
		words, url := l.Text[m[2]:m[3]], l.Text[m[4]:m[5]]
		l.Links = append(l.Links, Link{Text: words, URL: url, Page: l.Page, Start: b.Len(), End: b.Len() + len(words)})
		b.WriteString(words)
		at = m[1]
	}
	l.Text = b.String() + l.Text[at:]
	return l
}
