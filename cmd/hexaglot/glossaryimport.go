package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"hexaglot/glossary"
	"hexaglot/glossary/exchange"
	"hexaglot/minutes"
)

func (a *app) glossaryImport() *cobra.Command {
	var out string
	var dry bool
	c := &cobra.Command{
		Use:   "import FILE…",
		Short: "Make a glossary of your project from tables, TBX or JSON",
		Long: `Import reads what other programs write and makes one table of it, the glossary of your
project, which other verbs take as --glossary FILE. It reads TSV, CSV and XLSX, with one
row a rendering as glossary export writes them, or with one column a language (English,
français, 中文 or en, fr, zh); TBX of version 3 and 2 (Weblate, Pontoon, OmegaT); and
JSON. If there are several files, the last one takes precedence. It reports what is new or
changed compared with the built-in terms, and what glossary lint would find.

A concept without an id is given that of the built-in concept with the same texts, or else
one made from its English term. A rendering without a source gets the name of its file.`,
		Example: "  hexaglot glossary import terms.xlsx -o ours.tsv\n  hexaglot translate --glossary ours.tsv minutes.pdf -o out",
		Args:    files,
	}
	c.Flags().StringVarP(&out, "output", "o", "-", "the table to write (TSV); - is standard output")
	c.Flags().BoolVar(&dry, "dry-run", false, "say what would be done, but write nothing")
	c.RunE = func(c *cobra.Command, args []string) error {
		base := glossary.Builtin()
		all, err := glossary.New(nil, nil)
		if err != nil {
			return err
		}
		for _, name := range args {
			g, err := a.importFile(name, base)
			if err != nil {
				a.failAll(name, err)
				continue
			}
			a.compare(name, g, base)
			a.report(joinMissing(lintOver(base, name, g)))
			all = all.With(g)
		}
		if a.code == exitFailed || dry {
			if dry {
				a.say("dry", nil)
			}
			return nil // what could not be read would be missing
		}
		var b bytes.Buffer
		if err := exchange.Write(&b, exchange.TSV, all); err != nil {
			return err
		}
		return a.write(out, b.Bytes())
	}
	return c
}

// importFile reads a glossary of any form; renderings without a source get the name of
// the file for one.
func (a *app) importFile(name string, base *glossary.Glossary) (*glossary.Glossary, error) {
	data, err := a.readFile(name)
	if err != nil {
		return nil, err
	}
	g, left, err := exchange.Read(data, base)
	if err != nil {
		return nil, err
	}
	a.report(leftOut(name, left))
	var rs []glossary.Rendering
	for _, c := range g.Concepts() {
		for _, lang := range glossary.Languages() {
			for _, r := range g.Renderings(c.ID, lang) {
				if r.Source == "" && name != "-" {
					r.Source = filepath.Base(name)
				}
				rs = append(rs, r)
			}
		}
	}
	return glossary.New(g.Concepts(), rs)
}

// leftOut is the finding of languages that were left out, if there are any.
func leftOut(file string, langs []string) []minutes.Finding {
	if len(langs) == 0 {
		return nil
	}
	said := minutes.Phrase{ID: "glossary-left", Args: map[string]any{"Langs": strings.Join(langs, ", ")}}
	return []minutes.Finding{{Rule: "glossary.left-out", Severity: minutes.Warning, File: file, Said: said, Message: newMessages("en").say(said)}}
}

// failAll says each of several errors that were joined.
func (a *app) failAll(file string, err error) {
	if all, ok := err.(interface{ Unwrap() []error }); ok {
		for _, err := range all.Unwrap() {
			a.fail(file, err)
		}
		return
	}
	a.fail(file, err)
}

// compare says which concepts of a glossary are new or changed against another.
func (a *app) compare(name string, g, base *glossary.Glossary) {
	n := map[string]int{}
	for _, c := range g.Concepts() {
		was, known := base.Concept(c.ID)
		state := "Same"
		if !known {
			state = "New"
		} else if conceptChanged(c, was) {
			state = "Changed"
		}
		for _, lang := range glossary.Languages() {
			for _, r := range g.Renderings(c.ID, lang) {
				word := renderingChanged(r, base.Renderings(c.ID, lang))
				if word == "" {
					continue
				}
				if state == "Same" {
					state = "Changed"
				}
				if a.loud {
					a.say(word, map[string]any{"Concept": c.ID, "Lang": lang, "Text": r.Text})
				}
			}
		}
		n[state]++
	}
	a.say("glossary-read", map[string]any{"File": name, "New": n["New"], "Changed": n["Changed"], "Same": n["Same"]})
}

// conceptChanged reports whether what a concept says differs from what was; what it
// leaves out is as it was.
func conceptChanged(c, was glossary.Concept) bool {
	differs := func(is, was string) bool { return is != "" && is != was }
	return differs(c.Subject, was.Subject) || differs(c.Part, was.Part) || differs(c.Acronym, was.Acronym) ||
		differs(string(c.Policy), string(was.Policy)) || differs(c.Note, was.Note) || c.Keep && !was.Keep
}

// renderingChanged is the message for a rendering that is not among others: that it is
// new, or that its status, usage, forms or case differ; "" if it is there.
func renderingChanged(r glossary.Rendering, others []glossary.Rendering) string {
	i := slices.IndexFunc(others, func(o glossary.Rendering) bool { return o.Text == r.Text })
	switch {
	case i < 0:
		return "glossary-new"
	case r.Status != others[i].Status || r.Usage != others[i].Usage || r.Case != others[i].Case || !slices.Equal(r.Forms, others[i].Forms):
		return "glossary-changed"
	}
	return ""
}

// lintOver are the findings of a glossary laid over another: those the other has alone
// are left out, and so are those of concepts that the glossary does not have.
func lintOver(base *glossary.Glossary, file string, g *glossary.Glossary) []minutes.Finding {
	known := make(map[string]bool)
	key := func(p glossary.Problem) string {
		return fmt.Sprint(p.Rule, "\t", p.Concept, "\t", p.Lang, "\t", p.Text)
	}
	for _, p := range base.Lint() {
		known[key(p)] = true
	}
	var out []minutes.Finding
	for _, p := range base.With(g).Lint() {
		if _, mine := g.Concept(p.Concept); !mine || known[key(p)] {
			continue
		}
		if p.Text != "" && renderingChanged(glossary.Rendering{Text: p.Text}, g.Renderings(p.Concept, p.Lang)) == "glossary-new" {
			p.Line = 0 // it is a row of the other
		}
		out = append(out, finding(file, p))
	}
	return out
}
