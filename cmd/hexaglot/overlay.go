package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"hexaglot/glossary"
)

// glossary adds the flag that lays a project's own glossaries over the one inside the
// program, and returns what gives the whole.
func (a *app) glossary(c *cobra.Command) func() (*glossary.Glossary, error) {
	names := c.Flags().StringArray("glossary", nil, "a file with terms of your own, laid over those inside; may be repeated, the later wins")
	return func() (*glossary.Glossary, error) {
		g := glossary.Builtin()
		for _, name := range *names {
			over, err := a.overlay(name)
			if err != nil {
				return nil, fmt.Errorf("--glossary %s: %w", name, err)
			}
			g = g.With(over)
		}
		return g, nil
	}
}

// overlay reads one glossary. One that contradicts itself is refused: it would be
// chance which of two rows is used.
func (a *app) overlay(name string) (*glossary.Glossary, error) {
	data, err := a.readFile(name)
	if err != nil {
		return nil, err
	}
	g, err := parseGlossary(name, data)
	if err != nil {
		first, rest, more := strings.Cut(err.Error(), "\n")
		if more {
			err = fmt.Errorf("%s (and %d more)", first, strings.Count(rest, "\n")+1)
		}
		return nil, err
	}
	for _, p := range g.Lint() {
		if p.Severity == glossary.Error {
			return nil, fmt.Errorf("line %d: %s, %s: %q: %s", p.Line, p.Concept, p.Lang, p.Text, p.Message)
		}
	}
	return g, nil
}

// parseGlossary reads a glossary in the format that the ending of its name says.
func parseGlossary(name string, data []byte) (*glossary.Glossary, error) {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".tsv":
		return glossary.ReadRows(bytes.NewReader(data))
	default:
		return nil, hint(fmt.Errorf("no glossary ends in %q", ext), "it is .tsv")
	}
}
