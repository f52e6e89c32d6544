package pipeline

import (
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/publish"
)

// carry begins the state of a language with what is known of it: every target keeps
// its segment where the source says the same, wherever the segment now stands. What
// a person wrote for a text that is gone is set aside, not lost, and a finding says so.
func carry(old *publish.Meeting, doc *minutes.Document, lang language.Tag) (*publish.State, []minutes.Finding) {
	s := &publish.State{Translation: minutes.Translation{Lang: lang, Targets: map[string]minutes.Target{}}}
	for seg := range doc.Segments() {
		s.Targets[seg.ID] = minutes.Target{Source: seg.Text, State: minutes.Initial}
	}
	if old == nil || old.State(lang) == nil {
		return s, nil
	}
	was := old.State(lang)
	s.Adopt(was)
	byText := map[string][]string{}
	for _, id := range slices.Sorted(maps.Keys(was.Targets)) {
		byText[was.Targets[id].Source] = append(byText[was.Targets[id].Source], id)
	}
	used := map[string]bool{}
	for seg := range doc.Segments() {
		id := seg.ID
		if was.Targets[id].Source != seg.Text {
			ids := byText[seg.Text]
			if len(ids) == 0 {
				if t, ok := s.TakeBack(seg.Text); ok {
					s.Targets[seg.ID] = t
				}
				continue
			}
			id = ids[0]
			if free := slices.IndexFunc(ids, func(id string) bool { return !used[id] }); free >= 0 {
				id = ids[free]
			}
		}
		used[id] = true
		if t := was.Targets[id]; t.Text != "" {
			s.Targets[seg.ID] = t
		}
	}
	var findings []minutes.Finding
	for _, id := range slices.Sorted(maps.Keys(was.Targets)) {
		if t := was.Targets[id]; !used[id] && person(t) {
			s.SetAside(id, t)
			findings = append(findings, minutes.Finding{Rule: "stale.source", Severity: minutes.Warning, Lang: lang, Segment: id,
				Message: fmt.Sprintf("the source no longer says %q: its translation is kept aside in the state", minutes.Plain(t.Source)),
				Said:    minutes.Phrase{ID: "stale.source", Args: map[string]any{"Text": minutes.Plain(t.Source)}}})
		}
	}
	return s, findings
}

// person reports whether a person wrote or confirmed a target.
func person(t minutes.Target) bool { return t.Human() }
