package xliff

import (
	"slices"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// A Term is a term of a unit, with what it may be called in the language of the file.
type Term struct {
	ID       string // "" if it has none; from [Terms], that of the concept
	Text     string // as the source says it
	Accepted []Rendering
	Note     string
}

// A Rendering is one way to say a term.
type Rendering struct {
	Text   string
	Source string // who attests it; "" if unknown
}

// Terms are the terms of a glossary in each block of a document, by unit, in the order
// of the text and each once, with the renderings that a language accepts, the preferred
// first. Terms without any are left out.
func Terms(g *glossary.Glossary, doc *minutes.Document, to language.Tag) map[string][]Term {
	all := map[string][]Term{}
	for _, u := range units(doc) {
		for _, s := range u.Segments {
			text := minutes.Plain(s.Text)
			for _, m := range g.Find(doc.Lang, text) {
				if slices.ContainsFunc(all[u.ID], func(t Term) bool { return t.ID == m.Concept }) {
					continue
				}
				t := Term{ID: m.Concept, Text: text[m.Start:m.End]}
				for _, r := range g.Renderings(m.Concept, to) {
					if r.Status != glossary.Superseded && r.Status != glossary.Forbidden {
						t.Accepted = append(t.Accepted, Rendering{r.Text, r.Source})
					}
				}
				c, _ := g.Concept(m.Concept)
				if t.Accepted == nil && c.Keep {
					t.Accepted = []Rendering{{Text: t.Text}}
				}
				if t.Accepted != nil {
					all[u.ID] = append(all[u.ID], t)
				}
			}
		}
	}
	return all
}
