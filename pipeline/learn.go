package pipeline

import (
	"maps"
	"slices"
	"time"

	"hexaglot/minutes"
	"hexaglot/minutes/xliff"
	"hexaglot/pipeline/memory/store"
	"hexaglot/pipeline/publish"
)

// Groups are what a memory learns of a meeting: a group for each segment, with its source
// and every translation of it that is reviewed or final. ids are the segments that are
// wanted; nil for all. Nobody wrote down when a text was made: it is as old as its meeting.
func Groups(m *publish.Meeting, ids []string) []store.Group {
	when, _ := time.Parse(time.DateOnly, m.Doc.Meeting.Date) // it may have none
	l := lesson{from: store.Text{Lang: m.Doc.Lang, Origin: store.Origin{Source: m.Key, When: when}}}
	for seg := range m.Doc.Segments() {
		l.segments = append(l.segments, seg)
	}
	for b := range m.Doc.Blocks() {
		l.blocks = append(l.blocks, b.Text)
	}
	for _, s := range m.States {
		l.into = append(l.into, &s.Translation)
	}
	return l.groups(ids)
}

// FileGroups are what a memory learns of a single XLIFF, as [Groups] of a meeting.
func FileGroups(f *xliff.File) []store.Group {
	l := lesson{from: store.Text{Lang: f.From, Origin: store.Origin{Source: f.Key}}, into: []*minutes.Translation{&f.Translation}}
	for _, u := range f.Units {
		l.segments = append(l.segments, u.Segments...)
		l.blocks = append(l.blocks, u.Segments)
	}
	return l.groups(nil)
}

// A lesson is a text and its translations.
type lesson struct {
	segments []minutes.Segment
	blocks   [][]minutes.Segment
	from     store.Text // what the texts have in common: language of the source, origin
	into     []*minutes.Translation
}

func (l lesson) groups(ids []string) []store.Group {
	wanted := map[string]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	more := map[*minutes.Translation]map[string]bool{} // texts that may say a neighbour's too are not of their sentence alone
	for _, t := range l.into {
		more[t] = map[string]bool{}
		for _, b := range l.blocks {
			maps.Copy(more[t], joined(b, t.Targets))
		}
	}
	var all []store.Group
	for i, seg := range l.segments {
		if ids != nil && !wanted[seg.ID] || seg.Text == "" {
			continue
		}
		var g store.Group
		source := l.text(l.from, i, func(s minutes.Segment) string { return s.Text })
		for _, t := range l.into {
			target := t.Targets[seg.ID]
			if target.State.Rank() < minutes.Reviewed.Rank() || target.Text == "" || target.Source != seg.Text || more[t][seg.ID] {
				continue
			}
			say := l.from
			say.Lang, say.State = t.Lang, target.State
			say.Machine, say.Who = target.Origin.Kind == "engine", target.Origin.By
			if say.Who == "" && target.Origin.Kind == "human" {
				say.Who = target.Origin.Name
			}
			g = append(g, l.text(say, i, func(s minutes.Segment) string { return t.Targets[s.ID].Text }))
			if target.State.Rank() > source.State.Rank() {
				source.State = target.State // it was read against the source, which is as sure
			}
		}
		if g != nil {
			all = append(all, slices.Insert(g, 0, source))
		}
	}
	return all
}

// text is segment i between its neighbours, by what says them in a language.
func (l lesson) text(t store.Text, i int, in func(minutes.Segment) string) store.Text {
	t.Text = in(l.segments[i])
	if i > 0 {
		t.Prev = in(l.segments[i-1])
	}
	if i+1 < len(l.segments) {
		t.Next = in(l.segments[i+1])
	}
	return t
}
