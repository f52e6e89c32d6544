package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"hexaglot/minutes"
	"hexaglot/minutes/ocr"
	"hexaglot/minutes/pdftext"
	"hexaglot/pipeline"
)

// The exit codes, the same for every verb. A batch goes on after a bad file and
// ends with the worst.
const (
	exitDone     = 0 // done
	exitFindings = 1 // done, with findings at or above --fail-on
	exitFailed   = 2 // something could not be done
)

// An app is one run of the command. Data goes to out; words go to err, each line
// with "hexaglot:" before it, without capitals and full stops.
type app struct {
	in       io.Reader
	out, err io.Writer
	msg      *messages
	code     int

	ui     string
	quiet  bool
	loud   bool
	failOn string
}

const long = `Hexaglot turns the minutes of a meeting (PDF, DOCX, Markdown or text, in any of the
six official languages of the United Nations) into parallel Markdown in the others.

  hexaglot translate minutes.pdf -o out    pages in five languages, under out/
  hexaglot extract minutes.pdf             what was read and understood
  hexaglot terms minutes.pdf               its terms and how the six languages say them
  hexaglot glossary search open forum      a term in six languages
  hexaglot memory search draft agenda      how it was said before
  hexaglot models get fr                   neural models, for drafts without a network
  hexaglot mark --state reviewed --to fr out/translations/2025-02-25-igf-mag-2
  hexaglot actions --to fr out             who is to do what, by when

Data goes to standard output, words to standard error. Exit status 0: done; 1: done,
with findings at or above --fail-on; 2: something could not be done.`

// run is the whole command; it returns the exit status.
func run(ctx context.Context, args []string, in io.Reader, out, errw io.Writer) int {
	a := &app{in: in, out: out, err: errw, msg: newMessages("en")}
	root := &cobra.Command{
		Use:           "hexaglot",
		Short:         "Minutes in, six languages out",
		Long:          long,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noArgs,
		RunE:          func(c *cobra.Command, args []string) error { return c.Help() },
		PersistentPreRunE: func(c *cobra.Command, args []string) error {
			switch a.failOn {
			case "error", "warning", "info", "never":
			default:
				return flagFault("--fail-on", a.failOn, "error", "warning", "info", "never")
			}
			m := newMessages(a.ui)
			if m == nil {
				return flagFault("--ui", a.ui, "zh", "es", "fr", "ar", "ru", "en")
			}
			a.msg = m
			return nil
		},
	}
	f := root.PersistentFlags()
	f.StringVar(&a.ui, "ui", "en", "language of what is said on standard error, and of the reports of terms and of the memory: zh, es, fr, ar, ru or en")
	f.BoolVarP(&a.quiet, "quiet", "q", false, "print errors only")
	f.BoolVarP(&a.loud, "verbose", "v", false, "print more: every file written, every finding of rank info")
	f.StringVar(&a.failOn, "fail-on", "error", "exit with 1 if there is a finding of this rank or higher: error, warning, info or never")
	root.AddCommand(a.translate(), a.extract(), a.terms(), a.glossaries(), a.memories(), a.mark(), a.actions(), a.engines(), a.models(), a.bench(), a.version())
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return badFlag(c, err)
	})
	root.SetArgs(args)
	early := pflag.NewFlagSet("", pflag.ContinueOnError) // for what is wrong with the others
	early.ParseErrorsAllowlist.UnknownFlags = true
	early.Usage = func() {}
	ui := early.String("ui", "en", "")
	if early.Parse(args) == nil || early.Changed("ui") {
		if m := newMessages(*ui); m != nil {
			a.msg = m
		}
	}
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errw)
	if err := root.ExecuteContext(ctx); err != nil {
		a.fail("", err)
	}
	return a.code
}

// noArgs is what a verb asks of its arguments that has none.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return misuse("command", map[string]any{"Name": args[0], "Command": c.CommandPath()})
	}
	return nil
}

// files is what a verb asks of its arguments: at least one file.
func files(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return misuse("no-file", map[string]any{"Use": use(c)})
	}
	return nil
}

// use is how a verb is used, without the name of the program: "memory import FILE…".
func use(c *cobra.Command) string {
	return strings.TrimPrefix(c.Parent().CommandPath()+" "+c.Use, c.Root().Name()+" ")
}

// fail says that something could not be done, and makes the run end with 2.
func (a *app) fail(file string, err error) {
	a.code = exitFailed
	if file != "" {
		err = fmt.Errorf("%s: %w", file, err)
	}
	fmt.Fprintf(a.err, "hexaglot: %s\n", oneLine(a.msg.fault(err)))
	hint := ""
	var f fault
	var l *minutes.Failure
	switch {
	case errors.As(err, &f):
		if f.hint.ID != "" {
			hint = a.msg.say(f.hint)
		}
	case errors.Is(err, pdftext.ErrScanned):
		hint = a.msg.text("hint-scanned", nil)
	case errors.Is(err, pdftext.ErrUnmapped): // the pages are no pictures that --ocr could read
		hint = a.msg.text("hint-unmapped", nil)
	case errors.Is(err, pipeline.ErrNotMinutes):
		hint = a.msg.text("hint-not-minutes", nil)
	case errors.Is(err, ocr.ErrMissing):
		hint = a.msg.text("hint-tesseract", nil)
	case errors.Is(err, pdftext.ErrPassword):
		hint = a.msg.text("hint-password", nil)
	case errors.As(err, &l) && (l.Said.ID == "store.damaged" || l.Said.ID == "store.index"):
		hint = a.msg.text("hint-damaged", nil)
	}
	if hint != "" {
		fmt.Fprintf(a.err, "hexaglot: %s: %s\n", a.msg.text("hint", nil), hint)
	}
}

// say is a word to the user; quiet silences it.
func (a *app) say(id string, data map[string]any) {
	if !a.quiet {
		fmt.Fprintf(a.err, "hexaglot: %s\n", a.msg.text(id, data))
	}
}

// report prints findings and makes the run end with 1 if one of them is of the rank
// that --fail-on names. Those of rank info are printed only with --verbose.
func (a *app) report(findings []minutes.Finding) {
	for _, f := range a.grade(findings) {
		if !a.quiet {
			fmt.Fprintf(a.err, "hexaglot: %s\n", a.msg.line(f))
		}
	}
}

// grade makes the run end as the worst of some findings asks for, and returns those
// that are to be shown.
func (a *app) grade(findings []minutes.Finding) []minutes.Finding {
	rank := map[string]int{"info": 0, "warning": 1, "error": 2, "never": 3}
	var shown []minutes.Finding
	for _, f := range findings {
		if rank[string(f.Severity)] >= rank[a.failOn] {
			a.code = max(a.code, exitFindings)
		}
		if f.Severity != minutes.Info || a.loud {
			shown = append(shown, f)
		}
	}
	return shown
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
