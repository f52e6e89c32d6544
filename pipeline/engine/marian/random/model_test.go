package random_test

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"hexaglot/pipeline/engine/marian/random"
)

// Files of other bytes would make the recorded translations wrong: a change here needs
// them recorded anew.
func TestSameBytesEverywhere(t *testing.T) {
	for _, c := range []struct {
		shape random.Shape
		size  int // as published for the true ones, but for at most the configuration
		hash  string
	}{
		{random.Small, 0, "507b3aa80f845e39"},
		{random.SmallSeparate, 0, "3fc72a634a522dca"},
		{random.SmallLoose, 0, "060079a060bd7e7d"},
		{random.Tiny, 17140755, "e1a843063b71881f"},
		{random.BaseMemory, 31561787, "239fdbbbbba98495"},
		{random.Base, 42992955, "7e76bd1a7d432224"},
	} {
		model := random.Model(c.shape, 1)
		sum := sha256.Sum256(model)
		if got := hex.EncodeToString(sum[:8]); got != c.hash {
			t.Errorf("Model(%s, 1) has the hash %s, want %s", c.shape.Name, got, c.hash)
		}
		if d := len(model) - c.size; c.size > 0 && (d < -2048 || d > 2048) {
			t.Errorf("Model(%s, 1) has %d bytes, the true one %d", c.shape.Name, len(model), c.size)
		}
	}
}
