package marian

import (
	"sort"
	"strings"
	"unicode/utf8"

	"hexaglot/minutes/script"
)

// A span is bytes of a text.
type span struct{ start, end int }

// A crossing is a text and what a network made of it, with what of the one is aligned to
// what of the other.
type crossing struct {
	source, text string
	from, to     []span // the tokens of each, in order
	rows         []row  // of each token of text
}

// A row is how much a token is aligned to each token of the source.
type row struct {
	first int       // the token of the source that weights begins with
	sums  []float32 // sums[k] is of the k tokens from first on: its length is one more than theirs
}

// newRow makes a row of the weights of the source's tokens.
func newRow(first int, weights []float32) row {
	r := row{first, make([]float32, len(weights)+1)}
	for k, w := range weights {
		r.sums[k+1] = r.sums[k] + w
	}
	return r
}

// within is how much of a row is on bytes of the source, and all is how much it has in all.
// A token of which only a part lies there counts by that part.
func (c *crossing) within(r row, s span) (inside, all float32) {
	n := len(r.sums) - 1
	from := c.from[r.first : r.first+n]
	i := sort.Search(n, func(k int) bool { return from[k].end > s.start })
	j := sort.Search(n, func(k int) bool { return from[k].start >= s.end })
	if i >= j {
		return 0, r.sums[n]
	}
	inside = r.sums[j] - r.sums[i]
	inside -= float32(part(from[i].start, s.start, from[i]) * (r.sums[i+1] - r.sums[i]))
	inside -= float32(part(s.end, from[j-1].end, from[j-1]) * (r.sums[j] - r.sums[j-1]))
	return max(inside, 0), r.sums[n]
}

// part is how much of a token lies from start to end, which may be behind each other.
func part(start, end int, token span) float32 {
	if end <= start || token.end <= token.start {
		return 0
	}
	return float32(end-start) / float32(token.end-token.start)
}

// An atom is a piece of a target text that is never taken apart: a word, a character of
// Chinese or as many as one token has, a sign of punctuation, or what stands for a tag.
type atom struct {
	span
	word bool // it says something: no punctuation
	mark int  // of the tag that it stands for; none or drop
	rows []share

	reach span // bytes of the source that it can be aligned to
}

// A share is a token that an atom is made of, and how much of it.
type share struct {
	token int
	part  float32
}

// What an atom is that stands for no tag.
const (
	none = -1
	drop = -2 // a sign too many
)

// atoms takes a target text apart. No space is in any of them.
func (c *crossing) atoms() []atom {
	cuts := make(map[int]bool, len(c.to)) // where tokens begin
	for _, t := range c.to {
		cuts[t.start] = true
	}
	var all []atom
	var last rune
	for i, size := 0, 0; i < len(c.text); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(c.text[i:])
		word := script.InWord(r)
		goesOn := len(all) > 0 && all[len(all)-1].end == i &&
			(joined(last, r) || script.Han(r) && script.Han(last) && !cuts[i])
		last = r
		switch {
		case script.Space(r):
		case goesOn:
			all[len(all)-1].end += size
		default:
			all = append(all, atom{span: span{i, i + size}, word: word, mark: none})
		}
	}
	c.share(all)
	return all
}

// share says which tokens the atoms are made of.
func (c *crossing) share(all []atom) {
	if len(all) == 0 {
		return
	}
	t := sort.Search(len(c.to), func(t int) bool { return c.to[t].end > all[0].start })
	for i := range all {
		a := &all[i]
		for t < len(c.to) && c.to[t].end <= a.start {
			t++
		}
		for k := t; k < len(c.to) && c.to[k].start < a.end; k++ {
			if p := part(max(a.start, c.to[k].start), min(a.end, c.to[k].end), c.to[k]); p > 0 {
				a.rows = append(a.rows, share{k, p})
				a.reach = c.reach(a.reach, c.rows[k])
			}
		}
	}
}

// reach makes a part of the source longer by what a row is about.
func (c *crossing) reach(s span, r row) span {
	n := len(r.sums) - 1
	if n == 0 {
		return s
	}
	first, last := c.from[r.first].start, c.from[r.first+n-1].end
	if s == (span{}) {
		return span{first, last}
	}
	return span{min(s.start, first), max(s.end, last)}
}

// on is how much of an atom is aligned to bytes of the source, of 1.
func (c *crossing) on(a atom, s span) float32 {
	var inside, all float32
	for _, r := range a.rows {
		in, of := c.within(c.rows[r.token], s)
		inside += float32(in * r.part)
		all += float32(of * r.part)
	}
	if all == 0 {
		return 0
	}
	return inside / all
}

// beyond is how much of an atom is aligned to what stands behind a span of the source, less
// what is to what stands before. Most atoms are of another sentence, on one side of it.
func (c *crossing) beyond(a *atom, s span) float32 {
	switch {
	case a.reach == span{}:
		return 0
	case a.reach.end <= s.start:
		return -1
	case a.reach.start >= s.end:
		return 1
	}
	return c.on(*a, span{s.end, len(c.source)}) - c.on(*a, span{0, s.start})
}

// spaced reports whether a text has a space where an atom begins, or whether none is
// needed there.
func (c *crossing) spaced(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(c.text[:at])
	after, _ := utf8.DecodeRuneInString(c.text[at:])
	return at == 0 || at == len(c.text) || script.Space(before) || script.Han(before) || script.Han(after) ||
		strings.ContainsRune(".,;:!?…)]»”。，；：！？、）》؟،؛", after)
}
