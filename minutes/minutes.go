// Package minutes is the vocabulary of the program: what minutes are once they
// have been read, and what becomes of them in another language.
//
// A format reader (pdftext, or [ReadText] for plain text) gives [Line]s; [Parse]
// makes a [Document] of them: sections, paragraphs, items, tables and actions,
// each cut into [Segment]s, the units of translation. A [Translation] has no
// structure of its own: it is text by segment id, so that the pages of six
// languages cannot fall out of step. What we doubt is a [Finding]; what we could
// not do is an error.
//
// Begin with [Document] and [Parse], whose steps stand in its order in parse.go:
//   - lines: join.go puts wrapped ones together, split.go parts the minutes of several meetings;
//   - marks and numbers before them: marker.go, and numerals.go for what they are worth;
//   - headings: candidate.go and counts.go by their numbers, subheadings.go by their look, sections.go all of them;
//   - the meeting: title.go, meeting.go, meetingday.go, closing.go;
//   - lists of actions: actionheading.go and actions.go where a heading says so, tasklist.go where the items tell, tasktable.go;
//   - who is to do it: owner.go, request.go for sentences; by when: due.go; how far it has come: status.go;
//   - all of an action in one text: tasks.go, tasksign.go.
//
// The words by which all this is known stand in cues/ and cues/actions/, read by cues.go and actioncues.go.
package minutes

import (
	"golang.org/x/text/language"
)

// The six official languages of the United Nations, in the order we list them.
var Languages = []language.Tag{
	language.Chinese, language.Spanish, language.French, language.Arabic, language.Russian, language.English,
}

// A Line is one line of text as it stands on a page, in logical order and NFC,
// before anything is understood.
type Line struct {
	Text  string
	Page  int  // from 1; 0 if the source has no pages
	N     int  // line of the page, or of a text without pages, from 1
	Joins bool // the layout says that this line goes on with the paragraph of the line before

	// Of sources with a layout; 0 otherwise. In points, from the left and the top of
	// the page; of a right-to-left line, X is the distance from the right. The lines of columns have
	// the X of the first one, as lists go on from one to the next.
	X, Y, Size float64
	Bold       bool

	Level int      // of sources that mark headings: 1 and up; 0 if this is none
	Note  bool     // it is of a note at the foot of a page
	Depth int      // of sources that mark list items: 1 and up; 0 if this is none
	Cells []string // the cells of a table row; Text is then these, joined by tabs
	Links []Link   // in the order of the text

	gap  bool    // a blank line stands before it, in a text where such lines end paragraphs
	mark *marked // see [readMarkers]; nil if not yet read
}

// A Link is a part of a text that leads to a URL.
type Link struct {
	Text  string `json:"text"`
	URL   string `json:"url"`
	Page  int    `json:"page,omitempty"` // 0 if unknown
	Start int    `json:"-"`              // bytes of the line's text; both 0 if the words are not known
	End   int    `json:"-"`
}

// A Text is what a file says, before anything is understood.
type Text struct {
	Lines    []Line // in reading order, without Dropped
	Dropped  []Line // running heads, feet, page numbers and other furniture
	Links    []Link // every link to a URL, once, also if it goes over a line break
	Pages    int    // of the file; 0 if it has none
	Findings []Finding
}

// A Document is the minutes of one meeting, in the language they were kept in.
type Document struct {
	File     string       `json:"file"` // base name of the source
	Lang     language.Tag `json:"lang"`
	Title    Segment      `json:"title"`             // its id is "title"
	Subtitle Segment      `json:"subtitle,omitzero"` // its id is "subtitle"; empty text if there is none
	Meeting  Meeting      `json:"meeting,omitzero"`
	Content  []Block      `json:"content"`           // what stands before the first section, then the sections
	Notices  []Notice     `json:"notices,omitempty"` // disclaimers found in the source: kept apart, never translated
	Links    []Link       `json:"links,omitempty"`   // every link of the source in its order
}

// Meeting says when and how the meeting was held. What is unknown is empty.
type Meeting struct {
	Body    string `json:"body,omitempty"`     // "IGF MAG"
	Number  int    `json:"number,omitempty"`   // the sixth meeting is 6
	Year    int    `json:"year,omitempty"`     // of the series or of the date
	Date    string `json:"date,omitempty"`     // "2024-04-16"
	EndDate string `json:"end_date,omitempty"` // of a meeting of several days
	Time    string `json:"time,omitempty"`     // "11:00"
	EndTime string `json:"end_time,omitempty"`
	Zone    string `json:"zone,omitempty"`   // as printed: "UTC", "CET"
	Offset  string `json:"offset,omitempty"` // "+01:00", where the name of the zone fixes one
	Mode    string `json:"mode,omitempty"`   // "online", "hybrid" or "in-person"
	Place   string `json:"place,omitempty"`
	Printed string `json:"printed,omitempty"` // the line that said it, if it said nothing else and is no block of its own
}

// Kind says what a block is.
type Kind string

// The kinds of blocks.
const (
	Section   Kind = "section"
	Paragraph Kind = "paragraph"
	Item      Kind = "item"
	Table     Kind = "table"
	Action    Kind = "action"
)

// A Block is one thing in the order of the text. Ids are places: section "s4",
// its sub-section "s4-1", its block "s4-b3", its action "a4-1"; what stands before
// the first section is in "s0".
type Block struct {
	ID   string `json:"id"`
	Kind Kind   `json:"kind"`

	// A section.
	Number  string  `json:"number,omitempty"` // as printed: "3", "II", "(b)"; empty if it has none
	Heading Segment `json:"heading,omitzero"`
	Annex   bool    `json:"annex,omitempty"`
	Content []Block `json:"content,omitempty"`

	// A paragraph, an item, an action: its sentences.
	Text []Segment `json:"text,omitempty"`

	// An item or an action.
	Depth   int    `json:"depth,omitempty"`   // from 1
	Ordered bool   `json:"ordered,omitempty"` // the marker counts
	Marker  string `json:"marker,omitempty"`  // as printed: "◼", "1.", "(a)"

	// An action.
	Label string `json:"label,omitempty"` // the heading printed over it, on the first one under that heading
	Task

	Rows [][]Segment `json:"rows,omitempty"` // a table: its cells, the first row is its head

	// What somebody is to do and is said in the block, which is no action itself: in the
	// rows of a table, or in sentences of prose.
	Tasks []InnerTask `json:"tasks,omitempty"`

	Pos Pos `json:"pos,omitzero"`
}

// A Task says who is to do something, and when. What is unknown is empty, never guessed.
type Task struct {
	Owner  []string `json:"owner,omitempty"` // as printed, without article
	Due    Due      `json:"due,omitzero"`
	Time   string   `json:"time,omitempty"` // "14:00", of the day it is due
	Zone   string   `json:"zone,omitempty"`
	Status Status   `json:"status,omitempty"` // where the text states one
}

// An InnerTask is a task inside a block that is no action.
type InnerTask struct {
	ID       string   `json:"id"`             // "a4-1", counted with the actions of its section
	Segments []string `json:"segments"`       // ids of the segments that say what is to be done, in order
	Part     int      `json:"part,omitempty"` // of a cell that holds a list, which of its items, from 1; 0 for the whole
	Task
}

// Status is how far a task has come, as the text says.
type Status string

// The statuses of tasks.
const (
	Open      Status = "open"
	Started   Status = "in progress"
	Done      Status = "done"
	NotDone   Status = "not done"
	Carried   Status = "carried over"
	Cancelled Status = "cancelled"
)

// Due is when an action is due; empty if unknown.
type Due struct {
	From    string `json:"from"`         // ISO date
	To      string `json:"to,omitempty"` // empty for a single day
	Printed string `json:"printed,omitempty"`
}

// Pos is a place in the source. Page is 0 if the source has no pages; Line counts
// from 1 on the page.
type Pos struct {
	Page int `json:"page,omitempty"`
	Line int `json:"line,omitempty"`
}

// A Segment is the unit of translation: a heading, a sentence, a cell.
type Segment struct {
	ID   string `json:"id"`
	Text string `json:"text"` // NFC, one line, inline Markdown as [Inline] reads it; empty if there is none
}

// A Notice is a disclaimer that the source carried.
type Notice struct {
	Kind string       `json:"kind"` // "volunteer" for ours in any wording; "other"
	Lang language.Tag `json:"lang"`
	Text string       `json:"text"`
	Pos  Pos          `json:"pos,omitzero"`
}

// A Translation is a document in another language: text by segment id.
type Translation struct {
	Lang    language.Tag
	Targets map[string]Target
}

// A Target is what a segment became. Text is empty when nobody has translated it yet.
type Target struct {
	Source string `json:"source"`         // the text this was made from: if it is not Segment.Text, the target is stale
	Text   string `json:"text,omitempty"` // inline Markdown
	State  State  `json:"state"`
	Origin Origin `json:"origin,omitzero"`
}

// Stale reports whether a target was made from another text than its segment now has.
func (t Target) Stale(s Segment) bool { return t.Source != "" && t.Source != s.Text }

// Human reports whether a person wrote or confirmed the target: no machine may change it.
func (t Target) Human() bool { return t.Text != "" && (t.Origin.Kind == "human" || t.State.Rank() > 0) }

// State is how far a target has come, in the words of XLIFF.
type State string

// The states, in their order.
const (
	Initial    State = "initial"    // nothing, or a machine's draft
	Translated State = "translated" // a person's, or the memory's of a person
	Reviewed   State = "reviewed"
	Final      State = "final"
)

// Rank orders states: 0 for [Initial] and anything unknown, 3 for [Final].
func (s State) Rank() int {
	switch s {
	case Translated:
		return 1
	case Reviewed:
		return 2
	case Final:
		return 3
	}
	return 0
}

// Origin says where a target came from.
type Origin struct {
	Kind  string `json:"kind,omitempty"`  // "memory", "engine", "human"; empty for none
	Name  string `json:"name,omitempty"`  // the memory's entry, the engine's or the person's name
	Score int    `json:"score,omitempty"` // of a memory match, in per cent
	// How a memory came to it: "context", where its neighbours were the same too; "exact";
	// "facts", with those of the segment in place of its own; "starter", by the memory that the
	// program brings along. Empty if unknown, as in files of before.
	How string `json:"how,omitempty"`
	By  string `json:"by,omitempty"` // the person who confirmed it, if the name was given
}

// Severity of a finding.
type Severity string

// The severities, worst first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// A Phrase is what is to be said before it has words: a message by its id, and what it
// names. Who shows it has the words, in the language of the reader.
type Phrase struct {
	ID   string         // "term.conflict"; "" of none
	Args map[string]any // by name; Count chooses the plural. A Phrase among them is said first, and several are joined
}

// A Finding is a remark, not an error: we did it, look here. A room whose findings are
// said in the language of the reader gives Said and leaves Message to who shows it.
type Finding struct {
	Rule        string       `json:"rule"`
	Severity    Severity     `json:"severity"`
	Lang        language.Tag `json:"lang,omitzero"`
	File        string       `json:"file,omitempty"`
	Page        int          `json:"page,omitempty"`
	Line        int          `json:"line,omitempty"`
	Column      int          `json:"column,omitempty"`
	Segment     string       `json:"segment,omitempty"`
	Message     string       `json:"message"`
	Said        Phrase       `json:"-"` // what Message says, for who says it in another language
	Expected    string       `json:"expected,omitempty"`
	Fix         string       `json:"fix,omitempty"`
	Fingerprint string       `json:"fingerprint,omitempty"`
}
