package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"hexaglot/pipeline/memory/store"
)

func (a *app) memoryForget() *cobra.Command {
	var t store.Target
	var lang string
	var dry bool
	c := &cobra.Command{
		Use:   "forget --name NAME | --text TEXT --lang LANG | --group N",
		Short: "Take out of the memory what nobody may keep",
		Long: `Forget takes whole groups out of the memory, in all their languages, and what they left
in the file: those with a text that has a name, those with one text, or one group. A name
goes from the texts that its bearer made or confirmed as well, which stay.

A name is looked for as whole words in any case: other forms of it (inflected, in another
script, initials) need a call of their own. What stands in the pages and translations of a
repository is not touched: learn it again, and it is back. Try it with --dry-run first.`,
		Example: "  hexaglot memory forget --dry-run --name 'Ana Li'\n  hexaglot memory forget --group 12",
		Args:    noArgs,
	}
	at := a.theMemory(c)
	c.Flags().StringVar(&t.Name, "name", "", "every group with a text that has this name")
	c.Flags().StringVar(&t.Text, "text", "", "every group with exactly this text, in the language of --lang")
	c.Flags().StringVar(&lang, "lang", "", "language of the text")
	c.Flags().Int64Var(&t.Group, "group", 0, "this group, by its number in memory search")
	c.Flags().BoolVar(&dry, "dry-run", false, "say what would go, but take nothing out")
	complete(c, "lang")
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		named := 0
		for _, given := range []bool{t.Name != "", t.Text != "", t.Group != 0} {
			if given {
				named++
			}
		}
		switch {
		case named != 1:
			return misuse("forget-what", nil)
		case (t.Text != "") != (lang != ""):
			return misuse("forget-text", nil)
		case t.Group < 0:
			return flagFault("--group", fmt.Sprint(t.Group), "1", "2", "3", "…")
		case t.Name != "" && store.Find(t.Name, t.Name) == nil:
			return misuse("forget-name", map[string]any{"Name": t.Name})
		}
		var err error
		if lang != "" {
			if t.Lang, err = tag(lang); err != nil {
				return err
			}
		}
		p, err := at()
		if err != nil {
			return err
		}
		m, err := p.existing(c.Context())
		if err != nil {
			return err
		}
		defer m.Close()
		groups, names, err := m.Count(c.Context(), t)
		if err != nil {
			return cutOff(c.Context(), err)
		}
		said := "memory.would-forget"
		if !dry {
			said = "memory.forgot"
			var failed error
			if groups, failed = m.Forget(c.Context(), t); failed != nil {
				if groups == 0 {
					return cutOff(c.Context(), failed)
				}
				a.fail(p.shown(), failed) // it is forgotten, but not yet gone from the file
			}
		}
		a.say(said, map[string]any{"Count": groups})
		if names > 0 {
			a.say(said+"-names", map[string]any{"Count": names})
		}
		if t.Name != "" {
			a.say("memory.forms", nil)
		}
		if dry {
			a.say("dry", nil)
		}
		if *format == "json" {
			return writeJSON(a.out, map[string]any{"schema": 1, "groups": groups, "names": names, "dry": dry})
		}
		return nil
	}
	return c
}
