package pipeline

import "hexaglot/minutes"

// held reports whether a sentence is done and has no text of its own, for a neighbour in
// its block holds it.
func held(t minutes.Target) bool { return t.Text == "" && t.State.Rank() > 0 }

// holders are the ids of the sentences that may hold the text of sentence i of a block:
// the nearest with a text before it and behind it.
func holders(sentences []minutes.Segment, targets map[string]minutes.Target, i int) (ids []string) {
	for _, step := range []int{-1, 1} {
		at := i + step
		for at >= 0 && at < len(sentences) && held(targets[sentences[at].ID]) {
			at += step
		}
		if at >= 0 && at < len(sentences) && targets[sentences[at].ID].Text != "" {
			ids = append(ids, sentences[at].ID)
		}
	}
	return ids
}

// joined are the sentences of a block whose texts may say a neighbour's too.
func joined(sentences []minutes.Segment, targets map[string]minutes.Target) map[string]bool {
	all := map[string]bool{}
	for i, s := range sentences {
		if held(targets[s.ID]) {
			for _, id := range holders(sentences, targets, i) {
				all[id] = true
			}
		}
	}
	return all
}
