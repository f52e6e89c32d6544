package check

import (
	"hexaglot/glossary"
	"hexaglot/minutes"
	"hexaglot/pipeline/terms"
)

// termForbidden reports a rendering that the glossary forbids.
var termForbidden = &Rule{
	Name:     "term.forbidden",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.term.forbidden"},
	segment:  func(p *pass) { p.misses(terms.Forbidden) },
}

// termSuperseded reports a rendering that was the agreed one once. It forbids nothing:
// engines have learnt from texts of former years, and one that says Turkey is right in
// all else.
var termSuperseded = &Rule{
	Name:     "term.superseded",
	Severity: minutes.Warning,
	Says:     []string{"check.term.superseded"},
	segment:  func(p *pass) { p.misses(superseded) },
}

// termKept reports a name that no language translates and that does not stand in the
// translation as it is.
var termKept = &Rule{
	Name:     "term.dnt",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.term.dnt"},
	segment:  func(p *pass) { p.misses(terms.Changed) },
}

// termMissing reports a term of the source of which the translation has no rendering. It
// forbids nothing: a sentence may say a concept by a pronoun, or not need to say it.
var termMissing = &Rule{
	Name:     "term.missing",
	Severity: minutes.Warning,
	Says:     []string{"check.term.missing"},
	segment:  func(p *pass) { p.misses(terms.Missing) },
}

// termOther reports a rendering that may be used where the glossary prefers another one.
var termOther = &Rule{
	Name:     "term.not-preferred",
	Severity: minutes.Info,
	Says:     []string{"check.term.not-preferred"},
	segment:  func(p *pass) { p.misses(terms.NotPreferred) },
}

// misses reports the misses of a kind.
func (p *pass) misses(kind terms.MissKind) {
	for _, m := range p.missed() {
		if m.Kind != kind {
			continue
		}
		write := map[string]any{"Write": m.Expected}
		if kind == terms.Missing || kind == terms.Changed {
			p.inSource(m.Start, m.End, "", write)
		} else {
			p.inText(m.Start, m.End, "", write)
		}
	}
}

// superseded is the kind of a miss whose rendering was the agreed one once.
const superseded terms.MissKind = "superseded"

// missed are the terms that the translation does not say as it should.
func (p *pass) missed() []terms.Miss {
	if p.Glossary == nil || p.asked.terms {
		return p.terms
	}
	p.asked.terms, p.terms = true, terms.Check(p.Glossary, p.From, p.To, p.source.plain, p.text.plain)
	for i, m := range p.terms {
		if m.Kind != terms.Forbidden {
			continue
		}
		for _, f := range p.Glossary.Find(p.To, p.text.plain) {
			if f.Start == m.Start && f.Rendering.Status == glossary.Superseded {
				p.terms[i].Kind = superseded
			}
		}
	}
	return p.terms
}
