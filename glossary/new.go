package glossary

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// New makes a glossary of concepts and renderings, for readers of other formats than
// the two tables. A concept may lack its subject and part of speech, as in a list
// that only adds to another (see [Glossary.With]); a rendering without a case rule is
// permissive. All that is wrong is in the error; [Glossary.Lint] says what is only
// unwise.
func New(concepts []Concept, renderings []Rendering) (*Glossary, error) {
	var faults []error
	known := make(map[string]bool)
	for _, c := range concepts {
		err := checkConcept(c)
		if err == nil && known[c.ID] {
			err = fmt.Errorf("concept %s stands twice", c.ID)
		}
		known[c.ID] = true
		faults = append(faults, at(c.Line, err))
	}
	rs := slices.Clone(renderings)
	for i := range rs {
		if rs[i].Case == "" {
			rs[i].Case = Permissive
		}
		err := checkRendering(rs[i])
		if err == nil && !known[rs[i].Concept] {
			err = fmt.Errorf("%s: %q is of the concept %q, which is not there", rs[i].Lang, rs[i].Text, rs[i].Concept)
		}
		faults = append(faults, at(rs[i].Line, err))
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return link(slices.Clone(concepts), rs, nil), nil
}

// at puts the line before an error, if there are both.
func at(line int, err error) error {
	if err == nil || line == 0 {
		return err
	}
	return fmt.Errorf("line %d: %w", line, err)
}

// link makes a glossary of checked rows, which become its own: their texts NFC, with
// all that is derived from them.
func link(concepts []Concept, renderings []Rendering, lookalikes []lookalike) *Glossary {
	g := &Glossary{concepts: concepts, renderings: renderings, lookalikes: lookalikes}
	sort.SliceStable(g.concepts, func(i, j int) bool {
		a, b := g.concepts[i], g.concepts[j]
		if a.Subject != b.Subject {
			return a.Subject < b.Subject
		}
		return a.ID < b.ID
	})
	g.byID = make(map[string]int, len(concepts))
	for i, c := range g.concepts {
		g.byID[c.ID] = i
	}
	g.byConcept = make(map[string][]int, len(concepts))
	for i := range g.renderings {
		r := &g.renderings[i]
		if !normal(*r) {
			g.denormal = append(g.denormal, i)
			r.Text = norm.NFC.String(r.Text)
			r.Forms = slices.Clone(r.Forms)
			for k, f := range r.Forms {
				r.Forms[k] = norm.NFC.String(f)
			}
		}
		g.byConcept[r.Concept] = append(g.byConcept[r.Concept], i)
	}
	g.indexes = make(map[language.Tag]func() *index)
	for _, lang := range languages {
		g.indexes[lang] = sync.OnceValue(func() *index { return newIndex(g, lang) })
	}
	return g
}

func normal(r Rendering) bool {
	return norm.NFC.IsNormalString(r.Text) &&
		!slices.ContainsFunc(r.Forms, func(f string) bool { return !norm.NFC.IsNormalString(f) })
}
