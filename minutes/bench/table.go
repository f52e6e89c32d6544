package bench

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"hexaglot/minutes"
)

// A Group is the sum of the documents of a language, or of all.
type Group struct {
	Lang      string  `json:"lang"` // "all" for all
	Documents int     `json:"documents"`
	Unread    int     `json:"unread"` // of them, those that could not be read
	Scores    Scores  `json:"scores"`
	Seconds   float64 `json:"seconds,omitempty"` // for a document
}

// Sum sums results by language, in the order of [minutes.Languages], and all of them last.
func Sum(results []Result) []Group {
	var groups []Group
	for _, lang := range append(langs(), "all") {
		g := Group{Lang: lang}
		for _, r := range results {
			if lang != "all" && r.Lang != lang {
				continue
			}
			if g.Documents++; r.Error != "" {
				g.Unread++
			}
			g.Scores.Add(r.Scores)
			g.Seconds += r.Seconds
		}
		if g.Documents > 0 {
			g.Seconds /= float64(g.Documents)
			groups = append(groups, g)
		}
	}
	return groups
}

func langs() (out []string) {
	for _, l := range minutes.Languages {
		out = append(out, l.String())
	}
	return out
}

// A column of the table of scores. It is left out where no group has anything in it.
type column struct {
	head string
	of   func(*Scores) valued
	bare bool // written as right/of
}

var columns = []column{
	{"sections", func(s *Scores) valued { return s.Sections }, false},
	{"section tree", func(s *Scores) valued { return s.SectionTree }, false},
	{"list tree", func(s *Scores) valued { return s.ListTree }, false},
	{"links", func(s *Scores) valued { return s.Links }, false},
	{"actions", func(s *Scores) valued { return s.Actions }, false},
	{"owners", func(s *Scores) valued { return s.Owners }, false},
	{"due", func(s *Scores) valued { return s.Due }, false},
	{"facts", func(s *Scores) valued { return s.Facts }, false},
	{"title", func(s *Scores) valued { return s.Title }, true},
	{"date", func(s *Scores) valued { return s.Date }, true},
	{"time", func(s *Scores) valued { return s.Time }, true},
	{"refused", func(s *Scores) valued { return s.Refused }, true},
	{"items F1*", func(s *Scores) valued { return s.Items }, false},
	{"actions F1*", func(s *Scores) valued { return s.KeyedActions }, false},
}

// cells is the table of scores, its head first.
func cells(groups []Group) [][]string {
	table := [][]string{{"", "documents", "unread"}}
	timed := slices.ContainsFunc(groups, func(g Group) bool { return g.Seconds > 0 })
	for _, g := range groups {
		table = append(table, []string{g.Lang, fmt.Sprint(g.Documents), fmt.Sprint(g.Unread)})
	}
	for _, c := range columns {
		if !slices.ContainsFunc(groups, func(g Group) bool { _, ok := c.of(&g.Scores).Value(); return ok }) {
			continue
		}
		table[0] = append(table[0], c.head)
		for i := range groups {
			cell := "–"
			m := c.of(&groups[i].Scores)
			if v, ok := m.Value(); ok {
				cell = fmt.Sprintf("%.3f", v)
				if share, is := m.(Share); is && c.bare {
					cell = fmt.Sprintf("%d/%d", share.Right, share.Of)
				}
			}
			table[i+1] = append(table[i+1], cell)
		}
	}
	if timed {
		table[0] = append(table[0], "seconds")
		for i, g := range groups {
			table[i+1] = append(table[i+1], fmt.Sprintf("%.2f", g.Seconds))
		}
	}
	return table
}

// Text is the table of scores as text, with the counts of all documents below it.
func Text(groups []Group) string {
	table := cells(groups)
	var b strings.Builder
	for _, row := range table {
		line := ""
		for i, cell := range row {
			wide := 0
			for _, r := range table {
				wide = max(wide, utf8.RuneCountInString(r[i]))
			}
			pad := strings.Repeat(" ", wide-utf8.RuneCountInString(cell))
			if i == 0 {
				line = cell + pad
			} else {
				line += "  " + pad + cell
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String() + counts(groups)
}

// Markdown is the table of scores as Markdown.
func Markdown(groups []Group) string {
	var b strings.Builder
	for i, row := range cells(groups) {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i == 0 {
			b.WriteString("|---|" + strings.Repeat("--:|", len(row)-1) + "\n")
		}
	}
	return b.String() + counts(groups)
}

// counts says how many things stand behind the scores of all documents.
func counts(groups []Group) string {
	if len(groups) == 0 {
		return ""
	}
	s := groups[len(groups)-1].Scores
	var parts []string
	f1 := func(name string, f F1) {
		if f != (F1{}) {
			parts = append(parts, fmt.Sprintf("%s %d right, %d missing, %d extra", name, f.Right, f.Missing, f.Extra))
		}
	}
	share := func(name string, s Share) {
		if s.Of > 0 {
			parts = append(parts, fmt.Sprintf("%s %d of %d", name, s.Right, s.Of))
		}
	}
	f1("sections", s.Sections)
	f1("links", s.Links)
	f1("actions", s.Actions)
	share("owners", s.Owners)
	share("due", s.Due)
	f1("facts", s.Facts)
	f1("items*", s.Items)
	f1("actions*", s.KeyedActions)
	out := "\nall: " + strings.Join(parts, "; ") + "\n"
	if s.Items != (F1{}) || s.KeyedActions != (F1{}) {
		out += "* counted by hand in documents whose texts are not published\n"
	}
	return out
}

// Worst are the documents that were read worst, worst first, as text; n of them.
func Worst(results []Result, n int) string {
	worst := slices.Clone(results)
	slices.SortStableFunc(worst, func(a, b Result) int {
		switch {
		case a.Value < b.Value:
			return -1
		case a.Value > b.Value:
			return 1
		}
		return 0
	})
	var b strings.Builder
	for _, r := range worst[:min(max(n, 0), len(worst))] {
		fmt.Fprintf(&b, "\n%s  %.3f", r.Name, r.Value)
		for _, c := range columns {
			if v, ok := c.of(&r.Scores).Value(); ok && !c.bare {
				fmt.Fprintf(&b, "  %s %.3f", c.head, v)
			}
		}
		if len(r.Family) > 0 {
			b.WriteString("  (" + strings.Join(r.Family, ", ") + ")")
		}
		b.WriteString("\n")
		if r.Error != "" {
			b.WriteString("  not read: " + r.Error + "\n")
		}
		for _, line := range r.Diff {
			b.WriteString("  " + line + "\n")
		}
	}
	return b.String()
}
