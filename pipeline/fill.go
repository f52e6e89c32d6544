package pipeline

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
	"hexaglot/minutes/facts"
	"hexaglot/minutes/xliff"
	"hexaglot/pipeline/check"
	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/memory/swap"
	"hexaglot/pipeline/publish"
)

// A filling is what the languages of a run have in common.
type filling struct {
	doc  *minutes.Document
	cfg  Config
	swap *swap.Swapper

	hung     map[engineID]bool // engines that were waited for and answered nothing
	lacking  lacking
	said     map[string]bool
	done, of int // words that the engines have drafted, of those that were open
}

// An engineID tells engines apart: two calls of one program have one name.
type engineID struct{ name, hash string }

func idOf(e engine.Engine) engineID { return engineID{e.Name(), e.Hash()} }

// A job fills the state of one language: first what is remembered ([job.remember]), of
// all languages, so that it is known how much there is to do, then what engines
// draft ([job.engage]).
type job struct {
	*filling
	lang    language.Tag
	wanted  bool // it is asked for
	state   *publish.State
	was     map[string]minutes.Target // the targets before
	engines []engine.Engine

	broken   map[engineID]bool // engines that failed and answered nothing: they may know other languages
	open     []place
	asked    int                  // words that an engine would be asked for, of a dry run
	drafted  map[string]string    // the hash of each engine of which a draft was taken, by its name
	refused  map[string][]refusal // answers that are not used, by segment
	findings []minutes.Finding
}

// fillAll makes the states of a meeting's languages: of those that are asked for, and of
// those that are there, which are kept in step with the source and no more.
func fillAll(ctx context.Context, m, old *publish.Meeting, cfg Config) ([]*job, error) {
	f := &filling{doc: m.Doc, cfg: cfg, swap: swap.New(states(cfg.Glossary)), hung: map[engineID]bool{}, lacking: lacking{}, said: map[string]bool{}}
	to := targets(m.Doc.Lang, cfg.To)
	var jobs []*job
	for _, lang := range minutes.Languages {
		asked := slices.Contains(to, lang)
		if lang == m.Doc.Lang || !asked && (old == nil || old.State(lang) == nil) {
			continue
		}
		j := &job{filling: f, lang: lang, wanted: asked, broken: map[engineID]bool{}, drafted: map[string]string{}, refused: map[string][]refusal{}}
		j.state, j.findings = carry(old, m.Doc, lang)
		j.was = maps.Clone(j.state.Targets)
		if cfg.Glossary != nil {
			j.state.Terms = xliff.Terms(cfg.Glossary, m.Doc, lang)
		}
		var lacking []engine.Router
		if asked {
			j.engines, lacking = route(cfg.Engines, m.Doc.Lang, lang)
		}
		if err := j.remember(ctx); err != nil {
			return nil, err
		}
		if len(j.open) > 0 {
			f.lacking.add(lacking, m.Doc.Lang, lang)
		}
		jobs = append(jobs, j)
	}
	for _, f := range f.lacking.findings() {
		jobs[0].say(f)
	}
	for _, j := range jobs {
		if err := j.engage(ctx); err != nil {
			return nil, err
		}
	}
	return jobs, nil
}

// states are the names of States in a glossary.
func states(g *glossary.Glossary) []facts.StateName {
	if g == nil {
		return nil
	}
	var all []facts.StateName
	for _, c := range g.Concepts() {
		if c.Subject != "states" {
			continue
		}
		for _, lang := range minutes.Languages {
			for _, r := range g.Renderings(c.ID, lang) {
				all = append(all, facts.StateName{Lang: lang, Name: r.Text, State: c.ID})
			}
		}
	}
	return all
}

// remember gives every segment that no person has translated what the memory holds. The
// others are open; they keep the draft that they have until there is a better one.
func (j *job) remember(ctx context.Context) error {
	more := map[string]bool{} // texts that may say a neighbour's too stay with it
	for b := range j.doc.Blocks() {
		maps.Copy(more, joined(b.Text, j.state.Targets))
	}
	for _, p := range places(j.doc) {
		t := j.state.Targets[p.ID]
		if t.State.Rank() > 0 && t.Text == "" {
			continue // a neighbour holds its text
		}
		if t.Human() && !t.Stale(p.Segment) || !j.wanted && t.Text != "" {
			continue // what this run has no memory or engine for is not lost
		}
		known, like, err := j.recall(ctx, p)
		if err != nil {
			return err
		}
		if t.Human() { // for an earlier wording
			if known.State.Rank() > 0 && !more[p.ID] {
				j.state.SetAside(p.ID, t)
				j.state.Targets[p.ID] = known
				j.aside(p, t)
			}
			continue
		}
		if j.wanted || like != nil {
			j.state.Suggest(p.ID, like...)
		}
		switch {
		case known.Text != "":
			j.state.Targets[p.ID] = known
			continue
		case t.Origin.Kind != "engine" || j.cfg.nothing() || len(j.engines) > 0 && check.Answer(j.pair(p.Text, t.Text)) != nil: // the glossary may have changed since
			j.state.Targets[p.ID] = minutes.Target{Source: p.Text, State: minutes.Initial}
		case len(j.engines) == 0 || j.made(t):
			continue
		}
		j.open = append(j.open, p)
	}
	if len(j.engines) > 0 {
		j.of += words(j.open)
	}
	return ctx.Err()
}

// aside says that the text of an earlier wording has left the page, where [carry] has said
// that it stays.
func (j *job) aside(p place, t minutes.Target) {
	for i, f := range j.findings {
		if f.Segment == p.ID && f.Said.ID == "stale.shown" {
			j.findings[i].Message, j.findings[i].Said = noLonger(t)
		}
	}
}

// engage asks the engines for what is open, one after the other, and says what stays so.
func (j *job) engage(ctx context.Context) error {
	for _, e := range j.engines {
		var err error
		if j.open, err = j.draft(ctx, e, j.open); err != nil {
			return err
		}
	}
	j.leave()
	return j.tools(ctx)
}

// news counts the words of a document that were not there when a language was last
// made, and those of segments that read otherwise there.
func news(old *publish.Meeting, doc *minutes.Document, lang language.Tag) (fresh, changed int) {
	was := map[string]string{}
	if old != nil && old.State(lang) != nil {
		for seg := range old.Doc.Segments() {
			was[seg.ID] = seg.Text
		}
	}
	for seg := range doc.Segments() {
		switch before, there := was[seg.ID]; {
		case !there:
			fresh += minutes.Words(seg.Text)
		case before != seg.Text:
			changed += minutes.Words(seg.Text)
		}
	}
	return fresh, changed
}

// nothing reports whether only what people wrote is wanted.
func (cfg *Config) nothing() bool {
	return cfg.Memory == nil && cfg.Starter == nil && len(cfg.Engines) == 0
}

// made reports whether an engine of this run made a draft, as it is now.
func (j *job) made(t minutes.Target) bool {
	return slices.ContainsFunc(j.engines, func(e engine.Engine) bool {
		return e.Name() == t.Origin.Name && slices.Contains(j.state.Made, xliff.Tool{Name: e.Name(), Hash: e.Hash()})
	})
}

func words(all []place) (n int) {
	for _, p := range all {
		n += minutes.Words(p.Text)
	}
	return n
}

// leave says what stays open, and why the answers of engines for it are not used; and of
// what engines drafted, where the terms of the glossary are not in it.
func (j *job) leave() {
	for _, p := range places(j.doc) {
		if t := j.state.Targets[p.ID]; t.Origin.Kind == "engine" && !t.Human() {
			for _, f := range check.Run(j.pair(p.Text, t.Text)) {
				j.say(minutes.Finding{Rule: f.Rule, Severity: minutes.Info, Lang: j.lang, Segment: p.ID, Message: f.Rule, Said: f.Said})
			}
		}
	}
	n := 0
	for _, p := range j.open {
		for i, r := range j.refused[p.ID] {
			if slices.ContainsFunc(j.refused[p.ID][i+1:], func(o refusal) bool { return o.engine == r.engine }) {
				continue // the last word of an engine is enough
			}
			j.say(minutes.Finding{Rule: "engine.answer", Severity: minutes.Warning, Lang: j.lang, Segment: p.ID,
				Message: fmt.Sprintf("an answer of %s is not used: %v", r.engine, r.err),
				Said:    minutes.Phrase{ID: "engine.answer", Args: map[string]any{"Engine": r.engine, "Why": why(r.err)}}})
		}
		if j.state.Targets[p.ID].Text == "" {
			n++
		}
	}
	if n > 0 {
		j.say(minutes.Finding{Rule: "struct.untranslated", Severity: minutes.Warning, Lang: j.lang,
			Message: fmt.Sprintf("%d of the sentences and headings are not translated yet: they stand in the page in their own language, marked ⟦%s⟧", n, j.doc.Lang),
			Said:    minutes.Phrase{ID: "struct.untranslated", Args: map[string]any{"Count": n, "Lang": j.doc.Lang.String()}}})
	}
}

// say adds a finding; what is said of no segment, and of no language or of this, once.
func (j *job) say(f minutes.Finding) {
	key := fmt.Sprint(f.Rule, f.Lang, f.Segment, f.Message)
	if !j.said[key] {
		j.said[key] = true
		j.findings = append(j.findings, f)
	}
}

// step counts what was drafted and tells who wants to know.
func (j *job) step(all []place, e engine.Engine) {
	j.done += words(all)
	if j.cfg.Progress != nil {
		j.cfg.Progress(Progress{Lang: j.lang, Engine: e.Name(), Done: j.done, Of: j.of})
	}
}
