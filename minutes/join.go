package minutes

import (
	"slices"
	"strings"
	"unicode"

	"hexaglot/minutes/script"
)

// Join puts wrapped lines together: each line it gives is a whole paragraph, item,
// heading or table row, its marker in front, in the order of the source. Han joins
// with no space, and a word that was cut by a hyphen is healed. Blank lines are
// gone. Of a source with a layout, [Line.Joins] decides; of a plain text, whether
// the next word would still have found room.
func Join(lines []Line) []Line {
	j := newJoiner(lines)
	out := make([]Line, 0, len(lines))
	open := -1    // the paragraph that may go on
	size := 0     // its lines
	address := -1 // the line before, if it is one of a dump
	var last Line
	gap, over := false, false // a blank line, the end of a page stands between
	for i, l := range lines {
		if t := strings.TrimFunc(l.Text, script.Space); t == "" || !j.laid && len(t) < 60 && loadCues().page.Match(t) {
			gap, over = gap || t == "", over || t != ""
			continue
		}
		if over = (over || l.Page > last.Page) && !ended(last.Text); over {
			gap = false // the blank lines are those of the page
		}
		if address >= 0 && l.Joins && !strings.ContainsFunc(strings.TrimFunc(l.Text, script.Space), script.Space) {
			out[address].Text += strings.TrimFunc(l.Text, script.Space) // its end, on the next line
			continue
		}
		address = -1
		switch {
		case j.dump(l.Text) && !l.Joins:
			// Addresses that an extractor printed at the end of a page stand between
			// the halves of a paragraph that goes on over the page.
			out = append(out, trimmed(l))
			address = len(out) - 1
			continue
		case open >= 0 && size < longest && (l.Joins || j.hangs(out[open], last, l) || !gap && j.labels(out[open], last, l) || !j.laid && (over && j.torn(last, l) || j.wraps(out[open], last, l, gap)) && !overList(last, lines[i:])):
			out[open] = j.glue(out[open], l)
			size++
		default:
			out = append(out, trimmed(l))
			open, size = len(out)-1, 1
			out[open].gap = gap && j.blanks
		}
		if !j.laid && !j.begun {
			m, _ := splitMarker(l.Text)
			j.begun = m.Text != ""
		}
		last, gap, over = l, false, false
	}
	return out
}

// longest is how many lines a paragraph may have. None in minutes has nearly as
// many; the bound keeps the cost of a text that never ends a paragraph linear.
const longest = 250

// prefaceLines is how many lines of a plain text may hold its title and its date.
const prefaceLines = 12

// trimmed is a line without space at its ends, but the tabs of a row, which stand
// for empty cells; for a text without layout, X keeps the width of the space it
// began with.
func trimmed(l Line) Line {
	if l.Cells != nil {
		l.Links = slices.Clone(l.Links)
		return l
	}
	t := strings.TrimLeftFunc(l.Text, script.Space)
	cut := len(l.Text) - len(t)
	if l.Size == 0 {
		l.X = float64(script.Columns(l.Text[:cut]))
	}
	l.Text = strings.TrimRightFunc(t, script.Space)
	l.Links = slices.Clone(l.Links)
	for i := range l.Links {
		if l.Links[i].End > 0 {
			l.Links[i].Start = min(max(l.Links[i].Start-cut, 0), len(l.Text))
			l.Links[i].End = min(max(l.Links[i].End-cut, 0), len(l.Text))
		}
	}
	return l
}

// glue appends line l to paragraph p.
func (j *joiner) glue(p, l Line) Line {
	a := strings.TrimRightFunc(p.Text, script.Space)
	b := strings.TrimFunc(l.Text, script.Space)
	cut := len(l.Text) - len(strings.TrimLeftFunc(l.Text, script.Space))
	sep := " "
	last, first := script.Last(a), rune(0)
	first, _ = script.Cut(b)
	switch {
	case last == '\u00ad':
		a, sep = strings.TrimSuffix(a, "\u00ad"), ""
	case last == '-' && len(a) > 1 && unicode.IsLetter(script.Last(a[:len(a)-1])) && unicode.IsLower(first):
		sep = ""
		if !j.hyphenated(a, b) {
			a = strings.TrimSuffix(a, "-")
		}
	case last == '(', last == '（', (script.Han(last) || script.Han(first)) && !j.spaced, insideLink(p.Links, a, b), j.insideWord(a, b):
		sep = ""
	default:
		sep = Seam(a, b)
	}
	shift := len(a) + len(sep) - cut
	p.Text = a + sep + b
	for _, k := range l.Links {
		if k.End == 0 {
			p.Links = append(p.Links, k)
			continue
		}
		k.Start, k.End = max(k.Start+shift, len(a)+len(sep)), min(k.End+shift, len(p.Text))
		// One link over two lines is one link.
		if n := len(p.Links); n > 0 && p.Links[n-1].URL == k.URL && p.Links[n-1].End >= len(a)-1 && k.Start <= len(a)+len(sep) {
			p.Links[n-1].End = k.End
			p.Links[n-1].Text = p.Text[p.Links[n-1].Start:k.End]
			continue
		}
		p.Links = append(p.Links, k)
	}
	return p
}

// insideWord reports whether a line of Chinese breaks in a Latin word that stands whole elsewhere.
func (j *joiner) insideWord(a, b string) bool {
	first, _ := script.Cut(b)
	if !isLatin(script.Last(a)) || !isLatin(first) || !inHan(a, b) {
		return false
	}
	if j.runs == nil {
		j.runs = latinRuns(j.lines)
	}
	head, tail := lastRun(a), firstRun(b)
	return j.runs[head+tail] && !(j.runs[head] && j.runs[tail])
}

// insideLink reports whether a text ends within a link whose address goes on with b.
func insideLink(links []Link, a, b string) bool {
	if len(links) == 0 || links[len(links)-1].End < len(a) {
		return false
	}
	head := a[strings.LastIndexFunc(a, script.Space)+1:]
	tail, _, _ := strings.Cut(b, " ")
	return strings.ContainsAny(head, "./@") && strings.Contains(links[len(links)-1].URL, head+strings.TrimRight(tail, ".,;:)"))
}

// ended reports whether a text ends as a sentence, an item or an introduction does.
func ended(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return script.Space(r) || strings.ContainsRune("”’\"')]）」』》»*_", r) })
	return strings.ContainsRune(".。;；؛:：!！?？؟…", script.Last(s))
}

// hanLatin counts the places where Han meets Latin letters or digits with a space
// between, and without.
func hanLatin(s string) (spaced, tight int) {
	if !slices.ContainsFunc([]byte(s), func(c byte) bool { return c >= 0xe2 }) { // no Han, kana or sign of theirs
		return 0, 0
	}
	latin := func(r rune) bool { return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	var before, last rune
	for _, r := range s {
		switch {
		case last == ' ' && (script.Han(before) && latin(r) || latin(before) && script.Han(r)):
			spaced++
		case script.Han(last) && latin(r), latin(last) && script.Han(r):
			tight++
		}
		before, last = last, r
	}
	return spaced, tight
}
