package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"strings"
	"time"

	"hexaglot/minutes"
	"hexaglot/minutes/docx"
	"hexaglot/minutes/ocr"
	"hexaglot/minutes/pdftext"
	"hexaglot/pipeline"
)

// A PDF or a DOCX may come from anyone, and one made to do harm could take all memory or never
// end. So it is read in a child process, which is this program again, with a bound on its
// memory and a deadline; what it has started itself ends with it. The child watches itself,
// and on Linux the kernel holds twice the bound (RLIMIT_DATA). On Unix a process group is
// ended as one, on Windows a job object. The file goes to the child's standard input with
// what it needs to know, a password too; its answer comes from its standard output. Its standard
// input stays open as long as the parent lives: at its end the child ends too.

const (
	childVerb   = "read-apart" // not for people, and in no help
	childMemory = 1 << 30      // bytes: what a task asks for, if it is no test
	childAnswer = 128 << 20    // bytes
)

// isChild reports whether this process is such a child.
func isChild() bool { return len(os.Args) == 2 && os.Args[1] == childVerb }

// A task is what the child is told.
type task struct {
	Format   pipeline.Format
	Password string
	OCR      bool
	From     string // for OCR: the language, "und" if it is not known
	Deadline time.Duration
	Memory   uint64 // bytes
	Size     int    // bytes of the file
}

// An answer is what the child says: a text, or an error of a kind.
type answer struct {
	Lines    int // how many follow, each by itself
	Dropped  []minutes.Line
	Links    []minutes.Link
	Pages    int
	Findings []byte // JSON: gob does not know language tags

	Kind  int // of kinds, from 1; 0 for none of them
	Error string
}

// kinds are the errors that someone tests for.
var kinds = []error{pdftext.ErrNotPDF, pdftext.ErrPassword, pdftext.ErrScanned, pdftext.ErrUnmapped, pdftext.ErrNoText, pdftext.ErrDamaged,
	docx.ErrNotDOCX, docx.ErrPassword, docx.ErrNoText, docx.ErrDamaged, ocr.ErrMissing}

// A reported error is one that the child had.
type reported struct {
	kind error // nil for none of kinds
	text string
}

func (r reported) Error() string { return r.text }
func (r reported) Unwrap() error { return r.kind }

// readHere reads a file in this process.
func readHere(ctx context.Context, data []byte, t task) (*minutes.Text, error) {
	cfg := pdftext.Config{Password: t.Password}
	if t.OCR {
		cfg.OCR = recogniser(t.From)
	}
	return pipeline.Extract(ctx, t.Format, data, cfg)
}

// readApart reads a file in a child process.
func readApart(ctx context.Context, data []byte, t task) (*minutes.Text, error) {
	exe, err := myself()
	if err != nil {
		return nil, fmt.Errorf("no child process to read it in: %w", err)
	}
	var told bytes.Buffer
	t.Size = len(data)
	if err := gob.NewEncoder(&told).Encode(t); err != nil {
		return nil, err
	}
	timed, cancel := context.WithTimeout(ctx, t.Deadline)
	defer cancel()
	words := &head{max: 64 << 10}
	c := exec.CommandContext(timed, exe, childVerb)
	c.Args[0] = os.Args[0]
	c.Stderr = words
	c.WaitDelay = 5 * time.Second
	in, err := c.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("no child process to read it in: %w", err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("no child process to read it in: %w", err)
	}
	g, err := newGroup(c, t.Memory)
	if err == nil {
		err = c.Start()
	}
	late := misuse("read-late", map[string]any{"Time": t.Deadline.String()})
	if err != nil {
		if timed.Err() != nil && ctx.Err() == nil {
			return nil, late
		}
		return nil, fmt.Errorf("no child process to read it in: %w", cause(err))
	}
	if err := g.hold(); err != nil {
		cancel()
		_ = c.Wait()
		return nil, fmt.Errorf("no bounds for the child process that reads it: %w", err)
	}
	go io.Copy(in, io.MultiReader(&told, bytes.NewReader(data))) // fails when the child has ended; Wait closes in
	text, failed, bad := receive(&io.LimitedReader{R: out, N: childAnswer})
	if bad != nil {
		g.end() // it may still be writing
	}
	err = c.Wait()
	g.end()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err == nil && bad == nil:
		return text, failed
	case timed.Err() != nil:
		return nil, late
	case errors.Is(bad, errTooLong):
		return nil, bad
	}
	return nil, breakdown(words.String(), t)
}

// receive takes the child's answer, which is a text or an error; bad is why there is none.
func receive(r *io.LimitedReader) (text *minutes.Text, err, bad error) {
	d := gob.NewDecoder(r)
	defer func() {
		if bad != nil && r.N <= 0 {
			bad = errTooLong
		}
	}()
	var a answer
	if bad := d.Decode(&a); bad != nil {
		return nil, nil, bad
	}
	if a.Error != "" {
		r := reported{text: a.Error}
		if a.Kind > 0 && a.Kind <= len(kinds) {
			r.kind = kinds[a.Kind-1]
		}
		return nil, r, nil
	}
	text = &minutes.Text{Dropped: a.Dropped, Links: a.Links, Pages: a.Pages}
	for range a.Lines {
		var l minutes.Line
		if bad := d.Decode(&l); bad != nil {
			return nil, nil, bad
		}
		text.Lines = append(text.Lines, l)
	}
	return text, nil, json.Unmarshal(a.Findings, &text.Findings)
}

var errTooLong = minutes.Fail("read.long", "its text takes more than {{.MB}} MB: it cannot be minutes", "MB", childAnswer>>20)

// send writes an answer, and the lines of a text.
func send(w io.Writer, a answer, lines []minutes.Line) error {
	b := bufio.NewWriterSize(w, 1<<16)
	e := gob.NewEncoder(b)
	if err := e.Encode(a); err != nil {
		return err
	}
	for i := range lines {
		if err := e.Encode(&lines[i]); err != nil {
			return err
		}
	}
	return b.Flush()
}

// breakdown is the error of a child that ended without an answer.
func breakdown(words string, t task) error {
	if slices.ContainsFunc(starved, func(s string) bool { return strings.Contains(words, s) }) {
		return misuse("read-large", map[string]any{"MB": t.Memory >> 20})
	}
	first, _, _ := strings.Cut(strings.TrimSpace(words), "\n")
	if first == "" {
		first = "without a word"
	}
	return misuse("read-broken", map[string]any{"Why": first})
}

// child is the process that reads: it takes a task and a file, and gives an answer.
func child(ctx context.Context, in io.Reader, out, words io.Writer) int {
	var t task
	if err := gob.NewDecoder(byteReader{in}).Decode(&t); err != nil {
		fmt.Fprintf(words, "%s is for hexaglot itself: use hexaglot extract\n", childVerb)
		return exitFailed
	}
	limitMemory(2 * t.Memory) // the wall behind watchMemory: who runs into it has no time for a word
	debug.SetMemoryLimit(int64(t.Memory / 4 * 3))
	debug.SetGCPercent(200) // it lives shortly and leaves little: a tenth less work for a fifth more room
	go watchMemory(words, t.Memory)
	time.AfterFunc(t.Deadline+5*time.Second, endMine) // if the parent was stopped
	var a answer
	var lines []minutes.Line
	data := make([]byte, t.Size)
	_, err := io.ReadFull(in, data)
	if err == nil {
		go func() { // the parent was killed
			_, _ = in.Read(make([]byte, 1))
			endMine()
		}()
		var text *minutes.Text
		if text, err = readHere(ctx, data, t); err == nil {
			lines = text.Lines
			a = answer{Lines: len(lines), Dropped: text.Dropped, Links: text.Links, Pages: text.Pages}
			a.Findings, err = json.Marshal(text.Findings)
		}
	}
	if err != nil {
		a.Error = err.Error()
		for i, kind := range kinds {
			if errors.Is(err, kind) {
				a.Kind = i + 1
			}
		}
	}
	if err := send(out, a, lines); err != nil {
		fmt.Fprintln(words, err)
		return exitFailed
	}
	return exitDone
}

const tooMuch = "more memory than allowed"

// starved is what a process says that got no more memory: of watchMemory, of Go's runtime and of its race detector.
var starved = []string{tooMuch, "out of memory", "cannot allocate memory", "pthread_create failed", "failed to create new OS thread", "failed to allocate"}

// watchMemory ends the process when it has taken more than limit bytes.
func watchMemory(words io.Writer, limit uint64) {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	for range time.Tick(20 * time.Millisecond) {
		metrics.Read(sample)
		if sample[0].Value.Uint64()-sample[1].Value.Uint64() > limit {
			fmt.Fprintln(words, tooMuch)
			os.Exit(exitFailed)
		}
	}
}

// A byteReader is read byte by byte, so that a decoder takes nothing of what follows.
type byteReader struct{ io.Reader }

func (r byteReader) ReadByte() (byte, error) {
	var b [1]byte
	_, err := io.ReadFull(r.Reader, b[:])
	return b[0], err
}

// A head keeps the first bytes of what is written to it.
type head struct {
	strings.Builder
	max int
}

func (s *head) Write(p []byte) (int, error) {
	s.Builder.Write(p[:min(len(p), s.max-s.Len())])
	return len(p), nil
}
