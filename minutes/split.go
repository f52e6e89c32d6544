package minutes

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/facts"
	"hexaglot/minutes/script"
)

// Split gives the minutes of each meeting that a source holds, in their order: most hold one. Only strong evidence
// divides a source: a line of a title with its own date stands at the top, and comes again in the same shape with
// another date or number, with minutes under each whose numbers begin anew. What stands above the first such
// line, as a title of all the meetings, is given to each.
func Split(src Source) []Source {
	starts := meetings(src)
	if len(starts) < 2 {
		return []Source{src}
	}
	type place struct {
		url  string
		page int
	}
	on := map[place]int{} // the meeting, from 1, on a line of which a link stands
	for k, at := range starts {
		end := len(src.Lines)
		if k+1 < len(starts) {
			end = starts[k+1].line
		}
		for _, l := range src.Lines[at.line:end] {
			for _, link := range l.Links {
				on[place{link.URL, l.Page}] = k + 1
			}
		}
	}
	var out []Source
	for k, at := range starts {
		end := len(src.Lines)
		if k+1 < len(starts) {
			end = starts[k+1].line
		}
		part := src
		part.Lines = slices.Concat(src.Lines[:starts[0].line], src.Lines[at.line:end])
		part.Links = nil
		part.Part, part.Parts = k+1, len(starts)
		part.own = Pos{src.Lines[at.line].Page, src.Lines[at.line].N}
		first, last := src.Lines[at.line].Page, src.Lines[end-1].Page
		for _, l := range src.Links {
			if in := on[place{l.URL, l.Page}]; in > 0 && in != k+1 {
				continue
			}
			if l.Page >= first && l.Page <= last || l.Page == 0 && k == 0 {
				part.Links = append(part.Links, l)
			}
		}
		out = append(out, part)
	}
	return out
}

// A titled is a line that reads as the title of a meeting with its date.
type titled struct {
	line  int
	shape string // its words, without what dates and counts
	key   string // its date and its number: no two meetings share both
}

// yearDigits is a year of our time in Western digits.
var yearDigits = cue.New(`(?:19|20)\d\d`)

// fourDigits reports whether four digits stand together in s, as in a year.
func fourDigits(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.IsDigit(r) {
			n = 0
		} else if n++; n == 4 {
			return true
		}
	}
	return false
}

// meetings are the lines that begin the minutes of the meetings of a source; fewer than two if it is one.
func meetings(src Source) []titled {
	lang := src.Lang
	if lang == language.Und {
		lang = detectLines(src.Lines)
	}
	var all []titled
	top := 0  // how many of them stand at the top: without one there is nothing to look for
	said := 0 // lines with text
	above := [2]int{-1, -1}
	for i, l := range src.Lines {
		t := strings.TrimFunc(l.Text, script.Space)
		if t == "" {
			continue
		}
		if said++; said > prefaceLines && top == 0 {
			return nil
		}
		if len(t) <= 240 && l.Cells == nil && !ended(t) && fourDigits(t) && yearDigits.MatchString(script.Western(t)) {
			if m, ok := titleOf(lang, src.Lines, i, above); ok {
				all = append(all, m)
				if said <= prefaceLines {
					top++
				}
			}
		}
		above = [2]int{i, above[0]}
	}
	for _, m := range all[:top] {
		var same []titled
		for _, o := range all {
			// A running head says the same again.
			if o.shape == m.shape && (len(same) == 0 || same[len(same)-1].key != o.key) {
				same = append(same, o)
			}
		}
		if distinct(same) && divided(src.Lines, same) {
			return withBodies(src.Lines, same)
		}
	}
	return nil
}

// titleOf reads the title whose date stands on line i: on the same line, or on one of the two above it.
func titleOf(lang language.Tag, lines []Line, i int, above [2]int) (titled, bool) {
	date := ""
	for _, f := range facts.Find(lang, lines[i].Text) {
		if (f.Kind == facts.Date || f.Kind == facts.Dates) && f.From.Year > 0 {
			date += isoDay(f.From)
		}
	}
	if date == "" {
		return titled{}, false
	}
	for _, k := range []int{above[0], above[1], i} {
		if k < 0 {
			continue
		}
		t := strings.TrimFunc(lines[k].Text, script.Space)
		if k != i && fourDigits(t) {
			continue // it has a date of its own
		}
		if m, _ := splitMarker(t); m.Text != "" && m.Text != "-" || ended(t) || script.Columns(t) > 120 || !loadCues().title.MatchString(t) {
			continue
		}
		shape, number := shapeOf(lang, t)
		return titled{k, shape, date + number}, true
	}
	return titled{}, false
}

// countRE is what counts in a title and no ordinal is: 第 (二), II, 2.
var countRE = cue.New(`[一二三四五六七八九十]+|\p{Nd}+|[IVX]+(?:[^\p{L}]|$)`)

// shapeOf is a title without what dates and counts, and its number.
func shapeOf(lang language.Tag, title string) (shape, number string) {
	if o, ok := meetingNumber(title); ok {
		title, number = title[:o.Start]+"#"+title[o.End:], strconv.Itoa(o.Number)
	}
	for _, f := range slices.Backward(facts.Find(lang, title)) {
		if f.Kind == facts.Date || f.Kind == facts.Dates || f.Kind == facts.Time || f.Kind == facts.Times || f.Kind == facts.Number {
			if f.Kind == facts.Number && number == "" {
				number = title[f.Start:f.End]
			}
			title = title[:f.Start] + "#" + title[f.End:]
		}
	}
	title = countRE.ReplaceAllStringFunc(title, func(s string) string {
		number += s
		return "#"
	})
	return strings.ToLower(cue.Text(title)), number
}

// withBodies moves the beginning of each meeting up to the lines that stand above all their titles alike: the name of
// the body.
func withBodies(lines []Line, same []titled) []titled {
	for {
		line := ""
		var up []int
		for _, m := range same {
			k := m.line - 1
			for k >= 0 && strings.TrimFunc(lines[k].Text, script.Space) == "" {
				k--
			}
			if k < 0 || len(up) > 0 && strings.TrimFunc(lines[k].Text, script.Space) != line {
				return same
			}
			line = strings.TrimFunc(lines[k].Text, script.Space)
			up = append(up, k)
		}
		for i, k := range up {
			same[i].line = k
		}
	}
}

// distinct reports whether each title is another's: none comes again after the next.
func distinct(same []titled) bool {
	seen := map[string]bool{}
	for _, m := range same {
		if seen[m.key] {
			return false
		}
		seen[m.key] = true
	}
	return len(same) > 1
}

// divided reports whether minutes stand under each title: sentences or items, numbers that begin anew if there
// are any, and no annex before the next title, which may hold the minutes of an earlier meeting.
func divided(lines []Line, same []titled) bool {
	for k, m := range same {
		end := len(lines)
		if k+1 < len(same) {
			end = same[k+1].line
		}
		if m.line >= end {
			return false
		}
		said, begun := 0, false
		for _, l := range lines[m.line+1 : end] {
			mark, rest := splitMarker(l.Text)
			if mark.Text != "" && rest != "" || ended(l.Text) {
				said++
			}
			if majorStyles[mark.Style] && !begun {
				if begun = true; mark.Value > 1 {
					return false
				}
			}
			if k+1 < len(same) && loadCues().annexHeading(l.Text) {
				return false
			}
		}
		if said < 2 {
			return false
		}
	}
	return true
}
