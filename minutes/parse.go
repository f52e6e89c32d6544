package minutes

import (
	"fmt"

	"golang.org/x/text/language"
)

// A Source is what a format reader gives: the lines of a text and its links.
type Source struct {
	File  string       // base name
	Lang  language.Tag // und if unknown: it is then detected
	Lines []Line
	Links []Link // those that stand on no line

	Actions Wanted // which actions are looked for

	Part, Parts int // what [Split] made of it: the first of two meetings; 0 if it holds one
	own         Pos // the line with the title of this one, then
}

// Parse understands lines as the minutes of a meeting. It does not fail: what it
// cannot place is a paragraph, and what it doubts is a finding. A source of several
// meetings is for [Split] first; whether it is minutes at all, [NotMinutes] says.
func Parse(src Source) (*Document, []Finding) {
	p := newParser(src)
	all := len(p.lines)
	p.preface()
	p.dropLines(all - len(p.lines))
	p.topics = p.findTopics()
	p.equal = p.topicsFirst()
	p.findTaskLists()
	for p.i < len(p.lines) {
		p.footnotes()
		for _, start := range starters {
			if start(p) {
				break
			}
		}
	}
	p.footnotes()
	p.number()
	p.judge(src.Lines)
	p.links(src.Links)
	p.tasks()
	p.twins()
	return p.doc, p.findings
}

// starters are tried in order at each line; the first that takes it moves on. The
// order is the grammar.
var starters = []func(*parser) bool{
	startAddress,
	startNotice,
	startSection,
	startActionHeading,
	startAction,
	startSubheading,
	startTable,
	startItem,
	startParagraph,
}

type parser struct {
	doc      *Document
	lines    []Line
	notes    []footnote
	i        int
	heads    map[int]head // the lines that are headings of sections
	counted  bool         // some of them are more than annexes
	look     Line         // the first of those, as it is set
	topics   map[int]bool // the lines that are headings and have neither number nor look of one
	own      Pos          // the title of one of several meetings, under that of all
	when     Pos          // the line that says when the meeting was
	day      string       // by which days without a year are read, if the date of the meeting is not known
	equal    bool         // topics stand on the level of the sections
	roll     bool         // a list of who was there is open
	laid     bool
	marked   bool    // the source marks its headings
	dumps    bool    // addresses stand on lines of their own, apart from their words
	body     float64 // size of the running text
	path     []*node // the open section and its open sub-sections
	roots    []*node
	list     []level
	intro    bool // the line before introduces a list: it ends with a colon
	actions  *actionList
	resolved bool // the points of a resolution follow
	charging bool // one of them was an action
	ends     int  // 1: items end with who and when; -1: they do not; 0: nobody has looked
	wanted   Wanted
	reader   *taskReader
	tasked   map[int]bool // items of lists of actions that the items tell
	decided  map[int]bool // … of lists of what was decided, of which each counts for itself
	over     map[int]bool // the headings of those lists
	mark     string       // the mark that stands for actions, once it was looked for
	looked   bool
	dumped   []Link // addresses printed apart from their words
	findings []Finding
}

// A node is a block whose content still grows.
type node struct {
	Block
	kids   []*node
	raw    Line // its text, not yet cut into sentences
	counts bool // a section that is one of a count
	rows   [][]Line
}

type level struct {
	x     float64
	style string
	value int
	torn  bool // it stands farther out than the item it belongs to
}

func newParser(src Source) *parser {
	p := &parser{doc: &Document{File: src.File, Lang: src.Lang}, own: src.own, wanted: src.Actions}
	p.lines, p.notes = partFootnotes(unrowed(unfilled(Join(src.Lines))))
	if p.doc.Lang == language.Und {
		p.doc.Lang = detectLines(p.lines)
	}
	p.issueStates()
	if src.Parts > 1 {
		p.findings = append(p.findings, Finding{Rule: "parse.several", Severity: Info, Lang: p.doc.Lang, File: src.File, Page: src.own.Page, Line: src.own.Line,
			Message: fmt.Sprintf("the file holds the minutes of %d meetings: these are of number %d", src.Parts, src.Part), Said: Phrase{"parse.several", map[string]any{"Count": src.Parts, "Part": src.Part}}})
	}
	for _, l := range p.lines {
		p.laid = p.laid || l.Size > 0
		p.marked = p.marked || l.Level > 0
	}
	p.dumps = dumps(src.Lines)
	attach(p.lines)
	readMarkers(p.lines)
	p.body = bodySize(p.lines)
	p.heads = findSections(p.lines, p.body)
	first := len(p.lines)
	for i, h := range p.heads {
		if !h.annex {
			p.counted = true
			first = min(first, i)
		}
	}
	if p.counted {
		p.look = p.lines[first]
	}
	return p
}

func (p *parser) line() Line { return p.lines[p.i] }

// next is the line after this one that is no bare address.
func (p *parser) next() (Line, bool) {
	for _, l := range p.lines[p.i+1:] {
		if !bareURL(l.Text) {
			return l, true
		}
	}
	return Line{}, false
}

// add appends a node to the open section, or before the first one.
func (p *parser) add(n *node) *node {
	n.Pos = Pos{n.raw.Page, n.raw.N}
	if len(p.path) == 0 {
		p.roots = append(p.roots, n)
	} else {
		in := p.path[len(p.path)-1]
		in.kids = append(in.kids, n)
	}
	return n
}

// open begins a section of the given level, from 1.
func (p *parser) open(depth int, n *node) {
	p.path = p.path[:min(depth-1, len(p.path))]
	p.add(n)
	p.path = append(p.path, n)
	p.list, p.intro, p.actions, p.roll, p.resolved, p.charging = nil, false, actionSection(n), false, false, false
}

// startAddress takes a line that is nothing but an address: it belongs to words
// that the extractor did not say.
func startAddress(p *parser) bool {
	l := p.line()
	if !p.dumps || !bareURL(l.Text) || p.intro {
		return false
	}
	p.dumped = append(p.dumped, Link{URL: l.Text, Page: l.Page})
	p.i++
	return true
}

// startSection takes a heading that [findSections] found.
func startSection(p *parser) bool {
	h, ok := p.heads[p.i]
	if !ok {
		return false
	}
	l := p.line()
	depth := h.level
	if len(p.path) == 0 {
		depth = 1
	}
	p.open(min(depth, len(p.path)+1), &node{Block: Block{Kind: Section, Number: h.number, Annex: h.annex}, raw: l.from(h.text), counts: h.counts || h.number != ""})
	p.i++
	return true
}

// startTable takes rows of cells; a row that lacks cells is filled up, so that
// every language has the same grid.
func startTable(p *parser) bool {
	if p.line().Cells == nil {
		return false
	}
	n := &node{Block: Block{Kind: Table}, raw: p.line()}
	wide := 0
	for ; p.i < len(p.lines) && p.line().Cells != nil; p.i++ {
		n.rows = append(n.rows, p.line().cells())
		wide = max(wide, len(p.line().Cells))
	}
	for i := range n.rows {
		for len(n.rows[i]) < wide {
			n.rows[i] = append(n.rows[i], Line{})
		}
	}
	p.add(n)
	p.list, p.intro, p.actions = nil, false, nil
	return true
}

// noteStep is by how much, in points, footnotes are set smaller than the running text.
const noteStep = 1.2

// startItem takes an item of a list. The number of a footnote makes none.
func startItem(p *parser) bool {
	l := p.line()
	m, rest := l.split()
	note := p.laid && m.ordered() && l.Size > 0 && l.Size <= p.body-noteStep
	if note || p.initial(m) {
		m, rest = marker{}, l.Text
	}
	if m.Text == "" && l.Depth == 0 && !p.lostMarker(l) || rest == "" {
		return false
	}
	d := p.depth(l, m)
	p.add(&node{Block: Block{Kind: Item, Depth: d, Ordered: m.ordered(), Marker: m.Text}, raw: l.from(len(l.Text) - len(rest))})
	p.intro = introduces(rest)
	p.i++
	return true
}

// lostMarker reports whether a line is an item whose mark the extractor lost: it is
// set in, and an item before it introduces a list or lost its mark too.
func (p *parser) lostMarker(l Line) bool {
	if len(p.list) == 0 {
		return false
	}
	top := p.list[len(p.list)-1]
	if top.style == "" {
		return abs(l.X-top.x) <= indentStep/2 && l.X > 0
	}
	return p.intro && (p.laid && l.X > top.x+indentStep || !p.laid && l.X > top.x)
}

// startParagraph takes whatever is left.
func startParagraph(p *parser) bool {
	l := p.line()
	p.add(&node{Block: Block{Kind: Paragraph}, raw: l})
	p.list, p.intro = nil, introduces(l.Text)
	p.roll = loadCues().attendanceLabel(l.Text) || p.roll && !ended(l.Text)
	p.i++
	return true
}

func abs(f float64) float64 {
	if f < 0 {
		return -f
	}
	return f
}
