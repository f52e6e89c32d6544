package engine

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strconv"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
)

const (
	longestLine = 1 << 20         // bytes of an answer
	anyway      = 1 << 20         // bytes that all answers may take, besides mostTimes of the requests
	mostTimes   = 10              //
	goodbye     = 2 * time.Second // for ending when all is answered
)

// A question is a request as the program gets it.
type question struct {
	ID        string   `json:"id"`
	From      string   `json:"from"`
	To        string   `json:"to"`
	Text      string   `json:"text"`
	Protected []string `json:"protected"`
	Terms     []Term   `json:"terms"`
	Context   string   `json:"context"`
}

// questions are all requests.
func questions(requests []Request) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, r := range requests {
		q := question{r.ID, r.From.String(), r.To.String(), r.Text, append([]string{}, r.Tags...), append([]Term{}, r.Terms...), r.Context}
		if err := e.Encode(q); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// Translate runs the program. It and what it has started end before Translate returns.
func (e *Exec) Translate(ctx context.Context, requests []Request, answer func(Answer)) error {
	if len(requests) == 0 {
		return nil
	}
	asked, err := questions(requests)
	if err != nil {
		return err
	}
	run, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	c := exec.CommandContext(run, e.path, e.args[1:]...)
	c.Args[0] = e.args[0]
	c.WaitDelay = goodbye
	var errs tail
	c.Stdin, c.Stderr = bytes.NewReader(asked), &errs // in goroutines of the command: no pipe that is full can stop us
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	g, err := newGroup(c)
	if err != nil {
		return err
	}
	defer g.end()
	if err := c.Start(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return unusable(e.args[0], err)
	}
	if err := g.hold(); err != nil {
		stop(err)
	}
	silence := e.Silence
	if silence == 0 {
		silence = time.Minute
	}
	quiet := time.AfterFunc(silence, func() { stop(ErrSilent) })
	defer quiet.Stop()
	// Who has left the group may hold our end of the pipe open.
	defer context.AfterFunc(run, func() { out.Close() })()

	l := listener{waits: map[string]bool{}, most: anyway + mostTimes*len(asked), answer: answer}
	for _, r := range requests {
		l.waits[r.ID] = true
	}
	failed := l.listen(out, func() {
		if l.open() > 0 {
			quiet.Reset(silence)
		} else {
			quiet.Reset(min(silence, goodbye))
		}
	})
	if failed != nil {
		stop(failed)
	}
	err = c.Wait()
	var status *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case failed != nil:
		return withWords(failed, errs.words())
	case context.Cause(run) == ErrSilent && l.open() > 0:
		return silent{withWords(minutes.Fail("engine.silent", "it was silent for {{.Seconds}} seconds and was stopped, after {{.N}} of {{.Of}} answers",
			"Seconds", strconv.FormatFloat(silence.Seconds(), 'f', -1, 64), "N", len(l.waits)-l.open(), "Of", len(l.waits)), errs.words())}
	case context.Cause(run) == ErrSilent:
		return nil // all is said, and it does not end by itself
	case context.Cause(run) != nil:
		return unusable(e.args[0], context.Cause(run))
	case errors.As(err, &status):
		return withWords(minutes.Fail("engine.exit", "it broke off after {{.N}} of {{.Of}} answers ({{.Status}})",
			"N", len(l.waits)-l.open(), "Of", len(l.waits), "Status", status.ProcessState.String()), errs.words())
	case l.open() > 0:
		return withWords(minutes.Fail("engine.short", "it ended after {{.N}} of {{.Of}} answers", "N", len(l.waits)-l.open(), "Of", len(l.waits)), errs.words())
	}
	return nil
}

// A listener takes answers.
type listener struct {
	waits    map[string]bool // by id: it has no answer yet
	answered int
	most     int // bytes that may still come
	answer   func(Answer)
}

// open is how many requests have no answer.
func (l *listener) open() int { return len(l.waits) - l.answered }

// listen hands on answers up to the end, or to what is none. It calls heard after each.
func (l *listener) listen(r io.Reader, heard func()) *Failure {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		line := lines.Bytes()
		if l.most -= len(line) + 1; l.most < 0 {
			return minutes.Fail("engine.much", "it says far more than answers need")
		}
		line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\uFEFF"))) // Windows likes to begin with a byte order mark
		if len(line) == 0 {
			continue
		}
		if f := l.take(line); f != nil {
			return f
		}
		heard()
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return minutes.Fail("engine.long", "it writes a line of more than {{.MB}} MB", "MB", longestLine>>20)
	}
	return nil // it has ended, or was stopped
}

// take hands on the answer of a line.
func (l *listener) take(line []byte) *Failure {
	var a struct {
		ID          *string
		Text, Error *string
	}
	switch err := json.Unmarshal(line, &a); {
	case !utf8.Valid(line):
		return minutes.Fail("engine.encoding", "its answers are not in UTF-8")
	case err != nil && line[0] == '<':
		return minutes.Fail("engine.html", "it answers with a page ({{.Text}}), not with lines of JSON", "Text", cut(string(line), 60))
	case err != nil || a.ID == nil:
		return minutes.Fail("engine.json", "this is no answer in JSON: {{.Text}}", "Text", cut(string(line), 60))
	}
	waits, asked := l.waits[*a.ID]
	switch {
	case !asked:
		return minutes.Fail("engine.unasked", "it answers {{.ID}}, which nobody asked", "ID", cut(*a.ID, 60))
	case !waits:
		return minutes.Fail("engine.twice", "it answers {{.ID}} twice", "ID", cut(*a.ID, 60))
	}
	l.waits[*a.ID] = false
	l.answered++
	switch {
	case a.Error != nil:
		l.answer(Answer{ID: *a.ID, Err: minutes.Fail("engine.refuses", "it says: {{.Text}}", "Text", cut(*a.Error, 200))})
	case a.Text == nil:
		l.answer(Answer{ID: *a.ID, Err: minutes.Fail("engine.empty", "its answer has no text")})
	default:
		l.answer(Answer{ID: *a.ID, Text: norm.NFC.String(*a.Text)})
	}
	return nil
}
