package main

import (
	"fmt"
	"io"
	"time"
)

// A modelProgress is a line on a terminal that says how far the fetching of a model has
// come. A nil one says nothing.
type modelProgress struct {
	w           io.Writer
	msg         *messages
	now         func() time.Time
	way         string
	size        int64 // bytes; 0 if it is unknown
	first       int64 // bytes that were there when the time began
	begin, last time.Time
}

// modelProgress begins the line of a model; it is nil if nobody would see it.
func (a *app) modelProgress(way string, size int64) *modelProgress {
	if a.quiet || !terminal(a.err) {
		return nil
	}
	return &modelProgress{w: a.err, msg: a.msg, now: time.Now, way: way, size: size}
}

// at says how many bytes have come, a few times a second.
func (p *modelProgress) at(n int64) {
	if p == nil {
		return
	}
	now := p.now()
	if p.begin.IsZero() {
		p.begin, p.first = now, n
	}
	if now.Sub(p.last) < time.Second/4 {
		return
	}
	p.last = now
	rate := int64(float64(n-p.first) / max(now.Sub(p.begin), time.Second/4).Seconds())
	args := map[string]any{"Way": p.way, "Have": p.msg.megabytes(n), "Rate": p.msg.megabytes(rate)}
	id := "models.progress"
	if p.size > 0 {
		id, args["Size"] = "models.progress-size", p.msg.megabytes(p.size)
	}
	fmt.Fprintf(p.w, "\r\x1b[Khexaglot: %s", p.msg.text(id, args))
}

// end takes the line away.
func (p *modelProgress) end() {
	if p != nil && !p.last.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
