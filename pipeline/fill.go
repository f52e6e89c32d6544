package pipeline

import (
	"context"
	"fmt"
	"slices"

	"hexaglot/minutes"
	"hexaglot/pipeline/check"
	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/publish"
)

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
	var answers []engine.Answer
	err := e.Translate(ctx, requests, func(a engine.Answer) { answers = append(answers, a) })
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
		} else if faults := check.Answer(check.Pair{From: doc.Lang, To: s.Lang, Source: seg.Text, Text: text, Glossary: cfg.Glossary}); len(faults) > 0 {
			rest = append(rest, seg)
			findings = append(findings, minutes.Finding{Rule: "engine.answer", Severity: minutes.Warning, Lang: s.Lang, Segment: seg.ID,
				Message: fmt.Sprintf("the draft of %s is not used: %s: %v", e.Name(), faults[0].Rule, faults[0].Said.Args["Text"])})
		} else {
			s.Targets[seg.ID] = minutes.Target{Source: seg.Text, Text: text, State: minutes.Initial, Origin: minutes.Origin{Kind: "engine", Name: e.Name()}}
		}
	}
	return rest, findings, nil
}
