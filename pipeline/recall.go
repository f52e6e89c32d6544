package pipeline

import (
	"context"
	"strings"

	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
	"hexaglot/minutes/xliff"
	"hexaglot/pipeline/check"
	"hexaglot/pipeline/memory/store"
)

const (
	candidates  = 5 // of the memory for a segment: the facts may fit a later one, where they do not fit the best
	suggestions = 3 // of them for a volunteer
)

// A place is a segment between its neighbours.
type place struct {
	minutes.Segment
	prev, next string
}

// places are the segments of a document.
func places(doc *minutes.Document) []place {
	var all []place
	for seg := range doc.Segments() {
		p := place{Segment: seg}
		if n := len(all); n > 0 {
			p.prev = all[n-1].Text
			all[n-1].next = seg.Text
		}
		all = append(all, p)
	}
	return all
}

// recall gives what is remembered of a segment, the surest first: what a person wrote
// for its earlier wording, if only facts have changed; what people said between the same
// neighbours, what they said anywhere, that with the facts of this segment, a
// sentence of the starter memory, a term. Its text is empty if there is nothing, or
// nothing that may be written; like is what the memory has that is like it.
func (j *job) recall(ctx context.Context, p place) (t minutes.Target, like []xliff.Match, err error) {
	if j.cfg.nothing() {
		return t, nil, nil
	}
	for _, m := range j.state.Matches[p.ID] {
		was := store.Match{Kind: store.Fuzzy, Known: m.Source, Text: m.Text, Score: m.Similarity, Origin: store.Origin{Who: m.Origin}}
		if t, ok := j.remembered(p.Segment, was); ok && m.Type == xliff.FromPerson {
			t.Origin.Name = m.Origin
			j.swapped(p.ID)
			return t, nil, nil
		}
	}
	if j.cfg.Memory != nil {
		found, err := j.cfg.Memory.Lookup(ctx, store.Query{From: j.doc.Lang, To: j.lang, Text: p.Text, Prev: p.prev, Next: p.next, Limit: candidates})
		if err != nil {
			return t, nil, minutes.Fail("run.memory", "the memory").Because(err)
		}
		for _, m := range found {
			if t, ok := j.remembered(p.Segment, m); ok {
				return t, nil, nil
			}
			if len(like) < suggestions {
				like = append(like, j.suggestion(p.Segment, m))
			}
		}
	}
	if j.cfg.Starter != nil {
		o := minutes.Origin{Kind: "memory", How: "starter"}
		m, ok := j.cfg.Starter.Lookup(j.doc.Lang, j.lang, p.Text)
		if o.Name, o.Score, t.Text = m.Entry, m.Score, m.Text; !ok {
			t.Text, o.Name, ok = ready(j.doc.Lang, j.lang, j.cfg.Glossary, p.Text)
		}
		if ok {
			return minutes.Target{Source: p.Text, Text: t.Text, State: minutes.Initial, Origin: o}, nil, nil
		}
	}
	return minutes.Target{}, like, nil
}

// remembered makes a target of a match; ok is false if it is no translation of the
// segment, or not one that may be written: it has lost a link in another program, say.
func (j *job) remembered(seg minutes.Segment, m store.Match) (t minutes.Target, ok bool) {
	t = minutes.Target{Source: seg.Text, Text: m.Text, State: minutes.Initial,
		Origin: minutes.Origin{Kind: "memory", How: string(m.Kind), Name: m.Source, By: m.Who, Score: m.Score}}
	persons := false
	switch {
	case m.Kind == store.Fuzzy:
		t.Origin.How, t.Origin.By = "facts", "" // nobody has confirmed it as it is now
		if t.Text, _, ok = j.swap.Swap(j.doc.Lang, j.lang, seg.Text, m.Known, m.Text); !ok {
			return t, false
		}
	case !m.Machine && !m.Third && m.State.Rank() > minutes.Initial.Rank():
		persons = true
		t.State = minutes.Translated
	}
	for _, f := range check.Answer(j.pair(seg.Text, t.Text)) {
		// A person may have reasons to say something at length, or a number in words.
		if !persons || f.Severity == minutes.Error {
			return t, false
		}
	}
	return t, true
}

// swapped says that what a person wrote for the earlier wording of a segment stands in the
// page with the facts of the present one, in place of what was said of it before.
func (j *job) swapped(id string) {
	for i, f := range j.findings {
		if f.Rule == "stale.source" && f.Segment == id {
			j.findings[i].Said.ID = "stale.swapped"
			j.findings[i].Message = "the source has changed in its facts alone: the translation of the earlier wording stands in the page with the new ones, as a draft, until somebody confirms it"
		}
	}
}

// suggestion makes one of a match, with the facts in it that a person has to look at.
func (j *job) suggestion(seg minutes.Segment, m store.Match) xliff.Match {
	var other []string
	_, marked, _ := j.swap.Swap(j.doc.Lang, j.lang, seg.Text, m.Known, m.Text)
	for text := norm.NFC.String(m.Text); len(marked) > 0; marked = marked[1:] {
		other = append(other, text[marked[0].Start:marked[0].End])
	}
	return xliff.Match{Source: m.Known, Text: m.Text, Type: xliff.FromMemory, Similarity: m.Like, Quality: m.Score, Origin: m.Source,
		Other: strings.Join(other, " | ")}
}

func (j *job) pair(source, text string) check.Pair {
	return check.Pair{From: j.doc.Lang, To: j.lang, Source: source, Text: text, Glossary: j.cfg.Glossary}
}
