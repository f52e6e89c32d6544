package main

import (
	"fmt"
	"io"
	"time"

	"hexaglot/minutes"
)

// A progress is a line on a terminal that says how far the reading of a file has come. A
// nil one says nothing.
type progress struct {
	w           io.Writer
	msg         *messages
	now         func() time.Time
	file        string
	size, read  int64 // bytes; size is 0 if it is unknown
	n           int   // texts
	begin, last time.Time
}

// progress begins the line of a file; it is nil if nobody would see it.
func (a *app) progress(file string, size int64) *progress {
	if a.quiet || !terminal(a.err) {
		return nil
	}
	return &progress{w: a.err, msg: a.msg, now: time.Now, file: file, size: size, begin: time.Now()}
}

// reader counts what is read of the file.
func (p *progress) reader(r io.Reader) io.Reader {
	if p == nil {
		return r
	}
	return io.TeeReader(r, counter{p})
}

type counter struct{ p *progress }

func (c counter) Write(b []byte) (int, error) {
	c.p.read += int64(len(b))
	return len(b), nil
}

// did says that n more texts are done. The line changes a few times a second.
func (p *progress) did(n int) {
	if p == nil {
		return
	}
	p.n += n
	now := p.now()
	if now.Sub(p.last) < time.Second/4 || now.Sub(p.begin) < time.Second {
		return
	}
	p.last = now
	spent := now.Sub(p.begin)
	data := map[string]any{"File": p.file, "N": p.n, "Rate": int(float64(p.n) / spent.Seconds())}
	id := "progress"
	if p.size > 0 && p.read > 0 {
		left := time.Duration(float64(spent) * float64(max(0, p.size-p.read)) / float64(p.read))
		id, data["Left"] = "progress.left", p.msg.say(span(left))
	}
	fmt.Fprintf(p.w, "\r\x1b[Khexaglot: %s", p.msg.text(id, data))
}

// end takes the line away.
func (p *progress) end() {
	if p != nil && !p.last.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// span is a length of time in its two largest units.
func span(d time.Duration) minutes.Phrase {
	all := int(d.Round(time.Second).Seconds())
	args := map[string]any{"H": all / 3600, "M": all / 60 % 60, "S": all % 60}
	switch {
	case all < 60:
		return minutes.Phrase{ID: "span.seconds", Args: args}
	case all < 3600:
		return minutes.Phrase{ID: "span.minutes", Args: args}
	}
	return minutes.Phrase{ID: "span.hours", Args: args}
}
