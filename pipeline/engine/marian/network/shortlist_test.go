package network

import (
	"context"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"hexaglot/pipeline/engine/marian/kernel"
	"hexaglot/pipeline/engine/marian/random"
)

// shortlistFile is a shortlist whose first pieces are always in; lists has the pieces of
// each word.
func shortlistFile(first int, lists ...[]uint32) []byte {
	var offsets, ids []byte
	n := 0
	for _, l := range lists {
		offsets = binary.LittleEndian.AppendUint64(offsets, uint64(n))
		for _, id := range l {
			ids = binary.LittleEndian.AppendUint32(ids, id)
		}
		n += len(l)
	}
	offsets = binary.LittleEndian.AppendUint64(offsets, uint64(n))
	var b []byte
	for _, v := range []uint64{shortlistMagic, 0, uint64(first), 9, uint64(len(offsets) / 8), uint64(n)} {
		b = binary.LittleEndian.AppendUint64(b, v)
	}
	return slices.Concat(b, offsets, ids)
}

// TestShortlist holds which pieces are weighed: the first, those of each word, the word
// itself in a shared vocabulary, and then some until they are a multiple of 8.
func TestShortlist(t *testing.T) {
	file := shortlistFile(2, nil, []uint32{9}, []uint32{30, 12}, []uint32{31})
	for _, c := range []struct {
		source []int32
		shared bool
		want   []int32
	}{
		{nil, false, []int32{0, 1, 2, 3, 4, 5, 6, 7}},
		{[]int32{2, 0}, false, []int32{0, 1, 2, 3, 4, 5, 12, 30}},
		{[]int32{2, 1, 3, 2}, false, []int32{0, 1, 2, 3, 9, 12, 30, 31}},
		{[]int32{2, 20}, true, []int32{0, 1, 2, 3, 4, 12, 20, 30}},
		{[]int32{4, 5, 6, 7, 8, 9, 10}, true, []int32{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}},
	} {
		s, err := readShortlist(file)
		if err != nil {
			t.Fatal(err)
		}
		var got chosen
		got.reset(32)
		if err := s.gather(&got, c.source, c.shared, 32); err != nil {
			t.Fatal(err)
		}
		if got.list(); !slices.Equal(got.ids, c.want) {
			t.Errorf("gather(%v, shared %v) = %v, want %v", c.source, c.shared, got.ids, c.want)
		}
	}
}

// TestShortlistWrong holds what is said of a bad shortlist, when it is opened or when it
// is used.
func TestShortlistWrong(t *testing.T) {
	good := shortlistFile(2, []uint32{9}, []uint32{30, 12})
	put := func(at int, v uint64) []byte {
		b := slices.Clone(good)
		binary.LittleEndian.PutUint64(b[at:], v)
		return b
	}
	for _, c := range []struct {
		file []byte
		want string
	}{
		{nil, "not a shortlist"},
		{good[:40], "not a shortlist"},
		{put(0, 1), "not a shortlist"},
		{good[:len(good)-1], "do not make"},
		{append(slices.Clone(good), 0), "do not make"},
		{put(32, 1<<61), "do not make"},
		{put(40, 1<<62+3), "do not make"},
		{put(16, 1<<40), "always in"},
		{put(56, 1<<40), "has the list"},
		{put(64, 0), "has the list"},
		{put(72, 1<<32|40), "has the piece 40"},
	} {
		s, err := readShortlist(c.file)
		if err == nil {
			var got chosen
			got.reset(32)
			err = s.gather(&got, []int32{0, 1}, false, 32)
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("a shortlist of %d bytes gives the error %v, want %q in it", len(c.file), err, c.want)
		}
	}
}

// A shortlist that has no piece for a sentence is an error, not a choice out of nothing.
func TestShortlistOfNothing(t *testing.T) {
	m := open(t, files(t, random.SmallSeparate, 1))
	m.shortlist, _ = readShortlist(shortlistFile(0, nil, nil, nil))
	_, err := m.NewWorker(kernel.All()[0]).Translate(context.Background(), []Sentence{{Tokens: []int32{2}}}, false)
	if err == nil || !strings.Contains(err.Error(), "no piece") {
		t.Errorf("the error is %v", err)
	}
}
