// Package swap puts the facts of a text into the translation of another text that differs
// from it in nothing but facts: who remembers what "12 members met on 28 May" is in Russian
// need not ask what "15 members met on 3 June" is.
//
// [New] makes a [Swapper], and [Swapper.Swap] gives the translation, or says no. A fact is
// written as the translation writes the one it replaces: its clock, its digits and their
// groups, the names of months, a year or none. It says no wherever the sentence might not be
// right: where a number leaves its plural class (CLDR) or its unit in one of the languages,
// the word before a fact would be another (a, la, o), or that for the part of the day; the
// place of a fact is not sure; a fact stands in words or, as a year may, in a name; a weekday
// is not that of its date; or a name of a State, a month or a weekday alone would have to
// decline.
package swap

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes/facts"
)

// A Swapper swaps facts. It does not change and may be used by many at once.
type Swapper struct {
	finder *facts.Finder
}

// New makes a swapper that also knows the names of States, so that it can mark them.
func New(states []facts.StateName) *Swapper { return &Swapper{facts.NewFinder(states)} }

// Swap gives the translation of text, which differs from known in nothing but facts, by
// putting its facts into known's translation. Texts are inline Markdown. ok is false where
// the words differ too or the words around a fact would not fit; then marked are the facts
// of translation, in order, that need a person: none if the words differ, or the fact does
// not stand in it. Offsets are bytes of the translation in NFC.
func (s *Swapper) Swap(from, to language.Tag, text, known, translation string) (out string, marked []facts.Fact, ok bool) {
	a, b, c := s.read(from, text), s.read(from, known), s.read(to, translation)
	same, changes, sameKinds := compare(&a, &b)
	switch {
	case !same:
		return "", nil, false
	case len(changes) == 0:
		return c.text, nil, true
	}
	marked = placesOf(changes, &b, &c)
	if slices.ContainsFunc(changes, func(i int) bool { return isCalendar(a.facts[i].Kind) }) && !a.rightWeekdays() {
		return "", marked, false
	}
	if rowsOf()[a.code] == nil || rowsOf()[c.code] == nil { // none of the six
		return "", marked, false
	}
	if sameKinds {
		changes = split(changes, &a, &b, &c)
	}
	places, ok := pair(changes, &a, &b, &c)
	if !ok || !sameKinds {
		return "", marked, false
	}
	d, ok := s.swap(places, &a, &b, &c)
	if !ok {
		return "", marked, false
	}
	// What was put in must come out again: no step may lose something.
	if e, ok := s.swap(places, &b, &a, &d); !ok || !alike(&e, &c) {
		return "", marked, false
	}
	return d.text, nil, true
}

// A reading is a text of a language and its facts.
type reading struct {
	lang  language.Tag
	code  string // its base language: "zh"
	text  string
	facts []facts.Fact
}

func (s *Swapper) read(lang language.Tag, text string) reading {
	base, _, _ := lang.Raw()
	text = norm.NFC.String(text)
	r := reading{lang: lang, code: base.String(), text: text}
	r.facts = s.find(&r)
	for i := range r.facts { // الدورة 19 is the nineteenth session
		if f := &r.facts[i]; f.Kind == facts.Reference && strings.HasPrefix(f.Text, "ordinal ") {
			f.Value = facts.Value{Kind: facts.Ordinal, Number: strings.TrimPrefix(f.Text, "ordinal ")}
		}
	}
	r.addWeekdays()
	r.shareUnits()
	return r
}

// printed is fact i as it stands in the text; before and after are the text around it.
func (r *reading) printed(i int) string { return r.text[r.facts[i].Start:r.facts[i].End] }
func (r *reading) before(i int) string  { return r.text[:r.facts[i].Start] }
func (r *reading) after(i int) string   { return r.text[r.facts[i].End:] }

// An edit puts a text in place of bytes of the translation.
type edit struct {
	start, end int
	text       string
}

// swap puts the facts of text into their places in the translation of known.
func (s *Swapper) swap(places []place, text, known, translation *reading) (result reading, ok bool) {
	values := map[int]facts.Value{}
	for _, p := range places {
		v := text.facts[p.known].Value
		if v.Number != "" { // 第 3 组, Group 3
			v.Kind = translation.facts[p.place].Kind
		}
		values[p.place] = v
	}
	var edits []edit
	for _, p := range places {
		w := writer{known, text, translation, p.known, p.place, values}
		e, ok := w.write()
		if !ok {
			return result, false
		}
		edits = append(edits, e...)
	}
	out, ok := apply(translation.text, edits)
	if !ok {
		return result, false
	}
	result = s.read(translation.lang, out)
	return result, verified(values, text, known, translation, &result) && fits(places, text, known, translation, &result)
}

// apply makes the edits, which must not overlap.
func apply(text string, edits []edit) (string, bool) {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.start - b.start })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.start < at {
			return "", false
		}
		b.WriteString(text[at:e.start])
		b.WriteString(e.text)
		at = e.end
	}
	b.WriteString(text[at:])
	return norm.NFC.String(b.String()), true
}
