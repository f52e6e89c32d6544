package glossary

import (
	"bytes"
	_ "embed"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

//go:embed chinese.txt
var chineseTXT string

// longestHan is how many characters the longest word of chinese.txt has.
const longestHan = 4

// A hanKey is a word of up to four characters of the basic plane.
type hanKey uint64

func (k hanKey) with(r rune) hanKey { return k<<16 | hanKey(r)&0xFFFF }

// A hanWords is the words that Chinese is read by: those of chinese.txt, and terms.
type hanWords struct {
	single []uint8 // by character: what it costs as a word
	longer map[hanKey]hanWord
	pairs  []uint64 // a bit for each two characters that are side by side in some word; others may share it
}

type hanWord struct {
	cost uint8 // 0 if it is only a term
	term bool
}

var chineseWords = sync.OnceValue(func() *hanWords {
	h := &hanWords{bytes.Repeat([]byte{unknownCost}, 1<<16), make(map[hanKey]hanWord, 1<<16), make([]uint64, 1<<pairBits/64)}
	for line := range strings.Lines(chineseTXT) {
		number, words, ok := strings.Cut(strings.TrimSpace(line), "\t")
		cost, err := strconv.Atoi(number)
		if strings.HasPrefix(line, "#") || !ok || err != nil {
			continue
		}
		for w := range strings.SplitSeq(words, " ") {
			var k hanKey
			for _, r := range w {
				k = k.with(r)
			}
			if k <= 0xFFFF {
				h.single[k] = uint8(cost)
				continue
			}
			h.longer[k] = hanWord{cost: uint8(cost)}
			h.pair(k)
		}
	}
	return h
})

// newHanWords returns the words without terms.
func newHanWords() *hanWords {
	all := chineseWords()
	return &hanWords{all.single, maps.Clone(all.longer), slices.Clone(all.pairs)}
}

// add adds a term.
func (h *hanWords) add(k hanKey) {
	h.longer[k] = hanWord{h.longer[k].cost, true}
	h.pair(k)
}

const pairBits = 20

func pairBit(a, b hanKey) uint64 {
	return uint64(a&0xFFFF<<16|b&0xFFFF) * 0x9E3779B97F4A7C15 >> (64 - pairBits)
}

func (h *hanWords) pair(k hanKey) {
	for ; k > 0xFFFF; k >>= 16 {
		bit := pairBit(k>>16, k)
		h.pairs[bit/64] |= 1 << (bit % 64)
	}
}

// ties reports whether two characters may be side by side in a word.
func (h *hanWords) ties(a, b rune) bool {
	bit := pairBit(hanKey(a), hanKey(b))
	return h.pairs[bit/64]&(1<<(bit%64)) != 0
}

// What a term costs that is not in the list, and a character that is no word of it.
const (
	termCost    = 80
	unknownCost = 104
	// What a term costs that stands beside: two in a row (年会议程) are there by no chance.
	neighbourCost = 48
	// How many characters around a term are read, and how long a term is that is read.
	around   = 6
	longTerm = 64
	// How long a term is whose borders are weighed: a longer one spells several words, and
	// is hardly there by chance.
	learnedTerm = 3
	// By how much the term must be cheaper than any word across, borders weighed, in
	// halves; and what needs no weighing, as it is cheaper by its words alone.
	lead  = 32
	plain = 120
)

// stands reports whether gs[i:j] is read as words of its own. Nothing shows where a
// Chinese word ends: in 协议程序 (a program of the protocol) there is no 议程 (agenda).
// The likeliest words of the surroundings are found as in every segmenter by unigrams
// (Sproat et al., 1996), with the term as a word that is to be expected, once with a
// border at both of its ends and once with a word across one. A term that stands by
// its words must stand by the borders between them too: see chineseborders.txt.
func (x *index) stands(gs []glyph, i, j int) bool {
	left := i > 0 && x.han.ties(gs[i-1].r, gs[i].r)
	right := j < len(gs) && x.han.ties(gs[j-1].r, gs[j].r)
	if !left && !right || j-i > longTerm {
		return true // no word goes across
	}
	return x.han.divides(gs, i, j, left, right)
}

// divides reports whether gs[i:j] stands where words may go across its left or right end.
func (h *hanWords) divides(gs []glyph, i, j int, left, right bool) bool {
	var r hanReading
	if !r.open(h, gs, i, j, left, right) {
		return true
	}
	r.weigh(nil)
	switch ahead := r.other() - r.own(); {
	case ahead < 0:
		return false
	case ahead > plain || j-i > learnedTerm:
		return true
	}
	r.weigh(chineseBorders())
	return r.other()-r.own() >= lead
}

func isHan(r rune) bool { return 0x4E00 <= r && r < 0xA000 || unicode.Is(unicode.Han, r) }
