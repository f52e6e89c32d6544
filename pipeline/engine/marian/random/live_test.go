package random_test

import (
	"testing"
	"time"

	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/random"
)

// TestLive compares with the oracle on models that nobody has seen: those of today, so
// that a failure can be looked at again.
func TestLive(t *testing.T) {
	seed := uint64(time.Now().Unix() / (24 * 60 * 60))
	for _, shape := range []random.Shape{random.Tiny, random.BaseMemory, random.Base, random.SmallSeparate, random.SmallLoose} {
		t.Run(shape.Name, func(t *testing.T) {
			t.Logf("seed %d", seed)
			text := lines(t, 11)
			files := lay(t, shape, seed, shape.Separate)
			want, _ := oracle(t, files, text)
			model := open(t, files)
			same(t, model, text, translate(t, model, kernel.All()[0], text), want)
		})
	}
}
