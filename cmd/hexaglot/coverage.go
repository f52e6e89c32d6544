package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/width"

	"hexaglot/minutes"
	"hexaglot/pipeline"
)

// A coverage is the table of where the words of each language come from.
type coverage struct {
	rows map[language.Tag]map[string]int // words by column
	dry  bool
}

// ways are the columns of the table behind the languages, in their order; the engines, by
// their names, stand between the starter memory and what they would be asked for.
// Columns that are 0 in all rows are left out, but for these two.
var ways = []string{"words", "human", "context", "exact", "facts", "starter", "memory", "engine", "asked", "none", "suggested", "stale", "new", "changed"}

func (c *coverage) add(all []pipeline.Coverage) {
	if c.rows == nil {
		c.rows = map[language.Tag]map[string]int{}
	}
	for _, l := range all {
		row := c.rows[l.Lang]
		if row == nil {
			row = map[string]int{}
			c.rows[l.Lang] = row
		}
		row["words"] += l.Words
		for _, o := range l.Origins {
			switch {
			case o.Kind == "engine":
				row["engine "+column(o.Name)] += o.Words
			case o.Kind == "memory" && o.How != "":
				row[o.How] += o.Words
			default:
				row[o.Kind] += o.Words
			}
		}
		row["none"] -= l.Asked
		row["asked"] += l.Asked
		row["suggested"] += l.Suggested
		row["stale"] += l.Stale
		if c.dry {
			row["new"] += l.New
			row["changed"] += l.Changed
		}
	}
}

// column is the column of an engine: one for all models of the neural engine, which the XLIFF
// and the manifest tell apart.
func column(name string) string {
	if strings.HasPrefix(name, "marian ") {
		return "marian"
	}
	return name
}

// columns are those that say something.
func (c *coverage) columns() []string {
	used := map[string]bool{"words": true, "none": true}
	var engines []string
	for _, row := range c.rows {
		for name, n := range row {
			used[name] = used[name] || n > 0
			if strings.HasPrefix(name, "engine ") && n > 0 && !slices.Contains(engines, name) {
				engines = append(engines, name)
			}
		}
	}
	slices.Sort(engines)
	var all []string
	for _, w := range ways {
		switch {
		case w == "engine":
			all = append(all, engines...)
		case used[w]:
			all = append(all, w)
		}
	}
	return all
}

// write writes the table, each line with a word before it.
func (c *coverage) write(w io.Writer, m *messages, before string) {
	if len(c.rows) == 0 {
		return
	}
	columns := c.columns()
	table := [][]string{{""}}
	for _, name := range columns {
		engine, is := strings.CutPrefix(name, "engine ")
		if !is {
			engine = m.text("coverage."+name, nil)
		}
		table[0] = append(table[0], engine)
	}
	for _, lang := range minutes.Languages {
		if c.rows[lang] == nil {
			continue
		}
		row := []string{lang.String()}
		for _, name := range columns {
			row = append(row, strconv.Itoa(c.rows[lang][name]))
		}
		table = append(table, row)
	}
	for _, row := range table {
		var b strings.Builder
		for i, cell := range row {
			widest := 0
			for _, r := range table {
				widest = max(widest, cells(r[i]))
			}
			b.WriteString(strings.Repeat(" ", widest-cells(cell)+2*min(i, 1)) + cell)
		}
		fmt.Fprintf(w, "%s%s\n", before, b.String())
	}
}

// cells is how wide a text is on a terminal.
func cells(s string) (n int) {
	for _, r := range s {
		n++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}
