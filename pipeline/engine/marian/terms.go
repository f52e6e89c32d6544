package marian

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/engine/marian/network"
	"hexaglot/pipeline/engine/marian/sentencepiece"
)

// What is asked of a network for one sentence, at most: more would leave it nothing to say.
const (
	mostTerms = 12
	mostForms = 24 // of one term
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

// require asks for what stands in for tags, as it is, and for terms.
func (p *passage) require(target *sentencepiece.Vocabulary, terms []term) {
	var taken []span
	for _, k := range p.marks {
		if !k.pair() {
			s := span{k.start, k.end}
			taken = append(taken, s)
			p.ask(s, forms(target, []string{p.source[k.start:k.end]}))
		}
	}
	type place struct {
		span
		forms [][]int32
	}
	var places []place
	for _, t := range terms {
		var all [][]int32
		for _, words := range t.found {
			for _, s := range p.words(words) {
				if all == nil {
					all = forms(target, cased(t.said))
				}
				places = append(places, place{s, all})
			}
		}
	}
	// Of terms in each other the longest counts.
	slices.SortStableFunc(places, func(a, b place) int { return (b.end - b.start) - (a.end - a.start) })
	for _, a := range places {
		if !slices.ContainsFunc(taken, func(b span) bool { return a.start < b.end && b.start < a.end }) {
			taken = append(taken, a.span)
			p.ask(a.span, a.forms)
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
		if at.start < s.start || at.end > s.end || len(forms) == 0 || len(s.required) >= mostTerms {
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
	for _, form := range cased([]string{words}) {
		all = append(all, whole(p.source, form)...)
	}
	return all
}

// cased is each text as it is and as it begins a sentence. The … of a glossary stands for
// one word or none: here for none.
func cased(texts []string) (all []string) {
	for _, t := range texts {
		t = strings.Join(strings.Fields(strings.ReplaceAll(t, "…", " ")), " ")
		first, n := utf8.DecodeRuneInString(t)
		for _, form := range []string{t, string(unicode.ToTitle(first)) + t[n:]} {
			if t != "" && !slices.Contains(all, form) {
				all = append(all, form)
			}
		}
	}
	return all
}

// forms are texts as pieces, each with the mark that begins a word and without it: after a
// bracket, an elided article or a character of Chinese there is none. What has a piece that
// is unknown cannot be asked for.
func forms(v *sentencepiece.Vocabulary, texts []string) (all [][]int32) {
	add := func(form []int32) {
		if len(form) > 0 && len(all) < mostForms && !slices.Contains(form, v.Unknown()) && !slices.ContainsFunc(all, func(o []int32) bool { return slices.Equal(o, form) }) {
			all = append(all, form)
		}
	}
	for _, t := range texts {
		var form []int32
		for _, token := range v.Encode(t) {
			form = append(form, token.ID)
		}
		add(form)
		if len(form) == 0 {
			continue
		}
		rest, begins := strings.CutPrefix(v.Piece(form[0]), "▁")
		if id, ok := v.ID(rest); begins && rest == "" {
			add(form[1:])
		} else if begins && ok {
			add(append([]int32{id}, form[1:]...))
		}
	}
	return all
}
