package minutes

import (
	"strings"
	"unicode"

	"hexaglot/minutes/cue"
)

// prose reads the sentences that ask somebody to do something, in paragraphs and items.
// What stands in an annex is of other papers.
func (r *taskReader) prose(blocks []Block) {
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.Kind == Section && b.Annex:
			continue
		case b.Kind == Paragraph || b.Kind == Item:
			if b.Tasks == nil {
				b.Tasks = r.requests(b)
			}
		}
		r.prose(b.Content)
	}
}

func (r *taskReader) requests(b *Block) []InnerTask {
	var out []InnerTask
	for _, seg := range b.Text {
		if len(seg.Text) < 12 || !strings.ContainsFunc(seg.Text, unicode.IsLetter) {
			continue
		}
		s := cue.Text(Plain(seg.Text))
		who := r.asked(r.lang(s), s, false)
		if who == nil {
			continue
		}
		d := r.deadline(s, false)
		out = append(out, InnerTask{Segments: []string{seg.ID}, Task: Task{Owner: who, Due: d.due, Time: d.time, Zone: d.zone}})
	}
	return out
}
