package marian

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/engine/marian/network"
)

// A term is what a network has to say for words of its source.
type term struct {
	found []string // how the source says it
	said  []string // how the target may say it, the best first
}

// terms are those of a request for a network that reads its own text, or the English of
// another network, and writes its language, or the English for another. A request that is
// made again has none: what was answered with them could not be used.
func terms(r engine.Request, first, last bool) (all []term) {
	if r.Try > 0 {
		return nil
	}
	for _, t := range r.Terms {
		n := term{[]string{t.Source}, append(slices.Clone(t.Accepted), t.Forms...)}
		if !first {
			n.found = t.English
		}
		if !last {
			n.said = t.English
		}
		all = append(all, n)
	}
	return all
}

// require asks a network for what stands in for tags, as it is, and for terms.
func (h *hop) require(p *passage, terms []term) {
	taken := make([]bool, len(p.source))
	take := func(s span, forms [][]int32) {
		for at := s.start; at < s.end; at++ {
			taken[at] = true
		}
		p.ask(s, forms)
	}
	for _, k := range p.marks {
		if !k.pair() {
			take(span{k.start, k.end}, h.exactly(p.source[k.start:k.end]))
		}
	}
	type place struct {
		span
		forms [][]int32
	}
	var wanted []place
	for _, t := range terms {
		var spans []span
		for _, words := range t.found {
			spans = append(spans, p.words(words)...)
		}
		if spans == nil {
			continue
		}
		forms := h.forms(plain(t.said))
		if forms == nil {
			continue // it cannot be said, and is not in the way of what can
		}
		for _, s := range spans {
			wanted = append(wanted, place{s, forms})
		}
	}
	// Of terms in each other the longest counts.
	slices.SortStableFunc(wanted, func(a, b place) int { return (b.end - b.start) - (a.end - a.start) })
	for _, a := range wanted {
		if !slices.Contains(taken[a.start:a.end], true) {
			take(a.span, a.forms)
		}
	}
	for _, s := range p.sentences {
		slices.SortFunc(s.required, func(a, b network.Required) int { return a.Start - b.Start })
	}
}

// ask asks for one of some forms for a part of the source.
func (p *passage) ask(at span, forms [][]int32) {
	for i := range p.sentences {
		s := &p.sentences[i]
		if at.start < s.start || at.end > s.end || len(forms) == 0 {
			continue
		}
		r := network.Required{Start: -1, Forms: forms}
		for k, t := range s.tokens {
			if s.start+t.End > at.start && s.start+t.Start < at.end && t.Start < t.End {
				if r.Start < 0 {
					r.Start = k
				}
				r.End = k + 1
			}
		}
		if r.Start >= 0 {
			s.required = append(s.required, r)
		}
	}
}

// words are the places where words stand in the source as words of their own, in small
// letters or with a capital.
func (p *passage) words(words string) (all []span) {
	first, n := utf8.DecodeRuneInString(words)
	all = places(p.source, words)
	if capital := string(unicode.ToTitle(first)) + words[n:]; capital != words {
		all = append(all, places(p.source, capital)...)
	}
	return all
}

// plain are texts of a glossary without the … that stands for one word or none: here for none.
func plain(texts []string) (all []string) {
	for _, t := range texts {
		all = append(all, strings.Join(strings.Fields(strings.ReplaceAll(t, "…", " ")), " "))
	}
	return all
}

// forms are the ways in which a vocabulary can write any of some texts.
func (h *hop) forms(texts []string) (all [][]int32) {
	for _, t := range texts {
		all = append(all, network.Forms(h.model.Target(), t, h.to)...)
	}
	return all
}

// exactly are those of them that are a text as it is: a name has no other capitals.
func (h *hop) exactly(text string) [][]int32 {
	return slices.DeleteFunc(h.forms([]string{text}), func(form []int32) bool { return h.model.Target().Decode(form) != text })
}
