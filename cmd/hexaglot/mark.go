package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"hexaglot/minutes"
	"hexaglot/pipeline"
	"hexaglot/pipeline/publish"
)

func (a *app) mark() *cobra.Command {
	var to, state, by string
	var segments []string
	var dry bool
	c := &cobra.Command{
		Use:   "mark --state STATE --to LANG DIR",
		Short: "Say that a person has read a translation",
		Long: `Mark sets the state of a meeting's translation, or of single segments of it, and writes
its page again: the draft notice goes when no segment is initial any more. DIR is the
folder of the meeting, under translations/ or under content/minutes/. What is reviewed or
final then goes into the translation memory, with the source and the name, unless --memory
is none.`,
		Example: "  hexaglot mark --state reviewed --to fr out/translations/2025-02-25-igf-mag-2",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("one-folder", map[string]any{"N": len(args)})
			}
			return nil
		},
	}
	c.Flags().StringVar(&state, "state", "", "initial, translated, reviewed or final (required)")
	c.Flags().StringVar(&to, "to", "", "language of the translation (required)")
	c.Flags().StringVar(&by, "by", "", "who has read it; left out, no name is kept")
	c.Flags().StringSliceVar(&segments, "segment", nil, "ids of the segments; left out, all of them")
	c.Flags().BoolVar(&dry, "dry-run", false, "say what would be done and write nothing")
	complete(c, "to")
	memory := a.memory(c)
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		states := []minutes.State{minutes.Initial, minutes.Translated, minutes.Reviewed, minutes.Final}
		if !slices.Contains(states, minutes.State(state)) {
			return flagFault("--state", state, "initial", "translated", "reviewed", "final")
		}
		if to == "" {
			return misuse("no-language", nil)
		}
		lang, err := tag(to)
		if err != nil {
			return err
		}
		repo, key, err := a.meeting(args[0])
		if err != nil {
			return err
		}
		defer repo.Close()
		repo.DryRun = dry
		repo.Waiting = func(key string) { a.say("waiting", map[string]any{"Key": key}) }
		n, findings, err := pipeline.Mark{Lang: lang, State: minutes.State(state), By: by, Segments: segments}.Do(c.Context(), repo, key)
		if err != nil {
			return err
		}
		a.report(findings)
		a.say("marked", map[string]any{"Count": n.Set, "Key": key, "Lang": lang, "State": a.msg.text("state."+state, nil)})
		if n.Empty > 0 {
			a.say("marked-empty", map[string]any{"Count": n.Empty})
		}
		if n.Higher > 0 {
			a.say("marked-higher", map[string]any{"N": n.Higher})
		}
		if n.Broken > 0 {
			a.say("marked-broken", map[string]any{"N": n.Broken})
		}
		given, added := 0, 0
		if minutes.State(state).Rank() >= minutes.Reviewed.Rank() && !dry {
			if given, added, err = remember(c.Context(), repo, key, lang, segments, memory); err != nil {
				a.fail("", minutes.Fail("mark.memory", "the segments are marked, but not in the translation memory").Because(err))
			} else if given > 0 {
				a.say("memory.kept", map[string]any{"Count": given, "New": added})
			}
		}
		if *format == "json" {
			if findings == nil {
				findings = []minutes.Finding{}
			}
			return writeJSON(a.out, map[string]any{"schema": 1, "key": key, "lang": lang, "state": state, "set": n.Set, "empty": n.Empty, "higher": n.Higher, "broken": n.Broken, "memory": map[string]int{"groups": given, "new": added}, "findings": findings})
		}
		return nil
	}
	return c
}

// repository opens the one that a folder is part of, and says which meetings are meant:
// one, or all of them. root is its folder.
func repository(dir string) (repo *publish.Repo, root string, keys []string, err error) {
	root, key, err := publish.Locate(dir)
	if err != nil {
		return nil, "", nil, plainPath(err)
	}
	if repo, err = publish.Open(root); err != nil {
		return nil, "", nil, plainPath(err)
	}
	if key != "" {
		return repo, root, []string{key}, nil
	}
	if keys, err = repo.Keys(); err != nil {
		repo.Close()
		return nil, "", nil, plainPath(err)
	}
	return repo, root, keys, nil
}

// meeting opens the repository of a folder, and says which meeting is meant; the root of
// a repository stands for its only one.
func (a *app) meeting(dir string) (*publish.Repo, string, error) {
	repo, _, keys, err := repository(dir)
	if err == nil && len(keys) != 1 {
		repo.Close()
		err = fmt.Errorf("%s: %w", dir, misuse("meetings", map[string]any{"Count": len(keys)}))
	}
	if err != nil {
		return nil, "", err
	}
	return repo, keys[0], nil
}
