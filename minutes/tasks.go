package minutes

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes/cue"
	"hexaglot/minutes/script"
)

// Wanted says which actions [Parse] looks for.
type Wanted string

// What actions are looked for. The zero value is [ActionsAuto].
const (
	ActionsAuto   Wanted = ""       // under headings, in tables and by marks; in prose only of a document that has no other
	ActionsMarked Wanted = "marked" // never in prose
	ActionsAll    Wanted = "all"    // always in prose too
)

// tasks reads who is to do what in all of the document, once its blocks are made, and
// numbers the actions.
func (p *parser) tasks() {
	r := p.tasksReader()
	sure := r.marked(p.doc.Content, false)
	refused := slices.ContainsFunc(p.findings, func(f Finding) bool { return f.Rule == RuleTranscript || f.Rule == RuleAgenda })
	if refused {
		p.numberActions()
		return
	}
	if p.wanted == ActionsAll || p.wanted == ActionsAuto && sure == 0 {
		r.prose(p.doc.Content)
	}
	p.numberActions()
}

// marked reads the tasks of all but prose and counts those of which there is no doubt:
// "Decision: the Chair to write" is one, but says nothing of how the other tasks of the
// document are written. under says that the heading
// over the blocks is one of actions.
func (r *taskReader) marked(blocks []Block, under bool) int {
	n := 0
	var open tableOf
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == Section {
			open = tableOf{}
		}
		switch b.Kind {
		case Action:
			if !r.cues.doubtful(b.Label) {
				n++
			}
			b.Task = r.task(b)
			if i+1 < len(blocks) && blocks[i+1].Kind == Item && blocks[i+1].Depth > b.Depth && b.Status == "" {
				// "i) Not done. Action carries." under it. Where a sentence stands alone, it is no status behind another.
				b.Status, _ = r.status(append([]string{""}, plainSentences(blocks[i+1].Text)...))
			}
		case Section:
			n += r.marked(b.Content, loadCues().actionHeading(b.Heading.Text))
		case Table:
			over := i > 0 && blocks[i-1].Kind == Paragraph && loadCues().actionHeading(blocks[i-1].Markdown(r.p.doc.Lang))
			b.Tasks, open = r.table(b, under || over, open)
			n += len(b.Tasks)
		default:
			if b.Tasks = r.inner(b); b.Tasks == nil {
				b.Tasks = r.assignedIn(b)
			}
			for _, t := range b.Tasks {
				if !r.cues.doubtful(textOf(b, t.Segments[0])) {
					n++
				}
			}
		}
	}
	return n
}

// doubtful reports whether words begin with a label that may be another's than an action's.
func (c *actionCues) doubtful(s string) bool {
	return s != "" && c.weakLabel.MatchString(cue.Text(Plain(s))) && !c.label.MatchString(cue.Text(Plain(s)))
}

// textOf is the text of a segment of a block.
func textOf(b *Block, id string) string {
	for _, s := range b.Text {
		if s.ID == id {
			return s.Text
		}
	}
	return ""
}

// task reads the task of an action: what its first reader set stays.
func (r *taskReader) task(b *Block) Task {
	t := r.said(plainSentences(b.Text))
	if t.Owner == nil {
		t.Owner = b.Owner
	}
	if b.Status != "" {
		t.Status = b.Status
	}
	return t
}

// said reads a task out of the sentences that say it.
func (r *taskReader) said(sentences []string) Task {
	status, stated := r.status(sentences)
	var open []string
	for i, s := range sentences {
		if !stated[i] {
			open = append(open, s)
		}
	}
	again := "" // the words that say that it goes on, perhaps until when
	if n := len(open); status != "" && n > 0 {
		said := open[n-1]
		open[n-1], _ = r.cutStatus(said)
		again = said[len(open[n-1]):]
	}
	t := Task{Owner: r.owners(open), Status: status}
	for _, s := range open {
		if d := r.deadline(s, false); d.due.From != "" {
			t.Due, t.Time, t.Zone = d.due, d.time, d.zone
			break
		}
	}
	if a, rest := r.ahead(strings.Join(open, " ")); a.owner != nil || a.due.From != "" {
		if a.owner != nil {
			t.Owner = a.owner
		} else if t.Owner == nil {
			t.Owner = r.owners(r.sentences(rest))
		}
		if a.due.From != "" {
			t.Due, t.Time, t.Zone = a.due, a.time, a.zone
		}
	} else if a, ok := r.assignment(strings.Join(open, " ")); ok {
		if a.owner != nil && (t.Owner == nil && a.due.From != "" || a.ownerSet || a.due.From != "" && (a.plain || r.assigning())) {
			t.Owner = a.owner
		}
		if a.due.From != "" && (a.owner != nil || a.daySet) {
			t.Due, t.Time, t.Zone = a.due, a.time, a.zone
		}
	}
	if t.Due.From == "" && status != "" && status != Done && status != Cancelled {
		for i, s := range append([]string{again}, sentences...) {
			if d := r.deadline(s, false); t.Due.From == "" && (i == 0 || stated[i-1]) {
				t.Due, t.Time, t.Zone = d.due, d.time, d.zone
			}
		}
	}
	if t.Owner == nil && len(open) > 0 {
		t.Owner, _ = r.doerOf(r.cues.langs[r.lang(open[0])], script.Head(open[0], longestRequest))
	}
	t.Owner = withInitials(t.Owner, strings.Join(open, " "))
	return t
}

// plainSentences are the words of segments as cues see them.
func plainSentences(segments []Segment) []string {
	var out []string
	for _, s := range segments {
		if s.Text != "" {
			out = append(out, cue.Text(Plain(s.Text)))
		}
	}
	return out
}

// numberActions counts the actions of each section, those inside tables and paragraphs
// too, in the order of the text.
func (p *parser) numberActions() {
	n := 0
	for i := range p.doc.Content {
		b := &p.doc.Content[i]
		prefix := "a0"
		if b.Kind == Section {
			prefix, n = "a"+strings.TrimPrefix(b.ID, "s"), 0
		}
		numberActions(b, prefix, &n)
	}
}

func numberActions(b *Block, prefix string, n *int) {
	if b.Kind == Action {
		*n++
		b.ID = fmt.Sprintf("%s-%d", prefix, *n)
		for i := range b.Text {
			b.Text[i].ID = fmt.Sprintf("%s-%d", b.ID, i+1)
		}
	}
	for i := range b.Tasks {
		*n++
		b.Tasks[i].ID = fmt.Sprintf("%s-%d", prefix, *n)
	}
	for i := range b.Content {
		numberActions(&b.Content[i], prefix, n)
	}
}

// tasksReader reads tasks in the lines of the document.
func (p *parser) tasksReader() *taskReader {
	if p.reader == nil {
		base, _ := p.doc.Lang.Base()
		p.reader = &taskReader{p: p, cues: loadActionCues(), doc: language.Make(base.String())}
	}
	return p.reader
}
