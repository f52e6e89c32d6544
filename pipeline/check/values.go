package check

import (
	"fmt"
	"slices"
	"strings"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
)

// numbers reports a number that only one of the two texts has, by its value. What one
// of them says in words the other need not: Arabic says two by the dual, and most
// languages one by an article.
var numbers = &Rule{
	Name:     "num.value",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.num.value.missing", "check.num.value.added"},
	segment:  func(p *pass) { p.differ(facts.Number) },
}

// dates reports a day or month that only one of the two texts has.
var dates = &Rule{
	Name:     "date.value",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.date.value.missing", "check.date.value.added"},
	segment:  func(p *pass) { p.differ(facts.Date, facts.Month) },
}

// references reports a reference to a part of a text, such as paragraph 12, whose
// numbers only one of the two texts has.
var references = &Rule{
	Name:     "paren.ref",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.paren.ref.missing", "check.paren.ref.added"},
	segment:  func(p *pass) { p.differ(facts.Reference) },
}

// times reports a time of day that only one of the two texts has, on the clock of 24
// hours.
var times = &Rule{
	Name:     "time.value",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.time.value.missing", "check.time.value.added"},
	segment:  func(p *pass) { p.parity(p.source.times(), p.text.times()) },
}

func (s *side) times() (parts []part) {
	for _, f := range s.facts() {
		if f.Kind == facts.Time || f.Kind == facts.Times {
			parts = append(parts, part{f.Start, f.End, fmt.Sprintf("%d:%02d", f.Value.Start.Hour, f.Value.Start.Minute)})
		}
		if f.Kind == facts.Times {
			parts = append(parts, part{f.Start, f.End, fmt.Sprintf("%d:%02d", f.Value.End.Hour, f.Value.End.Minute)})
		}
	}
	return parts
}

// differences are what [facts.Agree] finds only in one of the two texts.
type differences struct{ source, text []facts.Value }

// differ reports the differences of some kinds.
func (p *pass) differ(kinds ...facts.Kind) {
	if p.differences == nil {
		p.differences = &differences{}
		_, p.differences.source, p.differences.text = facts.Agree(p.source.facts(), p.text.facts())
	}
	for _, of := range []struct {
		side   *side
		values []facts.Value
		report func(start, end int, what string, more map[string]any)
		what   string
	}{{&p.source, p.differences.source, p.inSource, "missing"}, {&p.text, p.differences.text, p.inText, "added"}} {
		said := 0
		for _, v := range of.values {
			if said == mostDiffer {
				break
			}
			if slices.Contains(kinds, v.Kind) && !of.side.inWords(v) {
				start, end := of.side.place(v)
				of.report(start, end, of.what, nil)
				said++
			}
		}
	}
}

// mostDiffer is how many differences are told: a text that has more is another text.
const mostDiffer = 20

// inWords reports whether a number is said without a digit, or may be: nought is a word
// where another language has a digit (нулевой день, aucune proposition).
func (s *side) inWords(v facts.Value) bool {
	if v.Kind != facts.Number || v.Number == "0" {
		return v.Kind == facts.Number
	}
	if s.numberWords == nil {
		s.numberWords = map[string]bool{}
		for _, f := range s.facts() {
			if f.Words {
				s.numberWords[f.Number] = true
			}
		}
	}
	return s.numberWords[v.Number]
}

// place is where a value of those that [facts.Agree] compares stands.
func (s *side) place(v facts.Value) (start, end int) {
	for _, f := range s.facts() {
		switch f.Kind {
		case facts.Number, facts.Percent, facts.Money:
			if v.Kind == facts.Number && (f.Number == v.Number || strings.Contains(f.Number, ".") && strings.HasPrefix(f.Number, v.Number)) {
				return f.Start, f.End
			}
		case facts.Date, facts.Dates, facts.Month, facts.Months:
			same := func(d facts.Day) bool {
				return d.Year == v.From.Year && d.Month == v.From.Month && d.Day == v.From.Day
			}
			if (v.Kind == facts.Date || v.Kind == facts.Month) && (same(f.From) || same(f.To)) {
				return f.Start, f.End
			}
		case facts.Reference:
			if v.Kind == facts.Reference && slices.ContainsFunc(strings.Fields(f.Text), func(s string) bool { return strings.Trim(s, "()") == v.Text }) {
				return f.Start, f.End
			}
		}
	}
	return 0, len(s.plain)
}
