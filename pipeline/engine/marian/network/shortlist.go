package network

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"slices"
)

// shortlistMagic begins the file of a shortlist (bergamot, data/shortlist.h).
const shortlistMagic = 0xF11A48D5013417F5

// A shortlist says for each piece of the source which pieces of the target it is often
// translated with, so that the output layer need not weigh the whole vocabulary.
//
// The file has six numbers of 64 bits in little-endian order: magic, checksum, how many
// first pieces are always in, how many pieces a list has at most, number of offsets,
// number of pieces; then the offsets (64 bits), then the pieces (32 bits). It has millions
// of them: they are checked when they are used.
type shortlist struct {
	first   int    // pieces that are always in
	words   int    // of the source; a later word has no list
	offsets []byte // where the list of a word begins in ids; one more than words
	ids     []byte
	count   uint64 // of ids
}

func readShortlist(file []byte) (*shortlist, error) {
	r := reader{rest: file}
	magic, _, first, _ := r.uint64(), r.uint64(), r.uint64(), r.uint64()
	offsets, ids := r.uint64(), r.uint64()
	if r.short || magic != shortlistMagic {
		return nil, errors.New("not a shortlist")
	}
	s := &shortlist{offsets: r.take(offsets, 8), ids: r.take(ids, 4), count: ids}
	switch {
	case r.short || len(r.rest) > 0:
		return nil, fmt.Errorf("%d offsets and %d pieces do not make %d bytes", offsets, ids, len(file))
	case offsets < 2:
		return nil, errors.New("a shortlist of no word")
	case first > maxPieces:
		return nil, fmt.Errorf("%d pieces that are always in", first)
	}
	s.first, s.words = int(first), int(offsets)-1
	return s, nil
}

// A chosen is a set of pieces of the target, gathered for one sentence; its room is used
// again for the next.
type chosen struct {
	bits []uint64
	ids  []int32 // in order, once gathered
}

func (c *chosen) reset(pieces int) {
	if need := (pieces + 63) / 64; len(c.bits) < need {
		c.bits = make([]uint64, need)
	}
	clear(c.bits)
}

func (c *chosen) add(id int)      { c.bits[id/64] |= 1 << (id % 64) }
func (c *chosen) has(id int) bool { return c.bits[id/64]&(1<<(id%64)) != 0 }

// list puts the pieces in order into c.ids.
func (c *chosen) list() {
	c.ids = c.ids[:0]
	for i, w := range c.bits {
		for ; w != 0; w &= w - 1 {
			c.ids = append(c.ids, int32(64*i+bits.TrailingZeros64(w)))
		}
	}
}

// place is where in c's list the piece id is, -1 if it is not.
func (c *chosen) place(id int) int {
	if at, ok := slices.BinarySearch(c.ids, int32(id)); ok {
		return at
	}
	return -1
}

// gather adds to c what may translate the source tokens (none below 0): the first pieces,
// the list of each token, and the token itself where source and target are one vocabulary;
// then, for intgemm's sake, pieces from the first on until they are a multiple of 8
// (bergamot, data/shortlist.cpp).
func (s *shortlist) gather(c *chosen, source []int32, shared bool, pieces int) error {
	for id := range min(s.first, pieces) {
		c.add(id)
	}
	for _, token := range source {
		w := int(token)
		if shared && w < pieces {
			c.add(w)
		}
		if w >= s.words { // the file ends with the last word that has a list
			continue
		}
		from := binary.LittleEndian.Uint64(s.offsets[8*w:])
		to := binary.LittleEndian.Uint64(s.offsets[8*w+8:])
		if from > to || to > s.count {
			return fmt.Errorf("word %d has the list %d to %d of %d pieces", w, from, to, s.count)
		}
		for i := from; i < to; i++ {
			id := binary.LittleEndian.Uint32(s.ids[4*i:])
			if uint64(id) >= uint64(pieces) {
				return fmt.Errorf("word %d has the piece %d of %d", w, id, pieces)
			}
			c.add(int(id))
		}
	}
	n := 0
	for _, w := range c.bits {
		n += bits.OnesCount64(w)
	}
	for id := s.first; id < pieces && n%8 != 0; id++ {
		if !c.has(id) {
			c.add(id)
			n++
		}
	}
	return nil
}
