package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/glossary/exchange"
)

// A conceptFound is a concept as `glossary search --format json` prints it.
type conceptFound struct {
	exchange.Concept
	Found foundBy `json:"found"`
}

type foundBy struct {
	Lang language.Tag `json:"lang,omitzero"` // absent if the id or the acronym was found
	Text string       `json:"text"`
	Rule string       `json:"rule"`
}

func (a *app) glossarySearch() *cobra.Command {
	limit := 10
	c := &cobra.Command{
		Use:   "search WORD…",
		Short: "Find a term in any of the six languages",
		Long: `Search prints the concepts that contain some words, in all six languages. The words may
be in any of them, in any form the program knows, without accents, capitals, vowel marks
or hyphens. Exact matches come first.`,
		Example: "  hexaglot glossary search open forum\n  hexaglot glossary search секретариата",
		Args: func(c *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, " ")) == "" {
				return misuse("no-term", nil)
			}
			return nil
		},
	}
	c.Flags().IntVar(&limit, "limit", limit, "how many concepts are printed; 0 is all")
	read := a.glossary(c)
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		if limit < 0 {
			return misuse("limit", map[string]any{"Value": limit})
		}
		g, err := read()
		if err != nil {
			return err
		}
		query := strings.Join(args, " ")
		hits := g.Search(query)
		if len(hits) == 0 {
			a.say("glossary-none", map[string]any{"Query": query})
		}
		if limit > 0 && len(hits) > limit {
			a.say("glossary-more", map[string]any{"N": len(hits) - limit})
			hits = hits[:limit]
		}
		found := []conceptFound{}
		for _, h := range hits {
			concept, _ := g.Concept(h.Concept)
			found = append(found, conceptFound{exchange.NewConcept(g, concept), foundBy{h.Lang, h.Text, h.Rule}})
		}
		if *format == "json" {
			return writeJSON(a.out, map[string]any{"schema": 1, "query": query, "concepts": found})
		}
		var b bytes.Buffer
		for i, f := range found {
			if i > 0 {
				b.WriteByte('\n')
			}
			writeConcept(&b, f, a.loud)
		}
		_, err = a.out.Write(b.Bytes())
		return err
	}
	return c
}

// writeConcept prints a concept: what it is, and a line for each rendering, the
// languages in one column. With loud, sources and notes follow.
func writeConcept(b *bytes.Buffer, c conceptFound, loud bool) {
	about := []string{}
	for _, s := range []string{c.Part, c.Subject, c.Acronym} {
		if s != "" {
			about = append(about, s)
		}
	}
	if c.Keep {
		about = append(about, "never translated")
	}
	fmt.Fprintf(b, "%s  [%s]", c.ID, strings.Join(about, ", "))
	if c.Note != "" {
		b.WriteString("  " + c.Note)
	}
	b.WriteByte('\n')
	last := ""
	for _, r := range c.Renderings {
		lang := r.Lang
		if lang == last {
			lang = "  "
		}
		last = r.Lang
		text := r.Text
		if r.Lang == "ar" {
			text = "\u2067" + text + "\u2069" // right to left, and the line still from left to right
		}
		fmt.Fprintf(b, "  %s  %s%s\n", lang, text, marks(r))
		if loud {
			for _, s := range []string{r.Source, r.Note} {
				if s != "" {
					fmt.Fprintf(b, "        %s\n", s)
				}
			}
		}
	}
}

// marks say how a rendering differs from one to use anywhere: "  (UN, admitted)".
func marks(r exchange.Rendering) string {
	var out []string
	switch r.Usage {
	case glossary.UN:
		out = append(out, "UN")
	case glossary.Community:
		out = append(out, "community")
	}
	if r.Status != glossary.Preferred {
		out = append(out, string(r.Status))
	}
	if out == nil {
		return ""
	}
	return "  (" + strings.Join(out, ", ") + ")"
}
