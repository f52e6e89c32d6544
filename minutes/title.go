package minutes

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hexaglot/disclaimers"
	"hexaglot/minutes/cue"
	"hexaglot/minutes/facts"
	"hexaglot/minutes/script"
)

// preface reads what stands before the first section: the title, the subtitle and
// the lines that say when and how the meeting was held. Whatever else stands there
// is left to the starters.
func (p *parser) preface() {
	end := min(len(p.lines), prefaceLines)
	for i := range p.heads {
		if p.counted {
			end = min(end, i)
		}
	}
	t := titleLines{title: -1}
	for i, l := range p.lines[:end] {
		m, _ := l.split()
		if m.Text != "" && !m.ordered() && t.title >= 0 && !t.when && i <= t.title+5 {
			t.when = p.meetingItem(l) // the date in a list of when, where and who
			continue
		}
		if m.Text != "" && !p.counted && !minorStyles[m.Style] && m.Style != "I." {
			break
		}
		p.place(&t, i, end, m.Text == "" || minorStyles[m.Style] || m.Style == "I.")
	}
	d := p.doc
	first := Line{}
	if len(p.lines) > 0 {
		first = p.lines[0]
	}
	if t.title >= 0 {
		d.Title = Segment{"title", p.inline(p.lines[t.title])}
	} else {
		p.doubt("parse.title", first, "no title was found above the first section", nil)
	}
	if t.label > 0 && d.Meeting.Printed != "" {
		d.Meeting.Printed = cue.Text(p.lines[t.label].Text) + " | " + d.Meeting.Printed
		t.said = append(t.said, t.label)
	}
	var sub []string
	for _, i := range t.subtitle {
		sub = append(sub, p.inline(p.lines[i]))
	}
	if len(sub) > 0 {
		d.Subtitle = Segment{"subtitle", strings.Join(sub, " / ")}
	}
	// A title such as "Virtual Meeting II, 28 March 2018, 14:00 UTC" says when, too; of two, the second
	// is the meeting's own.
	named := append(slices.Clone(t.subtitle), t.title)
	for _, i := range named {
		if i >= 0 && d.Meeting.Date == "" {
			d.Meeting, _ = p.readMeeting(p.lines[i].Text)
			d.Meeting.Place = ""
		}
	}
	for _, i := range named {
		if i >= 0 && d.Meeting.Mode == "" {
			d.Meeting.Mode, _, _ = loadCues().mode(p.lines[i].Text)
		}
	}
	if d.Meeting.Date == "" {
		p.meetingRows(end)
	}
	if d.Meeting.Date == "" {
		p.heldOn(t)
	}
	p.heldFrom(t.title)
	if d.Meeting.Date == "" {
		p.firstDay()
	}
	p.readTitle(Plain(d.Title.Text) + "\n" + Plain(d.Subtitle.Text))
	if d.Meeting.Date == "" {
		p.doubt("parse.date", first, "no date of the meeting was found above the first section", nil)
	}
	p.drop(append(t.said, named...))
}

// titleLines are the lines above the first section that have a role of their own.
type titleLines struct {
	title    int // -1 if there is none yet
	subtitle []int
	when     bool
	said     []int // lines that say nothing but when and how: no blocks
	label    int   // the line that is nothing but the label of the date; 0 if there is none
	above    int   // lines at the top that are no title: notices, and the date
	last     int   // the last line of the title and the date
}

// place gives line i its role, if it has one; end is the line of the first section, and plain says that no
// mark stands before the line.
func (p *parser) place(t *titleLines, i, end int, plain bool) {
	l := p.lines[i]
	plain = plain && l.Cells == nil && !disclaimers.Heading(l.Text)
	near := t.title >= 0 && (i == t.last+1 || t.when && i <= t.last+2) && i <= t.title+5
	switch {
	case isNotice(l.Text), t.title < 0 && i == t.above && loadCues().symbol.Match(l.Text), i > 0 && i == t.above && disclaimers.Heading(p.lines[i-1].Text):
		t.above++
		return
	case !plain:
		return
	case t.title >= 0 && p.own != (Pos{}) && p.when == (Pos{}):
		if p.own != (Pos{l.Page, l.N}) {
			return
		}
		p.meeting(l, false)
		p.when, t.when, t.subtitle = p.own, true, append(t.subtitle, i)
		p.doc.Meeting.Printed, p.doc.Meeting.Place = "", ""
	case !t.when && p.meeting(l, i == t.above):
		t.when = true
		t.above++
		p.when = Pos{l.Page, l.N}
		switch {
		case p.doc.Meeting.Printed != "":
			t.said = append(t.said, i)
		case near && i == t.last+1 && (p.inCapitals(t, l) || loadCues().title.MatchString(l.Text) && !unicode.IsLower(script.First(l.Text)) && (!p.opensWithDate(l.Text) || loadCues().minutes.MatchString(l.Text))):
			t.subtitle = append(t.subtitle, i)
			p.doc.Meeting.Place = ""
		}
	case t.title >= 0 && i <= t.title+6 && p.venue(l):
	case t.when && near && p.more(l):
		t.said = append(t.said, i)
	case t.title < 0 && i == t.above && script.Columns(l.Text) <= 160 && !endsSentence(l.Text) && !bareURL(l.Text):
		if t.title = i; p.own == (Pos{l.Page, l.N}) {
			p.own = Pos{} // no title of all stands above it
		}
	case !near || ended(l.Text) || script.Columns(l.Text) > 120 || !p.names(l.Text):
		return
	case !t.when && loadCues().when.Match(strings.TrimRight(l.Text, " :：")):
		t.label = i
	case !t.when && p.leadsToMeeting(i, end) && p.standsAt(t, l):
		p.doc.Meeting.Place = cue.Text(l.Text)
	case !t.when && (p.leadsToMeeting(i, end) || p.dated(l.Text) || p.counts(l.Text) || p.carriesOn(t, i, end)), t.when && p.entitles(i, end):
		t.subtitle = append(t.subtitle, i)
	default:
		return
	}
	t.last = i
}

// names reports whether a line may be one of a title: none with a label, unless it is a meeting or a document that it
// calls by name.
func (p *parser) names(s string) bool {
	head, _, _ := cutColon(s)
	_, ordinal := meetingNumber(s)
	return !loadCues().attendanceLabel(s) && !loadCues().symbol.Match(s) && !loadCues().held.MatchString(s) && (!labelled(s) || loadCues().title.MatchString(head) || ordinal && loadCues().title.MatchString(s))
}

// counts reports whether a line says which meeting it was, or that these are its minutes.
func (p *parser) counts(s string) bool {
	_, ordinal := meetingNumber(s)
	return script.Columns(s) <= 80 && !loadCues().held.MatchString(s) && (loadCues().minutes.MatchString(s) || ordinal && loadCues().title.MatchString(s))
}

// carriesOn reports whether a line right under the title goes on with it: it is marked as a heading, as the title is, or
// begins with a small letter, or both are in capitals and a blank line follows, or both are set larger than all else.
func (p *parser) carriesOn(t *titleLines, i, end int) bool {
	l := p.lines[i]
	marked := l.Level > 0 && p.lines[t.title].Level > 0 && p.counted && !loadCues().actionHeading(l.Text)
	set := shouted(l.Text) && shouted(p.lines[t.title].Text) && i+1 < end && p.lines[i+1].gap && !l.gap && !loadCues().agenda.MatchString(l.Text)
	return i == t.last+1 && (marked || set || p.setAsTitle(t.title, i) || unicode.IsLower(script.First(l.Text)) && !unfinished(l.Text))
}

// setAsTitle reports whether all lines from the title to line i are set alike, and larger than all that follows them.
func (p *parser) setAsTitle(title, i int) bool {
	size := p.lines[title].Size
	if !p.laid || size <= p.body+headingStep {
		return false
	}
	under := title + 1
	for under < len(p.lines) && under <= title+titleLinesMost && alike(p.lines[under], p.lines[title]) {
		under++
	}
	return i < under && !slices.ContainsFunc(p.lines[under:], func(l Line) bool { return l.Size > size-headingStep })
}

// titleLinesMost is how many lines of a title may stand under its first.
const titleLinesMost = 3

// inCapitals reports whether a line with the date is set in capitals as the title is, and the words before the date lead
// to it: "HELD ON 3 MAY 2031", and not "GENEVA, 3 MAY 2031".
func (p *parser) inCapitals(t *titleLines, l Line) bool {
	for _, f := range facts.Find(p.doc.Lang, l.Text) {
		if f.Kind == facts.Date || f.Kind == facts.Dates {
			return shouted(p.lines[t.title].Text) && shouted(l.Text) && unicode.IsLetter(script.Last(strings.TrimRightFunc(l.Text[:f.Start], script.Space)))
		}
	}
	return false
}

// shouted reports whether all letters of a text are capitals.
func shouted(s string) bool {
	return strings.ContainsFunc(s, unicode.IsUpper) && !strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Ll, unicode.Lo) })
}

// standsAt reports whether a line before the date says where the meeting was: the title has been said, and the line has
// two parts, as "Geneva, Palais des Nations".
func (p *parser) standsAt(t *titleLines, l Line) bool {
	said := false
	for _, i := range append(slices.Clone(t.subtitle), t.title) {
		said = said || loadCues().title.MatchString(p.lines[i].Text)
	}
	return said && !t.when && strings.ContainsAny(l.Text, ",，،") && script.Columns(l.Text) <= 60 && !loadCues().title.MatchString(l.Text)
}

// entitles reports whether a line behind the date is one of the title: "Summary Report", "Morning Session".
func (p *parser) entitles(i, end int) bool {
	l := p.lines[i]
	if loadCues().minutes.MatchString(l.Text) && script.Columns(l.Text) <= 40 {
		return true
	}
	under := end
	if i+1 < len(p.lines) && !p.counted {
		if m, _ := p.lines[i+1].split(); m.Text != "" { // it stands over a list
			under = i
		}
	}
	if i+1 < end && ended(p.lines[i+1].Text) && !labelled(p.lines[i+1].Text) {
		under = i // or over prose
	}
	return loadCues().title.MatchString(l.Text) && script.Columns(l.Text) <= 24 && i < under
}

// drop takes lines away that are no blocks; their links stay.
func (p *parser) drop(gone []int) {
	rest := p.lines[:0]
	heads := map[int]head{}
	for i, l := range p.lines {
		if slices.Contains(gone, i) {
			p.doc.Links = append(p.doc.Links, listed(l)...)
			continue
		}
		if h, ok := p.heads[i]; ok {
			heads[len(rest)] = h
		}
		rest = append(rest, l)
	}
	p.lines, p.heads = rest, heads
}

// endsSentence reports whether s ends with a full stop, as titles do not.
func endsSentence(s string) bool {
	return strings.ContainsRune(".。;；؛", script.Last(strings.TrimRightFunc(s, script.Space)))
}

// isNotice reports whether a line is a disclaimer or the heading of one.
func isNotice(line string) bool {
	_, _, ok := disclaimers.Recognise(line)
	return ok || disclaimers.Heading(line)
}

var (
	yearRE = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)(?:\D|$)`)
	bodyRE = regexp.MustCompile(`[A-Z][A-Z0-9+-]+(?: [A-Z][A-Z0-9+-]+)*`)
)

// readTitle reads the body, the year and the number of the meeting. The year of a
// title is that of the series, whatever the date.
func (p *parser) readTitle(title string) {
	m := &p.doc.Meeting
	if o, ok := meetingNumber(title); ok {
		m.Number = o.Number
	}
	if y := yearRE.FindStringSubmatch(script.Western(title)); y != nil {
		m.Year, _ = strconv.Atoi(y[1])
	}
	for _, at := range bodyRE.FindAllStringIndex(title, -1) {
		b := title[at[0]:at[1]]
		if unicode.IsLetter(script.First(title[at[1]:])) {
			continue // it ends in the middle of a word: COMITÉ
		}
		if _, zone := facts.Offset(b); zone || loadCues().title.MatchString(b) {
			continue // a zone, or a word in capitals
		}
		if roman(b) == 0 || strings.Trim(b, "IVXLC") != "" {
			m.Body = b
			break
		}
	}
}

// meetingNumber is the ordinal of a title: the first that is written as one, or
// else a Roman numeral that stands alone.
func meetingNumber(title string) (facts.OrdinalMatch, bool) {
	found := facts.Ordinals(title)
	for _, roman := range []bool{false, true} {
		for _, o := range found {
			if o.Roman == roman {
				return o, true
			}
		}
	}
	return facts.OrdinalMatch{}, false
}

// doubt reports what may be wrong at a line; args is what the message names.
func (p *parser) doubt(rule string, l Line, message string, args map[string]any) {
	p.findings = append(p.findings, Finding{Rule: rule, Severity: Warning, Lang: p.doc.Lang, File: p.doc.File, Page: l.Page, Line: l.N, Message: message, Said: Phrase{rule, args}})
}

func isUpper(r rune) bool { return unicode.IsUpper(r) || strings.ContainsRune("«“\"¿¡", r) }
