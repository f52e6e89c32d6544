package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/util"
)

// Diff is "" if two pages have the same blocks, and otherwise one sentence that
// says where they part. Draft notices and disclaimers are not compared: the
// page of a source may have neither.
func (s Shape) Diff(o Shape) string {
	for i := range max(len(s.Blocks), len(o.Blocks)) {
		switch {
		case i >= len(s.Blocks):
			return fmt.Sprintf("block %d: nothing, against %s", i+1, o.Blocks[i])
		case i >= len(o.Blocks):
			return fmt.Sprintf("block %d: %s, against nothing", i+1, s.Blocks[i])
		}
		a, b := s.Blocks[i], o.Blocks[i]
		if x, y := a.String(), b.String(); x != y {
			return fmt.Sprintf("block %d%s: %s, against %s", i+1, s.under(i), x, y)
		}
		if !slices.Equal(a.Links, b.Links) {
			return fmt.Sprintf("block %d%s: %s leads to %s, against %s", i+1, s.under(i), a, places(a.Links), places(b.Links))
		}
	}
	return ""
}

// under names the last heading before a block.
func (s Shape) under(i int) string {
	for i--; i >= 0; i-- {
		if e := s.Blocks[i]; e.Kind == heading && e.ID != "" {
			return " (under #" + e.ID + ")"
		}
	}
	return ""
}

func places(links []string) string {
	if len(links) == 0 {
		return "no place"
	}
	return strings.Join(links, ", ")
}

// String says what an element is, without its words.
func (e Element) String() string {
	switch e.Kind {
	case heading:
		if e.ID == "" {
			return fmt.Sprintf("heading of level %d", e.Level)
		}
		return fmt.Sprintf("heading #%s of level %d", e.ID, e.Level)
	case list:
		if e.Ordered {
			return fmt.Sprintf("list from %d at depth %d", e.Start, e.Level)
		}
		return fmt.Sprintf("list at depth %d", e.Level)
	case item:
		return fmt.Sprintf("item at depth %d", e.Level)
	case table:
		return fmt.Sprintf("table of %d×%d", e.Rows, e.Columns)
	}
	return e.Kind
}

// prove compares what goldmark reads in a page with the nodes it was written from.
func prove(nodes []node, body []byte) error {
	want, got := intended(nodes), elements(body)
	if d := (Shape{Blocks: got}).Diff(Shape{Blocks: want}); d != "" {
		return fmt.Errorf("goldmark reads it otherwise than it is meant: %s", d)
	}
	for i := range want {
		if got[i].text != want[i].text {
			return fmt.Errorf("goldmark reads it otherwise than it is meant: block %d: %q, against %q", i+1, got[i].text, want[i].text)
		}
		if !slices.Equal(got[i].emphasised, want[i].emphasised) {
			return fmt.Errorf("goldmark reads it otherwise than it is meant: block %d emphasises %q, against %q", i+1, got[i].emphasised, want[i].emphasised)
		}
	}
	return nil
}

// intended are the elements that nodes are to become.
func intended(nodes []node) []Element {
	var all []Element
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		switch n.kind {
		case item:
			end := listEnd(nodes, i)
			for k, p := range layOut(nodes[i:end]) {
				it := nodes[i+k]
				if p.opens {
					l := Element{Kind: list, Level: p.depth, Ordered: it.ordered}
					if it.ordered {
						l.Start = it.number
					}
					all = append(all, l)
				}
				e := Element{Kind: item, Level: p.depth}
				e.take(it.runs, inBlock)
				all = append(all, e)
			}
			i = end - 1
		case table:
			e := Element{Kind: table, Rows: len(n.rows), Columns: len(n.rows[0])}
			var cells []string
			for _, row := range n.rows {
				for _, cell := range row {
					e.take(cell, inCell)
					cells = append(cells, plainText(cell))
				}
			}
			e.text = strings.Join(cells, "\t")
			all = append(all, e)
		default:
			e := Element{Kind: n.kind, Level: n.level, ID: n.id}
			at := inBlock
			if n.kind == heading {
				at = inHeading
			}
			e.take(n.runs, at)
			all = append(all, e)
		}
	}
	return all
}

func (e *Element) take(runs []run, at place) {
	e.text = plainText(runs)
	e.links(runs)
	slices.Sort(e.Links)
	_, emphasised := inline(runs, at)
	e.emphasised = append(e.emphasised, emphasised...)
}

// links adds where the links of runs lead.
func (e *Element) links(runs []run) {
	for i, r := range runs {
		if r.link > 0 && (i == 0 || runs[i-1].link != r.link) {
			e.Links = append(e.Links, string(util.URLEscape([]byte(r.URL), false)))
		}
	}
}
