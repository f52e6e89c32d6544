package pipeline

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"hexaglot/minutes"
)

// keepIDs gives the blocks and segments of a document the ids that they had in its
// version of before, wherever they stand now; what is new gets ids that were not in
// use. It returns the document, its parts copied, and the new id of each old one.
//
// A block is the one of before if it says the same, or nearly so and between the same
// neighbours. Only a section at the top may have the id of one ("s4"), and an action
// one of the list of its section ("a4-2"): sites and registers take ids apart.
func keepIDs(old, doc *minutes.Document) (*minutes.Document, map[string]string) {
	k := &keeper{was: match(outline(old.Content), outline(doc.Content)), taken: map[string]bool{}, next: map[string]int{}, renamed: map[string]string{}}
	for b := range old.Blocks() {
		k.taken[b.ID] = true
		for _, s := range slices.Concat(b.Text, slices.Concat(b.Rows...)) {
			k.taken[s.ID] = true
		}
		for _, t := range b.Tasks {
			k.taken[t.ID] = true
		}
	}
	out := *doc
	out.Content = k.blocks(doc.Content, "", "a0", new(int))
	return &out, k.renamed
}

// A keeper gives ids.
type keeper struct {
	was     map[*minutes.Block]*minutes.Block // the block of before
	taken   map[string]bool
	next    map[string]int // of the ids that are alike but for a number: the last one given
	renamed map[string]string
}

// fresh is an id that is not in use: that of the place, or the next.
func (k *keeper) fresh(before string, n int, after string) string {
	n = max(n, k.next[before+" "+after]+1)
	for k.taken[fmt.Sprint(before, n, after)] {
		n++
	}
	k.next[before+" "+after] = n
	id := fmt.Sprint(before, n, after)
	k.taken[id] = true
	return id
}

// blocks are those of a section, "" at the top; its actions begin with prefix, and
// actions counts them.
func (k *keeper) blocks(in []minutes.Block, section, prefix string, actions *int) []minutes.Block {
	if in == nil {
		return nil
	}
	out := make([]minutes.Block, 0, len(in))
	sections, others := 0, 0
	for i := range in {
		b, was := in[i], k.was[&in[i]]
		switch {
		case b.Kind == minutes.Section && section == "":
			sections++
			b.ID = k.id(was, "s", sections)
			prefix, actions = "a"+strings.TrimPrefix(b.ID, "s"), new(int)
		case b.Kind == minutes.Section:
			sections++
			b.ID = k.id(was, section+"-", sections)
		case b.Kind == minutes.Action:
			*actions++
			if was != nil && !strings.HasPrefix(was.ID, prefix+"-") {
				was = nil
			}
			b.ID = k.id(was, prefix+"-", *actions)
		case section == "":
			others++
			b.ID = k.id(was, "s0-b", others)
		default:
			others++
			b.ID = k.id(was, section+"-b", others)
		}
		k.renamed[in[i].ID] = b.ID
		if was == nil {
			was = &minutes.Block{}
		}
		if b.Heading.ID != "" {
			b.Heading.ID = b.ID
		}
		b.Text = k.segments(b.Text, was.Text, func(n int) string { return k.fresh(b.ID+"-", n+1, "") })
		if b.Rows != nil {
			b.Rows = k.rows(b.ID, b.Rows, was.Rows)
		}
		b.Tasks = k.tasks(b.Tasks, was.Tasks, prefix, actions)
		b.Content = k.blocks(b.Content, b.ID, prefix, actions)
		out = append(out, b)
	}
	return out
}

func (k *keeper) id(was *minutes.Block, before string, n int) string {
	if was != nil {
		return was.ID
	}
	return k.fresh(before, n, "")
}

// segments are those of a block: each has the id of the one of before in its place
// that says the same, or else in any place, or else says nearly so in its place.
func (k *keeper) segments(in, was []minutes.Segment, fresh func(int) string) []minutes.Segment {
	out := slices.Clone(in)
	done, used := make([]bool, len(in)), make([]bool, len(was))
	keep := func(i, at int) {
		out[i].ID, done[i], used[at] = was[at].ID, true, true
	}
	for i := range in {
		if i < len(was) && was[i].Text == in[i].Text {
			keep(i, i)
		}
	}
	byText := map[string][]int{}
	for at := range was {
		if !used[at] && was[at].Text != "" {
			byText[was[at].Text] = append(byText[was[at].Text], at)
		}
	}
	for i := range in {
		if at := byText[in[i].Text]; !done[i] && len(at) > 0 {
			keep(i, at[0])
			byText[in[i].Text] = at[1:]
		}
	}
	for i := range in {
		if !done[i] && i < len(was) && !used[i] && near(was[i].Text, in[i].Text) {
			keep(i, i)
		}
		if !done[i] {
			out[i].ID = fresh(i)
		}
		k.renamed[in[i].ID] = out[i].ID
	}
	return out
}

// rows are those of a table, whose cells are kept as segments are.
func (k *keeper) rows(id string, in, was [][]minutes.Segment) [][]minutes.Segment {
	var at [][2]int
	for r, row := range in {
		for c := range row {
			at = append(at, [2]int{r + 1, c + 1})
		}
	}
	cells := k.segments(slices.Concat(in...), slices.Concat(was...), func(n int) string {
		return k.fresh(id+"-r", at[n][0], fmt.Sprintf("c%d", at[n][1]))
	})
	out := make([][]minutes.Segment, len(in))
	for r, row := range in {
		if row != nil {
			out[r], cells = cells[:len(row):len(row)], cells[len(row):]
		}
	}
	return out
}

// tasks are those inside a block: they have the ids of before if there are as many.
func (k *keeper) tasks(in, was []minutes.InnerTask, prefix string, actions *int) []minutes.InnerTask {
	out := slices.Clone(in)
	for i := range out {
		*actions++
		if len(was) == len(in) && strings.HasPrefix(was[i].ID, prefix+"-") {
			out[i].ID = was[i].ID
		} else {
			out[i].ID = k.fresh(prefix+"-", *actions, "")
		}
		out[i].Segments = slices.Clone(in[i].Segments)
		for j, id := range out[i].Segments {
			if now, ok := k.renamed[id]; ok {
				out[i].Segments[j] = now
			}
		}
	}
	return out
}

// renameFindings says the new ids in what was found in the document.
func renameFindings(findings []minutes.Finding, renamed map[string]string) {
	for i := range findings {
		f := &findings[i]
		if id, ok := renamed[f.Segment]; ok {
			f.Segment = id
		}
		first, _ := f.Said.Args["First"].(string) // the other of two that are one
		if id, ok := renamed[first]; ok && id != first {
			f.Said.Args = maps.Clone(f.Said.Args)
			f.Said.Args["First"] = id
			f.Message = strings.Replace(f.Message, first, id, 1)
		}
	}
}
