package models

import (
	"context"
	"sync"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/network"
)

// linesAtOnce is how many lines a worker takes.
const linesAtOnce = 16

// Lines translates lines of text, each by itself, with some workers at once; done is told
// how many more are. A line is cut into sentences, and what was between two of them in the
// source is between their translations, as bergamot does it: so the text can be held to
// that of other engines.
func (m Installed) Lines(ctx context.Context, k *kernel.Kernel, workers int, lines []string, done func(n int)) ([]string, error) {
	n, err := network.Open(m.Files)
	if err != nil {
		return nil, unfit(m.Files, err)
	}
	defer n.Close()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	out := make([]string, len(lines))
	begins := make(chan int)
	var all sync.WaitGroup
	var told sync.Mutex
	for range max(1, workers) {
		all.Go(func() {
			w := n.NewWorker(k)
			for i := range begins {
				end := min(i+linesAtOnce, len(lines))
				if err := m.some(ctx, n, w, lines[i:end], out[i:end]); err != nil {
					stop(err)
					continue
				}
				told.Lock()
				done(end - i)
				told.Unlock()
			}
		})
	}
	for i := 0; i < len(lines) && ctx.Err() == nil; i += linesAtOnce {
		begins <- i
	}
	close(begins)
	all.Wait()
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return out, nil
}

// some translates a few lines.
func (m Installed) some(ctx context.Context, n *network.Model, w *network.Worker, lines, out []string) error {
	var sentences []string
	for _, line := range lines {
		for _, s := range minutes.Sentences(m.From, line) {
			sentences = append(sentences, line[s[0]:s[1]])
		}
	}
	targets, err := translate(ctx, n, w, sentences)
	if err != nil {
		return err
	}
	for i, line := range lines {
		end := 0
		for j, s := range minutes.Sentences(m.From, line) {
			if j > 0 {
				out[i] += line[end:s[0]]
			}
			out[i] += targets[0]
			targets, end = targets[1:], s[1]
		}
	}
	return nil
}
