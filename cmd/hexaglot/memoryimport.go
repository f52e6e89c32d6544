package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"hexaglot/minutes"
	"hexaglot/pipeline/memory/store"
)

// atATime is how many groups go into the memory in one piece.
const atATime = 10000

func (a *app) memoryImport() *cobra.Command {
	var unsaid store.Origin
	var state string
	var dry bool
	c := &cobra.Command{
		Use:   "import FILE…",
		Short: "Take TMX, tables and XLIFF into the memory",
		Long: `Import takes into the memory what other programs and groups have: TMX of any version; a
table (TSV) with a text a row as memory export writes it, or with a language a column (en,
fr, zh); an XLIFF of this program, of which it takes what is reviewed or final, with the
names of those who confirmed it. What a file holds tells what it is; - is standard input.

Texts in other languages than the six are left out and counted. What is in the memory
already is not added twice; a text without a source gets the name of its file. A run that
is stopped, or a file that breaks off, leaves in the memory what was read before.`,
		Example: "  hexaglot memory import --licence CC-BY-4.0 corpus.tmx\n  hexaglot memory import --state reviewed --by Ana ours.tsv\n  hexaglot memory import --dry-run corpus.tmx",
		Args:    files,
	}
	at := a.theMemory(c)
	c.Flags().StringVar(&unsaid.Licence, "licence", "", "the licence of texts that have none in the file, such as CC-BY-4.0")
	c.Flags().StringVar(&unsaid.Source, "source", "", "the source of texts that have none in the file (default: the name of the file)")
	c.Flags().StringVar(&state, "state", "", "the state of texts that have none in the file: initial, translated, reviewed or final")
	c.Flags().StringVar(&unsaid.Who, "by", "", "who made the texts that have no name in the file")
	c.Flags().BoolVar(&dry, "dry-run", false, "count, but write nothing")
	completeWords(c, "state", stateNames...)
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		if unsaid.State = minutes.State(state); state != "" && !slices.Contains(stateNames, state) {
			return flagFault("--state", state, stateNames...)
		}
		p, err := at()
		if err != nil {
			return err
		}
		for _, name := range args {
			if sameFile(name, p.where) {
				return misuse("same-memory", map[string]any{"File": name})
			}
		}
		into := &lazyMemory{open: p.open}
		all := []imported{}
		findings := []minutes.Finding{}
		for _, name := range args {
			done, err := a.importMemory(c.Context(), name, unsaid, into, dry)
			all = append(all, done)
			findings = append(findings, done.findings()...)
			a.sayImported(done, dry)
			if err != nil {
				a.fail(name, stopped(c.Context(), err, into.gain))
			}
			if c.Context().Err() != nil {
				break
			}
		}
		if dry {
			a.say("dry", nil)
		}
		if *format == "json" {
			err = writeJSON(a.out, map[string]any{"schema": 1, "files": all, "findings": findings})
		}
		return errors.Join(err, into.close())
	}
	return c
}

// stateNames are the states of texts.
var stateNames = []string{string(minutes.Initial), string(minutes.Translated), string(minutes.Reviewed), string(minutes.Final)}

// imported is what became of a file, as `memory import --format json` prints it.
type imported struct {
	File     string         `json:"file"`
	Groups   int            `json:"groups"`   // read
	Texts    map[string]int `json:"texts"`    // in them, by language
	New      int            `json:"new"`      // groups that the memory did not have
	Segments int            `json:"segments"` // that the memory did not have
	Left     map[string]int `json:"left"`     // texts in other languages
	Alone    int            `json:"alone"`    // groups of fewer than two texts
	Drafts   int            `json:"drafts"`   // of an XLIFF: translations that nobody has reviewed
}

// findings say what was left out.
func (d imported) findings() (all []minutes.Finding) {
	put := func(rule string, args map[string]any) {
		said := minutes.Phrase{ID: "memory." + rule, Args: args}
		all = append(all, minutes.Finding{Rule: said.ID, Severity: minutes.Warning, File: d.File, Said: said, Message: newMessages("en").say(said)})
	}
	if len(d.Left) > 0 {
		put("left-out", map[string]any{"Langs": counts(d.Left, nil)})
	}
	if d.Alone > 0 {
		put("alone", map[string]any{"Count": d.Alone})
	}
	if d.Drafts > 0 {
		put("draft", map[string]any{"Count": d.Drafts})
	}
	return all
}

// counts are numbers by name, "de 3, pt 1": those of order first, then the others by name.
func counts(n map[string]int, order []string) string {
	names := slices.DeleteFunc(slices.Clone(order), func(name string) bool { return n[name] == 0 })
	for _, name := range slices.Sorted(maps.Keys(n)) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for i, name := range names {
		names[i] = fmt.Sprintf("%s %d", name, n[name])
	}
	return strings.Join(names, ", ")
}

// langNames are the six languages in their order.
func langNames() (names []string) {
	for _, l := range minutes.Languages {
		names = append(names, l.String())
	}
	return names
}

func (a *app) sayImported(d imported, dry bool) {
	a.report(d.findings())
	if d.Groups > 0 {
		a.say("memory.read", map[string]any{"File": d.File, "Count": d.Groups, "Langs": counts(d.Texts, langNames())})
		if !dry {
			a.say("memory.gain", map[string]any{"Groups": d.New, "Segments": d.Segments})
		}
	}
}

// importMemory takes in one file. With an error, done is what was taken in before.
func (a *app) importMemory(ctx context.Context, name string, unsaid store.Origin, into *lazyMemory, dry bool) (done imported, err error) {
	done = imported{File: name, Texts: map[string]int{}, Left: map[string]int{}}
	if err := ctx.Err(); err != nil {
		return done, err
	}
	f, size, err := a.openStream(name)
	if err != nil {
		return done, err
	}
	defer f.Close()
	if unsaid.Source == "" && name != "-" {
		unsaid.Source = filepath.Base(name)
	}
	progress := a.progress(name, size)
	defer progress.end()
	groups, err := done.groups(progress.reader(f))
	if err != nil {
		return done, err
	}
	var some []store.Group
	flush := func() error {
		if dry {
			some = nil
			return ctx.Err()
		}
		gain, err := into.add(ctx, some)
		done.New += gain.Groups
		done.Segments += gain.Segments
		some = some[:0]
		return err
	}
	for g, err := range groups {
		if err != nil {
			return done, errors.Join(flush(), err)
		}
		done.Groups++
		for i := range g {
			g[i].Origin = completed(g[i].Origin, unsaid)
			done.Texts[g[i].Lang.String()]++
		}
		progress.did(len(g))
		if some = append(some, g); len(some) == atATime {
			if err := flush(); err != nil {
				return done, err
			}
		}
	}
	return done, flush()
}

// completed is an origin with what its file did not say.
func completed(o, unsaid store.Origin) store.Origin {
	o.State = cmp.Or(o.State, unsaid.State)
	o.Who = cmp.Or(o.Who, unsaid.Who)
	o.Source = cmp.Or(o.Source, unsaid.Source)
	o.Licence = cmp.Or(o.Licence, unsaid.Licence)
	return o
}
