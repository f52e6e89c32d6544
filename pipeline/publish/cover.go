package publish

import (
	"cmp"
	"maps"
	"slices"

	"hexaglot/minutes"
	"hexaglot/minutes/xliff"
)

// Coverage says how much of a document is in a language. Words are the source's.
type Coverage struct {
	Segments   int            `json:"segments"`
	Translated int            `json:"translated"`
	Words      int            `json:"words"`
	Covered    int            `json:"covered"`
	By         map[string]int `json:"by"`        // covered words by origin: "memory", "engine", "human"
	Origins    []OriginCount  `json:"origins"`   // all words, in the order of [OriginCount]; those without words are left out
	Stale      int            `json:"stale"`     // covered words of which the text was made for an earlier wording
	Suggested  int            `json:"suggested"` // words not covered of which a suggestion is there
}

// An OriginCount is how many words come from one place: people, the memory in each way it
// has, best first, each engine by its name, nowhere.
type OriginCount struct {
	Kind  string `json:"kind"`           // "human", "memory", "engine"; "none" of what is not translated
	How   string `json:"how,omitempty"`  // of the memory: as of [minutes.Origin]
	Name  string `json:"name,omitempty"` // of an engine
	Words int    `json:"words"`
}

// Cover measures a translation of a document, of which no suggestions are known.
func Cover(doc *minutes.Document, t *minutes.Translation) Coverage { return cover(doc, t, nil) }

// Cover measures a translation as its page shows it.
func (s *State) Cover(doc *minutes.Document) Coverage {
	shown, _ := Shown(doc, &s.Translation)
	return cover(doc, shown, s.Matches)
}

func cover(doc *minutes.Document, t *minutes.Translation, matches map[string][]xliff.Match) Coverage {
	c := Coverage{By: map[string]int{}, Origins: []OriginCount{}}
	counts := map[OriginCount]int{}
	held := Held(doc, t)
	for s := range doc.Segments() {
		words := minutes.Words(s.Text)
		c.Segments++
		c.Words += words
		g := t.Targets[s.ID]
		if held[s.ID] {
			g.Origin = minutes.Origin{Kind: "human"} // who has put it there
		} else if g.Text == "" {
			counts[OriginCount{Kind: "none"}] += words
			if len(matches[s.ID]) > 0 {
				c.Suggested += words
			}
			continue
		}
		c.Translated++
		c.Covered += words
		c.By[g.Origin.Kind] += words
		if g.Stale(s) {
			c.Stale += words
		}
		o := OriginCount{Kind: g.Origin.Kind}
		switch o.Kind {
		case "memory":
			o.How = g.Origin.How
		case "engine":
			o.Name = g.Origin.Name
		}
		counts[o] += words
	}
	for o, n := range counts {
		if n > 0 {
			o.Words = n
			c.Origins = append(c.Origins, o)
		}
	}
	kinds, ways := []string{"human", "memory", "engine", "none"}, []string{"context", "exact", "facts", "starter"}
	slices.SortFunc(c.Origins, func(a, b OriginCount) int {
		return cmp.Or(cmp.Compare(place(kinds, a.Kind), place(kinds, b.Kind)), cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(place(ways, a.How), place(ways, b.How)), cmp.Compare(a.How, b.How), cmp.Compare(a.Name, b.Name))
	})
	return c
}

// place is where a word stands in a list; behind all if it does not.
func place(list []string, word string) int {
	if i := slices.Index(list, word); i >= 0 {
		return i
	}
	return len(list)
}

// Held are the ids of the sentences that are done and have no text of their own, for another
// one of their block holds it.
func Held(doc *minutes.Document, t *minutes.Translation) map[string]bool {
	all := map[string]bool{}
	for b := range doc.Blocks() {
		text := slices.ContainsFunc(b.Text, func(s minutes.Segment) bool { return t.Targets[s.ID].Text != "" })
		for _, s := range b.Text {
			if g := t.Targets[s.ID]; text && g.Text == "" && g.State.Rank() > 0 {
				all[s.ID] = true
			}
		}
	}
	return all
}

// Least is the state of a page: the least of its targets'. A text that was made for an
// earlier wording is initial.
func Least(doc *minutes.Document, t *minutes.Translation) minutes.State {
	least, held := minutes.Final, Held(doc, t)
	for s := range doc.Segments() {
		g := t.Targets[s.ID]
		if g.Text == "" && !held[s.ID] || g.State.Rank() == 0 || g.Stale(s) {
			return minutes.Initial
		}
		if g.State.Rank() < least.Rank() {
			least = g.State
		}
	}
	return least
}

// Suggest gives a segment what memories and engines suggest for it, the best first, in
// place of what they did before. What a person wrote for its earlier wording stays.
func (s *State) Suggest(id string, matches ...xliff.Match) {
	kept := slices.DeleteFunc(slices.Clone(s.Matches[id]), func(m xliff.Match) bool { return m.Type != xliff.FromPerson })
	if all := append(kept, matches...); len(all) > 0 {
		if s.Matches == nil {
			s.Matches = map[string][]xliff.Match{}
		}
		s.Matches[id] = all
	} else {
		delete(s.Matches, id)
	}
}

// suggestions are those of segments that no person has translated as they now read.
func (s *State) suggestions(doc *minutes.Document) map[string][]xliff.Match {
	all := maps.Clone(s.Matches)
	for seg := range doc.Segments() {
		if g := s.Targets[seg.ID]; g.Human() && !g.Stale(seg) {
			delete(all, seg.ID)
		}
	}
	return all
}
