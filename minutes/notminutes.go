package minutes

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// The rules of the findings that say a text is no minutes.
const (
	RuleTranscript = "parse.transcript"
	RuleAgenda     = "parse.agenda"
)

// NotMinutes is the finding that says that a text is no minutes but a transcript or an agenda; ok is false if
// there is none. The document is made all the same: whether to refuse it is the caller's to say.
func NotMinutes(findings []Finding) (f Finding, ok bool) {
	for _, f := range findings {
		if f.Rule == RuleTranscript || f.Rule == RuleAgenda {
			return f, true
		}
	}
	return Finding{}, false
}

// judge says what a text is if it is no minutes. What counts is how much of the text speaks for it: minutes quote
// a speaker, and have an agenda, too.
func (p *parser) judge(lines []Line) {
	var f Finding
	captions := slices.ContainsFunc(p.doc.Notices, func(n Notice) bool { return n.Kind == "captioning" })
	if at, message := transcript(lines, captions); message != "" {
		f = Finding{Rule: RuleTranscript, Page: at.Page, Line: at.N, Message: message}
	} else if at, message := p.agenda(); message != "" {
		f = Finding{Rule: RuleAgenda, Page: at.Page, Line: at.N, Message: message}
	} else {
		return
	}
	f.Severity, f.Lang, f.File = Error, p.doc.Lang, p.doc.File
	p.findings = append(p.findings, f)
}

// A turn is what one speaker says in a transcript.
type turn struct {
	marked bool   // it begins with the sign of captioners: >>
	name   string // "" if it has none
	said   strings.Builder
	size   int
}

// heard is how much of each of the first turns is searched for the words of people who speak, and how many turns.
const heard, heardTurns = 600, 100

// transcript says why lines are the transcript of a meeting, and where it begins. Captioners begin each speech with
// ">>"; others set the name and a colon before it. Those are transcripts if most of the text stands in such turns, and
// people speak in them as they do aloud; captions says that the text has the notice of captioners. Minutes name
// speakers, too, but report what they say.
func transcript(lines []Line, captions bool) (Line, string) {
	var turns []*turn
	var first Line
	all, in, stages, open := 0, 0, 0, false
	for _, l := range lines {
		t := strings.TrimFunc(l.Text, script.Space)
		if t == "" || l.Cells != nil {
			continue
		}
		all += len(t)
		if strings.ContainsAny(script.FirstN(t, 1), "([（【") && loadCues().stage.Match(t) {
			stages++
		}
		if n, ok := turnOf(t); ok {
			if turns = append(turns, n); len(turns) == 1 {
				first = l
			}
			open = true
		} else if open {
			m, _ := splitMarker(t) // a list, or the next section
			open = m.Text == ""
		}
		if !open {
			continue
		}
		n := turns[len(turns)-1]
		in += len(t)
		if n.size += len(t); len(turns) <= heardTurns && n.said.Len() < heard {
			n.said.WriteString(t + "\n")
		}
	}
	if len(turns) < 5 || in*2 < all {
		return Line{}, "" // a few speakers are quoted
	}
	marked, named, spoken := 0, 0, 0
	speakers := map[string]bool{}
	for i, n := range turns {
		if n.marked {
			marked++
		}
		if n.name != "" {
			named++
			speakers[n.name] = true
		}
		if i < heardTurns && loadCues().speech.MatchString(n.said.String()) {
			spoken++
		}
	}
	known := min(len(turns), heardTurns)
	switch {
	case marked*2 >= len(turns) && (spoken*3 >= known || spoken*6 >= known && named > len(speakers)),
		(captions || stages >= 3) && spoken*4 >= known,
		len(turns) >= 8 && spoken*2 >= known && len(speakers)*2 <= len(turns) && in*10 >= all*6:
		return first, fmt.Sprintf("this is a transcript and no minutes: %d %% of it stands in %d speeches of %d speakers", 100*in/all, len(turns), max(len(speakers), 1))
	}
	return Line{}, ""
}

// turnOf reports whether a line begins the speech of somebody, and whose.
func turnOf(t string) (*turn, bool) {
	rest, marked := strings.CutPrefix(t, ">>")
	if rest = strings.TrimLeftFunc(rest, script.Space); marked && rest == "" {
		return nil, false
	}
	head := script.FirstN(rest, 44)
	i := script.Index(head, ":：")
	if i <= 0 {
		return &turn{marked: true}, marked
	}
	name := head[:i]
	first, _ := script.Cut(name)
	spoken := marked || len(rest) > i+1 && (unicode.IsUpper(first) || unicode.Is(unicode.Lo, first)) &&
		!strings.ContainsAny(name, ",;，；、0123456789") && script.Columns(name) <= 40 && strings.Count(name, " ") < 5
	return &turn{marked: marked, name: name}, spoken
}

// slotRE is a time of day at the beginning of a line; digits are Western by then.
var slotRE = cue.New(`^(?:[(\[]|上午|下午|中午|الساعة\s|[àa]s?\s(?:las\s)?)?\s?\d{1,2}\s?(?:[:：.h時时]\s?\d{2}|h\b|點|点|ч|a\.?m|p\.?m)(?:\D|$)`)

// planned is how many lines are searched for what an agenda says: agendas are short.
const planned = 600

// A program is what is counted of a text that may be an agenda.
type program struct {
	lines  int // but for annexes
	slots  int // lines and rows that begin with a time of day
	prose  int // other lines that are sentences, or as wide as some
	told   int // of these, the ones that report something
	plans  int // lines that say of themselves that they are of an agenda
	titled bool
	record bool // the title says that these are minutes
	first  Line // the first slot, or the first line
}

// agenda says why the text is an agenda, and where that shows: its title says so, or a quarter of its lines and three
// at least are times of day; and less than a third of its sentences report anything. What is called minutes, or
// has actions, is none; nor are minutes that have an agenda at the top or in an annex, for the rest of them reports.
func (p *parser) agenda() (Line, string) {
	for b := range p.doc.Blocks() {
		if b.Kind == Action {
			return Line{}, ""
		}
	}
	c := p.program()
	timed := c.slots >= 3 && c.slots*4 >= c.lines
	if c.record || c.lines < 3 || c.told > 0 && c.told*3 >= c.prose || !c.titled && !timed && (c.plans < 2 || c.slots == 0) {
		return Line{}, ""
	}
	return c.first, fmt.Sprintf("this is an agenda and no minutes: of its %d lines, %d are times of day and %d report what was said or done", c.lines, c.slots, c.told)
}

// program counts what a text says of its kind.
func (p *parser) program() program {
	known := loadCues()
	var c program
	title := []string{Plain(p.doc.Title.Text), Plain(p.doc.Subtitle.Text)}
	top := true
	for i, l := range p.lines[:min(len(p.lines), planned)] {
		h, head := p.heads[i]
		if h.annex {
			break
		}
		if c.lines++; c.lines == 1 {
			c.first = l
		}
		m, rest := splitMarker(l.Text)
		if m.ordered() {
			rest = l.Text // a time may look like a number
		}
		slot := slotRE.MatchString(script.Western(script.FirstN(rest, 24)))
		if top = top && i < 3 && !slot && !head && m.Text == "" && l.Cells == nil && script.Columns(l.Text) <= 100 && !ended(l.Text); top {
			title = append(title, l.Text)
		}
		switch {
		case slot:
			if c.slots++; c.slots == 1 {
				c.first = l
			}
		case known.plan.MatchString(l.Text):
			c.plans++
		case head || l.Cells != nil || !ended(l.Text) && script.Columns(l.Text) < 40:
		default:
			if c.prose++; known.told.MatchString(l.Text) {
				c.told++
			}
		}
	}
	for _, t := range title {
		t = strings.TrimRight(cue.Text(t), " :：")
		c.record = c.record || known.minutes.MatchString(t)
		c.titled = c.titled || known.agenda.MatchString(t)
	}
	return c
}
