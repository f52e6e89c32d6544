package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"hexaglot/glossary"
	"hexaglot/glossary/exchange"
)

// glossary adds the flag that lays a project's own glossaries over the one inside the
// program, and returns what gives the whole.
func (a *app) glossary(c *cobra.Command) func() (*glossary.Glossary, error) {
	names := c.Flags().StringArray("glossary", nil, "a file of your own terms, which take precedence over the built-in ones; may be repeated, the last one wins")
	return func() (*glossary.Glossary, error) {
		g := glossary.Builtin()
		for _, name := range *names {
			over, err := a.overlay(name, g)
			if err != nil {
				return nil, fmt.Errorf("--glossary %s: %w", name, err)
			}
			g = g.With(over)
		}
		return g, nil
	}
}

// overlay reads one glossary, of any form, that is to lie over another. One that contradicts itself is refused: it would be
// chance which of two rows is used.
func (a *app) overlay(name string, base *glossary.Glossary) (*glossary.Glossary, error) {
	data, err := a.readFile(name)
	if err != nil {
		return nil, err
	}
	g, _, err := exchange.Read(data, base)
	if err != nil {
		first, rest, more := strings.Cut(err.Error(), "\n")
		if more {
			err = fmt.Errorf("%s (and %d more)", first, strings.Count(rest, "\n")+1)
		}
		return nil, err
	}
	for _, p := range g.Lint() {
		if p.Severity == glossary.Error {
			err := fmt.Errorf("%s, %s: %q: %s", p.Concept, p.Lang, p.Text, p.Message)
			if p.Line > 0 { // a JSON has none
				err = fmt.Errorf("line %d: %w", p.Line, err)
			}
			return nil, err
		}
	}
	return g, nil
}
