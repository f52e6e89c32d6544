package random_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/random"
)

var update = flag.Bool("update", false, "record what the oracle says")

// A proof is a model that both engines translate with.
type proof struct {
	shape random.Shape
	seed  uint64
	two   bool // vocabularies
	every int  // which of the lines
	long  bool // the long lines instead
}

func (p proof) name() string {
	name := fmt.Sprintf("%s-%d", p.shape.Name, p.seed)
	if p.two && !p.shape.Separate {
		name += "-two"
	}
	if p.long {
		name += "-long"
	}
	return name
}

var proofs = []proof{
	{shape: random.Tiny, seed: 1, every: 1},
	{shape: random.Tiny, seed: 2, every: 1},
	{shape: random.BaseMemory, seed: 1, every: 1},
	{shape: random.BaseMemory, seed: 2, every: 1},
	{shape: random.Base, seed: 1, every: 1},
	{shape: random.Base, seed: 2, every: 1},
	// Two vocabularies and an embedding for each; 64,000 pieces.
	{shape: random.ToChinese, seed: 1, two: true, every: 8},
	{shape: random.FromChinese, seed: 1, every: 8},
	{shape: random.Small, seed: 1, every: 1},
	{shape: random.Small, seed: 2, every: 1},
	{shape: random.Small, seed: 1, two: true, every: 1}, // which share the embeddings
	{shape: random.SmallSeparate, seed: 1, two: true, every: 1},
	{shape: random.SmallLoose, seed: 1, every: 1},
	{shape: random.SmallLoose, seed: 2, every: 1},
	// Sentences of several segments: one in which two tokens weigh the same and not the
	// first is taken, and one of more segments than the oracle has in a batch.
	{shape: random.Small, seed: 3, every: 1, long: true},
}

// TestGolden compares with what the oracle once said. With -short it is nine lines of
// each model, for emulated processors. To record it anew, with node:
//
//	npm ci --prefix testdata/oracle
//	go test . -run TestGolden -update -timeout 1h
func TestGolden(t *testing.T) {
	for _, p := range proofs {
		t.Run(p.name(), func(t *testing.T) {
			if !*update {
				t.Parallel()
			}
			text := lines(t, p.every)
			if p.long {
				text = read(t, "testdata/long.txt")
			}
			files := lay(t, p.shape, p.seed, p.two)
			golden := filepath.Join("testdata/golden", p.name()+".txt")
			if *update {
				said, _ := oracle(t, files, text)
				if err := os.WriteFile(golden, []byte(strings.Join(said, "\n")+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			data, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
			if testing.Short() {
				text, want = every(40/p.every, text), every(40/p.every, want)
			}
			model := open(t, files)
			same(t, model, text, translate(t, model, kernel.All()[0], text), want)
		})
	}
}

// TestSaturationShows holds that the lines are enough to tell arithmetics apart: with
// pairs of products that do not saturate, some come out in other words.
func TestSaturationShows(t *testing.T) {
	k, err := kernel.Named("plain-wide")
	if err != nil {
		t.Fatal(err)
	}
	text := lines(t, 1)
	model := open(t, lay(t, random.Small, 2, false))
	if slices.Equal(translate(t, model, k, text), translate(t, model, kernel.All()[0], text)) {
		t.Error("all lines are the same without saturation")
	}
}
