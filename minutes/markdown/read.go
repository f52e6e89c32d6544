package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/parser"

	"hexaglot/minutes"
)

// Read gives the lines of a source that is Markdown. It goes line by line, for
// minutes are often plain text that only looks like Markdown, its lists torn by
// blank lines and indents of one space: what such a line belongs to is left to
// minutes.Parse, which sees the spaces before it. Depth is given only where the
// source has headings, and so means its lists too. A line that goes on with the
// paragraph or the item before it joins it, as does an item's second paragraph.
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
	r := reader{refs: references(body)}
	r.rows(body, skip)
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
	in      []row
	i       int
	out     []minutes.Line
	refs    parser.Context // the link definitions of the text
	marked  bool           // the source has headings
	lists   []openList
	inItem  bool // what was read last is an item, or a paragraph of one
	open    bool // a comment does not end: what looks like one is text
	counted bool // a list is open whose marks Markdown does not know
}

// A row is a line of the source, without its quotation marks.
type row struct {
	text   string // without space at its end
	n      int    // from 1
	quoted bool
	hard   bool // it ends with two spaces or a backslash: the next begins a line
}

// An openList is a list that the next item may go on with.
type openList struct {
	indent int
	bullet string // as written
	mark   string // as given: another one after a change of bullets, which begins a list
}

// rows parts the body into rows; skip lines stand above it.
func (r *reader) rows(body string, skip int) {
	fence, inQuote := "", false
	for line := range strings.Lines(body) {
		skip++
		line = strings.TrimSuffix(line, "\n")
		in := row{n: skip, hard: strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`)}
		in.text = strings.TrimRightFunc(line, unicode.IsSpace)
		if mark := quoteRE.FindString(in.text); mark != "" && (fence == "" || inQuote) {
			in.text, in.quoted = in.text[len(mark):], true
		}
		switch m := fenceRE.FindStringSubmatch(in.text); {
		case fence == "" && m != nil:
			fence, inQuote = m[1], in.quoted
		case fence != "" && strings.HasPrefix(strings.TrimSpace(in.text), fence):
			fence = ""
		}
		r.in = append(r.in, in)
	}
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
	defRE     = regexp.MustCompile(`^ {0,3}\[[^\]\\^][^\]]*\]:\s*(?:<[^<>]*>|[/#.]\S*|(?i:https?:|ftp:|mailto:)\S+)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?$`)
	delimRE   = regexp.MustCompile(`^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$`)
	quoteRE   = regexp.MustCompile(`^ {0,3}(?:> ?)+`)
)

func (r *reader) line() row { return r.in[r.i] }

// row is the text of a line of the source, or "".
func (r *reader) row(i int) string {
	if i < 0 || i >= len(r.in) {
		return ""
	}
	return r.in[i].text
}

// put gives the current row as a line, its text read as Markdown after a mark, and
// the rows that go on with it as lines that join it.
func (r *reader) put(mark, text string, l minutes.Line) {
	rows := []string{text}
	for l.Level == 0 && len(rows) < longest && r.goesOn(r.i+len(rows)) {
		rows = append(rows, strings.TrimSpace(r.row(r.i+len(rows))))
	}
	inItem := r.inItem
	for k := range rows {
		if r.in[r.i+k].hard {
			rows[k] = strings.TrimSuffix(rows[k], `\`)
		}
	}
	parts, strong := r.inline(strings.Join(rows, "\n"))
	for k, p := range parts {
		if k > 0 {
			mark, l = "", minutes.Line{Joins: inItem || !r.in[r.i+p.row-1].hard}
		}
		l.N, l.Bold, l.Links = r.in[r.i+p.row].n, strong, p.shifted(len(mark))
		l.Text = mark + p.text
		r.out = append(r.out, l)
	}
	if len(parts) == 0 {
		r.out = append(r.out, minutes.Line{N: r.line().n})
	}
	r.i += len(rows)
}

// skip takes n lines that say nothing.
func (r *reader) skip(n int) bool {
	for range n {
		if r.i < len(r.in) {
			r.out = append(r.out, minutes.Line{N: r.line().n})
			r.i++
		}
	}
	return true
}

func takeBlank(r *reader) bool {
	return strings.TrimSpace(r.line().text) == "" && r.skip(1)
}

func takeComment(r *reader) bool {
	if r.open || !strings.HasPrefix(strings.TrimSpace(r.line().text), "<!--") {
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
	r.open = true
	return false
}

func takeFence(r *reader) bool {
	m := fenceRE.FindStringSubmatch(r.line().text)
	if m == nil {
		return false
	}
	r.inItem = false
	r.skip(1)
	for r.i < len(r.in) {
		in := r.line()
		if strings.HasPrefix(strings.TrimSpace(in.text), m[1]) {
			return r.skip(1)
		}
		r.out = append(r.out, minutes.Line{Text: in.text, N: in.n})
		r.i++
	}
	return true
}

func takeDefinition(r *reader) bool {
	return defRE.MatchString(r.line().text) && r.skip(1)
}

// takeNotice takes the draft notice of our own pages.
func takeNotice(r *reader) bool {
	in := r.line()
	if !in.quoted {
		return false
	}
	for _, lang := range minutes.Languages {
		own, err := labelsOf(lang)
		if text := strings.TrimSpace(in.text); err == nil && (text == own.draft || text == own.machine) {
			return r.skip(1)
		}
	}
	return false
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
	r.lists, r.inItem, r.counted = nil, false, false
	r.put("", strings.TrimSpace(text), minutes.Line{Level: level})
	r.skip(lines - 1)
	return true
}

func takeRule(r *reader) bool {
	if !ruleRE.MatchString(r.line().text) {
		return false
	}
	r.lists, r.inItem = nil, false
	return r.skip(1)
}

func takeItem(r *reader) bool {
	m := itemRE.FindStringSubmatch(r.line().text)
	if m == nil || strings.TrimSpace(m[3]) == "" {
		return false
	}
	depth := r.depth(len(m[1]), m[2])
	mark := m[2]
	if strings.ContainsAny(mark, "-*+") {
		mark = r.lists[depth-1].mark
	}
	l := minutes.Line{}
	if r.marked {
		l.Depth = depth
	} else {
		mark = m[1] + mark
	}
	r.inItem = true
	r.put(mark+" ", m[3], l)
	return true
}

// depth opens and closes lists for an item: it is deeper if it is set in by two
// spaces or more, as CommonMark wants it under a bullet.
func (r *reader) depth(indent int, bullet string) int {
	n := len(r.lists)
	for n > 0 && indent < r.lists[n-1].indent {
		n--
	}
	if n == 0 || indent >= r.lists[n-1].indent+2 {
		r.lists = append(r.lists[:n], openList{indent, bullet, "-"})
		return len(r.lists)
	}
	l := &r.lists[n-1]
	if strings.ContainsAny(bullet, "-*+") && strings.ContainsAny(l.bullet, "-*+") && bullet != l.bullet {
		l.mark = map[string]string{"-": "*", "*": "-"}[l.mark]
	}
	l.bullet = bullet
	return n
}
