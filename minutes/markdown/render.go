package markdown

import (
	"strconv"
	"strings"
)

// A place in a list: how an item is marked, and whether it opens a list.
type placed struct {
	depth  int
	opens  bool
	mark   string // "-", "*", "3." or "3)"
	indent int    // columns before the mark
	apart  bool   // a blank line must stand before it
}

// layOut places the items that follow each other. Depths that jump are drawn
// together; a count that does not go on, or a bullet after a number, begins
// another list, and so does an item that is to. Two lists of a kind are told apart
// by their marks, 1. and 1), - and *.
func layOut(items []node) []placed {
	type open struct {
		ordered bool
		mark    string // "." or ")"
		bullet  string // "-" or "*"
		next    int
		content int // columns before the text of its items
	}
	var lists []open
	out := make([]placed, len(items))
	for i, n := range items {
		depth := min(n.level, len(lists)+1)
		p := placed{depth: depth}
		lists = lists[:min(depth, len(lists))]
		if len(lists) < depth {
			p.opens = true
			lists = append(lists, open{ordered: n.ordered, mark: ".", bullet: "-"})
		} else if l := &lists[depth-1]; l.ordered != n.ordered || n.ordered && n.number != l.next || n.parted {
			p.opens, p.apart = true, true
			switch {
			case l.ordered && n.ordered:
				l.mark = map[string]string{".": ")", ")": "."}[l.mark]
			case !l.ordered && !n.ordered:
				l.bullet = map[string]string{"-": "*", "*": "-"}[l.bullet]
			}
			l.ordered = n.ordered
		}
		l := &lists[depth-1]
		if depth > 1 {
			p.indent = lists[depth-2].content
		}
		p.mark = l.bullet
		if n.ordered {
			p.mark = strconv.Itoa(n.number) + l.mark
			l.next = n.number + 1
		}
		l.content = p.indent + len(p.mark) + 1
		// Only a list that begins at 1 may follow a line of text (CommonMark 0.31, 5.2).
		p.apart = p.apart || p.opens && n.ordered && n.number != 1
		out[i] = p
	}
	return out
}

// render writes nodes as Markdown, a blank line between them.
func render(nodes []node) []byte {
	var b strings.Builder
	for i := 0; i < len(nodes); i++ {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		n := nodes[i]
		switch n.kind {
		case heading:
			raw, _ := inline(n.runs, inHeading)
			if n.id != "" {
				raw = strings.TrimPrefix(raw+" ", " ") + "{#" + n.id + "}"
			}
			b.WriteString(strings.Repeat("#", n.level) + " " + raw + "\n")
		case quote:
			raw, _ := inline(n.runs, inBlock)
			b.WriteString("> " + raw + "\n")
		case item:
			end := listEnd(nodes, i)
			renderList(&b, nodes[i:end])
			i = end - 1
		case table:
			renderTable(&b, n.rows)
		default:
			raw, _ := inline(n.runs, inBlock)
			b.WriteString(raw + "\n")
		}
	}
	return []byte(b.String())
}

// listEnd is the index after the items that begin at i.
func listEnd(nodes []node, i int) int {
	for i < len(nodes) && nodes[i].kind == item {
		i++
	}
	return i
}

func renderList(b *strings.Builder, items []node) {
	for i, p := range layOut(items) {
		if p.apart && i > 0 {
			b.WriteByte('\n')
		}
		raw, _ := inline(items[i].runs, inBlock)
		b.WriteString(strings.Repeat(" ", p.indent) + p.mark + " " + raw + "\n")
	}
}

func renderTable(b *strings.Builder, rows [][][]run) {
	for i, row := range rows {
		b.WriteByte('|')
		for _, cell := range row {
			raw, _ := inline(cell, inCell)
			b.WriteString(" " + raw + " |")
		}
		b.WriteByte('\n')
		if i == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", len(row)) + "\n")
		}
	}
}
