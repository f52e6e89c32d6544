package bench

import (
	"slices"
	"strings"
	"time"

	"hexaglot/minutes"
)

// FromDocument makes a record of what our reader understood.
func FromDocument(d *minutes.Document) *Record {
	m := d.Meeting
	r := &Record{Lang: d.Lang, Title: d.Title.Text, Date: m.Date, End: m.EndDate, Time: m.Time, EndTime: m.EndTime,
		Zone: m.Zone, Mode: m.Mode, Links: d.Links}
	if d.Subtitle.Text != "" {
		r.Title += " / " + d.Subtitle.Text
	}
	meeting, _ := time.Parse(time.DateOnly, m.Date)
	say := func(texts ...string) {
		for _, s := range texts {
			r.Facts = append(r.Facts, findFacts(d.Lang, minutes.Plain(s), meeting)...)
		}
	}
	say(d.Title.Text, d.Subtitle.Text, m.Printed)
	var walk func(blocks []minutes.Block, depth int)
	walk = func(blocks []minutes.Block, depth int) {
		for i := range blocks {
			b := &blocks[i]
			text := b.Markdown(d.Lang)
			say(b.Heading.Text, b.Label, text)
			for _, row := range b.Rows {
				for _, cell := range row {
					say(cell.Text)
				}
			}
			switch b.Kind {
			case minutes.Section:
				r.Entries = append(r.Entries, Entry{Section: true, Depth: depth, Number: b.Number, Text: b.Heading.Text, Annex: b.Annex})
			case minutes.Item:
				r.Entries = append(r.Entries, Entry{Depth: max(b.Depth, 1), Text: text})
			case minutes.Action:
				e := entryOf(b.Task, text, List)
				e.Depth, e.Mark = max(b.Depth, 1), b.Label
				r.Entries = append(r.Entries, e)
			}
			for _, row := range b.Rows {
				for _, cell := range row {
					r.Entries = append(r.Entries, inCell(d, b, cell)...)
				}
			}
			for _, t := range b.Tasks {
				if b.Kind != minutes.Table {
					r.Entries = append(r.Entries, entryOf(t.Task, innerText(d, b, t), Prose))
				}
			}
			walk(b.Content, depth+1)
		}
	}
	walk(d.Content, 1)
	if m.Printed == "" {
		r.Facts = append(r.Facts, unprinted(m, r.Facts)...)
	}
	return r
}

// inCell are the tasks of a cell and the items of its lists.
func inCell(d *minutes.Document, b *minutes.Block, cell minutes.Segment) (out []Entry) {
	tasks := map[int]minutes.InnerTask{}
	for _, t := range b.Tasks {
		if t.Segments[0] == cell.ID {
			tasks[t.Part] = t
		}
	}
	if t, ok := tasks[0]; ok {
		return []Entry{entryOf(t.Task, innerText(d, b, t), Table)}
	}
	for k, item := range minutes.CellItems(cell.Text) {
		e := Entry{Text: item.Text}
		if t, ok := tasks[k+1]; ok {
			e = entryOf(t.Task, item.Text, List)
		}
		e.Depth = item.Depth
		out = append(out, e)
	}
	return out
}

// unprinted are the day and the time of a meeting if no text that was kept says them:
// they were read from a line that said more, as a title does.
func unprinted(m minutes.Meeting, said []string) (out []string) {
	days, times := "date "+m.Date, "time "+m.Time
	if m.EndDate != "" {
		days = "dates " + m.Date + " to " + m.EndDate
	}
	if m.EndTime != "" {
		times = "times " + m.Time + " to " + m.EndTime
	}
	if m.Date != "" && !slices.Contains(said, days) {
		out = append(out, days)
	}
	apart := m.EndTime != "" && slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, "time "+m.EndTime) })
	if apart { // another sentence says when it was closed
		times = "time " + m.Time
	}
	if times = strings.TrimSpace(times + " " + m.Zone); m.Time != "" && !slices.Contains(said, times) {
		out = append(out, times)
	}
	return out
}

func entryOf(t minutes.Task, text string, source Source) Entry {
	e := Entry{Depth: 1, Text: text, Action: source, Owner: t.Owner, Due: t.Due.From, Time: t.Time, Zone: t.Zone, Status: t.Status}
	if t.Due.To != "" && t.Due.To != t.Due.From {
		e.Due += "/" + t.Due.To
	}
	return e
}

// innerText is the text of a task inside a block: its segments.
func innerText(d *minutes.Document, b *minutes.Block, t minutes.InnerTask) string {
	var parts []string
	for _, s := range append(slices.Clone(b.Text), slices.Concat(b.Rows...)...) {
		if slices.Contains(t.Segments, s.ID) {
			parts = append(parts, s.Text)
		}
	}
	return minutes.JoinSentences(d.Lang, parts)
}

// titleKey is what titles are compared by: their words, on however many lines.
func titleKey(s string) string { return Key(strings.ReplaceAll(s, " / ", " ")) }
