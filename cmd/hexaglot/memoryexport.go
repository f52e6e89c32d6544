package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"hexaglot/pipeline/memory/store"
	"hexaglot/pipeline/memory/tmx"
)

func (a *app) memoryExport() *cobra.Command {
	var as, out, source string
	var langs []string
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the memory as TMX or as a table",
		Long: `Export writes the memory for other programs: tmx is TMX 1.4b, which every program of
translators reads; tsv is a table with a text a row. State, name, date, source and licence
go along, and memory import reads both back. With --lang, only texts of these languages
are written, and no group of which a single text is left.`,
		Example: "  hexaglot memory export --as tmx --lang en,fr -o en-fr.tmx\n  hexaglot memory export --as tsv --source 2025-02-25-igf-mag-2 > meeting.tsv",
		Args:    noArgs,
	}
	at := a.theMemory(c)
	c.Flags().StringVar(&as, "as", "tmx", "file format: tmx or tsv")
	c.Flags().StringVarP(&out, "output", "o", "-", "the file to write; - is standard output")
	c.Flags().StringSliceVar(&langs, "lang", nil, "only these languages")
	c.Flags().StringVar(&source, "source", "", "only groups with a text from this source")
	complete(c, "lang")
	completeWords(c, "as", "tmx", "tsv")
	c.RunE = func(c *cobra.Command, args []string) error {
		if as != "tmx" && as != "tsv" {
			return flagFault("--as", as, "tmx", "tsv")
		}
		only, err := tags(langs)
		if err != nil {
			return err
		}
		p, err := at()
		if err != nil {
			return err
		}
		if out != "-" && sameFile(out, p.where) {
			return misuse("same-memory", map[string]any{"File": out})
		}
		m, err := p.existing(c.Context())
		if err != nil {
			return err
		}
		n := 0
		groups := chosen(m.All(c.Context()), only, source, &n)
		err = a.stream(out, func(w io.Writer) error {
			if as == "tsv" {
				return tmx.WriteTSV(w, groups)
			}
			return tmx.Write(w, buildVersion(), groups)
		})
		if err == nil && (out != "-" || n == 0) {
			a.say("memory.written", map[string]any{"File": out, "Count": n})
		}
		if c.Context().Err() != nil {
			err = misuse("cut-off", nil)
		}
		return errors.Join(err, m.Close())
	}
	return c
}

// chosen are the groups of some languages and of a source; of all if none are named. It
// counts them.
func chosen(groups tmx.Groups, langs []language.Tag, source string, n *int) tmx.Groups {
	return func(yield func(store.Numbered, error) bool) {
		for g, err := range groups {
			if err == nil {
				if source != "" && !slices.ContainsFunc(g.Group, func(t store.Text) bool { return t.Source == source }) {
					continue
				}
				if langs != nil {
					g.Group = slices.DeleteFunc(g.Group, func(t store.Text) bool { return !slices.Contains(langs, t.Lang) })
					if len(g.Group) < 2 {
						continue
					}
				}
				*n++
			}
			if !yield(g, err) {
				return
			}
		}
	}
}

// stream writes to standard output or to a file, which is there when all of it was written.
func (a *app) stream(name string, write func(io.Writer) error) error {
	if name == "-" {
		return write(a.out)
	}
	if err := replaceWith(name, write); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
