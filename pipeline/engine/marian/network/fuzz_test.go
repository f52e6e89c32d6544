package network

import (
	"context"
	"encoding/binary"
	"slices"
	"testing"

	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/random"
)

// FuzzItems holds that no file makes the reader panic, and that what it gives has the
// bytes that its shape needs.
func FuzzItems(f *testing.F) {
	f.Add(pack(item{name: "a", kind: typeFloat32, shape: []int{1, 2}, data: float32s(1, 2)},
		item{name: "b", kind: typeIntgemm8, shape: []int{3}, data: make([]byte, 8)}))
	f.Fuzz(func(t *testing.T, file []byte) {
		items, err := readItems(file)
		if err != nil {
			return
		}
		for name, i := range items {
			v, err := i.floats()
			w, factor, err2 := i.bytes()
			if err == nil && len(v) != i.count || err2 == nil && (len(w) != i.count || !(factor > 0)) {
				t.Errorf("item %q has %d floats, %d bytes and the factor %v for %d elements", name, len(v), len(w), factor, i.count)
			}
		}
	})
}

// FuzzModel holds that a model with other bytes in some place either is refused or
// translates without a panic.
func FuzzModel(f *testing.F) {
	shape := random.Shape{Width: 64, FFN: 64, Encoder: 1, Decoder: 1, Vocabulary: 8}
	variants := [][]byte{random.Model(shape, 1)}
	variants = append(variants, dequantised(f, variants[0]))
	shape.Separate, shape.Target, shape.Loose = true, 16, true
	variants = append(variants, random.Model(shape, 2))
	open := open(f, files(f, random.Small, 1))
	f.Add(uint8(0), uint32(8), []byte{3}, uint32(0))
	f.Add(uint8(1), uint32(5000), []byte{0, 0, 0xc0, 0x7f}, uint32(0)) // no number
	f.Add(uint8(2), uint32(len(variants[2])-400), []byte("dim-emb: 64"), uint32(500))
	f.Fuzz(func(t *testing.T, variant uint8, at uint32, other []byte, cut uint32) {
		file := slices.Clone(variants[int(variant)%len(variants)])
		copy(file[int(at)%len(file):], other)
		file = file[:len(file)-int(cut)%len(file)]
		m := &Model{source: open.source, target: open.target}
		if m.readNetwork(file) != nil {
			return
		}
		batch := []Sentence{{Tokens: []int32{0}}, {Tokens: []int32{int32(m.Config.Source) - 1, 0, 0}}}
		if _, err := m.NewWorker(kernel.All()[0]).Translate(context.Background(), batch, true); err != nil {
			t.Error(err)
		}
	})
}

func FuzzConfig(f *testing.F) {
	f.Add([]byte(student))
	f.Add([]byte("type: &a [*a]\ndim-vocabs: {}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := readConfig(data)
		if err == nil && (c.Width < 2 || c.Width%c.Heads != 0 || c.Source < 1 || c.Target < 1) {
			t.Errorf("readConfig = %+v", c)
		}
	})
}

// FuzzShortlist holds that what a shortlist gives is pieces of the vocabulary, in order.
func FuzzShortlist(f *testing.F) {
	const pieces = 40
	f.Add(shortlistFile(2, nil, []uint32{9}, []uint32{30, 12}, []uint32{31}), []byte{1, 2, 3})
	f.Add(shortlistFile(50, []uint32{9}), []byte{0})
	f.Add(binary.LittleEndian.AppendUint64(nil, shortlistMagic), []byte{0})
	f.Fuzz(func(t *testing.T, file, tokens []byte) {
		s, err := readShortlist(file)
		if err != nil {
			return
		}
		var source []int32
		for _, b := range tokens {
			source = append(source, int32(b)%pieces)
		}
		var c chosen
		c.reset(pieces)
		if s.gather(&c, source, true, pieces) != nil {
			return
		}
		c.list()
		for i, id := range c.ids {
			if id < 0 || id >= pieces || i > 0 && id <= c.ids[i-1] {
				t.Fatalf("gather(%v) = %v", source, c.ids)
			}
		}
		for _, id := range source {
			if c.place(int(id)) < 0 {
				t.Errorf("gather(%v) = %v, without the source's own", source, c.ids)
			}
		}
	})
}
