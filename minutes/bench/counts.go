package bench

import "encoding/json"

// An F1 counts what was found and what should have been.
type F1 struct {
	Right   int `json:"right"`
	Missing int `json:"missing"`
	Extra   int `json:"extra"`
}

// Value is 2·right / (2·right + missing + extra); ok is false if there was nothing to
// find and nothing was found.
func (f F1) Value() (v float64, ok bool) { return ratio(2*f.Right, 2*f.Right+f.Missing+f.Extra) }

// A Share is a part of a whole.
type Share struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

// Value is right / of; ok is false if of is 0.
func (s Share) Value() (v float64, ok bool) { return ratio(s.Right, s.Of) }

// A Similarity is the distance of two trees and the sum of their nodes, roots left out.
type Similarity struct {
	Distance int `json:"distance"`
	Nodes    int `json:"nodes"`
}

// Value is 1 − distance / nodes; ok is false if both trees are empty.
func (s Similarity) Value() (v float64, ok bool) { return ratio(s.Nodes-s.Distance, s.Nodes) }

// MarshalJSON writes the counts and their value, null if there is none.
func (f F1) MarshalJSON() ([]byte, error) {
	type plain F1
	return json.Marshal(struct {
		Value *float64 `json:"value"`
		plain
	}{value(f), plain(f)})
}

// MarshalJSON writes the counts and their value, null if there is none.
func (s Share) MarshalJSON() ([]byte, error) {
	type plain Share
	return json.Marshal(struct {
		Value *float64 `json:"value"`
		plain
	}{value(s), plain(s)})
}

// MarshalJSON writes the counts and their value, null if there is none.
func (s Similarity) MarshalJSON() ([]byte, error) {
	type plain Similarity
	return json.Marshal(struct {
		Value *float64 `json:"value"`
		plain
	}{value(s), plain(s)})
}

func value(m valued) *float64 {
	if v, ok := m.Value(); ok {
		return &v
	}
	return nil
}

func ratio(a, b int) (float64, bool) {
	if b == 0 {
		return 0, false
	}
	return float64(a) / float64(b), true
}

// A valued count has a value, or none if there was nothing to count.
type valued interface{ Value() (float64, bool) }

// Scores are the counts of one document, or the sums of several.
type Scores struct {
	Sections     F1         `json:"sections"`
	SectionTree  Similarity `json:"section_tree"`
	ListTree     Similarity `json:"list_tree"`
	Links        F1         `json:"links"`
	Actions      F1         `json:"actions"`
	Owners       Share      `json:"owners"`
	Due          Share      `json:"due"`
	Status       Share      `json:"status"`
	Facts        F1         `json:"facts"`
	Title        Share      `json:"title"`
	Date         Share      `json:"date"`
	Time         Share      `json:"time"`
	Mode         Share      `json:"mode"`
	Refused      Share      `json:"refused"`       // agendas and transcripts
	Items        F1         `json:"items"`         // of truths that hold keys
	KeyedActions F1         `json:"keyed_actions"` // of truths that hold keys
}

// Add adds the counts of another.
func (s *Scores) Add(o Scores) {
	for _, p := range [][2]*F1{{&s.Sections, &o.Sections}, {&s.Links, &o.Links}, {&s.Actions, &o.Actions}, {&s.Facts, &o.Facts}, {&s.Items, &o.Items}, {&s.KeyedActions, &o.KeyedActions}} {
		p[0].Right, p[0].Missing, p[0].Extra = p[0].Right+p[1].Right, p[0].Missing+p[1].Missing, p[0].Extra+p[1].Extra
	}
	for _, p := range [][2]*Share{{&s.Owners, &o.Owners}, {&s.Due, &o.Due}, {&s.Status, &o.Status}, {&s.Title, &o.Title}, {&s.Date, &o.Date}, {&s.Time, &o.Time}, {&s.Mode, &o.Mode}, {&s.Refused, &o.Refused}} {
		p[0].Right, p[0].Of = p[0].Right+p[1].Right, p[0].Of+p[1].Of
	}
	for _, p := range [][2]*Similarity{{&s.SectionTree, &o.SectionTree}, {&s.ListTree, &o.ListTree}} {
		p[0].Distance, p[0].Nodes = p[0].Distance+p[1].Distance, p[0].Nodes+p[1].Nodes
	}
}

// Value is how good a document is, to put the worst first: the mean of what it has of
// sections, list tree, actions, owners, due dates, links, facts and refusal.
func (s Scores) Value() float64 {
	sum, n := 0.0, 0
	for _, m := range []valued{s.Sections, s.ListTree, s.Actions, s.Owners, s.Due, s.Links, s.Facts, s.Refused, s.Items, s.KeyedActions} {
		if v, ok := m.Value(); ok {
			sum, n = sum+v, n+1
		}
	}
	if n == 0 {
		return 1
	}
	return sum / float64(n)
}
