package main

import (
	"fmt"
	"io"
	"time"

	"hexaglot/pipeline"
)

// A drafting is a line on a terminal that says how far the engines are with a file. One
// without a writer says nothing.
type drafting struct {
	w     io.Writer
	msg   *messages
	now   func() time.Time
	begin time.Time
	first int // words that were done when the time began
	last  time.Time
}

func (a *app) drafting() *drafting {
	d := &drafting{msg: a.msg, now: time.Now}
	if !a.quiet && terminal(a.err) {
		d.w = a.err
	}
	return d
}

// at says how far they are, a few times a second. What an earlier run has drafted comes in
// a moment and tells nothing of the rate.
func (d *drafting) at(p pipeline.Progress) {
	if d.w == nil {
		return
	}
	now := d.now()
	if d.begin.IsZero() || p.Done < d.first {
		d.begin, d.first, d.last = now, p.Done, now
		return
	}
	if now.Sub(d.last) < time.Second/4 {
		return
	}
	if d.last = now; now.Sub(d.begin) < time.Second {
		return
	}
	rate := float64(p.Done-d.first) / now.Sub(d.begin).Seconds()
	if rate == 0 {
		return
	}
	left := time.Duration(float64(p.Of-p.Done) / rate * float64(time.Second)).Round(time.Second)
	fmt.Fprintf(d.w, "\r\x1b[Khexaglot: %s", d.msg.text("drafting",
		map[string]any{"Engine": p.Engine, "Lang": p.Lang, "Done": p.Done, "Of": p.Of, "Rate": int(rate + 0.5), "Left": d.msg.say(span(left))}))
}

// end takes the line away; the next file begins its own.
func (d *drafting) end() {
	if d.w != nil && !d.last.IsZero() {
		fmt.Fprint(d.w, "\r\x1b[K")
	}
	d.begin, d.last = time.Time{}, time.Time{}
}
