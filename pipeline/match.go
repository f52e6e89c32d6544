package pipeline

import (
	"strings"

	"hexaglot/minutes"
)

// A placed block is one in the order of the text.
type placed struct {
	*minutes.Block
	class string         // ids go from a block to one of its class only
	in    *minutes.Block // the section around it; nil at the top
}

// outline is the blocks of a document in the order of the text.
func outline(content []minutes.Block) []placed {
	var all []placed
	var walk func([]minutes.Block, *minutes.Block)
	walk = func(blocks []minutes.Block, in *minutes.Block) {
		for i := range blocks {
			b := &blocks[i]
			class := "block"
			switch b.Kind {
			case minutes.Section:
				class = "section"
				if in != nil {
					class = "sub-section"
				}
			case minutes.Action:
				class = "action"
			}
			all = append(all, placed{b, class, in})
			walk(b.Content, b)
		}
	}
	walk(content, nil)
	return all
}

// match says which block of before each block is, if any: first the sections, by all
// that they hold or else by their headings, then what they hold, in them or else
// anywhere, each in the order of the text; then what says nearly the same, by the block
// before it or after it.
func match(old, now []placed) map[*minutes.Block]*minutes.Block {
	was := map[*minutes.Block]*minutes.Block{}
	used := map[*minutes.Block]bool{}
	pair := func(b, o placed) {
		was[b.Block] = o.Block
		used[o.Block] = true
	}
	type key struct {
		class, said string
		in          *minutes.Block // of before
	}
	for _, how := range []struct{ sections, whole, inside bool }{{true, true, false}, {true, false, false}, {false, false, true}, {false, false, false}} {
		waiting := map[key][]placed{}
		is := func(b placed, in *minutes.Block) key {
			if !how.inside {
				in = nil
			}
			return key{b.class, said(b.Block, how.whole), in}
		}
		for _, o := range old {
			if (o.Kind == minutes.Section) == how.sections && !used[o.Block] {
				k := is(o, o.in)
				waiting[k] = append(waiting[k], o)
			}
		}
		for _, b := range now {
			if (b.Kind == minutes.Section) != how.sections || was[b.Block] != nil || how.inside && b.in != nil && was[b.in] == nil {
				continue
			}
			k := is(b, was[b.in])
			if os := waiting[k]; len(os) > 0 {
				pair(b, os[0])
				waiting[k] = os[1:]
			}
		}
	}
	at := map[*minutes.Block]int{}
	for i, o := range old {
		at[o.Block] = i
	}
	beside := func(b placed, i int) {
		if was[b.Block] == nil && i >= 0 && i < len(old) && !used[old[i].Block] && old[i].class == b.class &&
			near(said(old[i].Block, false), said(b.Block, false)) {
			pair(b, old[i])
		}
	}
	for i, b := range now {
		if i == 0 {
			beside(b, 0)
		} else if o := was[now[i-1].Block]; o != nil {
			beside(b, at[o]+1)
		}
	}
	for i := len(now) - 1; i >= 0; i-- {
		if i == len(now)-1 {
			beside(now[i], len(old)-1)
		} else if o := was[now[i+1].Block]; o != nil {
			beside(now[i], at[o]-1)
		}
	}
	return was
}

// said is what a block says, and if whole what is inside it too.
func said(b *minutes.Block, whole bool) string {
	var t strings.Builder
	t.WriteString(b.Heading.Text)
	for _, s := range b.Text {
		t.WriteString("\n" + s.Text)
	}
	for _, row := range b.Rows {
		t.WriteByte('\n')
		for _, cell := range row {
			t.WriteString("\t" + cell.Text)
		}
	}
	if whole {
		for i := range b.Content {
			t.WriteString("\n" + said(&b.Content[i], true))
		}
	}
	return t.String()
}

// nearly is how much alike two texts must be to be versions of one, in per cent.
const nearly = 50

// near reports whether two texts are nearly the same.
func near(a, b string) bool { return likeness(a, b) >= nearly }

// likeness is how many of a hundred pairs of neighbouring characters two texts have in
// common (the coefficient of Dice), which serves every script; 0 of nothing.
func likeness(a, b string) int {
	pairs := map[[2]rune]int{}
	n := 0
	each := func(s string, do func([2]rune)) {
		last := rune(0)
		for _, r := range s {
			do([2]rune{last, r})
			last = r
			n++
		}
	}
	each(a, func(p [2]rune) { pairs[p]++ })
	common := 0
	each(b, func(p [2]rune) {
		if pairs[p] > 0 {
			pairs[p]--
			common++
		}
	})
	return 200 * common / max(n, 1)
}
