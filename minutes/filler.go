package minutes

import (
	"strings"

	"hexaglot/minutes/script"
)

// fill is what lines are filled up or set apart with: dashes, as in deeds, where nothing may be added later.
const fill = "-–—_=*~ \u00a0"

// unfilled takes the filling off the ends of lines, and the lines that are nothing else away: neither says anything.
func unfilled(lines []Line) []Line {
	out := lines[:0]
	for _, l := range lines {
		if l.Cells == nil {
			l = unframed(l)
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

// unframed is a line without a dash at each end, as lines under a title have them: "– 28 March 2018 –".
func unframed(l Line) Line {
	first, rest := script.Cut(l.Text)
	if !strings.ContainsRune("-–—", first) || script.Last(l.Text) != first || len(rest) < 8 || rest[0] != ' ' {
		return l
	}
	l = l.from(len(l.Text) - len(strings.TrimLeft(rest, " ")))
	l.Text = strings.TrimRight(l.Text, string(first)+" ")
	return l
}
