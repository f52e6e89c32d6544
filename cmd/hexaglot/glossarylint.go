package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"hexaglot/glossary"
	"hexaglot/glossary/exchange"
	"hexaglot/minutes"
)

func (a *app) glossaryLint() *cobra.Command {
	c := &cobra.Command{
		Use:   "lint [FILE…]",
		Short: "Check a glossary for errors",
		Long: `Lint looks for what should not be in a glossary: one text twice or for two concepts,
languages without a rendering, two that are preferred, texts in the wrong script or with
invisible characters, statuses that no source supports. Without a FILE it checks the
built-in terms; a FILE, in any form that glossary import reads, is checked together with
these, over which it takes precedence.`,
		Example: "  hexaglot glossary lint\n  hexaglot glossary lint --fail-on warning ours.tsv",
	}
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		base := glossary.Builtin()
		findings := []minutes.Finding{}
		if len(args) == 0 {
			for _, p := range base.Lint() {
				file := "renderings.tsv"
				if p.Text == "" {
					file = "concepts.tsv"
				}
				findings = append(findings, finding(file, p))
			}
		}
		for _, name := range args {
			data, err := a.readFile(name)
			if err != nil {
				a.fail(name, err)
				continue
			}
			g, left, err := exchange.Read(data, base)
			if err != nil {
				a.failAll(name, err)
				continue
			}
			findings = append(findings, leftOut(name, left)...)
			findings = append(findings, lintOver(base, name, g)...)
		}
		if *format == "json" {
			a.grade(findings)
			return writeJSON(a.out, map[string]any{"schema": 1, "findings": findings})
		}
		for _, f := range a.grade(joinMissing(findings)) {
			if _, err := fmt.Fprintln(a.out, a.msg.line(f)); err != nil {
				return err
			}
		}
		return nil
	}
	return c
}

// finding is a problem of a glossary as a finding; its segment is the concept.
func finding(file string, p glossary.Problem) minutes.Finding {
	f := minutes.Finding{
		Rule: "glossary." + p.Rule, Severity: minutes.Severity(p.Severity), Lang: p.Lang, File: file, Line: p.Line, Segment: p.Concept, Message: p.Message,
	}
	if p.Text != "" {
		f.Message = fmt.Sprintf("%s: %s", isolate(p.Text), p.Message)
	}
	return f
}

// joinMissing makes one finding of those of a concept that lacks several languages: a
// list in two languages lacks four in every row.
func joinMissing(findings []minutes.Finding) []minutes.Finding {
	const rule = "glossary.missing"
	var out []minutes.Finding
	langs := make(map[string][]string)
	key := func(f minutes.Finding) string { return f.File + "\t" + f.Segment }
	for _, f := range findings {
		if f.Rule == rule {
			langs[key(f)] = append(langs[key(f)], f.Lang.String())
		}
	}
	for _, f := range findings {
		lacks := langs[key(f)]
		if f.Rule == rule && len(lacks) > 1 {
			if f.Lang.String() != lacks[0] {
				continue
			}
			f.Message = "no rendering to use in " + strings.Join(lacks, ", ")
		}
		out = append(out, f)
	}
	return out
}

// isolate quotes a text so that its direction does not spread to what stands around it.
func isolate(text string) string { return "“\u2068" + text + "\u2069”" }
