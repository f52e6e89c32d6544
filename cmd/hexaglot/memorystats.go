package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/spf13/cobra"
)

// statistics are what `memory stats --format json` prints.
type statistics struct {
	Schema   int            `json:"schema"`
	Memory   string         `json:"memory"`          // file or URL
	Bytes    int64          `json:"bytes,omitempty"` // of the file
	Groups   int            `json:"groups"`
	Segments map[string]int `json:"segments"` // by language
	States   map[string]int `json:"states"`   // texts of groups by state, "" of none
	Machine  int            `json:"machine"`  // of them, made by machines
	Sources  map[string]int `json:"sources"`  // texts of groups by source, "" of none
	Licences map[string]int `json:"licences"`
}

func (a *app) memoryStats() *cobra.Command {
	c := &cobra.Command{
		Use:   "stats",
		Short: "Count what the memory holds",
		Long: `Stats counts the groups of the memory, its segments by language, and the texts in groups
by state, source and licence. Of many sources, those with most texts are printed; -v
prints all.`,
		Example: "  hexaglot memory stats\n  hexaglot memory stats --format json --memory shared.db",
		Args:    noArgs,
	}
	at := a.theMemory(c)
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		p, err := at()
		if err != nil {
			return err
		}
		m, err := p.existing(c.Context())
		if err != nil {
			return err
		}
		defer m.Close()
		counted, err := m.Stats(c.Context())
		if err != nil {
			return cutOff(c.Context(), err)
		}
		shares, err := m.Shares(c.Context())
		if err != nil {
			return cutOff(c.Context(), err)
		}
		s := statistics{Schema: 1, Memory: p.shown(), Bytes: p.size(), Groups: counted.Groups, Machine: counted.Machine,
			Segments: map[string]int{}, States: map[string]int{}, Sources: map[string]int{}, Licences: map[string]int{}}
		for lang, n := range counted.Segments {
			s.Segments[lang.String()] = n
		}
		for state, n := range counted.Texts {
			s.States[string(state)] = n
		}
		for _, share := range shares {
			s.Sources[share.Source] += share.Texts
			s.Licences[share.Licence] += share.Texts
		}
		if *format == "json" {
			return writeJSON(a.out, s)
		}
		_, err = a.out.Write(a.statsText(s))
		return err
	}
	return c
}

// size is that of the memory's file and its log; 0 of a database.
func (p memoryPlace) size() (n int64) {
	if p.isURL() {
		return 0
	}
	for _, name := range []string{p.where, p.where + "-wal"} {
		if info, err := os.Stat(name); err == nil {
			n += info.Size()
		}
	}
	return n
}

// sourcesShown is how many sources and licences are printed without --verbose.
const sourcesShown = 10

func (a *app) statsText(s statistics) []byte {
	var b bytes.Buffer
	line := func(id, value string) {
		if value != "" {
			fmt.Fprintln(&b, a.msg.text("memory.stats."+id, map[string]any{"Value": a.msg.isolated(value)}))
		}
	}
	line("memory", s.Memory)
	if s.Bytes > 0 {
		line("size", a.msg.text("size.mb", map[string]any{"Whole": (s.Bytes + 5e4) / 1e6, "Tenth": (s.Bytes + 5e4) / 1e5 % 10}))
	}
	line("groups", fmt.Sprint(s.Groups))
	line("segments", counts(s.Segments, langNames()))
	states, order := map[string]int{}, []string{}
	for state, n := range a.named(s.States) {
		if slices.Contains(stateNames, state) {
			state = a.msg.text("state."+state, nil)
		}
		states[state] = n
	}
	for _, state := range stateNames {
		order = append(order, a.msg.text("state."+state, nil))
	}
	line("states", counts(states, order))
	line("machine", fmt.Sprint(s.Machine))
	for _, list := range []struct {
		id string
		n  map[string]int
	}{{"sources", s.Sources}, {"licences", s.Licences}} {
		n := a.named(list.n)
		names := slices.SortedFunc(maps.Keys(n), func(x, y string) int { return cmp.Or(n[y]-n[x], cmp.Compare(x, y)) })
		rest := 0
		if len(names) > sourcesShown && !a.loud {
			for _, name := range names[sourcesShown:] {
				rest++
				delete(n, name)
			}
			names = names[:sourcesShown]
		}
		value := counts(n, names)
		if rest > 0 {
			value += ", " + a.msg.text("memory.stats.rest", map[string]any{"N": rest})
		}
		line(list.id, value)
	}
	return b.Bytes()
}

// named gives what has no name in numbers by name the word for it.
func (a *app) named(n map[string]int) map[string]int {
	out := map[string]int{}
	for name, k := range n {
		if name == "" {
			name = a.msg.text("memory.stats.unknown", nil)
		}
		out[name] += k
	}
	return out
}
