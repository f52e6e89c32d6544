package bench

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// A Document is one source of a set with its truths.
type Document struct {
	Name   string // its folder in the set: "fr/roman-items"
	Lang   language.Tag
	Kind   string // as of a truth
	Truths []*Truth
	Files  []string // the file of each truth
	Source string   // the file that is read: in the set, or among the sources that lie elsewhere
	Away   bool     // Source lies elsewhere
	set    fs.FS
}

// A Fault is an error in a set.
type Fault struct {
	File string // in the set
	Problem
	Doubt bool // it may be right
}

func (f Fault) String() string { return f.File + ": " + f.Problem.String() }

var truthRE = regexp.MustCompile(`^truth(?:\.([1-9][0-9]*))?\.md$`)

// Open reads the truths of a set, in the order of their names. A document that has a
// fault is left out.
func Open(set fs.FS) ([]*Document, []Fault, error) {
	var docs []*Document
	var faults []Fault
	err := fs.WalkDir(set, ".", func(dir string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		if strings.HasPrefix(entry.Name(), ".") && dir != "." {
			return fs.SkipDir
		}
		files, err := fs.ReadDir(set, dir)
		if err != nil {
			return err
		}
		d := &Document{Name: dir, set: set}
		names := []string{}
		for _, f := range files {
			names = append(names, f.Name())
			if truthRE.MatchString(f.Name()) {
				d.Files = append(d.Files, path.Join(dir, f.Name()))
			}
		}
		if len(d.Files) == 0 {
			return nil
		}
		found, err := d.open(names)
		if err != nil {
			return err
		}
		if faults = append(faults, found...); len(found) == 0 {
			docs = append(docs, d)
		}
		return nil
	})
	return docs, faults, err
}

// open reads the truths of a document whose folder holds files of these names.
func (d *Document) open(names []string) ([]Fault, error) {
	var faults []Fault
	fault := func(file string, format string, args ...any) {
		faults = append(faults, Fault{File: file, Problem: Problem{0, fmt.Sprintf(format, args...)}})
	}
	slices.SortFunc(d.Files, func(a, b string) int { return truthNumber(a) - truthNumber(b) })
	for i, file := range d.Files {
		if n := truthNumber(file); len(d.Files) > 1 && n != i+1 {
			fault(file, "the truths of a file of several meetings are truth.1.md, truth.2.md and so on")
		}
		data, err := fs.ReadFile(d.set, file)
		if err != nil {
			return nil, err
		}
		t, problems := Read(data)
		for _, p := range problems {
			faults = append(faults, Fault{File: file, Problem: p})
		}
		d.Truths = append(d.Truths, t)
	}
	first := d.Truths[0]
	d.Lang, d.Kind, d.Source, d.Away = first.Lang, first.Kind, first.Source, first.Source != ""
	for i, t := range d.Truths[1:] {
		if t.Lang != d.Lang || t.Kind != d.Kind || t.Source != d.Source || t.Keyed != first.Keyed {
			fault(d.Files[i+1], "lang, kind, source and the use of keys are the same in all truths of a file")
		}
	}
	if parent := path.Base(path.Dir(d.Name)); len(parent) == 2 && parent != d.Lang.String() {
		fault(d.Files[0], "lang is %s, and the folder is %s", d.Lang, parent)
	}
	if !d.Away {
		for _, name := range []string{"source.pdf", "source.txt", "source.md"} {
			if slices.Contains(names, name) {
				d.Source = path.Join(d.Name, name)
				break
			}
		}
		switch {
		case d.Source != "":
		case slices.Contains(names, "source.html"):
			fault(path.Join(d.Name, "source.html"), "its PDF is missing: make it with minutes/bench/make.sh")
		default:
			fault(d.Files[0], "there is no source.pdf, source.txt or source.md beside it")
		}
	}
	return faults, nil
}

// truthNumber is the number of a truth of several, or 1.
func truthNumber(file string) int {
	n := 0
	for _, c := range truthRE.FindStringSubmatch(path.Base(file))[1] {
		n = min(10*n+int(c-'0'), 1<<20)
	}
	return max(n, 1)
}

// Data is the source of a document; away is where sources lie that are not in the set.
func (d *Document) Data(away fs.FS) ([]byte, error) {
	if !d.Away {
		return fs.ReadFile(d.set, d.Source)
	}
	if away == nil {
		return nil, errors.New("its source lies elsewhere: say where with --sources")
	}
	data, err := fs.ReadFile(away, d.Source)
	if err == nil && sum(data) != d.Truths[0].SHA256 {
		err = fmt.Errorf("%s is not the file that the truth is about: its sha256 is %s", d.Source, sum(data))
	}
	return data, err
}

// A Reading is what a reader made of a source.
type Reading struct {
	Records []*Record
	Refused string  // "agenda" or "transcript": that it is none of minutes; Records is then empty
	Seconds float64 // that it took; 0 if unknown
}

// A Result is how well a document was read.
type Result struct {
	Name    string   `json:"name"`
	Lang    string   `json:"lang"`
	Source  string   `json:"source"`
	Family  []string `json:"family,omitempty"` // the families of minutes that it covers
	Scores  Scores   `json:"scores"`
	Value   float64  `json:"value"` // as of Scores
	Seconds float64  `json:"seconds,omitempty"`
	Error   string   `json:"error,omitempty"` // why it could not be read
	Diff    []string `json:"diff,omitempty"`
}

// Run scores a reader on documents, one after the other. One that cannot be read scores
// nothing and is gone past; only the end of the context ends a run.
func Run(ctx context.Context, docs []*Document, read func(context.Context, *Document) (Reading, error)) ([]Result, error) {
	var results []Result
	for _, d := range docs {
		got, err := read(ctx, d)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		results = append(results, d.result(got, err))
	}
	return results, nil
}

// result scores a reading.
func (d *Document) result(got Reading, err error) Result {
	r := Result{Name: d.Name, Lang: d.Lang.String(), Source: d.Source, Seconds: got.Seconds}
	for _, t := range d.Truths {
		r.Family = append(r.Family, t.Families...)
	}
	slices.Sort(r.Family)
	r.Family = slices.Compact(r.Family)
	switch {
	case err != nil:
		r.Error = err.Error()
		got = Reading{}
	case got.Refused != "" && d.Kind == "minutes":
		r.Error = "refused as " + got.Refused
	}
	if d.Kind != "minutes" {
		r.Scores.Refused.add(err == nil && got.Refused == d.Kind)
		if r.Scores.Refused.Right == 0 {
			r.Diff = append(r.Diff, fmt.Sprintf("%s refused as %q, want %q", differs, got.Refused, d.Kind))
		}
	} else {
		none := &Truth{Record: Record{Lang: d.Lang}, Keyed: d.Truths[0].Keyed}
		for i := range max(len(d.Truths), len(got.Records)) {
			truth, record := none, &Record{}
			if i < len(d.Truths) {
				truth = d.Truths[i]
			}
			if i < len(got.Records) {
				record = got.Records[i]
			}
			s := Score(truth, record)
			if i >= len(d.Truths) { // a meeting too many has no fields that could be right
				s.Title, s.Date, s.Time, s.Mode = Share{}, Share{}, Share{}, Share{}
			}
			if len(got.Records) == 0 {
				s.Title.Right, s.Date.Right, s.Time.Right, s.Mode.Right = 0, 0, 0, 0
			}
			r.Scores.Add(s)
			if len(d.Truths) > 1 || len(got.Records) > 1 {
				r.Diff = append(r.Diff, fmt.Sprintf("meeting %d", i+1))
			}
			r.Diff = append(r.Diff, Diff(truth, record)...)
		}
	}
	r.Value = r.Scores.Value()
	return r
}

// Pages makes a reader of what another tool wrote: Markdown in files <lang>/<name>.md,
// or <lang>/<name>.1.md, <lang>/<name>.2.md … of several meetings. No file at all is a
// refusal.
func Pages(pages fs.FS) func(context.Context, *Document) (Reading, error) {
	return func(_ context.Context, d *Document) (Reading, error) {
		var r Reading
		for _, name := range []string{d.Name + ".md", d.Name + ".1.md"} {
			for n := 1; ; n++ {
				data, err := fs.ReadFile(pages, name)
				if errors.Is(err, fs.ErrNotExist) {
					break
				}
				if err != nil {
					return r, err
				}
				text, err := minutes.Decode(data)
				if err != nil {
					return r, fmt.Errorf("%s: %w", name, err)
				}
				r.Records = append(r.Records, FromMarkdown(d.Lang, text))
				if name == d.Name+".md" {
					return r, nil
				}
				name = fmt.Sprintf("%s.%d.md", d.Name, n+1)
			}
		}
		switch {
		case len(r.Records) > 0:
		case d.Kind != "minutes":
			r.Refused = d.Kind
		default:
			return r, fmt.Errorf("there is no %s.md", d.Name)
		}
		return r, nil
	}
}
