package models

import (
	"context"
	_ "embed"
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/network"
)

// A Check is what was looked at of a model, and what was found.
type Check struct {
	Installed
	Faults      []error  // files that are not what was installed, or are no model; nil if all is well
	Sentences   []Pair   // what was translated; nil if the model cannot be run, or is from a language without sentences
	Kernels     []string // the arithmetics that it was done with
	Known       int      // of how many of these sentences it is known what they give
	Differences []Difference
}

// A Pair is a sentence and its translation.
type Pair struct {
	Source string `json:"source"`
	Target string `json:"target"`
}

// A Difference is a translation that is another than it should be.
type Difference struct {
	Source string `json:"source"`
	Want   string `json:"want"`
	Got    string `json:"got"`
	Kernel string `json:"kernel"` // that gave it
}

// Verify looks whether a model is as it was installed, by the hashes of its files; whether
// it can be read; and whether it translates sentences of this program the same with each
// kernel, and as is known of it.
func (m Installed) Verify(ctx context.Context, kernels []*kernel.Kernel, known []Record) (Check, error) {
	c := Check{Installed: m}
	for _, p := range m.Parts {
		sum, err := fileDigest(ctx, filepath.Join(m.Dir, p.Name))
		if ctx.Err() != nil {
			return c, ctx.Err()
		}
		if err == nil && sum != p.SHA256 {
			err = minutes.Fail("models.file-gone", "{{.File}} is not as it was installed: remove the model, and get it again", "File", p.Name)
		}
		if err != nil {
			c.Faults = append(c.Faults, err)
		}
	}
	if len(c.Faults) > 0 {
		return c, nil // it is known to be no model, or another's
	}
	n, err := network.Open(m.Files)
	if err != nil {
		c.Faults = append(c.Faults, unfit(m.Files, err))
		return c, nil
	}
	defer n.Close()
	sources := sentencesOf(m.From)
	if len(sources) == 0 {
		return c, nil
	}
	want := expected(m.Hash, known)
	for _, k := range kernels {
		targets, err := translate(ctx, n, n.NewWorker(k), sources)
		if ctx.Err() != nil {
			return c, ctx.Err()
		}
		if err != nil {
			c.Faults = append(c.Faults, fmt.Errorf("%s: %w", k.Name(), err))
			return c, nil
		}
		c.Kernels = append(c.Kernels, k.Name())
		c.compare(sources, targets, want, k.Name())
	}
	return c, nil
}

// compare holds the translations of one kernel to those of the first, and to what is known.
func (c *Check) compare(sources, targets []string, want map[string]string, name string) {
	first := c.Sentences == nil
	for i, source := range sources {
		should, known := want[source]
		if first {
			c.Sentences = append(c.Sentences, Pair{source, targets[i]})
			if known {
				c.Known++
			}
		}
		if !known {
			should = c.Sentences[i].Target
		}
		if targets[i] != should {
			c.Differences = append(c.Differences, Difference{source, should, targets[i], name})
		}
	}
}

//go:embed sentences.txt
var sentencesFile string

// sentencesOf are the sentences of a language that models are tried with.
func sentencesOf(lang language.Tag) (all []string) {
	for line := range strings.Lines(sentencesFile) {
		if tag, text, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && tag == lang.String() {
			all = append(all, text)
		}
	}
	return all
}
