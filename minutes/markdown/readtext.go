package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/disclaimers"
	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

// longest is how many rows are read as one paragraph: as many as minutes.Join joins.
const longest = 250

// prefaceRows is how many rows may hold the title and the date.
const prefaceRows = 12

var (
	footnoteRE = regexp.MustCompile(`^ {0,3}\[\^[^\]\s]+\]:`)
	bareURLRE  = regexp.MustCompile(`^\s*https?://\S+$`)
	strongRE   = regexp.MustCompile(`^\s*\*\*[^*]+\*\*\s*[:：]?$`)
	endedRE    = regexp.MustCompile(`[.。;；؛:：!！?？؟…]["'”’»)）\]」』*_]*$`)
	colonRE    = regexp.MustCompile(`[:：][*_]*$`)

	// Marks that begin an item in minutes, but not in Markdown.
	countRE = regexp.MustCompile(`^\s*(?:[(（](?:\p{Nd}{1,3}|\p{L}|[ivxIVX]{2,5}|[一二三四五六七八九十]{1,3})[)）]|` +
		`(?:\p{Nd}{1,3}|\p{L}|[ivxIVX]{2,5})[)）]|[一二三四五六七八九十]{1,3}[、.．]|\p{Nd}{1,3}[.．、]\D|(?:\p{L}|[IVX]{2,5})\.\s)`)
	dashRE = regexp.MustCompile(`^\s*[–—·o]\s`)
)

// takeText takes a paragraph of running text. One that is set in under an item
// goes on with it, so that the list stays whole.
func takeText(r *reader) bool {
	text := strings.TrimSpace(r.line().text)
	indent := r.indent(r.i)
	joins := r.inItem && r.under(r.i) && !r.begins(r.i, true) && !strongRE.MatchString(text) && !disclaimers.Heading(text)
	if joins && !r.marked && colonRE.MatchString(r.before()) {
		joins = false // more likely an item that an extractor took the mark from
	}
	if r.inItem = joins; !joins && indent == "" {
		r.lists, r.counted = nil, false
	}
	r.counted = r.counted || countRE.MatchString(text) || dashRE.MatchString(text)
	if r.marked || joins {
		indent = ""
	}
	r.put(indent, text, minutes.Line{Joins: joins})
	return true
}

// indent is the space before a row.
func (r *reader) indent(i int) string {
	row := r.row(i)
	return row[:len(row)-len(strings.TrimLeftFunc(row, unicode.IsSpace))]
}

// under reports whether a row is set in under an item of an open list.
func (r *reader) under(i int) bool {
	return len(r.lists) > 0 && len(strings.ReplaceAll(r.indent(i), "\t", "    ")) >= r.lists[0].indent+2
}

// before is the text of the last line that has one.
func (r *reader) before() string {
	for i := len(r.out) - 1; i >= 0; i-- {
		if r.out[i].Text != "" {
			return r.out[i].Text
		}
	}
	return ""
}

// goesOn reports whether a row goes on with the paragraph or the item that began
// at the current row and holds all rows between. It does, as in CommonMark, unless
// it is the beginning of something, or a line that writers set alone.
func (r *reader) goesOn(i int) bool {
	text, before := strings.TrimSpace(r.row(i)), strings.TrimSpace(r.row(i-1))
	switch {
	case text == "" || r.in[i].quoted && !r.in[i-1].quoted || r.begins(i, false):
		return false
	case disclaimers.Heading(text) || disclaimers.Heading(before):
		return false
	case bareURLRE.MatchString(text) && bareURLRE.MatchString(before),
		bareURLRE.MatchString(text) && bareURLRE.MatchString(r.row(i+1)):
		return false // addresses that an extractor printed apart from their words
	case i <= prefaceRows && (meetingLine(text) || meetingLine(before)):
		return false
	case r.inItem && r.under(i):
		return true
	case r.strongAlone(i) || r.strongAlone(i-1):
		return false
	}
	// A lead-in over a list, such as "Actions:".
	leads := colonRE.MatchString(text) && utf8.RuneCountInString(text) < 60 && endedRE.MatchString(before) && r.begins(i+1, false)
	return !leads
}

// begins reports whether a row begins a block. After a blank row any mark does; in
// a paragraph, one that may be running text does only where a sentence has ended
// or where a list of such marks is open.
func (r *reader) begins(i int, blank bool) bool {
	row := r.row(i)
	trimmed := strings.TrimSpace(row)
	if strings.HasPrefix(trimmed, "<!--") || fenceRE.MatchString(row) || defRE.MatchString(row) || footnoteRE.MatchString(row) ||
		atxRE.MatchString(row) || ruleRE.MatchString(row) || r.tableAt(i) || r.tabsAt(i) || bulleted(trimmed) {
		return true
	}
	open := blank || r.counted || endedRE.MatchString(strings.TrimSpace(r.row(i-1)))
	if m := itemRE.FindStringSubmatch(row); m != nil && strings.TrimSpace(m[3]) != "" {
		if len(m[2]) > 4 && !blank {
			return false // a year
		}
		for _, l := range r.lists {
			open = open || l.bullet[0] >= '0' && l.bullet[0] <= '9'
		}
		// Only a list that begins at 1 may follow a line of text (CommonMark 0.31, 5.2).
		return open || strings.ContainsAny(m[2], "-*+") || strings.TrimRight(m[2], ".)") == "1"
	}
	return open && (countRE.MatchString(row) || dashRE.MatchString(row))
}

// bulleted reports whether a row begins with a mark that is no letter of any text:
// an arrow, a square, a shape of a symbol font.
func bulleted(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return first >= 0x2190 && unicode.In(first, unicode.So, unicode.Sm) || unicode.Is(unicode.Co, first) || strings.ContainsRune("•‣⁃", first)
}

// strongAlone reports whether a row is a heading in all but its mark: strong, and
// no part of a sentence.
func (r *reader) strongAlone(i int) bool {
	if !strongRE.MatchString(r.row(i)) {
		return false
	}
	before := strings.TrimSpace(r.row(i - 1))
	next, _ := utf8.DecodeRuneInString(strings.TrimSpace(r.row(i + 1)))
	return (before == "" || endedRE.MatchString(before)) && !unicode.IsLower(next)
}

// meetingLine reports whether a row is the line under a title that says when the
// meeting was held: a date, and after a bar or nothing.
func meetingLine(text string) bool {
	if len(text) > 200 {
		return false
	}
	for _, lang := range minutes.Languages {
		for _, f := range facts.Find(lang, text) {
			if (f.Kind == facts.Date || f.Kind == facts.Dates) && f.From.Year > 0 && f.Start == 0 {
				rest := strings.TrimSpace(text[f.End:])
				return rest == "" || strings.ContainsAny(rest[:1], "|/")
			}
		}
	}
	return false
}
