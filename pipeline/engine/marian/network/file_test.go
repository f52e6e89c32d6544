package network

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hexaglot/pipeline/engine/marian/random"
)

// pack makes a file of items, as the format says.
func pack(items ...item) []byte {
	var b []byte
	put := func(v ...int) {
		for _, n := range v {
			b = binary.LittleEndian.AppendUint64(b, uint64(n))
		}
	}
	put(1, len(items))
	for _, t := range items {
		put(len(t.name)+1, int(t.kind), len(t.shape), len(t.data))
	}
	for _, t := range items {
		b = append(append(b, t.name...), 0)
	}
	for _, t := range items {
		for _, d := range t.shape {
			b = binary.LittleEndian.AppendUint32(b, uint32(d))
		}
	}
	put(3)
	b = append(b, 0, 0, 0)
	for _, t := range items {
		b = append(b, t.data...)
	}
	return b
}

func float32s(v ...float32) (b []byte) {
	for _, f := range v {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(f))
	}
	return b
}

// TestItems holds how the items of a file are read.
func TestItems(t *testing.T) {
	items, err := readItems(pack(
		item{name: "numbers", kind: typeFloat32, shape: []int{1, 2}, data: float32s(1.5, -2)},
		item{name: "matrix", kind: typeIntgemm8, shape: []int{2, 2}, data: append([]byte{1, 0xff, 0x80, 0x7f}, float32s(12)...)},
		item{name: "special:model.yml", kind: typeInt8, shape: []int{3}, data: []byte("a\x00 filler")},
	))
	if err != nil {
		t.Fatal(err)
	}
	if v, err := items["numbers"].floats(); err != nil || !slices.Equal(v, []float32{1.5, -2}) {
		t.Errorf("floats = %v, %v", v, err)
	}
	if w, factor, err := items["matrix"].bytes(); err != nil || factor != 12 || !slices.Equal(w, []int8{1, -1, -128, 127}) {
		t.Errorf("bytes = %v, %v, %v", w, factor, err)
	}
	if _, _, err := items["numbers"].bytes(); err == nil || !strings.Contains(err.Error(), `"numbers"`) {
		t.Errorf("the bytes of floats give the error %v", err)
	}
	if _, err := items["matrix"].floats(); err == nil || !strings.Contains(err.Error(), `"matrix"`) {
		t.Errorf("the floats of bytes give the error %v", err)
	}
}

// TestItemsWrong holds what is said of a bad file.
func TestItemsWrong(t *testing.T) {
	numbers := item{name: "numbers", kind: typeFloat32, shape: []int{1, 2}, data: float32s(1, 2)}
	good := pack(numbers)
	put := func(at int, v uint64) []byte {
		b := slices.Clone(good)
		binary.LittleEndian.PutUint64(b[at:], v)
		return b
	}
	short := numbers
	short.data = short.data[:7]
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "not a Marian model of version 1"},
		{"a text", []byte("name: value\n"), "not a Marian model of version 1"},
		{"version 2", put(0, 2), "not a Marian model of version 1"},
		{"too many items", put(8, 1<<59+1), "576460752303423489 items do not fit"},
		{"long name", put(16, 1<<63), "item 1 has no name"},
		{"no name", put(16, 0), "item 1 has no name"},
		{"many dimensions", put(32, 1<<62+2), `item "numbers" is cut off in its`},
		{"much data", put(40, 1<<63), `item "numbers" is cut off`},
		{"long filler", put(64, math.MaxUint64), "cut off before its data"},
		{"dimension 0", pack(item{name: "x", kind: typeInt8, shape: []int{1, 0}}), `item "x" has a wrong shape`},
		{"dimension -1", pack(item{name: "x", kind: typeInt8, shape: []int{-1, -1}}), `item "x" has a wrong shape`},
		{"huge", pack(item{name: "x", kind: typeInt8, shape: []int{1 << 16, 1 << 15, 1 << 16, 1 << 17}}), `item "x" has a wrong shape`},
		{"bytes beyond 32 bits", pack(item{name: "x", kind: typeFloat32, shape: []int{1 << 15, 1 << 15}}), `item "x" has a wrong shape`},
		{"data too short", pack(short), `item "numbers" has 7 bytes where its shape needs 8`},
		{"twice", pack(numbers, numbers), `item "numbers" is there twice`},
		{"cut", good[:len(good)-1], `item "numbers" is cut off`},
	} {
		_, err := readItems(c.file)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want %q", c.name, err, c.want)
		}
	}
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		numbers.count, numbers.data = 2, float32s(1, float32(v))
		if _, err := numbers.floats(); err == nil || !strings.Contains(err.Error(), `"numbers"`) {
			t.Errorf("floats with %v give the error %v", v, err)
		}
	}
	// The smallest has a reciprocal that is infinite.
	for _, v := range []float64{math.NaN(), math.Inf(1), 0, -1, math.SmallestNonzeroFloat32} {
		weights := item{name: "weights", kind: typeIntgemm8, count: 1, data: append([]byte{1}, float32s(float32(v))...)}
		if _, _, err := weights.bytes(); err == nil || !strings.Contains(err.Error(), `"weights"`) {
			t.Errorf("a factor of %v gives the error %v", v, err)
		}
	}
}

// TestOpenWrong holds that a model cut off anywhere, and one that lacks an item or has one
// of another shape, is refused in one sentence that names the file.
func TestOpenWrong(t *testing.T) {
	f := files(t, random.Small, 1)
	file, err := os.ReadFile(f.Model)
	if err != nil {
		t.Fatal(err)
	}
	try := func(what string, file []byte, want string) {
		t.Helper()
		f := f
		f.Model = filepath.Join(t.TempDir(), "bad.bin")
		if err := os.WriteFile(f.Model, file, 0o666); err != nil {
			t.Fatal(err)
		}
		m, err := Open(f)
		if err == nil || m != nil || !strings.HasPrefix(err.Error(), f.Model+": ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: Open gives %v and the error %v, want %q in it", what, m, err, want)
		}
	}
	for n := 1; n < len(file); n += 1 + n/7 {
		try("cut off", file[:n], "")
	}
	for _, name := range []string{
		"Wemb", "Wemb_QuantMultA", "decoder_ff_logit_out_b", "special:model.yml", "encoder_l2_ffn_W2",
		"encoder_l1_self_bq", "encoder_l1_self_Wo_ln_scale", "decoder_l1_rnn_Wf_QuantMultA", "decoder_l1_context_Wo",
	} {
		other := slices.Clone([]byte(name))
		other[len(other)-1] ^= 1
		try("without "+name, bytes.Replace(file, append([]byte(name), 0), append(other, 0), 1), `"`+name+`"`)
	}
	try("wider", bytes.Replace(file, []byte("dim-emb: 64"), []byte("dim-emb: 96"), 1), `item "Wemb" has the shape [4000 64], not [4000 96]`)
	try("GRU", bytes.Replace(file, []byte("dec-cell: ssru"), []byte("dec-cell: gru "), 1), `dec-cell is "gru", only "ssru" can be computed`)
}

// TestOpenMismatch holds that a vocabulary or a shortlist of another model is refused.
func TestOpenMismatch(t *testing.T) {
	f, large := files(t, random.Small, 1), files(t, random.SmallSeparate, 1)
	for _, c := range []struct {
		files Files
		want  string
	}{
		{Files{}, "no file of a model given"},
		{Files{Model: f.Model}, "no file of a vocabulary given"},
		{Files{Model: f.Model, SourceVocabulary: large.TargetVocabulary}, "4800 pieces for a model of 4000"},
		{Files{Model: f.Model, SourceVocabulary: f.SourceVocabulary, TargetVocabulary: large.TargetVocabulary}, "4800 pieces for a model of 4000"},
		{Files{Model: f.Model, SourceVocabulary: f.Model}, f.Model + ": "},
		{Files{Model: f.Model, SourceVocabulary: f.SourceVocabulary, Shortlist: f.Model}, f.Model + ": not a shortlist"},
		{Files{Model: filepath.Join(t.TempDir(), "none")}, "none: "},
		{Files{Model: t.TempDir()}, "not a regular file"},
	} {
		if _, err := Open(c.files); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Open(%v) gives the error %v, want %q in it", c.files, err, c.want)
		}
	}
}
