// Package marian translates on this machine with neural networks: the students that
// Mozilla trains for Firefox, in the format of Marian (https://marian-nmt.github.io).
//
// Begin with [New]: an [Engine] finds a way from one language to another among the models
// that are installed (package models), through English where there is no other. What it
// gives a network is plain sentences; links, emphasis and what is kept are taken off
// before ([parse]) and put back by what the network aligned to what ([marked.put]).
// Package network runs the models, package kernel is their arithmetic, and package
// sentencepiece their vocabularies.
package marian

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/models"
)

// version is that of what is done around the networks: drafts of another are not its own.
const version = "1"

// Config says what an engine works with.
type Config struct {
	Models  *models.Folder
	Kernel  *kernel.Kernel // nil: the fastest of this machine; one made by [kernel.Kernel.Wide] gives other translations
	Workers int            // how many sentences are translated at the same time; 0: as many as there are processors
}

// An Engine translates with the models of a folder.
type Engine struct {
	config Config
	suffix string // of the names of what it makes
}

// New makes an engine. It opens no model yet.
func New(c Config) *Engine {
	e := &Engine{config: c}
	if c.Kernel == nil {
		e.config.Kernel = kernel.All()[0]
	} else if strings.HasSuffix(c.Kernel.Name(), "-wide") {
		e.suffix = ", wide"
	}
	if c.Workers < 1 {
		e.config.Workers = runtime.GOMAXPROCS(0)
	}
	return e
}

// Name is that of the engine as a whole.
func (e *Engine) Name() string { return "marian" }

// Hash is of all models that are installed.
func (e *Engine) Hash() string {
	all, _ := e.config.Models.List() // those that are whole
	return e.hash(all)
}

// hash is of some models and of what else makes their translations.
func (e *Engine) hash(all []models.Installed) string {
	h := sha256.New()
	fmt.Fprintf(h, "marian %s%s\n", version, e.suffix)
	for _, m := range all {
		fmt.Fprintln(h, m.Hash)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Kernel is the name of the arithmetic.
func (e *Engine) Kernel() string { return e.config.Kernel.Name() }

// Models are the names of those that are installed: "en-fr base-memory". Of one direction
// the first is used.
func (e *Engine) Models() (names []string) {
	all, _ := e.config.Models.List() // those that are whole
	for _, m := range all {
		names = append(names, nameOf(m))
	}
	return names
}

// Route is the engine for one direction: its name says which models it uses, and its hash
// is of them. It is nil if there is no way.
func (e *Engine) Route(from, to language.Tag) engine.Engine {
	if path := way(e.config.Models.Best, from, to); path != nil {
		return &direction{Engine: e, from: from, to: to, path: path}
	}
	return nil
}

// way is the models that lead from one language to another: one, or two through English;
// nil if there are none.
func way(best func(from, to language.Tag) (models.Installed, bool), from, to language.Tag) []models.Installed {
	if from == to {
		return nil
	}
	if m, ok := best(from, to); ok {
		return []models.Installed{m}
	}
	if from == language.English || to == language.English {
		return nil
	}
	first, ok := best(from, language.English)
	second, also := best(language.English, to)
	if !ok || !also {
		return nil
	}
	return []models.Installed{first, second}
}

// Translate translates requests of any direction, one direction after the other.
func (e *Engine) Translate(ctx context.Context, requests []engine.Request, answer func(engine.Answer)) error {
	type pair struct{ from, to language.Tag }
	by := map[pair][]engine.Request{}
	var order []pair
	for _, r := range requests {
		p := pair{r.From, r.To}
		if by[p] == nil {
			order = append(order, p)
		}
		by[p] = append(by[p], r)
	}
	for _, p := range order {
		d := e.Route(p.from, p.to)
		if d == nil {
			for _, r := range by[p] {
				answer(engine.Answer{ID: r.ID, Err: fmt.Errorf("no models for %s to %s", p.from, p.to)})
			}
			continue
		}
		if err := d.Translate(ctx, by[p], answer); err != nil {
			return err
		}
	}
	return nil
}
