//go:build linux

package random_test

import (
	"sync"
	"testing"

	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/network"
	"hexaglot/pipeline/engine/marian/random"
)

var published = []random.Shape{random.Tiny, random.BaseMemory, random.Base}

// BenchmarkTranslate translates lines with each kernel.
func BenchmarkTranslate(b *testing.B) {
	text := lines(b, 5)
	for _, shape := range published {
		files := lay(b, shape, 1, false)
		for _, k := range kernel.All() {
			b.Run(shape.Name+"/"+k.Name(), func(b *testing.B) {
				model := open(b, files)
				worker := model.NewWorker(k)
				translateOnce(b, model, worker, text)
				b.ReportAllocs()
				before := processor()
				for b.Loop() {
					translateOnce(b, model, worker, text)
				}
				b.ReportMetric(float64(b.N*words(text))/(processor()-before).Seconds(), "words/cpu-s")
			})
		}
	}
}

// BenchmarkWorkers translates the same lines with one worker and with two, which share
// the model. The words of each processor's second should be as many.
func BenchmarkWorkers(b *testing.B) {
	text := lines(b, 5)
	for _, shape := range published {
		files := lay(b, shape, 1, false)
		for n, name := range []string{"one", "two"} {
			b.Run(shape.Name+"/"+name, func(b *testing.B) {
				model := open(b, files)
				workers := make([]*network.Worker, n+1)
				for i := range workers {
					workers[i] = model.NewWorker(kernel.All()[0])
					translateOnce(b, model, workers[i], text)
				}
				before := processor()
				for b.Loop() {
					var group sync.WaitGroup
					for _, w := range workers {
						group.Go(func() { translateOnce(b, model, w, text) })
					}
					group.Wait()
				}
				total := float64(b.N * len(workers) * words(text))
				b.ReportMetric(total/(processor()-before).Seconds(), "words/cpu-s")
				b.ReportMetric(total/b.Elapsed().Seconds(), "words/s")
			})
		}
	}
}

// BenchmarkStart opens a model and translates a line.
func BenchmarkStart(b *testing.B) {
	text := lines(b, 1)[:1]
	for _, shape := range published {
		files := lay(b, shape, 1, false)
		b.Run(shape.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				model, err := network.Open(files)
				if err != nil {
					b.Fatal(err)
				}
				translateOnce(b, model, model.NewWorker(kernel.All()[0]), text)
				model.Close()
			}
		})
	}
}

func translateOnce(b *testing.B, model *network.Model, worker *network.Worker, text []string) {
	if _, err := run(model, worker, text); err != nil {
		b.Error(err)
	}
}
