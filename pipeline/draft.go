package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"hexaglot/glossary"
	"hexaglot/minutes"
	"hexaglot/pipeline/check"
	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/engine/protect"
	"hexaglot/pipeline/memory/store"
)

// tries is how often an engine is asked for a text in a run.
const tries = 2

// An asking is what an engine is asked for a text, wherever in the document it stands.
type asking struct {
	engine.Request
	hidden protect.Hidden
	places []place
	key    string // the request, as the memory knows it
}

// askings are the open segments as an engine gets them, each text once.
func (j *job) askings(open []place) []*asking {
	var all []*asking
	byText := map[string]*asking{}
	for _, p := range open {
		if a := byText[p.Text]; a != nil {
			a.places = append(a.places, p)
			continue
		}
		a := &asking{places: []place{p}}
		plain := minutes.Plain(p.Text)
		var keep []protect.Span
		a.Terms, keep = j.terms(plain)
		a.hidden = protect.Hide(p.Text, keep)
		a.ID, a.From, a.To, a.Text, a.Tags, a.Behind, a.Context = p.ID, j.doc.Lang, j.lang, a.hidden.Text, a.hidden.Tags, a.hidden.Behind, minutes.Plain(p.prev)
		a.key = keyOf(a.Request)
		byText[p.Text] = a
		all = append(all, a)
	}
	return all
}

// keyOf is what the answer to a request hangs on: what was answered to another is not used.
// The segment before is not of it, so that what meetings say again and again is asked once.
func keyOf(r engine.Request) string {
	key := r.Text
	if strings.Join(r.Behind, "") != "" {
		key += fmt.Sprintf("\nbehind %q", r.Behind)
	}
	for _, t := range r.Terms {
		key += fmt.Sprintf("\nterm %q %q %q %q", t.Source, t.Accepted, t.Forms, t.English)
	}
	return key
}

// terms are what goes along with a text: its terms with their accepted renderings, the
// best first, and where names stand that are never translated.
func (j *job) terms(plain string) (terms []engine.Term, keep []protect.Span) {
	if j.cfg.Glossary == nil {
		return nil, nil
	}
	for _, m := range j.cfg.Glossary.Find(j.doc.Lang, plain) {
		if c, _ := j.cfg.Glossary.Concept(m.Concept); c.Keep {
			keep = append(keep, protect.Span{Start: m.Start, End: m.End})
			continue
		}
		t := engine.Term{Source: plain[m.Start:m.End]}
		for _, r := range j.accepted(m.Concept, j.lang) {
			t.Accepted = append(t.Accepted, r.Text)
			t.Forms = append(t.Forms, r.Forms...)
		}
		if j.doc.Lang != language.English && j.lang != language.English {
			for _, r := range j.accepted(m.Concept, language.English) {
				t.English = append(t.English, r.Text)
			}
		}
		if t.Accepted != nil && !slices.ContainsFunc(terms, func(o engine.Term) bool { return o.Source == t.Source }) {
			terms = append(terms, t)
		}
	}
	return terms, keep
}

// accepted are the renderings of a concept that may be used, the best first.
func (j *job) accepted(concept string, lang language.Tag) []glossary.Rendering {
	return slices.DeleteFunc(j.cfg.Glossary.Renderings(concept, lang), func(r glossary.Rendering) bool {
		return r.Status == glossary.Superseded || r.Status == glossary.Forbidden
	})
}

// draft asks an engine for the open segments and gives back those that stay open. What
// it has answered before, also in a run that was cut off, it is not asked again.
func (j *job) draft(ctx context.Context, e engine.Engine, open []place) ([]place, error) {
	if len(open) == 0 {
		return nil, nil
	}
	_, steady := e.(engine.Steady)
	var left, refused []*asking
	for _, a := range j.askings(open) {
		text, ok, err := j.kept(ctx, e, a)
		if err != nil {
			return nil, err
		}
		if ok {
			err = j.accept(e, a, text)
		}
		switch {
		case ok && err == nil:
			j.step(a.places, e)
		case ok && steady:
			j.refused[a.ID] = append(j.refused[a.ID], refusal{e.Name(), err})
			refused = append(refused, a)
		default:
			left = append(left, a)
		}
	}
	if j.cfg.DryRun {
		for _, a := range left {
			j.asked += words(a.places)
			for _, p := range a.places { // a draft of before would be counted too
				j.state.Targets[p.ID] = minutes.Target{Source: p.Text, State: minutes.Initial}
			}
		}
		return still(refused, open), nil
	}
	for try := 0; try < tries && len(left) > 0 && !j.broken[idOf(e)] && !j.hung[idOf(e)]; try++ {
		var err error
		for _, a := range left {
			a.Try = try
		}
		if left, err = j.ask(ctx, e, left); err != nil {
			return nil, err
		}
	}
	return still(append(left, refused...), open), nil
}

// still are the places of askings in their order among those that were open.
func still(all []*asking, open []place) (places []place) {
	for _, a := range all {
		places = append(places, a.places...)
	}
	order := map[string]int{}
	for i, p := range open {
		order[p.ID] = i
	}
	slices.SortFunc(places, func(a, b place) int { return order[a.ID] - order[b.ID] })
	return places
}

// ask puts its questions to an engine once and gives back those without an answer that
// may be written. Each that may is kept in the memory as it comes. An engine that fails
// is a finding: if it has answered nothing, the language is done without it, and if it has
// hung, all that follow.
func (j *job) ask(ctx context.Context, e engine.Engine, all []*asking) ([]*asking, error) {
	byID := map[string]*asking{}
	var requests []engine.Request
	for _, a := range all {
		byID[a.ID] = a
		requests = append(requests, a.Request)
	}
	_, steady := e.(engine.Steady)
	answered := 0
	err := e.Translate(ctx, requests, func(answer engine.Answer) {
		a := byID[answer.ID]
		if a == nil {
			return // nobody asked, or it was answered
		}
		answered++
		fault := answer.Err
		if fault == nil {
			fault = j.accept(e, a, answer.Text)
		}
		if fault != nil {
			j.refused[a.ID] = append(j.refused[a.ID], refusal{e.Name(), fault})
			if steady && answer.Err == nil && (a.Try == tries-1 || len(a.Terms) == 0) {
				j.keep(ctx, e, a, answer.Text) // its last word, whether it may be written or not
			}
			return
		}
		delete(byID, answer.ID)
		j.keep(ctx, e, a, answer.Text)
		j.step(a.places, e)
	})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		j.fail(e, err)
		if answered == 0 {
			j.broken[idOf(e)], j.hung[idOf(e)] = true, errors.Is(err, engine.ErrSilent)
		}
	}
	return slices.DeleteFunc(all, func(a *asking) bool { return byID[a.ID] == nil }), nil
}

// accept puts an answer where its text stands, or says why it may not be written.
func (j *job) accept(e engine.Engine, a *asking, answer string) error {
	answer = norm.NFC.String(strings.TrimSpace(answer))
	switch {
	case answer == "":
		return &engine.Failure{Message: "it is empty", Said: minutes.Phrase{ID: "answer.empty"}}
	case strings.ContainsFunc(answer, unicode.IsControl):
		return &engine.Failure{Message: "it is not one line of text", Said: minutes.Phrase{ID: "answer.lines"}}
	}
	text, err := a.hidden.Show(answer)
	if err != nil {
		return err
	}
	if faults := check.Answer(j.pair(a.places[0].Text, text)); len(faults) > 0 {
		return &engine.Failure{Message: fmt.Sprintf("%s: %v", faults[0].Rule, faults[0].Said.Args["Text"]), Said: faults[0].Said}
	}
	j.drafted[e.Name()] = e.Hash()
	for _, p := range a.places {
		j.state.Targets[p.ID] = minutes.Target{Source: p.Text, Text: text, State: minutes.Initial, Origin: minutes.Origin{Kind: "engine", Name: e.Name()}}
	}
	return nil
}

func draftOf(e engine.Engine, a *asking) store.Draft {
	return store.Draft{Engine: e.Name() + " " + e.Hash(), From: a.From, To: a.To, Source: a.key}
}

// kept is what an engine has answered before.
func (j *job) kept(ctx context.Context, e engine.Engine, a *asking) (string, bool, error) {
	if j.cfg.Drafts == nil {
		return "", false, nil
	}
	text, ok, err := j.cfg.Drafts.Draft(ctx, draftOf(e, a))
	if err != nil {
		return "", false, minutes.Fail("run.memory", "the memory").Because(err)
	}
	return text, ok, nil
}

// keep keeps an answer. A memory that takes none costs the next run its time, no more.
func (j *job) keep(ctx context.Context, e engine.Engine, a *asking, text string) {
	if j.cfg.Drafts == nil {
		return
	}
	d := draftOf(e, a)
	d.Text = text
	if err := j.cfg.Drafts.KeepDrafts(ctx, []store.Draft{d}); err != nil && ctx.Err() == nil {
		j.say(minutes.Finding{Rule: "memory.closed", Severity: minutes.Warning,
			Message: fmt.Sprintf("the memory keeps no drafts: %v", err),
			Said:    minutes.Phrase{ID: "memory.closed", Args: map[string]any{"Why": err.Error()}}})
	}
}

// A refusal is why an answer of an engine is not used.
type refusal struct {
	engine string
	err    error
}

// why is a failure as it is said in the language of the reader.
func why(err error) any {
	var f *engine.Failure
	if errors.As(err, &f) && f.Said.ID != "" {
		return f.Said
	}
	return err.Error()
}

// fail says that an engine failed, once for all languages if it says the same.
func (j *job) fail(e engine.Engine, err error) {
	j.say(minutes.Finding{Rule: "engine.failed", Severity: minutes.Warning,
		Message: fmt.Sprintf("the engine %s: %v", e.Name(), err),
		Said:    minutes.Phrase{ID: "engine.failed", Args: map[string]any{"Engine": e.Name(), "Why": why(err)}}})
}
