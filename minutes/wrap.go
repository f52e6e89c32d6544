package minutes

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hexaglot/disclaimers"
	"hexaglot/minutes/script"
)

// joiner knows what the whole text tells about its lines.
type joiner struct {
	lines   []Line
	laid    bool                         // the source says itself which lines go on, or marks its headings
	wide    int                          // columns of the longest lines; 0 if the text is not wrapped
	full    map[bool]int                 // a line that with the next word is wider was wrapped; by whether that word is Han
	hanging bool                         // the lines of an item are set in under its first
	begun   bool                         // a line with a number or a mark has come: the title is over
	blanks  bool                         // a blank line ends a paragraph, and does not stand after every line
	dumps   bool                         // addresses stand on lines of their own
	spaced  bool                         // Han and Latin are written with a space between
	words   map[string]bool              // words that stand inside lines; nil before one is asked for
	runs    map[string]bool              // Latin words inside lines of Chinese; nil before one is asked for
	cuts    map[*unicode.RangeTable]bool // words of a script are cut by hyphens at the ends of lines
}

func newJoiner(lines []Line) *joiner {
	j := &joiner{lines: lines, dumps: dumps(lines)}
	spaced, tight := 0, 0
	for _, l := range lines {
		if l.Size > 0 || l.Joins || l.Level > 0 {
			j.laid = true
		}
		if t := strings.TrimFunc(l.Text, script.Space); !bareURL(t) {
			s, n := hanLatin(t)
			spaced, tight = spaced+s, tight+n
		}
	}
	j.spaced = spaced >= tight
	if !j.laid {
		j.measure()
	}
	return j
}

// wrapWidth is the width of the longest lines of a wrapped text: several lines are
// about as wide, and a single wider one is not wrapped at all. It is 0 for a text that
// was never wrapped, or is too short to tell.
func wrapWidth(widths []int) int {
	slices.Sort(widths)
	n := len(widths)
	for i := n - 1; i >= 0; i-- {
		near, _ := slices.BinarySearch(widths[:i+1], widths[i]*17/20)
		if wide := widths[i]; i-near >= max(1, n/20) && wide >= 44 {
			if wide > 180 {
				return 0
			}
			return wide
		}
	}
	return 0
}

// measure learns from the lines that surely go on with the one before, as they
// begin with a small letter, how full a line must be to have been wrapped. Where
// there are few of them, four fifths of the widest line are: extractors print
// proportional type.
func (j *joiner) measure() {
	var widths []int
	for _, l := range j.lines {
		if t := strings.TrimFunc(l.Text, script.Space); t != "" && !bareURL(t) {
			widths = append(widths, script.Columns(t))
		}
	}
	j.wide = wrapWidth(widths)
	j.full = map[bool]int{false: j.wide * 4 / 5, true: j.wide * 4 / 5}
	var sure []int
	hang, flush, gaps, pairs, capitals := 0, 0, 0, 0, 0
	var last Line
	var lm marker // of the last one
	gap := false
	for _, l := range j.lines {
		t := strings.TrimFunc(l.Text, script.Space)
		if t == "" || bareURL(t) {
			gap = gap || t == ""
			continue
		}
		if pairs++; gap {
			gaps++
		}
		gap = false
		r, _ := script.Cut(t)
		m, _ := splitMarker(t)
		if lm.Text != "" && m.Text == "" && script.Columns(last.Text) > j.wide*3/5 {
			if strings.HasPrefix(l.Text, "  ") {
				hang++
			} else {
				flush++
			}
		}
		if unicode.IsUpper(r) {
			capitals++
		}
		if unicode.IsLower(r) && m.Text == "" && !ended(last.Text) && last.Text != "" {
			sure = append(sure, script.Columns(strings.TrimRightFunc(last.Text, script.Space))+1+script.Columns(firstWord(t)))
		}
		last, lm = l, m
	}
	j.hanging = hang > flush
	j.blanks = gaps > 0 && gaps < pairs*3/5
	if len(sure) == 0 && capitals > 4 {
		j.wide = 0 // of wrapped sentences, one line or other would begin with a small letter
	}
	if slices.Sort(sure); len(sure) >= 8 {
		j.full[false] = min(max(sure[len(sure)/12]-1, j.wide/2), j.wide)
	}
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if r, _ := script.Cut(word); script.Han(r) {
		word = string(r)
	}
	return word
}

// dump reports whether a line is one of a run of addresses that an extractor
// printed apart from the words they belong to.
func (j *joiner) dump(s string) bool {
	return j.dumps && bareURL(strings.TrimFunc(s, script.Space))
}

// dumps reports whether two addresses stand one after the other on lines of their
// own: then an extractor printed them apart from their words.
func dumps(lines []Line) bool {
	run := 0
	for _, l := range lines {
		switch t := strings.TrimFunc(l.Text, script.Space); {
		case t == "":
		case bareURL(t):
			if run++; run > 1 {
				return true
			}
		default:
			run = 0
		}
	}
	return false
}

func bareURL(s string) bool {
	return isURL(s) && strings.Contains(s, ":/")
}

// wraps reports whether line l goes on with paragraph p, whose last line was
// last, in a text without layout.
func (j *joiner) wraps(p, last, l Line, gap bool) bool {
	if j.wide == 0 || p.Cells != nil || l.Cells != nil || l.Level > 0 || p.Level > 0 || l.Page > last.Page && ended(last.Text) {
		return false
	}
	t := strings.TrimFunc(l.Text, script.Space)
	first, _ := script.Cut(t)
	pm, _ := splitMarker(p.Text)
	m, _ := splitMarker(t)
	// No sentence begins with a small letter, whatever stands before it.
	small := unicode.IsLower(first) && m.Text == "" && !ended(last.Text)
	if gap && j.blanks && !small {
		return false
	}
	if !j.begun && l.Page <= 1 && l.N <= prefaceLines && !unicode.IsLower(first) && pm.Text == "" && (script.Columns(last.Text) < 60 || labelled(t) || unicode.Is(unicode.Lo, first) && !(j.blanks && breakRE.MatchString(p.Text))) {
		return false // the lines of a title, its date and the attendance stand alone
	}
	counts := inlineCount(p.Text, m)
	// An item may end with brackets that say who and by when.
	done := ended(last.Text) || strings.ContainsRune(")]）】", script.Last(strings.TrimRightFunc(last.Text, script.Space)))
	if m.Text != "" && !counts && (done || gap || !accidental(pm, m, t)) {
		return false
	}
	if done && loadActionCues().begins(t) {
		return false
	}
	if loadCues().actionHeading(t) || loadCues().actionHeading(p.Text) || disclaimers.Heading(t) || disclaimers.Heading(p.Text) {
		return false
	}
	if j.hanging && pm.Text != "" && !strings.HasPrefix(l.Text, "  ") {
		return false
	}
	if m.Text == "" && ended(last.Text) && headingNumber(t) {
		return false
	}
	word := firstWord(t)
	width := script.Columns(strings.TrimRightFunc(last.Text, script.Space))
	if width > j.wide*5/4 {
		return false
	}
	if j.blanks && !gap && !ended(last.Text) && (unicode.IsLower(first) || unicode.Is(unicode.Lo, first) && width > j.wide/2) {
		return true // the sentence goes on in the next line of its block
	}
	if j.blanks && j.begun && !gap && !ended(last.Text) && m.Text == "" && !labelled(t) && !(pm.Text != "" && p.N == last.N) &&
		(unicode.IsDigit(first) && width > j.wide/2 || isUpper(first) && width > j.wide*3/4) {
		return true // also where it goes on with a number or a name
	}
	r, _ := script.Cut(word)
	full := width+1+min(script.Columns(word), j.wide/3) > j.full[script.Han(r)]
	head := pm.ordered() && isUpper(first)
	if fm, _ := framedNumber(p.Text); pm.Text == "" && fm.ordered() {
		head = isUpper(first) || unicode.Is(unicode.Lo, first)
	}
	if head && !ended(p.Text) && script.Columns(p.Text) <= j.wide {
		full = width+1+script.Columns(word) > j.wide*19/20 // or else it is a heading, and the text under it
	}
	// A blank line after a sentence that has ended ends the paragraph too.
	return full && (counts || !(gap && ended(last.Text)))
}

// torn reports whether line l is in the middle of a sentence that the end of a page tore, in a text without layout.
func (j *joiner) torn(last, l Line) bool {
	first, _ := script.Cut(strings.TrimLeftFunc(l.Text, script.Space))
	m, _ := splitMarker(l.Text)
	return j.wide > 0 && m.Text == "" && unicode.IsLower(first) && last.Cells == nil && l.Cells == nil && last.Level == 0 && l.Level == 0
}

// labelled reports whether a line begins with a label, as "Apologies: …".
func labelled(s string) bool {
	i := script.Index(s, ":：")
	return i > 0 && script.Columns(s[:i]) < 28
}

// accidental reports whether what looks like a marker only came to stand at the
// beginning of a line: a number that does not go on with the count, a dash in a
// sentence, the Spanish word o. pm is the marker of the paragraph.
func accidental(pm, m marker, line string) bool {
	switch {
	case m.ordered():
		return m.Value > 1 && !(m.Style == pm.Style && m.Value == pm.Value+1)
	case m.Text == "o", m.Text == "—", m.Text == "–", m.Text == "-":
		word, _, _ := strings.Cut(line, " ")
		return word == m.Text && pm.Style != m.Style
	}
	return false
}

// overList reports whether the first of lines stands over a list as its heading: a
// sentence ended before it, and it does not end as one.
func overList(last Line, lines []Line) bool {
	if !ended(last.Text) || ended(lines[0].Text) {
		return false
	}
	for _, l := range lines[1:] {
		if strings.TrimFunc(l.Text, script.Space) != "" {
			m, _ := splitMarker(l.Text)
			return m.Text != "" && !m.ordered()
		}
	}
	return false
}

// inlineCount reports whether a marker only goes on counting inside a paragraph:
// "(4)" after "(1) … (2) … (3) …".
func inlineCount(p string, m marker) bool {
	if m.Value < 2 || m.Style != "(1)" && m.Style != "(a)" && m.Style != "1)" && m.Style != "a)" {
		return false
	}
	_, body := splitMarker(p)
	before := strconv.Itoa(m.Value - 1)
	if m.Style == "(a)" || m.Style == "a)" {
		before = string(rune('a' + m.Value - 2))
	}
	if m.Style == "(1)" || m.Style == "(a)" {
		return strings.Contains(body, "("+before+")") || strings.Contains(body, "（"+before+"）")
	}
	return strings.Contains(body, " "+before+")") || strings.HasPrefix(body, before+")")
}
