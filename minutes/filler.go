package minutes

import "strings"

// fill is what lines are filled up or set apart with: dashes, as in deeds, where nothing may be added later.
const fill = "-–—_=*~ \u00a0"

// unfilled takes the filling off the ends of lines, and the lines that are nothing else away: neither says anything.
func unfilled(lines []Line) []Line {
	out := lines[:0]
	for _, l := range lines {
		if l.Cells == nil {
			t := strings.TrimRight(l.Text, fill)
			// After a full stop the dashes may end with another.
			if dotted := strings.TrimRight(strings.TrimRight(l.Text, fill+"."), fill); len(l.Text)-len(dotted) > len(l.Text)-len(t)+6 {
				t = dotted
			}
			if t == "" && len(l.Text) > 2 {
				continue
			}
			if strings.Count(l.Text[len(t):], "-")+strings.Count(l.Text[len(t):], "–")+strings.Count(l.Text[len(t):], "—") >= 4 {
				l.Text = t
			}
		}
		out = append(out, l)
	}
	return out
}
