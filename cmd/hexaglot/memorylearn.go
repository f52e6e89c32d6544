package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"hexaglot/pipeline"
	"hexaglot/pipeline/memory/store"
	"hexaglot/pipeline/publish"
)

func (a *app) memoryLearn() *cobra.Command {
	var dry bool
	c := &cobra.Command{
		Use:   "learn DIR…",
		Short: "Take what was reviewed in a repository into the memory",
		Long: `Learn puts into the memory what is reviewed or final in the translations of a group's
repository, with the names of those who confirmed it: a group for each segment, with its
source and all such translations, known by its neighbours. DIR is the folder that was
given to translate -o, or that of a meeting in it. What is there is not added twice.

hexaglot mark does the same with what it marks.`,
		Example: "  hexaglot memory learn out\n  hexaglot memory learn --memory shared.db out/translations/2025-02-25-igf-mag-2",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("no-folder", map[string]any{"Use": use(c)})
			}
			return nil
		},
	}
	at := a.theMemory(c)
	c.Flags().BoolVar(&dry, "dry-run", false, "count, but write nothing")
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		p, err := at()
		if err != nil {
			return err
		}
		into := &lazyMemory{open: p.open}
		all := []learnt{}
		for _, dir := range args {
			some, err := a.learn(c.Context(), dir, into, dry)
			all = append(all, some...)
			if err != nil {
				a.fail("", stopped(c.Context(), err, into.gain))
			}
			if c.Context().Err() != nil {
				break
			}
		}
		if dry {
			a.say("dry", nil)
		}
		if *format == "json" {
			err = writeJSON(a.out, map[string]any{"schema": 1, "meetings": all})
		}
		return errors.Join(err, into.close())
	}
	return c
}

// learnt is what came of a meeting, as `memory learn --format json` prints it.
type learnt struct {
	Key      string `json:"key"`
	Groups   int    `json:"groups"`   // segments that are reviewed or final
	New      int    `json:"new"`      // groups that the memory did not have
	Segments int    `json:"segments"` // that the memory did not have
}

// learn takes in the meetings of a folder. One whose state cannot be read is said, and
// the others are taken in.
func (a *app) learn(ctx context.Context, dir string, into *lazyMemory, dry bool) (all []learnt, err error) {
	repo, _, keys, err := repository(dir)
	if err != nil {
		return nil, err
	}
	defer repo.Close()
	for _, key := range keys {
		m, err := repo.Load(key)
		if err != nil {
			a.fail(key, plainPath(err))
			continue
		}
		l := learnt{Key: key}
		groups := pipeline.Groups(m, nil)
		l.Groups = len(groups)
		if !dry {
			gain, err := into.add(ctx, groups)
			if err != nil {
				return all, err
			}
			l.New, l.Segments = gain.Groups, gain.Segments
		}
		all = append(all, l)
		a.sayLearnt(l, dry)
	}
	return all, nil
}

func (a *app) sayLearnt(l learnt, dry bool) {
	a.say("memory.learnt", map[string]any{"Key": l.Key, "Count": l.Groups})
	if l.Groups > 0 && !dry {
		a.say("memory.gain", map[string]any{"Groups": l.New, "Segments": l.Segments})
	}
}

// remember puts segments of a meeting into the memory that somebody has just confirmed
// in a language; ids are nil for all. It returns how many went in, and how many are new.
func remember(ctx context.Context, repo *publish.Repo, key string, lang language.Tag, ids []string, open func(context.Context, bool) (*store.Memory, error)) (given, added int, err error) {
	m, err := repo.Load(key)
	if err != nil {
		return 0, 0, err
	}
	var groups []store.Group
	now := time.Now()
	for _, g := range pipeline.Groups(m, ids) {
		if i := slices.IndexFunc(g, func(t store.Text) bool { return t.Lang == lang }); i >= 0 {
			g[i].When = now
			groups = append(groups, g)
		}
	}
	into := &lazyMemory{open: open}
	gain, err := into.add(ctx, groups)
	if into.memory == nil {
		return 0, 0, err
	}
	return len(groups), gain.Groups, errors.Join(err, into.close())
}
