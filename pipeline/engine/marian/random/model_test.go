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
		{random.Small, 0, "7994c6ae4bafa6f8"},
		{random.SmallSeparate, 0, "c2f0736c8ef260a9"},
		{random.SmallLoose, 0, "f0e321dbc2fd7702"},
		{random.Tiny, 17140755, "ca545dfa2e31ad7a"},
		{random.BaseMemory, 31561787, "2e0266da3ebeede5"},
		{random.Base, 42992955, "d2465f09f31740e3"},
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
