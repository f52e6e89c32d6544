package main

import (
	"github.com/spf13/cobra"
)

func (a *app) modelsRemove() *cobra.Command {
	c := &cobra.Command{
		Use:   "remove LANG|FROM-TO…",
		Short: "Take models off the disk",
		Long: `Remove takes installed models away: for a language those of both directions between it and
English, for en-fr those of that one; with --architecture only that one. Translations that
they made stay.`,
		Example: "  hexaglot models remove fr\n  hexaglot models remove --architecture base en-ru",
		Args:    langs,
	}
	c.ValidArgs = langNames()
	at := modelsFlag(c)
	of := architecture(c, "remove this one only")
	dry := c.Flags().Bool("dry-run", false, "say what would go, but remove nothing")
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		ctx := c.Context()
		wanted, err := modelWays(args)
		if err != nil {
			return err
		}
		which, err := of()
		if err != nil {
			return err
		}
		folder, err := at()
		if err != nil {
			return err
		}
		gone := []modelShown{}
		for _, w := range wanted {
			some, err := folder.Find(w.from, w.to, which), error(nil)
			if !*dry {
				some, err = folder.Remove(ctx, w.from, w.to, which)
			}
			for _, m := range some {
				gone = append(gone, shownModel(m, false))
				id := "models.removed"
				if *dry {
					id = "models.would-remove"
				}
				a.say(id, map[string]any{"Way": w.String(), "Architecture": m.Architecture, "Size": a.msg.megabytes(m.Size())})
			}
			if err != nil {
				a.fail(w.String(), cutOff(ctx, plainPath(err)))
			} else if len(some) == 0 {
				a.say("models.not-installed", map[string]any{"Way": w.String()})
			}
		}
		if *dry {
			a.say("dry", nil)
		}
		if *format == "json" {
			return writeJSON(a.out, map[string]any{"schema": 1, "models": gone, "dry": *dry})
		}
		return nil
	}
	return c
}
