package main

import (
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine"
)

// A lineup is what --engine names.
type lineup struct {
	memory  bool              // the starter memory
	engines []engine.Engine   // in the order of trial
	drafts  bool              // one of the engines can draft: a neural one needs models
	faults  []minutes.Finding // of models that are there and cannot be used
}

// engine adds the flags --engine, --engine-timeout and --models to a verb.
func (a *app) engine(c *cobra.Command) func() (lineup, error) {
	list := c.Flags().StringArray("engine", []string{"memory,marian"}, "what translates, in the order of trial, parted by commas: memory, marian, exec:PROGRAM, or none")
	completeWords(c, "engine", "memory", "memory,marian", "marian", "none", "exec:")
	folder := modelsFlag(c)
	silence := c.Flags().Duration("engine-timeout", time.Minute, "how long a program may say nothing before it is ended: one with a large model may need more")
	return func() (lineup, error) {
		var found lineup
		if *silence <= 0 {
			return found, flagFault("--engine-timeout", silence.String(), "30s", "1m", "10m…")
		}
		for _, name := range engineNames(*list) {
			command, program := strings.CutPrefix(name, "exec:")
			neural, arithmetic, _ := strings.Cut(name, ":")
			switch {
			case name == "memory":
				found.memory = true
			case name == "none":
			case program:
				e, err := engine.Program(command)
				var f *engine.Failure
				if errors.As(err, &f) {
					return lineup{}, fault{f.Said, minutes.Phrase{ID: "fault.program.hint"}}
				} else if err != nil {
					return lineup{}, err
				}
				e.Silence = *silence
				found.engines, found.drafts = append(found.engines, e), true
			case neural == "marian":
				e, faults, err := a.newMarian(folder, arithmetic)
				if err != nil {
					return lineup{}, err
				}
				found.faults = faults
				found.engines, found.drafts = append(found.engines, e), found.drafts || len(e.Models()) > 0
			default:
				return lineup{}, misuse("engine", map[string]any{"Name": name})
			}
		}
		return found, nil
	}
}

// engineNames splits lists at their commas; those in quotation marks are of a program's arguments.
func engineNames(lists []string) []string {
	var names []string
	for _, list := range lists {
		quote, begin := rune(0), 0
		for i, r := range list {
			switch {
			case r == quote:
				quote = 0
			case quote == 0 && (r == '"' || r == '\''):
				quote = r
			case quote == 0 && r == ',':
				names = append(names, strings.TrimSpace(list[begin:i]))
				begin = i + 1
			}
		}
		names = append(names, strings.TrimSpace(list[begin:]))
	}
	return names
}
