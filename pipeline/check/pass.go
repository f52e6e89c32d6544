package check

import (
	"maps"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/facts"
	"hexaglot/minutes/script"
	"hexaglot/pipeline/terms"
)

// A pass is a pair taken apart, and what the rules found so far.
type pass struct {
	Pair
	source, text side
	rule         *Rule
	faults       []Fault

	differences *differences
	terms       []terms.Miss
	asked       struct{ terms bool }
}

// A side is one of the two texts of a pair. Its parts are found when they are asked for.
type side struct {
	lang  language.Tag
	raw   string // inline Markdown
	plain string // as a reader sees it, UTF-8

	spans         []minutes.Span
	found         []facts.Fact
	numberWords   map[string]bool // numbers that are said without a digit
	wordsFound    []word
	letteredFound []word
	wordSet       map[string]bool
	small         string // in small letters
	asked         struct{ spans, facts, words, folded bool }
}

func newPass(p Pair) *pass {
	return &pass{Pair: p, source: newSide(p.From, p.Source), text: newSide(p.To, p.Text)}
}

// newSide takes what is no text for question marks, so that no rule need ask.
func newSide(lang language.Tag, raw string) side {
	raw = strings.ToValidUTF8(raw, "?")
	return side{lang: lang, raw: raw, plain: minutes.Plain(raw)}
}

func (s *side) inline() []minutes.Span {
	if !s.asked.spans {
		s.asked.spans, s.spans = true, minutes.Inline(s.raw)
	}
	return s.spans
}

func (s *side) facts() []facts.Fact {
	if !s.asked.facts {
		s.asked.facts, s.found = true, facts.Find(s.lang, s.plain)
	}
	return s.found
}

// A part is a place of a side, and what it is compared by.
type part struct {
	start, end int
	key        string
}

// ofKind are the facts of a kind, compared by their text.
func (s *side) ofKind(kind facts.Kind) (parts []part) {
	for _, f := range s.facts() {
		if f.Kind == kind {
			parts = append(parts, part{f.Start, f.End, f.Text})
		}
	}
	return parts
}

// excerptRunes is how much of a place a fault shows.
const excerptRunes = 80

// inText says that something is wrong at a place of the translation: what is the rest
// of the message's id, and more its arguments besides Text.
func (p *pass) inText(start, end int, what string, more map[string]any) {
	p.report(&p.text, start, end, what, more)
}

// inSource says that the translation lacks what stands at a place of the source.
func (p *pass) inSource(start, end int, what string, more map[string]any) {
	p.report(&p.source, start, end, what, more)
}

func (p *pass) report(s *side, start, end int, what string, more map[string]any) {
	shown := strings.TrimSpace(s.plain[start:end])
	if cut := script.FirstN(shown, excerptRunes); cut != shown {
		shown = cut + "…"
	}
	args := map[string]any{"Text": shown}
	maps.Copy(args, more)
	id := "check." + p.rule.Name
	if what != "" {
		id += "." + what
	}
	p.faults = append(p.faults, Fault{Rule: p.rule.Name, Severity: p.rule.Severity, Said: minutes.Phrase{ID: id, Args: args},
		Start: start, End: end, InSource: s == &p.source})
}

// whole says that something is wrong with the translation altogether.
func (p *pass) whole(what string, more map[string]any) {
	p.inText(0, len(p.text.plain), what, more)
}

// parity says which parts only one of the two has: missing or added. Each is to be
// there as often as in the other.
func (p *pass) parity(source, text []part) {
	if len(source) == 0 && len(text) == 0 {
		return
	}
	left := map[string]int{}
	for _, x := range text {
		left[x.key]++
	}
	for _, x := range source {
		if left[x.key] > 0 {
			left[x.key]--
			continue
		}
		p.inSource(x.start, x.end, "missing", map[string]any{"Text": x.key})
	}
	for i := len(text) - 1; i >= 0; i-- { // of equals, the last is too much
		if x := text[i]; left[x.key] > 0 {
			left[x.key]--
			p.inText(x.start, x.end, "added", map[string]any{"Text": x.key})
		}
	}
}
