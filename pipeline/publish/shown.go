package publish

import (
	"maps"
	"slices"

	"hexaglot/minutes"
	"hexaglot/minutes/markdown"
)

// Shown is what a page can show of a translation: all of it but the texts that have lost
// a link of the source or have another one, for with them the pages of a meeting would
// not be parallel. It returns the ids of their segments too, in the order of the text.
// A link may stand in another sentence of its block.
func Shown(doc *minutes.Document, t *minutes.Translation) (*minutes.Translation, []string) {
	var bad, released []string
	look := func(sentences bool, segments ...minutes.Segment) {
		anyText := false
		for _, s := range segments {
			_, shown := markdown.Links(t.Targets[s.ID].Text)
			anyText = anyText || sentences && shown
		}
		var source, text, parted []string
		for _, s := range segments {
			own, _ := markdown.Links(s.Text)
			its, shown := markdown.Links(t.Targets[s.ID].Text)
			if held := anyText && t.Targets[s.ID].State.Rank() > 0; !shown && !held { // the page shows the source's text
				its = own
			}
			if source, text = append(source, own...), append(text, its...); !same(own, its) {
				parted = append(parted, s.ID)
			}
		}
		if !same(source, text) {
			bad = append(bad, parted...)
			for _, s := range segments { // one that is not shown may hold their text
				if g := t.Targets[s.ID]; g.Text == "" && g.State.Rank() > 0 {
					released = append(released, s.ID)
				}
			}
		}
	}
	look(false, doc.Subtitle)
	for b := range doc.Blocks() {
		look(false, b.Heading)
		look(true, b.Text...)
		look(false, slices.Concat(b.Rows...)...)
	}
	if bad == nil {
		return t, nil
	}
	shown := *t
	shown.Targets = maps.Clone(t.Targets)
	for _, id := range slices.Concat(bad, released) {
		g := shown.Targets[id]
		g.Text, g.State = "", minutes.Initial
		shown.Targets[id] = g
	}
	return &shown, bad
}

// same reports whether two lists of links hold the same, in any order.
func same(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}
