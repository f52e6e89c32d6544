package minutes

import (
	"strings"
	"testing"
)

// Words set apart at the end of some items look like cells; the count goes on through them. A count also goes on where its
// later numbers stand farther in, and a table whose rows are numbered stays one.
func TestRowsOfLists(t *testing.T) {
	line := func(x float64, s string) Line {
		l := Line{Text: s, X: x, Size: 10}
		if cells := strings.Split(s, "\t"); len(cells) > 1 {
			l.Cells = cells
		}
		return l
	}
	for name, c := range map[string]struct {
		lines []Line
		want  string
	}{
		"rows":   {[]Line{line(90, "a. Harbour\t12/30"), line(90, "b. The lamp keepers 3/31"), line(90, "c. Pier\t3/31"), line(90, "d. Crane\t2/31"), line(90, "e. The mirror makers 1/31")}, "item- item- item- item- item-"},
		"table":  {[]Line{line(90, "1. Harbour\t12/30"), line(90, "2. Pier\t3/31")}, "table"},
		"no one": {[]Line{line(90, "b. The lamp keepers 3/31"), line(90, "Pier\t3/31"), line(90, "c. Crane 2/31")}, "item- table item-"},
		"far in": {[]Line{line(90, "1) The ropes were bought, and the wicks too."), line(118, "a) Four ropes are green."), line(118, "b) Two wicks are short."), line(98, "2) The horn was heard by all who live there.")}, "item- item-- item-- item-"},
	} {
		doc, _ := Parse(Source{Lines: append([]Line{line(90, "Minutes of the third meeting"), line(90, "5 March 2031, 10:00 UTC"), line(72, "The keepers met in the yard of the tower and read the list of those who were there.")}, c.lines...)})
		var got []string
		for b := range doc.Blocks() {
			got = append(got, string(b.Kind)+strings.Repeat("-", b.Depth))
		}
		if s := strings.Join(got[1:], " "); s != c.want {
			t.Errorf("%s: Parse gives %s, want %s", name, s, c.want)
		}
	}
}
