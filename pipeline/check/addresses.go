package check

import (
	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

// emails reports an address of electronic mail that is not in both texts each as often.
var emails = &Rule{
	Name:     "email.parity",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.email.parity.missing", "check.email.parity.added"},
	segment:  func(p *pass) { p.parity(p.source.ofKind(facts.Email), p.text.ofKind(facts.Email)) },
}

// urls reports a printed address of the web that is not in both texts each as often.
// Where a link leads is the business of links.
var urls = &Rule{
	Name:     "url.parity",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.url.parity.missing", "check.url.parity.added"},
	segment:  func(p *pass) { p.parity(p.source.ofKind(facts.URL), p.text.ofKind(facts.URL)) },
}

// symbols reports the symbol of a document, such as A/RES/70/125, that is not in both
// texts each as often: no language translates it.
var symbols = &Rule{
	Name:     "symbol.parity",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.symbol.parity.missing", "check.symbol.parity.added"},
	segment:  func(p *pass) { p.parity(p.source.ofKind(facts.Symbol), p.text.ofKind(facts.Symbol)) },
}
