package pipeline

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine"
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
func person(t minutes.Target) bool {
	return t.Text != "" && (t.Origin.Kind == "human" || t.State.Rank() > minutes.Initial.Rank())
}

// fill gives every segment that no person has translated what the memory holds, or
// else what an engine drafts.
func fill(ctx context.Context, doc *minutes.Document, s *publish.State, cfg Config) ([]minutes.Finding, error) {
	var open []minutes.Segment
	for seg := range doc.Segments() {
		t := s.Targets[seg.ID]
		if person(t) {
			continue
		}
		if cfg.Memory != nil {
			if match, ok := cfg.Memory.Lookup(doc.Lang, s.Lang, seg.Text); ok {
				s.Targets[seg.ID] = minutes.Target{Source: seg.Text, Text: match.Text, State: minutes.Initial,
					Origin: minutes.Origin{Kind: "memory", Name: match.Entry, Score: match.Score}}
				continue
			}
			if text, name, ok := ready(doc.Lang, s.Lang, cfg.Glossary, seg.Text); ok {
				s.Targets[seg.ID] = minutes.Target{Source: seg.Text, Text: text, State: minutes.Initial, Origin: minutes.Origin{Kind: "memory", Name: name}}
				continue
			}
		}
		if t.Origin.Kind == "engine" && slices.ContainsFunc(cfg.Engines, func(e engine.Engine) bool { return e.Name() == t.Origin.Name }) {
			continue // its draft of an earlier run
		}
		s.Targets[seg.ID] = minutes.Target{Source: seg.Text, State: minutes.Initial}
		open = append(open, seg)
	}
	var findings []minutes.Finding
	for _, e := range cfg.Engines {
		var more []minutes.Finding
		var err error
		if open, more, err = draft(ctx, doc, s, e, open, cfg); err != nil {
			return nil, err
		}
		findings = append(findings, more...)
	}
	if len(open) > 0 {
		findings = append(findings, minutes.Finding{Rule: "struct.untranslated", Severity: minutes.Warning, Lang: s.Lang,
			Message: fmt.Sprintf("%d of the sentences and headings are not translated yet: they stand in the page in their own language, marked ⟦%s⟧", len(open), doc.Lang),
			Said:    minutes.Phrase{ID: "struct.untranslated", Args: map[string]any{"Count": len(open), "Lang": doc.Lang.String()}}})
	}
	return findings, ctx.Err()
}

// draft asks an engine for the open segments and gives back those that stay open. An
// engine that fails is a finding: the run goes on without it.
func draft(ctx context.Context, doc *minutes.Document, s *publish.State, e engine.Engine, open []minutes.Segment, cfg Config) ([]minutes.Segment, []minutes.Finding, error) {
	if len(open) == 0 {
		return nil, nil, nil
	}
	var requests []engine.Request
	before := ""
	for seg := range doc.Segments() {
		if len(requests) < len(open) && open[len(requests)].ID == seg.ID {
			requests = append(requests, engine.Request{ID: seg.ID, From: doc.Lang, To: s.Lang, Text: seg.Text, Context: before})
		}
		before = seg.Text
	}
	answers, err := e.Translate(ctx, requests)
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	var findings []minutes.Finding
	if err != nil {
		findings = append(findings, minutes.Finding{Rule: "engine.failed", Severity: minutes.Warning, Lang: s.Lang, Message: fmt.Sprintf("the engine %s: %v", e.Name(), err)})
	}
	byID := map[string]string{}
	for _, a := range answers {
		if _, twice := byID[a.ID]; !twice {
			byID[a.ID] = a.Text
		}
	}
	var rest []minutes.Segment
	for _, seg := range open {
		text := byID[seg.ID]
		if text == "" {
			rest = append(rest, seg)
		} else if fault := verify(doc.Lang, s.Lang, seg.Text, text); fault != "" {
			rest = append(rest, seg)
			findings = append(findings, minutes.Finding{Rule: "engine.answer", Severity: minutes.Warning, Lang: s.Lang, Segment: seg.ID,
				Message: fmt.Sprintf("the draft of %s is not used: %s", e.Name(), fault)})
		} else {
			s.Targets[seg.ID] = minutes.Target{Source: seg.Text, Text: text, State: minutes.Initial, Origin: minutes.Origin{Kind: "engine", Name: e.Name()}}
		}
	}
	return rest, findings, nil
}
