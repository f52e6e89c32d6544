package random

import (
	"encoding/binary"
	"math"
)

// The types of items in a file of Marian (src/common/types.h).
const (
	float32s = 0x0404
	int8s    = 0x0101
	intgemm8 = 0x4101
)

// align is what Marian rounds the place and the size of an item up to.
const align = 256

// A file is a model under construction.
type file struct {
	seed  uint64
	items []item
}

type item struct {
	name  string
	kind  uint64
	shape []int32
	data  []byte
}

// floats adds n numbers around 0 whose standard deviation is spread/divisor.
func (f *file) floats(name string, n, divisor int) []byte {
	s := newStream(f.seed, name)
	data := make([]byte, 4*n, padded(4*n))
	for i := range n {
		put(data, i, float32(s.bell())/float32(divisor))
	}
	f.add(name, float32s, []int32{1, int32(n)}, data)
	return data
}

// gains adds the gains of a layer norm: n numbers near 1. Where signs is true half of
// them are near -1: else a decoder of random weights says the same word again and again.
func (f *file) gains(name string, n int, signs bool) {
	s := newStream(f.seed, name)
	data := make([]byte, 4*n, padded(4*n))
	for i := range n {
		v := float32(4096+s.bell()) / 4096
		if signs && s.next()>>63 == 1 {
			v = -v
		}
		put(data, i, v)
	}
	f.add(name, float32s, []int32{1, int32(n)}, data)
}

// scale adds the number that activations are multiplied with before a matrix, 127 over
// the largest expected, between 4 and 6. Each matrix has another, so that one taken for another shows.
func (f *file) scale(name string) {
	s := newStream(f.seed, name)
	data := make([]byte, 4, align)
	put(data, 0, float32(127*64)/float32(4*64+s.below(128)))
	f.add(name, float32s, []int32{1, 1}, data)
}

// matrix adds weights of 8 bits for inputs × outputs, and the scale of what they are
// multiplied with. They stand for numbers with a standard deviation of percent/100
// over the square root of inputs. Marian stores matrices transposed, but writes the shape
// as if they were not.
func (f *file) matrix(name string, inputs, outputs, percent int) matrix {
	return f.weights(name, inputs, outputs, inputs, percent, 127)
}

// embedding adds a vocabulary's embeddings of the given width. These are not transposed.
// That of the first piece, </s>, is small: how often translations end is then for its
// bias to say, and nearly the same for every seed.
func (f *file) embedding(name string, pieces, width int, loose bool) {
	largest := 127
	if loose {
		largest = 101
	}
	m := f.weights(name, pieces, width, width, 100, largest)
	for i, v := range m.weights[:width] {
		m.weights[i] = byte(int8(v) / 4)
	}
}

// A matrix is the weights of an item, and what the true ones were multiplied with.
type matrix struct {
	weights    []byte
	multiplier float32
}

func (f *file) weights(name string, rows, columns, inputs, percent, largest int) matrix {
	s := newStream(f.seed, name)
	n := rows * columns
	data := make([]byte, n, padded(n+4))
	for i := range data {
		// An eighth of a bell fills the range of a weight.
		data[i] = byte(max(-largest, min(s.bell()/8, largest)))
	}
	// Quantising leaves the largest weight at 127.
	data[s.below(n)] = byte(int8(largest))
	multiplier := float32(spread*root(inputs)*100/8) / float32(percent+s.below(8))
	data = binary.LittleEndian.AppendUint32(data, math.Float32bits(multiplier))
	f.add(name, intgemm8, []int32{int32(rows), int32(columns)}, data)
	f.scale(name + "_QuantMultA")
	return matrix{data[:n], multiplier}
}

func (f *file) add(name string, kind uint64, shape []int32, data []byte) {
	f.items = append(f.items, item{name, kind, shape, data[:padded(len(data))]})
}

// bytes returns the file in version 1 of Marian's binary format (src/common/binary.cpp):
// the headers of all items, their names, their shapes, and aligned, their data.
func (f *file) bytes() []byte {
	head := binary.LittleEndian.AppendUint64(nil, 1)
	head = binary.LittleEndian.AppendUint64(head, uint64(len(f.items)))
	var names, shapes []byte
	size := 0
	for _, it := range f.items {
		for _, v := range []uint64{uint64(len(it.name) + 1), it.kind, uint64(len(it.shape)), uint64(len(it.data))} {
			head = binary.LittleEndian.AppendUint64(head, v)
		}
		names = append(append(names, it.name...), 0)
		for _, v := range it.shape {
			shapes = binary.LittleEndian.AppendUint32(shapes, uint32(v))
		}
		size += len(it.data)
	}
	head = append(append(head, names...), shapes...)
	start := ((len(head)+8)/align + 1) * align
	gap := start - len(head) - 8
	out := make([]byte, 0, start+size)
	out = append(out, head...)
	out = binary.LittleEndian.AppendUint64(out, uint64(gap))
	out = out[:start]
	for _, it := range f.items {
		out = append(out, it.data...)
	}
	return out
}

func padded(n int) int { return (n + align - 1) / align * align }

func put(data []byte, i int, v float32) {
	binary.LittleEndian.PutUint32(data[4*i:], math.Float32bits(v))
}
