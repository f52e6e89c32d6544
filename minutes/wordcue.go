package minutes

import (
	"iter"
	"strings"
	"unicode/utf8"

	"hexaglot/minutes/script"
)

// A wordCue is an expression for words inside a text. An expression that begins anywhere
// is tried at every character; this one only at the beginnings of words.
type wordCue struct {
	at     *cue // from the beginning of a word on
	spaced bool // words have spaces between them
	joined bool // Arabic "and" may be written together with the first word
	first  bool // only where a text begins
}

// words are a text that cues are looked for in.
type words struct {
	text   string
	before int // matches that begin here or behind it are not wanted
}

func newWords(s string) words { return words{s, len(s) + 1} }

// newWordCue is the cue of an expression; after is what has to follow.
func newWordCue(expr, after string, spaced bool) *wordCue {
	return &wordCue{at: newCue("^(?i)(?:" + expr + ")" + after), spaced: spaced}
}

// newWordList is the cue of many words.
func newWordList(exprs []string, after string, spaced bool) *wordCue {
	return newWordCue(either(exprs), after, spaced)
}

// FindStringIndex is the first match; nil if there is none.
func (c *wordCue) FindStringIndex(s string) []int { return c.after(newWords(s), 0) }

// FindStringSubmatchIndex is the first match, with its groups; nil if there is none.
func (c *wordCue) FindStringSubmatchIndex(s string) []int { return c.groups(s, c.FindStringIndex(s)) }

// groups is a match with its groups; nil if it is.
func (c *wordCue) groups(s string, m []int) []int {
	if m == nil {
		return nil
	}
	at := m[0]
	m = c.at.regexp().FindStringSubmatchIndex(s[at:])
	for k := range m {
		if m[k] >= 0 {
			m[k] += at
		}
	}
	return m
}

// MatchString reports whether there is a match.
func (c *wordCue) MatchString(s string) bool { return c.after(newWords(s), 0) != nil }

// after is the first match in a text that begins at from or behind it.
func (c *wordCue) after(w words, from int) []int {
	s := w.text
	a := c.at.automaton()
	last, _ := utf8.DecodeLastRuneInString(s[:from])
	before := from > 0 && script.InWord(last)
	for i, r := range s[from:] {
		if i += from; i >= w.before || c.first && i > 0 && (i > len("و") || last != 'و' && last != 'ف') {
			break
		}
		word := script.InWord(r)
		starts := !c.spaced || !before
		if !starts && c.joined && (last == 'و' || last == 'ف') {
			prev, _ := utf8.DecodeLastRuneInString(s[:i-len(string(last))])
			starts = i == len(string(last)) || !script.InWord(prev)
		}
		before, last = word, r
		if !starts || a.wild && !word {
			continue
		}
		end, sure := a.end(s[i:])
		if !sure {
			if m := c.begins(s[i:]); m != nil {
				end = m[1]
			}
		}
		if end >= 0 {
			return []int{i, i + end}
		}
	}
	return nil
}

// group is what the groups of a name hold in a match.
func (c *wordCue) group(s string, m []int, name string) string {
	return c.at.group(s, c.groups(s, m), name)
}

// wordsEnd is where the words of a match end that ends at end, without the sign behind them that parts them from others.
func (c *wordCue) wordsEnd(s string, end int) int {
	if r, n := utf8.DecodeLastRuneInString(s[:end]); c.spaced && !script.InWord(r) {
		return end - n
	}
	return end
}

// all are the first matches in a text that begin at from or behind it, at most so many. One begins where the other ends, its
// last space left to the next.
func (c *wordCue) all(w words, from, most int) iter.Seq[[]int] {
	s := w.text
	return func(yield func([]int) bool) {
		for ; most > 0; most-- {
			m := c.after(w, from)
			if m == nil || !yield(m) {
				return
			}
			from = max(len(strings.TrimRight(s[:m[1]], " ")), m[0]+len(string(script.First(s[m[0]:]))))
		}
	}
}

// begins is the match that s begins with; nil if it begins with none.
func (c *wordCue) begins(s string) []int { return c.at.FindStringIndex(s) }
