package network

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"unsafe"
)

// The types of items a student's file has (Marian, src/common/types.h).
const (
	typeInt8     = 0x0101
	typeFloat32  = 0x0404
	typeIntgemm8 = 0x4101
)

// An item is one named tensor of a file.
type item struct {
	name  string
	kind  uint64
	shape []int  // each at least 1
	count int    // the product of shape
	data  []byte // part of the file; at least what kind and count need
}

// readItems reads a Marian binary file of version 1 (Marian, src/common/binary.cpp):
// numbers of 64 bits in little-endian order; version, number of items, for each item the
// length of its name, its type, its number of dimensions and the length of its data; then
// all names, all dimensions (32 bits), the length of a filler, the filler, and all data.
// The data are not copied.
func readItems(file []byte) (map[string]item, error) {
	r := reader{rest: file}
	if version := r.uint64(); r.short || version != 1 {
		return nil, errors.New("not a Marian model of version 1")
	}
	count := r.uint64()
	// 32 bytes of header for each item: a false count cannot ask for more room than the
	// file has bytes.
	headers := reader{rest: r.take(count, 32)}
	if r.short {
		return nil, fmt.Errorf("%d items do not fit in %d bytes", count, len(file))
	}
	type header struct{ name, kind, dims, size uint64 }
	list := make([]header, count)
	for i := range list {
		list[i] = header{headers.uint64(), headers.uint64(), headers.uint64(), headers.uint64()}
	}
	items := make([]item, count)
	for i, h := range list {
		name := r.take(h.name, 1)
		if r.short || len(name) < 2 || bytes.IndexByte(name, 0) != len(name)-1 {
			return nil, fmt.Errorf("item %d has no name", i+1)
		}
		items[i].name, items[i].kind = string(name[:len(name)-1]), h.kind
	}
	for i, h := range list {
		dims := reader{rest: r.take(h.dims, 4)}
		if r.short {
			return nil, fmt.Errorf("item %q is cut off in its %d dimensions", items[i].name, h.dims)
		}
		items[i].count = 1
		for range h.dims {
			d := int(int32(dims.uint32()))
			if d < 1 || items[i].count > maxFile/4/d { // so that no product overflows 32 bits
				return nil, fmt.Errorf("item %q has a wrong shape", items[i].name)
			}
			items[i].shape = append(items[i].shape, d)
			items[i].count *= d
		}
	}
	r.take(r.uint64(), 1)
	if r.short {
		return nil, errors.New("cut off before its data")
	}
	named := make(map[string]item, count)
	for i, h := range list {
		t := items[i]
		t.data = r.take(h.size, 1)
		if r.short {
			return nil, fmt.Errorf("item %q is cut off", t.name)
		}
		if _, twice := named[t.name]; twice {
			return nil, fmt.Errorf("item %q is there twice", t.name)
		}
		if need, known := t.need(); known && len(t.data) < need {
			return nil, fmt.Errorf("item %q has %d bytes where its shape needs %d", t.name, len(t.data), need)
		}
		named[t.name] = t
	}
	return named, nil
}

// need is how many bytes an item of its type and shape has without filler; an intgemm
// matrix has its factor of quantisation after its elements.
func (t item) need() (int, bool) {
	switch t.kind {
	case typeInt8:
		return t.count, true
	case typeFloat32:
		return 4 * t.count, true
	case typeIntgemm8:
		return t.count + 4, true
	}
	return 0, false
}

// floats are a copy of the elements of a float32 item.
func (t item) floats() ([]float32, error) {
	if t.kind != typeFloat32 {
		return nil, fmt.Errorf("item %q is of type %#x, not float32", t.name, t.kind)
	}
	v := make([]float32, t.count)
	for i := range v {
		v[i] = t.float(i)
		if v[i]-v[i] != 0 { // infinite, or no number
			return nil, fmt.Errorf("item %q has %v at %d", t.name, v[i], i)
		}
	}
	return v, nil
}

// float is element i of a float32 item.
func (t item) float(i int) float32 {
	return math.Float32frombits(binary.LittleEndian.Uint32(t.data[4*i:]))
}

// bytes are the elements of an intgemm item as they lie in the file, which is not to be
// written, and the factor they were multiplied with.
func (t item) bytes() ([]int8, float32, error) {
	if t.kind != typeIntgemm8 {
		return nil, 0, fmt.Errorf("item %q is of type %#x, not intgemm8", t.name, t.kind)
	}
	factor := math.Float32frombits(binary.LittleEndian.Uint32(t.data[t.count:]))
	if !(factor > 0) || math.IsInf(float64(factor), 0) || math.IsInf(float64(1/factor), 0) {
		return nil, 0, fmt.Errorf("item %q was quantised with %v", t.name, factor)
	}
	return unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(t.data))), t.count), factor, nil
}

// A reader takes numbers and parts from the front of bytes; once they do not suffice it
// is short and gives nothing more.
type reader struct {
	rest  []byte
	short bool
}

// take gives the next count elements of size bytes.
func (r *reader) take(count, size uint64) []byte {
	if r.short || count > uint64(len(r.rest))/size {
		r.short = true
		return nil
	}
	part := r.rest[:count*size]
	r.rest = r.rest[count*size:]
	return part
}

func (r *reader) uint64() uint64 {
	if b := r.take(1, 8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

func (r *reader) uint32() uint32 {
	if b := r.take(1, 4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}
