package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"hexaglot/pipeline/memory/store"
)

func (a *app) memoryMerge() *cobra.Command {
	c := &cobra.Command{
		Use:   "merge FILE|URL…",
		Short: "Take in what other memories hold",
		Long: `Merge adds to the memory all that others hold: files, or PostgreSQL databases by their
URLs. They stay as they are. A group that both have is one, with the better of its two
origins: reviewed beats newer beats made by a machine.`,
		Example: "  hexaglot memory merge ana.db bo.db\n  hexaglot memory merge --memory postgres://igf@db.example.org/memory ours.db",
		Args:    files,
	}
	at := a.theMemory(c)
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		p, err := at()
		if err != nil {
			return err
		}
		all := []merged{}
		for _, name := range args {
			from := memoryPlace{where: name}
			gain, err := a.mergeMemory(c.Context(), p, from)
			if err != nil {
				a.fail("", stopped(c.Context(), err, gain))
			}
			if err == nil || gain != (store.Gain{}) {
				all = append(all, merged{from.shown(), gain.Groups, gain.Segments})
			}
			if err == nil {
				a.say("memory.merged", map[string]any{"File": from.shown()})
				a.say("memory.gain", map[string]any{"Groups": gain.Groups, "Segments": gain.Segments})
			}
			if c.Context().Err() != nil {
				break
			}
		}
		if *format == "json" {
			return writeJSON(a.out, map[string]any{"schema": 1, "memories": all})
		}
		return nil
	}
	return c
}

// merged is what came of a memory, as `memory merge --format json` prints it.
type merged struct {
	File     string `json:"file"`
	New      int    `json:"new"`      // groups that the memory did not have
	Segments int    `json:"segments"` // that the memory did not have
}

// mergeMemory adds one memory to another.
func (a *app) mergeMemory(ctx context.Context, to, from memoryPlace) (gain store.Gain, err error) {
	if from.where == to.where || sameFile(from.where, to.where) {
		return gain, misuse("same-memory", map[string]any{"File": from.shown()})
	}
	other, err := from.open(ctx, false)
	if err != nil {
		return gain, err
	}
	m, err := to.open(ctx, true)
	if err != nil {
		return gain, errors.Join(err, other.Close())
	}
	gain, err = m.Merge(ctx, other)
	if err != nil {
		err = fmt.Errorf("%s: %w", from.shown(), err)
	}
	return gain, errors.Join(err, other.Close(), m.Close())
}
