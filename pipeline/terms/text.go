package terms

import (
	"bytes"
	"fmt"
	"strings"

	"hexaglot/minutes"
)

// WriteText is the report for a person at a terminal: the findings with their places,
// then the matrix. Findings of rank info are left out unless all is set, and of the
// matrix what is said in one way only.
func (r *Report) WriteText(b *bytes.Buffer, all bool) {
	hidden := 0
	for _, f := range r.Findings {
		if f.Severity == minutes.Info && !all {
			hidden++
			continue
		}
		fmt.Fprintf(b, "%s: %s: %s\n", f.Severity, strings.Join(append([]string{f.Rule}, f.Also...), " "), f.Message)
		for _, p := range f.Places {
			fmt.Fprintf(b, "  %s: %s\n", p.Where(f.File), p.Excerpt)
		}
	}
	if len(r.Findings) > hidden {
		b.WriteByte('\n')
	}
	for _, c := range r.Concepts {
		if !all && !c.varies() {
			continue
		}
		fmt.Fprintf(b, "%s  %s  [%s]\n", c.ID, c.Lang, c.Subject)
		for _, x := range c.Used {
			mark := string(x.Status)
			if x.Usage != "" {
				mark += ", " + string(x.Usage)
			}
			fmt.Fprintf(b, "  %s (%s)  %d×  %s", x.Text, mark, x.Count, strings.Join(x.files(), ", "))
			if x.First != "" {
				fmt.Fprintf(b, "  %s", x.span())
			}
			b.WriteByte('\n')
		}
		for _, p := range c.Periods {
			fmt.Fprintf(b, "  %s: %s\n", Rendering{First: p.From, Last: p.To}.span(), p.Text)
		}
	}
	if hidden > 0 {
		fmt.Fprintf(b, "\n%d findings of rank info are not shown\n", hidden)
	}
}

// varies reports whether a concept is said in two ways, acronyms aside.
func (c Concept) varies() bool {
	n := 0
	for _, x := range c.Used {
		if !x.Short {
			n++
		}
	}
	return n > 1
}

// Where is the place as editors jump to it: file:line:column, or file:page 3:line.
func (p Place) Where(file string) string {
	if p.Page > 0 {
		file += fmt.Sprintf(":page %d", p.Page)
	}
	if p.Line > 0 {
		file += fmt.Sprintf(":%d", p.Line)
	}
	if p.Column > 0 {
		file += fmt.Sprintf(":%d", p.Column)
	}
	return file
}

func (x Rendering) files() []string {
	var out []string
	for _, f := range x.Files {
		out = append(out, fmt.Sprintf("%s %d", f.File, f.Count))
	}
	return out
}

// span is from the first use to the last, by the dates of the meetings.
func (x Rendering) span() string {
	if x.First == x.Last {
		return x.First
	}
	return x.First + " to " + x.Last
}
