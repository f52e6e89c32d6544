package main

import (
	"bytes"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/glossary/exchange"
	"hexaglot/minutes"
)

func (a *app) glossaries() *cobra.Command {
	c := &cobra.Command{
		Use:   "glossary VERB",
		Short: "Check, exchange and search the glossary",
		Long: `Glossary works with the built-in terms and those of your project: lint checks them,
export and import carry them to and from spreadsheets and terminology programs, search
finds a term in any of the six languages.`,
		Args: noArgs,
		RunE: func(c *cobra.Command, args []string) error { return c.Help() },
	}
	c.AddCommand(a.glossaryLint(), a.glossaryImport(), a.glossaryExport(), a.glossarySearch())
	return c
}

func (a *app) glossaryExport() *cobra.Command {
	var as, out string
	var langs, subjects []string
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the glossary as a table, as TBX or as JSON",
		Long: `Export writes the glossary, with your own laid over it if you name one, for other
programs: tsv and csv have one row a rendering (csv as Excel reads it); xlsx is the same
as a workbook; tbx is TBX-Basic of version 3 (ISO 30042:2019); json has one object.
Nothing is lost: glossary import reads every one of these forms back.`,
		Example: "  hexaglot glossary export --as xlsx -o terms.xlsx\n  hexaglot glossary export --as tbx --lang en,fr --subject sessions -o sessions.tbx",
		Args:    noArgs,
	}
	c.Flags().StringVar(&as, "as", "tsv", "file format: tsv, csv, xlsx, tbx or json")
	c.Flags().StringVarP(&out, "output", "o", "-", "the file to write; - is standard output")
	c.Flags().StringSliceVar(&langs, "lang", nil, "only these languages")
	c.Flags().StringSliceVar(&subjects, "subject", nil, "only concepts of these subjects")
	complete(c, "lang")
	completeWords(c, "as", formNames()...)
	completeWords(c, "subject", subjectsOf(glossary.Builtin())...)
	read := a.glossary(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if !slices.Contains(formNames(), as) {
			return flagFault("--as", as, formNames()...)
		}
		only, err := tags(langs)
		if err != nil {
			return err
		}
		g, err := read()
		if err != nil {
			return err
		}
		if g, err = part(g, only, subjects); err != nil {
			return err
		}
		var b bytes.Buffer
		if err := exchange.Write(&b, exchange.Form(as), g); err != nil {
			return err
		}
		return a.write(out, b.Bytes())
	}
	return c
}

// completeWords offers words for a flag.
func completeWords(c *cobra.Command, flag string, words ...string) {
	if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // a flag that is not there
	}
}

func formNames() []string {
	var out []string
	for _, f := range exchange.Forms() {
		out = append(out, string(f))
	}
	return out
}

// subjectsOf are the subjects of a glossary, sorted.
func subjectsOf(g *glossary.Glossary) []string {
	var out []string
	for _, c := range g.Concepts() {
		if !slices.Contains(out, c.Subject) {
			out = append(out, c.Subject)
		}
	}
	slices.Sort(out)
	return out
}

// part is the glossary of some languages and subjects; of all if none are named.
func part(g *glossary.Glossary, langs []language.Tag, subjects []string) (*glossary.Glossary, error) {
	known := subjectsOf(g)
	for _, s := range subjects {
		if !slices.Contains(known, s) {
			return nil, misuse("subject", map[string]any{"Value": s, "Choices": strings.Join(known, ", ")})
		}
	}
	if langs == nil && subjects == nil {
		return g, nil
	}
	if langs == nil {
		langs = glossary.Languages()
	}
	var cs []glossary.Concept
	var rs []glossary.Rendering
	for _, c := range g.Concepts() {
		if subjects != nil && !slices.Contains(subjects, c.Subject) {
			continue
		}
		n := len(rs)
		for _, lang := range langs {
			rs = append(rs, g.Renderings(c.ID, lang)...)
		}
		if len(rs) > n {
			cs = append(cs, c)
		}
	}
	if len(cs) == 0 {
		return nil, fault{said: minutes.Phrase{ID: "fault.glossary-left"}}
	}
	return glossary.New(cs, rs)
}
