package marian

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/engine/marian/models"
	"hexaglot/pipeline/engine/marian/network"
)

// A direction is the engine for one language to another.
type direction struct {
	*Engine
	from, to language.Tag
	path     []models.Installed // one model, or two through English
}

// Name says which models it uses: "marian zh-en base-memory + en-fr tiny".
func (d *direction) Name() string {
	var all []string
	for _, m := range d.path {
		all = append(all, nameOf(m))
	}
	return "marian " + strings.Join(all, " + ") + d.suffix
}

// Steady says that there is no chance in it.
func (d *direction) Steady() {}

// nameOf is the name of a model: "en-fr tiny".
func nameOf(m models.Installed) string {
	return m.From.String() + "-" + m.To.String() + " " + m.Architecture
}

// Hash is of its models.
func (d *direction) Hash() string { return d.hash(d.path) }

// mostTogether is how many requests a worker has at a time: enough that the weights of a
// network are read for many sentences at once, few enough that answers come soon.
const mostTogether = 16

// Translate opens the models, translates with as many workers as the engine has, and closes
// the models. An answer that was asked for again without use is made without the terms: it
// would be the same with them.
func (d *direction) Translate(ctx context.Context, requests []engine.Request, answer func(engine.Answer)) error {
	requests = slices.DeleteFunc(slices.Clone(requests), func(r engine.Request) bool { return r.Try > 0 && len(r.Terms) == 0 })
	if len(requests) == 0 {
		return ctx.Err()
	}
	var open []*network.Model
	defer func() {
		for _, m := range open {
			m.Close()
		}
	}()
	for _, m := range d.path {
		n, err := network.Open(network.Files(m.Files))
		if err != nil {
			return unusable(m, err)
		}
		open = append(open, n)
	}

	batches := together(requests, d.config.Workers)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	answers := make(chan []engine.Answer)
	var next atomic.Int64
	var working sync.WaitGroup
	for range min(d.config.Workers, len(batches)) {
		w := d.worker(open)
		working.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(batches) {
					return
				}
				done, err := w.translate(ctx, batches[i])
				if err != nil {
					stop(err)
					return
				}
				answers <- done
			}
		})
	}
	go func() {
		working.Wait()
		close(answers)
	}()
	for done := range answers {
		for _, a := range done {
			answer(a)
		}
	}
	return context.Cause(ctx)
}

// together parts requests into batches of about the same length, the longest first, so that
// all workers come to their end at the same time.
func together(requests []engine.Request, workers int) [][]engine.Request {
	slices.SortStableFunc(requests, func(a, b engine.Request) int { return len(b.Text) - len(a.Text) })
	n := min(max((len(requests)+2*workers-1)/(2*workers), 1), mostTogether)
	return slices.Collect(slices.Chunk(requests, n))
}

// unusable is a model that cannot work.
func unusable(m models.Installed, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var path *fs.PathError
	why := err.Error()
	if errors.As(err, &path) {
		why = path.Err.Error() // the folder is of this machine
	}
	why = strings.ReplaceAll(why, m.Dir, "…")
	return minutes.Fail("marian.model", "the model {{.Model}} cannot be used ({{.Why}}); to look at the models: hexaglot models verify",
		"Model", nameOf(m), "Why", why)
}
