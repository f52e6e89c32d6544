package network

import (
	"bytes"
	"context"
	"encoding/binary"
	"math"
	"os"
	"strings"
	"testing"

	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/random"
)

// A shortlist that has no piece for a sentence is an error, not a choice out of nothing.
func TestShortlistOfNothing(t *testing.T) {
	m := open(t, files(t, random.SmallSeparate, 1))
	m.shortlist, _ = readShortlist(shortlistFile(0, nil, nil, nil))
	_, err := m.NewWorker(kernel.All()[0]).Translate(context.Background(), []Sentence{{Tokens: []int32{2}}}, false)
	if err == nil || !strings.Contains(err.Error(), "no piece") {
		t.Errorf("the error is %v", err)
	}
}

// A shape so large that its bytes cannot be counted in 32 bits is wrong, also where they can.
func TestItemTooLarge(t *testing.T) {
	var b []byte
	for _, n := range []uint64{1, 1, 2, typeFloat32, 2, 0} {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	b = append(b, 'a', 0)
	b = binary.LittleEndian.AppendUint32(b, 1<<15)
	b = binary.LittleEndian.AppendUint32(b, 1<<15)
	b = binary.LittleEndian.AppendUint64(b, 0)
	if _, err := readItems(b); err == nil || !strings.Contains(err.Error(), "wrong shape") {
		t.Errorf("the error is %v", err)
	}
}

// A factor whose reciprocal is infinite would make weights that are no numbers, and those
// other bytes on other processors.
func TestFactorTooSmall(t *testing.T) {
	dir := t.TempDir()
	file := random.Model(random.Small, 1)
	items, err := readItems(file)
	if err != nil {
		t.Fatal(err)
	}
	weights := items["Wemb"]
	at := bytes.Index(file, weights.data[:256])
	binary.LittleEndian.PutUint32(file[at+weights.count:], math.Float32bits(math.SmallestNonzeroFloat32))
	if err := os.WriteFile(dir+"/model", file, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(Files{Model: dir + "/model"}); err == nil || !strings.Contains(err.Error(), "quantised with") {
		t.Errorf("the error is %v", err)
	}
}
