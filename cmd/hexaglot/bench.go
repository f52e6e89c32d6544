package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"hexaglot/minutes"
	"hexaglot/minutes/bench"
	"hexaglot/pipeline"
)

func (a *app) bench() *cobra.Command {
	var worst int
	var only, other, sources, key string
	var lint bool
	c := &cobra.Command{
		Use:   "bench DIR",
		Short: "Score the reading of minutes whose true structure is known",
		Long: `Bench reads the documents of a set (folders that hold a source and its truth) and says,
by language and for all, how much of their structure was understood. What is measured,
and how a document is added, stands in minutes/bench/README.md.`,
		Example: "  hexaglot bench minutes/bench/testdata/documents\n  hexaglot bench --lang fr --worst 3 minutes/bench/testdata/documents\n  hexaglot bench --tool-output pages minutes/bench/testdata/documents",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 && key == "" {
				return misuse("one-folder-set", map[string]any{"N": len(args)})
			}
			return nil
		},
	}
	how := a.reading(c)
	c.Flags().IntVar(&worst, "worst", 0, "show that many documents, the worst first, and what differs in them")
	c.Flags().StringVar(&only, "lang", "", "score documents of this language only")
	c.Flags().StringVar(&other, "tool-output", "", "a folder of what another tool wrote, LANG/NAME.md: score that in the place of our reading")
	c.Flags().StringVar(&sources, "sources", "", "a folder of sources that are not in the set")
	c.Flags().BoolVar(&lint, "lint", false, "read nothing: look for slips in the truths")
	c.Flags().StringVar(&key, "key", "", "print what stands for this text in a truth whose texts are not published")
	complete(c, "lang")
	format := formats(c, "text", "json", "md")
	c.RunE = func(c *cobra.Command, args []string) error {
		if key != "" {
			_, err := fmt.Fprintln(a.out, bench.Hash(key))
			return err
		}
		source, err := how()
		if err != nil {
			return err
		}
		if worst < 0 {
			return misuse("worst", map[string]any{"Value": worst})
		}
		docs, findings, err := a.set(args[0], only)
		if err != nil {
			return err
		}
		if lint {
			return a.lint(docs, findings, *format)
		}
		if len(findings) > 0 {
			a.code = exitFailed // these documents are not scored
		}
		read, err := a.benchReader(source, other, sources)
		if err != nil {
			return err
		}
		results, err := bench.Run(c.Context(), docs, read)
		if err != nil {
			return err
		}
		for _, r := range results {
			if r.Error != "" {
				findings = append(findings, minutes.Finding{Rule: "bench.unread", Severity: minutes.Warning, File: r.Source, Message: r.Error})
			}
		}
		a.report(findings)
		groups := bench.Sum(results)
		if worst <= 0 && *format == "json" {
			for i := range results {
				results[i].Diff = nil
			}
		}
		switch *format {
		case "json":
			return writeJSON(a.out, benchJSON{1, append([]bench.Result{}, results...), append([]bench.Group{}, groups...), append([]minutes.Finding{}, findings...)})
		case "md":
			_, err = fmt.Fprint(a.out, bench.Markdown(groups), fenced(bench.Worst(results, worst)))
		default:
			_, err = fmt.Fprint(a.out, bench.Text(groups), bench.Worst(results, worst))
		}
		return err
	}
	return c
}

// benchJSON is the shape of `bench --format json`; schema/bench.json describes it.
type benchJSON struct {
	Schema    int               `json:"schema"`
	Documents []bench.Result    `json:"documents"`
	Groups    []bench.Group     `json:"groups"`
	Findings  []minutes.Finding `json:"findings"`
}

// set opens a set of documents, all or those of a language, and says what is wrong in it.
func (a *app) set(dir, only string) ([]*bench.Document, []minutes.Finding, error) {
	if _, err := os.ReadDir(dir); err != nil {
		return nil, nil, plainPath(err)
	}
	docs, faults, err := bench.Open(os.DirFS(dir))
	if err != nil {
		return nil, nil, plainPath(err)
	}
	if only != "" {
		lang, err := tag(only)
		if err != nil {
			return nil, nil, err
		}
		all := docs
		docs = nil
		for _, d := range all {
			if d.Lang == lang {
				docs = append(docs, d)
			}
		}
	}
	if len(docs)+len(faults) == 0 {
		return nil, nil, fmt.Errorf("%s: %w", dir, misuse("no-documents", nil))
	}
	return docs, faultFindings(faults), nil
}

func faultFindings(faults []bench.Fault) []minutes.Finding {
	var out []minutes.Finding
	for _, f := range faults {
		x := minutes.Finding{Rule: "bench.truth", Severity: minutes.Error, File: f.File, Line: f.Line, Message: f.Message}
		if f.Doubt {
			x.Severity = minutes.Warning
		}
		out = append(out, x)
	}
	return out
}

// lint looks for slips in the truths.
func (a *app) lint(docs []*bench.Document, findings []minutes.Finding, format string) error {
	for _, d := range docs {
		faults, err := d.Lint()
		if err != nil {
			return plainPath(err)
		}
		findings = append(findings, faultFindings(faults)...)
	}
	a.report(findings)
	if format == "json" {
		return writeJSON(a.out, benchJSON{1, []bench.Result{}, []bench.Group{}, append([]minutes.Finding{}, findings...)})
	}
	_, err := fmt.Fprintf(a.out, "documents %d, findings %d\n", len(docs), len(findings))
	return err
}

// benchReader is what is scored: our reading, or what another tool wrote.
func (a *app) benchReader(source reading, other, sources string) (func(context.Context, *bench.Document) (bench.Reading, error), error) {
	for _, dir := range []string{other, sources} {
		if dir != "" {
			if _, err := os.ReadDir(dir); err != nil {
				return nil, plainPath(err)
			}
		}
	}
	if other != "" {
		return bench.Pages(os.DirFS(other)), nil
	}
	var away fs.FS
	if sources != "" {
		away = os.DirFS(sources)
	}
	return func(ctx context.Context, d *bench.Document) (bench.Reading, error) {
		data, err := d.Data(away)
		if err != nil {
			return bench.Reading{}, cause(err)
		}
		start := time.Now()
		meetings, err := pipeline.Read(ctx, d.Source, data, source.ReadConfig)
		r := bench.Reading{Seconds: time.Since(start).Seconds()}
		if err != nil {
			return r, err
		}
		for _, f := range meetings {
			if found, ok := minutes.NotMinutes(f.Findings); ok && f.Refusal() != nil {
				r.Records, r.Refused = nil, strings.TrimPrefix(found.Rule, "parse.")
				return r, nil
			}
			r.Records = append(r.Records, bench.FromDocument(f.Doc))
		}
		return r, nil
	}, nil
}

// fenced puts text into a page of Markdown as it is.
func fenced(s string) string {
	if s == "" {
		return ""
	}
	return "\n````\n" + strings.TrimSpace(s) + "\n````\n"
}
