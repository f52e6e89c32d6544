package terms

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
)

// CSV are the findings, a line for each place. What a spreadsheet would take for a
// formula has an apostrophe before it.
func (r *Report) CSV() []byte {
	dates := map[string]string{}
	for _, f := range r.Files {
		dates[f.Name] = f.Date
	}
	rows := [][]string{{"rule", "severity", "also", "lang", "concept", "found", "expected", "file", "date", "page", "line", "column", "segment", "excerpt", "message"}}
	for _, f := range r.Findings {
		for _, p := range f.Places {
			rows = append(rows, []string{f.Rule, string(f.Severity), strings.Join(f.Also, " "), f.Lang.String(), f.Concept, p.Found, f.Expected,
				f.File, dates[f.File], number(p.Page), number(p.Line), number(p.Column), p.Segment, p.Excerpt, f.Message})
		}
	}
	return table(rows)
}

// MatrixCSV is which rendering is used where: a line for each rendering and file.
func (r *Report) MatrixCSV() []byte {
	rows := [][]string{{"concept", "subject", "lang", "preferred", "rendering", "status", "usage", "file", "date", "count", "first", "last"}}
	dates := map[string]string{}
	for _, f := range r.Files {
		dates[f.Name] = f.Date
	}
	for _, c := range r.Concepts {
		for _, x := range c.Used {
			for _, f := range x.Files {
				rows = append(rows, []string{c.ID, c.Subject, c.Lang.String(), c.Preferred, x.Text, string(x.Status), string(x.Usage),
					f.File, dates[f.File], number(f.Count), x.First, x.Last})
			}
		}
	}
	return table(rows)
}

// number is "" for what is unknown.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func table(rows [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range rows {
		for i, cell := range row {
			if cell != "" && strings.IndexByte("=+-@\t\r", cell[0]) >= 0 {
				row[i] = "'" + cell
			}
		}
		w.Write(row) // a buffer does not fail
	}
	w.Flush()
	return b.Bytes()
}
