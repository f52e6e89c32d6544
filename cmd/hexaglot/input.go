package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/minutes/ocr"
	"hexaglot/minutes/pdftext"
	"hexaglot/pipeline"
)

// limit is the largest source that is read. Minutes are never near it.
const limit = 256 << 20

// inputs are the files that the arguments name; of a folder, the sources in it and
// below, in order of their names. "-" is standard input.
func (a *app) inputs(args []string) []string {
	var files []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == "-":
			files = append(files, arg)
		case err != nil:
			a.fail("", plainPath(err))
		case !info.IsDir():
			files = append(files, arg)
		default:
			var in []string
			err := filepath.WalkDir(arg+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
				if err != nil {
					return err
				}
				if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 1 || ours(path)) {
					return filepath.SkipDir
				}
				path = filepath.Clean(path)
				if slices.Contains([]string{".pdf", ".docx", ".md", ".markdown", ".txt"}, strings.ToLower(filepath.Ext(path))) && d.Type().IsRegular() {
					in = append(in, path)
				}
				return nil
			})
			if err != nil {
				a.fail("", plainPath(err))
			} else if len(in) == 0 {
				a.fail(arg, fmt.Errorf("%s", a.msg.text("nothing", nil)))
			}
			files = append(files, in...)
		}
	}
	return files
}

// ours reports whether a folder holds what translate wrote: its pages are no sources
// when a folder above it is named.
func ours(dir string) bool {
	switch filepath.Base(dir) {
	case "content", "data", "translations":
		info, err := os.Stat(filepath.Join(filepath.Dir(filepath.Clean(dir)), "translations"))
		return err == nil && info.IsDir()
	}
	return false
}

func (a *app) readFile(name string) ([]byte, error) {
	var r io.Reader = a.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, cause(err)
		}
		defer f.Close()
		r = f
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, cause(err)
	}
	if len(data) > limit {
		return nil, fault{said: minutes.Phrase{ID: "fault.large", Args: map[string]any{"MB": limit >> 20}}}
	}
	if len(data) == 0 {
		return nil, fault{said: minutes.Phrase{ID: "fault.empty"}}
	}
	return data, nil
}

// A reading says how the verbs that read sources do it.
type reading struct {
	pipeline.ReadConfig
	task task
}

// reading adds the flags of a verb that reads sources.
func (a *app) reading(c *cobra.Command) func() (reading, error) {
	from := c.Flags().String("from", "", "language of the source: zh, es, fr, ar, ru or en (default: detected)")
	complete(c, "from")
	password := c.Flags().String("password-file", "", "a file whose first line is the password of the PDFs")
	scans := c.Flags().Bool("ocr", false, "read scanned pages, with tesseract")
	timeout := c.Flags().Duration("timeout", 2*time.Minute, "how long the reading of one PDF or DOCX may take (30m with --ocr)")
	return func() (reading, error) {
		r := reading{task: task{Deadline: *timeout, Memory: childMemory}}
		if *timeout <= 0 || *timeout > 24*time.Hour {
			return r, misuse("timeout", map[string]any{"Value": timeout.String()})
		}
		var err error
		if *from != "" {
			if r.From, err = tag(*from); err != nil {
				return r, err
			}
		}
		if *scans {
			r.task.OCR, r.task.From = true, r.From.String()
			if !c.Flags().Changed("timeout") {
				r.task.Deadline = 30 * time.Minute
			}
		}
		if *password != "" {
			if r.task.Password, err = readPassword(*password); err != nil {
				return r, fmt.Errorf("--password-file %s: %w", *password, err)
			}
		}
		r.Extract = func(ctx context.Context, form pipeline.Format, data []byte) (*minutes.Text, error) {
			t := r.task
			t.Format = form
			return readApart(ctx, data, t)
		}
		return r, nil
	}
}

// understanding adds the flags of a verb that shows what was understood.
func (a *app) understanding(c *cobra.Command) func() (reading, error) {
	how := a.reading(c)
	actions := c.Flags().String("actions", "auto", "where actions are looked for: marked (under headings, in tables and by marks), all (in prose too), auto (in prose if there are no others)")
	if err := c.RegisterFlagCompletionFunc("actions", cobra.FixedCompletions([]string{"auto", "marked", "all"}, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // a flag that is not there
	}
	return func() (reading, error) {
		r, err := how()
		switch *actions {
		case "auto":
		case "marked":
			r.Actions = minutes.ActionsMarked
		case "all":
			r.Actions = minutes.ActionsAll
		default:
			return r, flagFault("--actions", *actions, "auto", "marked", "all")
		}
		return r, err
	}
}

// recogniser reads pictures of pages in a language; "und" is for any. It looks for tesseract at the first one: most PDFs
// have none.
func recogniser(from string) pdftext.OCR {
	find := sync.OnceValues(func() (pdftext.OCR, error) {
		t, err := ocr.Find(context.Background())
		if err != nil {
			return nil, err
		}
		return t.Reader(language.Make(from))
	})
	return func(ctx context.Context, page *image.Gray, dpi int) (*pdftext.Scan, error) {
		read, err := find()
		if err != nil {
			return nil, fmt.Errorf("--ocr: %w", err)
		}
		return read(ctx, page, dpi)
	}
}

// readPassword reads the first line of a file.
func readPassword(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", cause(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, 1<<12))
	if err != nil {
		return "", cause(err)
	}
	text, err := minutes.Decode(data)
	if err != nil { // an old editor's: PDFs before AES-256 know Latin-1 passwords only
		latin, _ := charmap.Windows1252.NewDecoder().Bytes(data)
		text = string(latin)
	}
	line, _, _ := strings.Cut(text, "\n")
	if line = strings.TrimSuffix(line, "\r"); line == "" {
		return "", fault{said: minutes.Phrase{ID: "fault.first-line"}}
	}
	return line, nil
}

// read takes a file apart and understands it: it gives each meeting in it. What is no minutes is refused, with
// the finding that says why.
func (a *app) read(ctx context.Context, name string, r reading) ([]*pipeline.File, error) {
	data, err := a.readFile(name)
	if err != nil {
		return nil, err
	}
	meetings, err := pipeline.Read(ctx, name, data, r.ReadConfig)
	for _, f := range meetings {
		if err := f.Refusal(); err != nil {
			a.report(f.Findings)
			return nil, err
		}
	}
	return meetings, err
}

// lines takes a file apart.
func (a *app) lines(ctx context.Context, name string, r reading) (*pipeline.File, error) {
	data, err := a.readFile(name)
	if err != nil {
		return nil, err
	}
	return pipeline.Lines(ctx, name, data, r.ReadConfig)
}

// plainPath is an error of the system without the name of the call.
func plainPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	return err
}

// cause is what the system said, without the call and the path.
func cause(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}

// tags reads a list of languages such as "fr,ar".
func tags(list []string) ([]language.Tag, error) {
	var out []language.Tag
	for _, s := range list {
		t, err := tag(s)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out, nil
}

// tag reads one of the six languages, whatever its region or script.
func tag(s string) (language.Tag, error) {
	t, err := language.Parse(strings.TrimSpace(s))
	if err == nil {
		base, _ := t.Base()
		if t = language.Make(base.String()); slices.Contains(minutes.Languages, t) {
			return t, nil
		}
	}
	return language.Und, misuse("language", map[string]any{"Value": s})
}

// complete offers the languages for a flag.
func complete(c *cobra.Command, flag string) {
	err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions([]string{"zh", "es", "fr", "ar", "ru", "en"}, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // a flag that is not there
	}
}

// formats adds the flag --format to a verb; the first choice is its default.
func formats(c *cobra.Command, choices ...string) *string {
	format := c.Flags().String("format", choices[0], "what is printed: "+strings.Join(choices, ", "))
	if err := c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(choices, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // a flag that is not there
	}
	c.PreRunE = func(*cobra.Command, []string) error {
		if !slices.Contains(choices, *format) {
			return flagFault("--format", *format, choices...)
		}
		return nil
	}
	return format
}
