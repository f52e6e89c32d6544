package pipeline

import (
	"context"
	"fmt"
	"slices"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/publish"
)

// A Mark says that a person has read a translation.
type Mark struct {
	Lang     language.Tag
	State    minutes.State
	By       string   // the person's name; empty if it is not given
	Segments []string // ids; nil for all
}

// Marked counts the targets of a mark.
type Marked struct {
	Set   int // that have the state now
	Empty int // that nobody has translated: they cannot be confirmed

	Higher int // of a later state, which they keep: only a mark of single segments takes them back
	Broken int // that the page cannot show, for they have lost a link: nor can they be confirmed
}

// Do marks a meeting's translation and writes its page again.
func (k Mark) Do(ctx context.Context, repo *publish.Repo, key string) (Marked, []minutes.Finding, error) {
	var n Marked
	keys, err := repo.Keys()
	if err != nil {
		return n, nil, err
	}
	if !slices.Contains(keys, key) {
		return n, nil, minutes.Fail("mark.meeting", "there is no meeting {{.Key}}", "Key", key)
	}
	unlock, err := repo.Lock(ctx, key)
	if err != nil {
		return n, nil, err
	}
	defer unlock()
	m, err := repo.Load(key)
	if err != nil {
		return n, nil, err
	}
	s := m.State(k.Lang)
	if s == nil {
		return n, nil, fmt.Errorf("%s: %w", key, minutes.Fail("mark.translation", "there is no translation into {{.Lang}}", "Lang", k.Lang.String()))
	}
	if edited, err := repo.Edited(m, k.Lang); err != nil {
		return n, nil, err
	} else if edited {
		return n, nil, fmt.Errorf("%s: %w", publish.PagePath(key, k.Lang), minutes.Fail("mark.edited", "it was edited by hand, and what it says now is not in the state that would be marked"))
	}
	for _, id := range k.Segments {
		if _, ok := s.Targets[id]; !ok {
			return n, nil, fmt.Errorf("%s: %w", key, minutes.Fail("mark.segment", `no segment is called "{{.ID}}": the ids are those of {{.Lang}}.xlf`, "ID", id, "Lang", k.Lang.String()))
		}
	}
	_, broken := publish.Shown(m.Doc, &s.Translation)
	held := publish.Held(m.Doc, &s.Translation)
	for seg := range m.Doc.Segments() {
		t, ok := s.Targets[seg.ID]
		if !ok || k.Segments != nil && !slices.Contains(k.Segments, seg.ID) {
			continue
		}
		if held[seg.ID] && k.State.Rank() == 0 {
			continue // it would be translated once more
		}
		if t.Text == "" && !held[seg.ID] {
			n.Empty++
			continue
		}
		if k.State.Rank() > 0 && slices.Contains(broken, seg.ID) {
			n.Broken++
			continue
		}
		if k.Segments == nil && k.State.Rank() > 0 && t.State.Rank() > k.State.Rank() && !t.Stale(seg) {
			n.Higher++
			continue
		}
		t.State = k.State
		if k.State.Rank() > 0 { // it is good for what the source says now
			t.Source = seg.Text
		}
		if k.By != "" {
			t.Origin.By = k.By
		}
		s.Targets[seg.ID] = t
		n.Set++
	}
	pages, err := write(m)
	if err != nil {
		return n, nil, err
	}
	_, findings, err := repo.Save(m, pages)
	if err != nil {
		return n, findings, err
	}
	more, err := repo.WriteManifest(ctx)
	return n, append(findings, more...), err
}
