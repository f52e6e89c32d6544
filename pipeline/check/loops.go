package check

import (
	"slices"
	"strings"
	"unicode"

	"hexaglot/minutes"
)

// loops reports words or characters that come again and again, as when an engine
// does not find an end: a group of words three times in a row, a sentence twice, a
// letter four times. What the source repeats as often may be repeated.
var loops = &Rule{
	Name:     "loop.words",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.loop.words"},
	segment: func(p *pass) {
		l := longestLoop(p.text.words())
		if l.times > 2 || l.times == 2 && l.size >= l.sentence() {
			if s := longestLoop(p.source.words()); s.times < l.times {
				p.inText(l.start, l.end, "", nil)
			}
		}
	},
}

// runs reports a character that comes again and again.
var runs = &Rule{
	Name:     "loop.characters",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.loop.characters"},
	segment: func(p *pass) {
		if start, end, n := longestRun(p.text.plain); n > 0 {
			if _, _, m := longestRun(p.source.plain); m < n-n/3 {
				p.inText(start, end, "", nil)
			}
		}
	},
}

// A loop is a group of words that is repeated at once.
type loop struct {
	start, end  int
	times, size int // how often, and how many words
	han         bool
}

// sentence is how many words are too many to be said twice by chance.
func (l loop) sentence() int {
	if l.han {
		return 8
	}
	return 5
}

// maxLoop is the longest group of words that is looked for.
const maxLoop = 24

// longestLoop is the group that is repeated most often, the longer of equals; times is 1
// if none is. Numbers alone make none, nor do Han ones (二〇〇〇年).
func longestLoop(words []word) loop {
	best := loop{times: 1}
	if n := len(words) / 2; n > 1 && n*2 == len(words) && slices.EqualFunc(words[:n], words[n:], func(a, b word) bool { return a.text == b.text }) && spoken(words) {
		best = loop{words[0].start, words[len(words)-1].end, 2, n, words[0].han}
	}
	for size := 1; size <= min(maxLoop, len(words)/2); size++ {
		again := 0
		for i := size; i < len(words); i++ {
			if words[i].text != words[i-size].text {
				again = 0
				continue
			}
			again++
			if times := again/size + 1; times > 1 && again%size == 0 && (times > best.times || times == best.times && size > best.size) {
				if first := i - times*size + 1; spoken(words[first : first+size]) {
					best = loop{words[first].start, words[i].end, times, size, words[i].han}
				}
			}
		}
	}
	return best
}

// spoken reports whether a word is no number.
func spoken(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool {
		return (w.latin || w.other) && !strings.Contains("〇零一二三四五六七八九十", w.text)
	})
}

const tatweel = '\u0640'

// longestRun is the longest run of a letter of at least 4, or of another sign of at
// least 8; n is 0 if there is none. Digits and spaces make none, nor does the stroke by
// which Arabic stretches a word.
func longestRun(s string) (start, end, n int) {
	last, from, times := rune(-1), 0, 0
	for i, r := range s {
		if r != last {
			last, from, times = r, i, 0
		}
		times++
		least := 8
		if unicode.IsLetter(r) {
			least = 4
		}
		if times >= least && times > n && !unicode.IsSpace(r) && !unicode.IsDigit(r) && r != tatweel {
			start, end, n = from, i+len(string(r)), times
		}
	}
	return start, end, n
}
