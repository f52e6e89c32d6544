package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"
	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline"
	"hexaglot/pipeline/memory"
)

func (a *app) translate() *cobra.Command {
	var (
		out     string
		to      []string
		replace bool
		dry     bool
	)
	c := &cobra.Command{
		Use:   "translate FILE… -o DIR",
		Short: "Write the pages of minutes in the other official languages",
		Long: `Translate reads minutes (PDF, DOCX, Markdown or text; a folder stands for the files in
it) and writes, under DIR:

  content/minutes/DATE-NAME/index.LANG.md   the pages, for a site to build
  translations/DATE-NAME/LANG.xlf           the translation that people and tools work on (XLIFF 2.1)
  data/minutes/manifest.json                every page with its language, state and hash

What the translation memory does not know is drafted by neural networks on this machine, if
their models are installed (hexaglot models get); the page says that it is a draft. The rest
stands in the page in its own language, marked ⟦en⟧, and is counted. A page that was edited
by hand is never overwritten. Nothing leaves this machine, unless a program that --engine
exec:PROGRAM names sends it on.`,
		Example: "  hexaglot translate minutes.pdf -o out\n  hexaglot translate --to fr,ar archive/ -o out",
		Args:    files,
	}
	how := a.understanding(c)
	terms := a.glossary(c)
	place := memoryFlag(c, ", or none")
	c.Flags().StringVarP(&out, "output", "o", "", "the group's repository: the folder to write into (required)")
	c.Flags().StringSliceVar(&to, "to", nil, "languages to translate into (default: all but the source's own)")
	choose := a.engine(c)
	c.Flags().BoolVar(&replace, "replace", false, "let a new version of a source take the place of the old one")
	c.Flags().BoolVar(&dry, "dry-run", false, "say what would be done and write nothing")
	complete(c, "to")
	format := formats(c, "text", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		cfg := pipeline.Config{Replace: replace, DryRun: dry}
		source, err := how()
		if err != nil {
			return err
		}
		if cfg.To, err = tags(to); err != nil {
			return err
		}
		if cfg.Glossary, err = terms(); err != nil {
			return err
		}
		named, err := choose()
		if err != nil {
			return err
		}
		drafts := named.drafts
		memories, err := place()
		if memories.usual && !drafts && err != nil {
			memories, err = memoryPlace{}, nil // no folder for a memory that need not be there
		}
		if err != nil {
			return err
		}
		memories.mayLack = drafts // a dry run does not make the one that the run will
		past, err := memories.open(c.Context(), drafts && !dry)
		if err != nil {
			return err
		}
		if past != nil {
			defer past.Close()
		}
		cfg.Engines, cfg.Drafts = named.engines, past
		if named.memory {
			cfg.Starter, cfg.Memory = memory.Builtin(), past
		}
		if out == "-" {
			return misuse("pages-out", nil)
		}
		if out == "" && !dry {
			return misuse("no-output", map[string]any{"File": args[0]})
		}
		a.report(named.faults)
		files := a.inputs(args)
		reports, english := []report{}, newMessages("en")
		lacking := map[string]bool{} // what is said of the engines, once for all files
		words := coverage{dry: dry}
		drafting := a.drafting()
		cfg.Progress = drafting.at
		cfg.Waiting = func(key string) { a.say("waiting", map[string]any{"Key": key}) }
		for i, name := range files {
			if len(files) > 1 && terminal(a.err) {
				a.say("file", map[string]any{"N": i + 1, "Of": len(files), "File": name})
			}
			results, err := a.translateFile(c.Context(), name, out, source, cfg)
			drafting.end()
			if c.Context().Err() != nil {
				return fault{said: minutes.Phrase{ID: "fault.stopped-translate"}}
			}
			for _, r := range results {
				reports = append(reports, newReport(r, english))
				a.report(slices.DeleteFunc(slices.Clone(r.Findings), func(f minutes.Finding) bool {
					was := lacking[f.Message]
					lacking[f.Message] = was || f.Rule == "engine.direction"
					return was
				}))
				a.summary(r, out, dry)
				words.add(r.Coverage)
			}
			if err != nil {
				a.fail(name, err)
			}
		}
		if !a.quiet {
			words.write(a.err, a.msg, "hexaglot: ")
			if dry && len(reports) > 0 {
				a.say("dry", nil)
			}
		}
		if len(reports) > 0 && !dry {
			findings, err := pipeline.Manifest(c.Context(), out)
			if err != nil {
				return err
			}
			a.report(findings)
		}
		if *format == "json" {
			return writeJSON(a.out, map[string]any{"schema": 1, "meetings": reports})
		}
		for _, r := range reports {
			for _, f := range r.Files {
				fmt.Fprintln(a.out, filepath.Join(out, filepath.FromSlash(f)))
			}
		}
		return nil
	}
	return c
}

// translateFile runs the flow on each meeting of one file, up to one that cannot be done.
func (a *app) translateFile(ctx context.Context, name, out string, source reading, cfg pipeline.Config) ([]*pipeline.Result, error) {
	meetings, err := a.read(ctx, name, source)
	if err != nil {
		return nil, err
	}
	var done []*pipeline.Result
	for _, f := range meetings {
		r, err := pipeline.Run(ctx, out, f, cfg)
		if err != nil {
			return done, err
		}
		done = append(done, r)
	}
	return done, nil
}

// summary says what became of a file.
func (a *app) summary(r *pipeline.Result, out string, dry bool) {
	sections, actions := 0, 0
	for b := range r.Doc.Blocks() {
		if b.Kind == minutes.Section && !strings.Contains(b.ID, "-") {
			sections++
		}
	}
	for range r.Doc.Actions() {
		actions++
	}
	a.say("translated", map[string]any{"File": r.Doc.File, "Lang": r.Doc.Lang, "Sections": sections, "Actions": actions, "Key": r.Key})
	changed := 0
	for _, w := range r.Written {
		if w.Changed {
			changed++
			if a.loud && !a.quiet {
				fmt.Fprintf(a.err, "hexaglot: %s\n", filepath.Join(out, filepath.FromSlash(w.Path)))
			}
		}
	}
	switch {
	case dry:
	case changed == 0:
		a.say("unchanged", map[string]any{"Dir": out})
	default:
		a.say("wrote", map[string]any{"Count": changed, "Dir": out})
	}
}

// A report is what --format json says of one file.
type report struct {
	Key      string                       `json:"key"`
	File     string                       `json:"file"`
	Lang     language.Tag                 `json:"lang"`
	Files    []string                     `json:"files"` // the pages, by their paths in the repository
	Coverage map[string]pipeline.Coverage `json:"coverage"`
	Findings []minutes.Finding            `json:"findings"`
}

func newReport(r *pipeline.Result, english *messages) report {
	rep := report{Key: r.Key, File: r.Doc.File, Lang: r.Doc.Lang, Files: []string{}, Coverage: map[string]pipeline.Coverage{}, Findings: slices.Clone(r.Findings)}
	if rep.Findings == nil {
		rep.Findings = []minutes.Finding{}
	}
	for i, f := range rep.Findings {
		rep.Findings[i].Message = english.finding(f)
	}
	for _, w := range r.Written {
		if strings.HasPrefix(w.Path, "content/") && strings.HasSuffix(w.Path, ".md") {
			rep.Files = append(rep.Files, w.Path)
		}
	}
	for _, c := range r.Coverage {
		rep.Coverage[c.Lang.String()] = c
	}
	return rep
}

// terminal reports whether words go to a person's screen.
func terminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
