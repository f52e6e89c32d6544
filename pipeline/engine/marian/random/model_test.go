package random_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"testing"

	"hexaglot/pipeline/engine/marian/random"
	"hexaglot/pipeline/engine/marian/sentencepiece"
)

// Files of other bytes would make the recorded translations wrong: a change here needs
// them recorded anew.
func TestSameBytesEverywhere(t *testing.T) {
	hash := func(data []byte) string {
		sum := sha256.Sum256(data)
		return hex.EncodeToString(sum[:8])
	}
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
		if got := hash(model); got != c.hash {
			t.Errorf("Model(%s, 1) has the hash %s, want %s", c.shape.Name, got, c.hash)
		}
		if d := len(model) - c.size; c.size > 0 && (d < -2048 || d > 2048) {
			t.Errorf("Model(%s, 1) has %d bytes, the true one %d", c.shape.Name, len(model), c.size)
		}
	}
	if got, want := hash(random.Vocabulary(trained(t), 32000, 1)), "6029cb78fe255744"; got != want {
		t.Errorf("Vocabulary has the hash %s, want %s", got, want)
	}
	if got, want := hash(random.Shortlist(random.Tiny, 1)), "ef2113b22ab51d49"; got != want {
		t.Errorf("Shortlist has the hash %s, want %s", got, want)
	}
}

// TestVocabulary holds that the padding leaves what was trained where it was, and that
// text is cut with the trained pieces.
func TestVocabulary(t *testing.T) {
	before, err := sentencepiece.Read(trained(t))
	if err != nil {
		t.Fatal(err)
	}
	after, err := sentencepiece.Read(random.Vocabulary(trained(t), 32000, 1))
	if err != nil {
		t.Fatal(err)
	}
	if after.Len() != 32000 {
		t.Errorf("%d pieces, want 32000", after.Len())
	}
	seen := map[string]bool{}
	for id := range int32(after.Len()) {
		piece := after.Piece(id)
		if seen[piece] {
			t.Errorf("piece %q is there twice", piece)
		}
		seen[piece] = true
		if id < int32(before.Len()) && piece != before.Piece(id) {
			t.Errorf("piece %d is %q, want %q", id, piece, before.Piece(id))
		}
	}
	const text = "The meeting opened at ten o'clock."
	if got, want := after.Encode(text), before.Encode(text); !slices.Equal(got, want) {
		t.Errorf("Encode(%q) = %v, want %v", text, got, want)
	}
	if broken := []byte{1<<3 | 2, 200}; !bytes.Equal(random.Vocabulary(broken, 32000, 1), broken) {
		t.Error("a vocabulary that cannot be read was changed")
	}
}
