package random

import (
	"encoding/binary"
	"slices"
)

// Shortlist returns a lexical shortlist for a model of the shape: which target pieces
// each source piece may become. As in true ones, the frequent pieces (the first of a
// vocabulary) have fifty, the rare ones fewer, and frequent pieces are in many lists.
func Shortlist(shape Shape, seed uint64) []byte {
	const frequent, best = 50, 50
	s := newStream(seed, "shortlist")
	target := shape.target()
	offsets := make([]byte, 0, 8*(shape.Vocabulary+1))
	var ids []byte
	var list []uint32
	for piece := range shape.Vocabulary {
		offsets = binary.LittleEndian.AppendUint64(offsets, uint64(len(ids)/4))
		n := best
		if piece > shape.Vocabulary/3 {
			n = 1 + s.below(best/2)
		}
		list = list[:0]
		for range n {
			// The smaller of two is often small.
			list = append(list, uint32(min(s.below(target), s.below(target))))
		}
		slices.Sort(list)
		for _, id := range slices.Compact(list) {
			ids = binary.LittleEndian.AppendUint32(ids, id)
		}
	}
	offsets = binary.LittleEndian.AppendUint64(offsets, uint64(len(ids)/4))
	body := make([]byte, 0, 32+len(offsets)+len(ids))
	for _, v := range []int{frequent, best, len(offsets) / 8, len(ids) / 4} {
		body = binary.LittleEndian.AppendUint64(body, uint64(v))
	}
	body = append(append(body, offsets...), ids...)
	// The number that Marian's binary shortlists begin with, and their checksum
	// (src/data/shortlist.h).
	out := binary.LittleEndian.AppendUint64(make([]byte, 0, 16+len(body)), 0xf11a48d5013417f5)
	out = binary.LittleEndian.AppendUint64(out, checksum(body))
	return append(out, body...)
}

// checksum mixes the words of data as Marian does (src/common/hash.h, after Boost).
func checksum(data []byte) uint64 {
	var sum uint64
	for ; len(data) >= 8; data = data[8:] {
		sum ^= binary.LittleEndian.Uint64(data) + 0x9e3779b9 + sum<<6 + sum>>2
	}
	return sum
}
