package pipeline

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/xliff"
	"hexaglot/pipeline/publish"
)

// carry begins the state of a language with what is known of it: every target keeps
// its segment where the source says the same, wherever the segment now stands. What
// a person wrote for a text that has been changed or is gone is not lost, and a finding
// says what became of it: see [carrier.edited] and [carrier.gone].
func carry(old *publish.Meeting, doc *minutes.Document, lang language.Tag) (*publish.State, []minutes.Finding) {
	s := &publish.State{Translation: minutes.Translation{Lang: lang, Targets: map[string]minutes.Target{}}}
	for seg := range doc.Segments() {
		s.Targets[seg.ID] = minutes.Target{Source: seg.Text, State: minutes.Initial}
	}
	if old == nil || old.State(lang) == nil {
		return s, nil
	}
	c := &carrier{from: doc.Lang, was: old.State(lang), now: s, used: map[string]bool{}, came: map[string]string{}, tasksThen: tasksOf(old.Doc), tasksNow: tasksOf(doc)}
	s.Adopt(c.was)
	c.join(old.Doc, doc)
	for _, seg := range c.unchanged(doc) {
		c.edited(seg)
	}
	c.gone()
	c.release(old.Doc, doc)
	return s, c.findings
}

// A carrier carries the state of a language over to a new version of its source.
type carrier struct {
	from     language.Tag
	was, now *publish.State
	used     map[string]bool   // ids of before whose target is settled
	came     map[string]string // the id of before of each segment that has its target of before

	tasksThen, tasksNow map[string][]minutes.Task // by the segments that say them

	findings []minutes.Finding
}

// unchanged carries the targets of what the source still says, and gives the segments
// that it did not say before.
func (c *carrier) unchanged(doc *minutes.Document) (rest []minutes.Segment) {
	for seg := range doc.Segments() { // what stays in its place keeps what it has
		c.used[seg.ID] = c.was.Targets[seg.ID].Source == seg.Text
	}
	first, free := map[string]string{}, map[string][]string{} // ids by text
	for _, id := range slices.Sorted(maps.Keys(c.was.Targets)) {
		text := c.was.Targets[id].Source
		if first[text] == "" {
			first[text] = id
		}
		if !c.used[id] {
			free[text] = append(free[text], id)
		}
	}
	for seg := range doc.Segments() {
		id := seg.ID
		if c.was.Targets[id].Source != seg.Text {
			if id = first[seg.Text]; id == "" {
				if t, ok := c.now.TakeBack(seg.Text); ok {
					c.now.Targets[seg.ID] = t
				} else {
					rest = append(rest, seg)
				}
				continue
			}
			if ids := free[seg.Text]; len(ids) > 0 {
				id, free[seg.Text] = ids[0], ids[1:]
			}
		}
		c.used[id] = true
		c.suggest(seg.ID, c.was.Matches[id]...)
		if t := c.was.Targets[id]; t.Text != "" || t.State.Rank() > 0 {
			c.came[seg.ID] = id
			c.now.Targets[seg.ID] = t
		}
	}
	return rest
}

// edited settles what a person wrote for the earlier wording of a segment. It stays in
// its place, stale, where nothing that can be told makes it false; else it is set aside
// and suggested for the new wording, and the segment is open.
func (c *carrier) edited(seg minutes.Segment) {
	for _, m := range c.was.Matches[seg.ID] {
		if m.Similarity = likeness(m.Source, seg.Text); m.Type == xliff.FromPerson && m.Similarity >= nearly {
			c.suggest(seg.ID, m)
		}
	}
	t := c.was.Targets[seg.ID]
	like := likeness(t.Source, seg.Text)
	if c.used[seg.ID] || !t.Human() || like < nearly {
		return
	}
	c.used[seg.ID] = true
	was, is := minutes.Plain(t.Source), minutes.Plain(seg.Text)
	said := map[string]any{"Was": was, "Text": is}
	if stands(c.from, c.now.Lang, t, seg.Text) && reflect.DeepEqual(c.tasksThen[seg.ID], c.tasksNow[seg.ID]) {
		c.came[seg.ID] = seg.ID
		c.now.Targets[seg.ID] = t
		c.find(seg.ID, minutes.Phrase{ID: "stale.shown", Args: said}, fmt.Sprintf("the source has changed, from %q to %q: "+
			"the translation of the earlier wording stays in the page, as a draft, until somebody confirms or changes it", was, is))
		return
	}
	c.now.SetAside(seg.ID, t)
	name := t.Origin.Name
	if t.Origin.By != "" {
		name = t.Origin.By
	}
	c.suggest(seg.ID, xliff.Match{Source: t.Source, Text: t.Text, Type: xliff.FromPerson, Similarity: like, Origin: name})
	c.find(seg.ID, minutes.Phrase{ID: "stale.suggested", Args: said}, fmt.Sprintf("the source has changed, from %q to %q, and the translation "+
		"of the earlier wording may no longer be right: it is not in the page, but kept as a suggestion", was, is))
}

// gone sets aside what a person wrote for texts that are gone.
func (c *carrier) gone() {
	for _, id := range slices.Sorted(maps.Keys(c.was.Targets)) {
		if t := c.was.Targets[id]; !c.used[id] && t.Human() {
			c.now.SetAside(id, t)
			message, said := noLonger(t)
			c.find(id, said, message)
		}
	}
}

// noLonger says of a target that it was set aside.
func noLonger(t minutes.Target) (message string, said minutes.Phrase) {
	text := minutes.Plain(t.Source)
	return fmt.Sprintf("the source no longer says %q: its translation is kept aside in the state", text),
		minutes.Phrase{ID: "stale.source", Args: map[string]any{"Text": text}}
}

// join says of a text that may hold a neighbour's too that it was made from both, where
// they no longer stand in one block: so it is taken for what it is, of an earlier wording.
func (c *carrier) join(was, now *minutes.Document) {
	together := func(t minutes.Segment, holder minutes.Segment) bool {
		for b := range now.Blocks() {
			if slices.ContainsFunc(b.Text, func(s minutes.Segment) bool { return s.Text == t.Text }) &&
				slices.ContainsFunc(b.Text, func(s minutes.Segment) bool { return s.ID == holder.ID || s.Text == holder.Text }) {
				return true
			}
		}
		return false
	}
	before := *c.was
	before.Targets = maps.Clone(before.Targets)
	for b := range was.Blocks() {
		for i, s := range b.Text {
			if !held(c.was.Targets[s.ID]) {
				continue
			}
			ids := holders(b.Text, c.was.Targets, i)
			for at, h := range b.Text {
				if !slices.Contains(ids, h.ID) || together(s, h) {
					continue
				}
				t := before.Targets[h.ID]
				if at < i {
					t.Source += " " + s.Text
				} else {
					t.Source = s.Text + " " + t.Source
				}
				before.Targets[h.ID] = t
			}
		}
	}
	c.was = &before
}

// release opens the sentences whose text a neighbour held that no longer stands in their
// block: nothing would say them.
func (c *carrier) release(was, now *minutes.Document) {
	holding := map[string][]string{} // by the ids of before
	for b := range was.Blocks() {
		for i, s := range b.Text {
			if held(c.was.Targets[s.ID]) {
				holding[s.ID] = holders(b.Text, c.was.Targets, i)
			}
		}
	}
	for b := range now.Blocks() {
		here := map[string]bool{}
		for _, s := range b.Text {
			here[c.came[s.ID]] = true
		}
		for _, s := range b.Text {
			if held(c.now.Targets[s.ID]) && slices.ContainsFunc(holding[c.came[s.ID]], func(id string) bool { return !here[id] }) {
				c.now.Targets[s.ID] = minutes.Target{Source: s.Text, State: minutes.Initial}
			}
		}
	}
}

func (c *carrier) suggest(id string, matches ...xliff.Match) {
	for _, m := range matches {
		if c.now.Matches == nil {
			c.now.Matches = map[string][]xliff.Match{}
		}
		if !slices.Contains(c.now.Matches[id], m) {
			c.now.Matches[id] = append(c.now.Matches[id], m)
		}
	}
}

func (c *carrier) find(id string, said minutes.Phrase, message string) {
	c.findings = append(c.findings, minutes.Finding{Rule: "stale.source", Severity: minutes.Warning, Lang: c.now.Lang, Segment: id, Message: message, Said: said})
}
