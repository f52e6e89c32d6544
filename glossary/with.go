package glossary

import (
	"slices"

	"golang.org/x/text/language"
)

// With returns the glossary with another laid over it, as a project does with its own
// words; neither changes. What the other gives of a concept (subject, part of speech,
// acronym …) takes the place of what was given before; a rendering of the same
// concept, language and text takes the place of the former, and others are added.
// What the other prefers makes that which was preferred before admitted, in its own
// usage, and in all usages if it names none. Where one text says two concepts, that of
// the other glossary is found; its texts are no look-alikes any more.
func (g *Glossary) With(over *Glossary) *Glossary {
	concepts := slices.Clone(g.concepts)
	for _, c := range over.concepts {
		i, ok := g.byID[c.ID]
		if !ok {
			concepts = append(concepts, c)
			continue
		}
		concepts[i] = concepts[i].with(c)
		concepts[i].Line = c.Line
	}
	// The earlier of two equal rows is found.
	renderings := slices.Clone(over.renderings)
	type key struct {
		concept string
		lang    language.Tag
		text    string
	}
	given := make(map[key]bool)
	words := make(map[lookalike]bool)
	preferred := make(map[key]bool) // with the usage for the text
	for _, r := range over.renderings {
		given[key{r.Concept, r.Lang, r.Text}] = true
		if r.Status == Preferred {
			preferred[key{r.Concept, r.Lang, string(r.Usage)}] = true
		}
		for _, text := range append([]string{r.Text}, r.Forms...) {
			words[lookalike{r.Lang, text}] = true
		}
	}
	for _, r := range g.renderings {
		if given[key{r.Concept, r.Lang, r.Text}] {
			continue
		}
		if r.Status == Preferred && (preferred[key{r.Concept, r.Lang, string(r.Usage)}] || preferred[key{r.Concept, r.Lang, string(Both)}]) {
			r.Status = Admitted
		}
		renderings = append(renderings, r)
	}
	lookalikes := slices.Clone(over.lookalikes)
	for _, l := range g.lookalikes {
		if !words[l] {
			lookalikes = append(lookalikes, l)
		}
	}
	return link(concepts, renderings, lookalikes)
}

// with returns the concept with what another of the same id gives.
func (c Concept) with(over Concept) Concept {
	for _, f := range []struct{ to, from *string }{
		{&c.Subject, &over.Subject}, {&c.Part, &over.Part}, {&c.Acronym, &over.Acronym},
		{(*string)(&c.Policy), (*string)(&over.Policy)}, {&c.Note, &over.Note}, {&c.Date, &over.Date},
	} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	c.Keep = c.Keep || over.Keep
	return c
}
