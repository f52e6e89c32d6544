package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/disclaimers"
	"hexaglot/minutes"
)

// Read gives the lines of a source that is Markdown. It goes line by line, for
// minutes are often plain text that only looks like Markdown, its lists torn by
// blank lines and indents of one space: what such a line belongs to is left to
// minutes.Parse, which sees the spaces before it. Depth is given only where the
// source has headings, and so means its lists too.
//
// Blank lines stand as lines without text. Rules, comments, link definitions,
// anchors, and our own draft notice are gone. The title and the date of a YAML
// front matter come first, where the body does not say them.
func Read(data []byte) ([]minutes.Line, error) {
	text, err := minutes.Decode(data)
	text = strings.ReplaceAll(text, "\f", "\n")
	if err != nil {
		return nil, err
	}
	front, body, skip, err := splitFront(text)
	if err != nil {
		front, body, skip = "", text, 0 // a rule on the first line
	}
	r := reader{defs: definitions(body)}
	for row := range strings.Lines(body) {
		skip++
		r.in = append(r.in, minutes.Line{Text: strings.TrimRightFunc(row, unicode.IsSpace), N: skip})
	}
	r.marked = r.headings() > 0
	for r.i < len(r.in) {
		for _, take := range takers {
			if take(&r) {
				break
			}
		}
	}
	said, err := r.front(front)
	if err != nil {
		return nil, err
	}
	return append(said, r.out...), nil
}

type reader struct {
	in     []minutes.Line
	i      int
	out    []minutes.Line
	defs   string // the link definitions of the text
	marked bool   // the source has headings
	lists  []int  // the indents of the open lists
}

// takers are tried in order at each line; the first that takes it moves on.
var takers = []func(*reader) bool{
	takeBlank, takeComment, takeFence, takeDefinition, takeNotice, takeTable, takeHeading, takeRule, takeTabs, takeItem, takeText,
}

var (
	atxRE     = regexp.MustCompile(`^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$`)
	anchorsRE = regexp.MustCompile(`\s*\{\s*[#.][^{}]*\}\s*$`)
	setextRE  = regexp.MustCompile(`^ {0,3}(=+|-{3,})\s*$`)
	ruleRE    = regexp.MustCompile(`^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	itemRE    = regexp.MustCompile(`^(\s*)([-*+]|\d{1,9}[.)])(?:\s+(.*)|)$`)
	fenceRE   = regexp.MustCompile("^\\s*(`{3,}|~{3,})")
	defRE     = regexp.MustCompile(`^ {0,3}\[[^\]\\^][^\]]*\]:\s*\S+.*$`)
	delimRE   = regexp.MustCompile(`^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$`)
	quoteRE   = regexp.MustCompile(`^ {0,3}(?:> ?)+`)
	startsRE  = regexp.MustCompile(`^(?:[(（]?[\p{L}\p{Nd}]{1,3}[.)）．、]|https?://\S+$)`)
	bareURLRE = regexp.MustCompile(`^https?://\S+$`)
)

func (r *reader) line() minutes.Line { return r.in[r.i] }

// row is a line of the source, or "".
func (r *reader) row(i int) string {
	if i < 0 || i >= len(r.in) {
		return ""
	}
	return r.in[i].Text
}

// put gives a line that stands on the current one, its text read as Markdown after
// a mark.
func (r *reader) put(mark, text string, l minutes.Line) {
	in := r.line()
	l.N = in.N
	plain, links, bold := r.inline(text)
	for i := range links {
		links[i].Start += len(mark)
		links[i].End += len(mark)
	}
	l.Text, l.Links, l.Bold = mark+plain, links, bold
	if plain == "" {
		l = minutes.Line{N: in.N}
	}
	r.out = append(r.out, l)
	r.i++
}

// skip takes n lines that say nothing.
func (r *reader) skip(n int) bool {
	for range n {
		if r.i < len(r.in) {
			r.out = append(r.out, minutes.Line{N: r.line().N})
			r.i++
		}
	}
	return true
}

func takeBlank(r *reader) bool {
	return strings.TrimSpace(r.line().Text) == "" && r.skip(1)
}

func takeComment(r *reader) bool {
	if !strings.HasPrefix(strings.TrimSpace(r.line().Text), "<!--") {
		return false
	}
	for k := r.i; k < len(r.in); k++ {
		if _, after, ok := strings.Cut(r.row(k), "-->"); ok {
			if strings.TrimSpace(after) != "" {
				return false
			}
			return r.skip(k - r.i + 1)
		}
	}
	return false
}

func takeFence(r *reader) bool {
	m := fenceRE.FindStringSubmatch(r.line().Text)
	if m == nil {
		return false
	}
	r.skip(1)
	for r.i < len(r.in) {
		l := r.line()
		if strings.HasPrefix(strings.TrimSpace(l.Text), m[1]) {
			return r.skip(1)
		}
		r.out = append(r.out, l)
		r.i++
	}
	return true
}

func takeDefinition(r *reader) bool {
	return defRE.MatchString(r.line().Text) && r.skip(1)
}

// takeNotice takes the draft notice of our own pages; it strips the marks of any
// other quotation.
func takeNotice(r *reader) bool {
	l := r.line()
	mark := quoteRE.FindString(l.Text)
	if mark == "" {
		return false
	}
	text := l.Text[len(mark):]
	for _, lang := range minutes.Languages {
		if own, err := labelsOf(lang); err == nil && strings.TrimSpace(text) == own.draft {
			return r.skip(1)
		}
	}
	r.in[r.i].Text = text
	return takeBlank(r)
}

// headings counts the headings that make sections; a single title is none.
func (r *reader) headings() int {
	n, last := 0, 0
	for i := range r.in {
		if level, _, _ := r.headingAt(i); level > 0 {
			n, last = n+1, level
		}
	}
	if n == 1 && last == 1 {
		return 0
	}
	return n
}

// headingAt reads the heading at a line, and says on how many lines it stands.
func (r *reader) headingAt(i int) (level int, text string, lines int) {
	row := r.row(i)
	if m := atxRE.FindStringSubmatch(row); m != nil {
		return len(m[1]), anchorsRE.ReplaceAllString(m[2], ""), 1
	}
	// An underlined heading is one line that stands alone; anything else before a
	// rule is a paragraph.
	m := setextRE.FindStringSubmatch(r.row(i + 1))
	if m == nil || strings.TrimSpace(row) == "" || strings.TrimSpace(r.row(i-1)) != "" || itemRE.MatchString(row) || ruleRE.MatchString(row) ||
		strings.HasPrefix(strings.TrimSpace(row), "|") || utf8.RuneCountInString(row) > 120 {
		return 0, "", 0
	}
	level = 1
	if m[1][0] == '-' {
		level = 2
	}
	return level, anchorsRE.ReplaceAllString(row, ""), 2
}

func takeHeading(r *reader) bool {
	level, text, lines := r.headingAt(r.i)
	if level == 0 {
		return false
	}
	r.put("", strings.TrimSpace(text), minutes.Line{Level: level})
	r.skip(lines - 1)
	r.lists = nil
	return true
}

func takeRule(r *reader) bool {
	if !ruleRE.MatchString(r.line().Text) {
		return false
	}
	r.lists = nil
	return r.skip(1)
}

func takeItem(r *reader) bool {
	m := itemRE.FindStringSubmatch(r.line().Text)
	if m == nil || strings.TrimSpace(m[3]) == "" {
		return false
	}
	mark := m[2]
	if mark == "*" || mark == "+" {
		mark = "-"
	}
	l := minutes.Line{}
	if r.marked {
		l.Depth = r.depth(len(m[1]))
	} else {
		mark = m[1] + mark
	}
	r.put(mark+" ", m[3], l)
	return true
}

// depth opens and closes lists for an item: it is deeper if it is set in by two
// spaces or more, as CommonMark wants it under a bullet.
func (r *reader) depth(indent int) int {
	n := len(r.lists)
	for n > 0 && indent < r.lists[n-1] {
		n--
	}
	if n > 0 && indent < r.lists[n-1]+2 {
		return n
	}
	r.lists = append(r.lists[:n], indent)
	return len(r.lists)
}

// takeText takes a line of running text. A line that follows one of the same
// paragraph goes on with it, unless either looks like a line that a writer meant
// to stand alone.
func takeText(r *reader) bool {
	in := r.line()
	text := strings.TrimSpace(in.Text)
	joins := false
	if before := strings.TrimSpace(r.row(r.i - 1)); before != "" && len(r.out) > 0 {
		prev := r.out[len(r.out)-1]
		first, _ := utf8.DecodeRuneInString(text)
		joins = prev.Level == 0 && prev.Text != "" && prev.Cells == nil && len(before) >= 40 && !strings.HasSuffix(before, `\`) &&
			!unicode.IsSymbol(first) && !strings.ContainsRune("•‣⁃", first) && !startsRE.MatchString(text) && !bareURLRE.MatchString(before) &&
			!disclaimers.Heading(before) && !disclaimers.Heading(text)
	}
	if !joins && in.Text == text {
		r.lists = nil
	}
	indent := ""
	if !r.marked {
		indent = in.Text[:len(in.Text)-len(strings.TrimLeftFunc(in.Text, unicode.IsSpace))]
	}
	r.put(indent, strings.TrimSuffix(text, `\`), minutes.Line{Joins: joins})
	return true
}
