package terms

import (
	"strings"

	"golang.org/x/text/language"

	"hexaglot/glossary"
)

// A Miss is a concept of a source that its translation does not say as it should.
type Miss struct {
	Concept    string
	Kind       MissKind
	Start, End int // of the term in the source, or where Kind is not Missing in the target
	Found      string
	Expected   string // the rendering to use; of a name that is kept the name itself
}

// MissKind says what is wrong.
type MissKind string

// The kinds of misses.
const (
	Missing      MissKind = "missing"       // no rendering of the concept is in the target
	Forbidden    MissKind = "forbidden"     // the target has one that is forbidden or superseded
	NotPreferred MissKind = "not-preferred" // the target has only admitted or proposed ones, and another is preferred
	Changed      MissKind = "changed"       // a name that is never translated does not stand in the target as it is in the source
)

// Check compares a segment with its translation: each concept of the source is to be in
// the target, in any rendering that may be used, once however often the source says it.
// A longer term of the target that has a concept's rendering inside says that concept
// too, as does a term of another concept that the two languages share a rendering with.
// A concept is reported once, at its first place; the order is that of the source. The
// glossary builds its index once, so that a check costs no more than finding the terms
// of two sentences.
func Check(g *glossary.Glossary, from, to language.Tag, source, target string) []Miss {
	wanted := g.Find(from, source)
	if len(wanted) == 0 {
		return nil
	}
	found := g.Find(to, target)
	var out []Miss
	seen := map[string]bool{}
	for _, m := range wanted {
		if seen[m.Concept] {
			continue
		}
		seen[m.Concept] = true
		if miss, ok := check(g, from, to, source, target, m, found); ok {
			out = append(out, miss)
		}
	}
	return out
}

func check(g *glossary.Glossary, from, to language.Tag, source, target string, m glossary.Match, found []glossary.Match) (Miss, bool) {
	words := source[m.Start:m.End]
	if c, _ := g.Concept(m.Concept); c.Keep && c.Policy != glossary.OwnAcronym {
		if name := m.Rendering.Text; !stands(target, words) && !stands(target, name) {
			return Miss{m.Concept, Changed, m.Start, m.End, words, name}, true
		}
		return Miss{}, false
	}
	expected, preferred := g.Preferred(m.Concept, to, glossary.Community)
	if !preferred {
		return Miss{}, false // the language does not say the concept yet
	}
	var bad, fair, good *glossary.Match
	for i := range found {
		f := &found[i]
		if f.Concept != m.Concept {
			continue
		}
		switch f.Rendering.Status {
		case glossary.Preferred:
			good = f
		case glossary.Forbidden, glossary.Superseded:
			if bad == nil {
				bad = f
			}
		default:
			if fair == nil {
				fair = f
			}
		}
	}
	miss := func(kind MissKind, f *glossary.Match) (Miss, bool) {
		return Miss{m.Concept, kind, f.Start, f.End, target[f.Start:f.End], expected.Text}, true
	}
	switch {
	case bad != nil:
		return miss(Forbidden, bad)
	case good != nil:
		return Miss{}, false
	case fair != nil && expected.Status == glossary.Preferred && !isAcronym(fair.Rendering.Text) && !related(fair.Rendering.Text, expected.Text):
		return miss(NotPreferred, fair)
	case fair != nil || covered(g, to, target, m.Concept, found):
		return Miss{}, false
	}
	return Miss{m.Concept, Missing, m.Start, m.End, words, expected.Text}, true
}

// stands reports whether a name stands in a text letter by letter and not inside a word.
func stands(text, name string) bool {
	for at := 0; name != ""; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		start := at + i
		if edge(text, start) && edge(text, start+len(name)) {
			return true
		}
		at = after(text, start)
	}
	return false
}

// covered reports whether a longer term of the target, or one of another concept with
// the same words, has a rendering of the concept inside.
func covered(g *glossary.Glossary, to language.Tag, target, concept string, found []glossary.Match) bool {
	may := func(r glossary.Rendering) bool {
		return r.Status != glossary.Forbidden && r.Status != glossary.Superseded
	}
	all := g.Renderings(concept, to)
	for _, f := range found {
		for _, in := range g.Within(to, target, f) {
			if in.Concept == concept && may(in.Rendering) {
				return true
			}
		}
		for _, r := range all {
			if may(r) && (r.Text == f.Rendering.Text || contains(target[f.Start:f.End], r.Text)) {
				return true
			}
		}
	}
	return false
}
