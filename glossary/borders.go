package glossary

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed chineseborders.txt
var chineseBordersTXT string

// A borderKey is something about a border between words that has a cost of its own.
type borderKey uint64

const (
	between    = iota // the two characters beside it
	firstAlone        // these, and the first is a word
	lastAlone         // these, and the last is a word
	alone             // a character that is a word
	length            // how many characters a word has
)

// outside stands for what is no Chinese character.
const outside rune = '-'

func newBorderKey(kind int, a, b rune) borderKey {
	return borderKey(kind)<<32 | borderKey(a&0xFFFF)<<16 | borderKey(b&0xFFFF)
}

// A hanBorders is what borders cost beside the words themselves, in half the units of
// chinese.txt; less than 0 where one is likely.
type hanBorders struct {
	pairs  map[hanKey][3]int32 // by two characters: between, firstAlone, lastAlone
	alone  []int32             // by character
	length [longestHan + 1]int32
}

func newHanBorders() *hanBorders {
	return &hanBorders{pairs: make(map[hanKey][3]int32, 1<<13), alone: make([]int32, 1<<16)}
}

func (h *hanBorders) set(k borderKey, cost int32) {
	switch kind := k >> 32; kind {
	case length:
		if k>>16&0xFFFF <= longestHan {
			h.length[k>>16&0xFFFF] = cost
		}
	case alone:
		h.alone[k>>16&0xFFFF] = cost
	default:
		pair := hanKey(k & 0xFFFFFFFF)
		costs := h.pairs[pair]
		costs[kind] = cost
		h.pairs[pair] = costs
	}
}

// chineseBorders returns those of chineseborders.txt.
var chineseBorders = sync.OnceValue(func() *hanBorders {
	h := newHanBorders()
	for line := range strings.Lines(chineseBordersTXT) {
		number, items, ok := strings.Cut(strings.TrimSpace(line), "\t")
		cost, err := strconv.Atoi(number)
		if strings.HasPrefix(line, "#") || !ok || err != nil {
			continue
		}
		for item := range strings.SplitSeq(items, " ") {
			if k, ok := parseBorder(item); ok {
				h.set(k, int32(cost))
			}
		}
	}
	return h
})

// parseBorder reads a|b, |a|b, a|b|, |a| or the length |2|.
func parseBorder(item string) (borderKey, bool) {
	first, last := strings.HasPrefix(item, "|"), strings.HasSuffix(item, "|")
	rs := []rune(strings.ReplaceAll(item, "|", ""))
	switch {
	case len(rs) == 2 && first:
		return newBorderKey(firstAlone, rs[0], rs[1]), true
	case len(rs) == 2 && last:
		return newBorderKey(lastAlone, rs[0], rs[1]), true
	case len(rs) == 2:
		return newBorderKey(between, rs[0], rs[1]), true
	case len(rs) == 1 && '1' <= rs[0] && rs[0] <= '9':
		return newBorderKey(length, rs[0]-'0', 0), true
	case len(rs) == 1:
		return newBorderKey(alone, rs[0], 0), true
	}
	return 0, false
}

func (k borderKey) String() string {
	a, b := string(rune(k>>16&0xFFFF)), string(rune(k&0xFFFF))
	switch k >> 32 {
	case between:
		return a + "|" + b
	case firstAlone:
		return "|" + a + "|" + b
	case lastAlone:
		return a + "|" + b + "|"
	case alone:
		return "|" + a + "|"
	}
	return "|" + strconv.Itoa(int(k>>16&0xFFFF)) + "|"
}
