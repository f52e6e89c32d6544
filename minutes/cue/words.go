package cue

import (
	"iter"
	"strings"
	"unicode/utf8"

	"hexaglot/minutes/script"
)

// Words are a cue for words inside a text. An expression that begins anywhere is tried at every character; this one
// only at the beginnings of words.
type Words struct {
	at     *Cue // from the beginning of a word on
	spaced bool // words have spaces between them

	Joined bool // Arabic "and" may be written together with the first word
	First  bool // only where a text begins
}

// NewWords is the cue of an expression; after is what has to follow. spaced says that the language has spaces between
// its words.
func NewWords(expr, after string, spaced bool) *Words {
	return &Words{at: New("^(?i)(?:" + expr + ")" + after), spaced: spaced}
}

// Edge is what follows the last word of a cue, as after of [NewWords]; \b knows ASCII only.
func Edge(spaced bool) string {
	if spaced {
		return `(?:$|[^\p{L}\p{M}\p{N}])`
	}
	return ""
}

// A Span is a text and the part of it in which matches may begin.
type Span struct {
	Text   string
	From   int // no match is wanted that begins before
	Before int // … or here and behind
}

// Whole is all of a text.
func Whole(s string) Span { return Span{Text: s, Before: len(s) + 1} }

// String is the expression, from the beginning of a word on.
func (c *Words) String() string { return c.at.expr }

// FindStringIndex is the first match; nil if there is none.
func (c *Words) FindStringIndex(s string) []int { return c.In(Whole(s)) }

// FindStringSubmatchIndex is the first match, with its groups; nil if there is none.
func (c *Words) FindStringSubmatchIndex(s string) []int { return c.groups(s, c.FindStringIndex(s)) }

// groups is a match with its groups; nil if there is none.
func (c *Words) groups(s string, m []int) []int {
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
func (c *Words) MatchString(s string) bool { return c.In(Whole(s)) != nil }

// In is the first match that begins in a span; nil if there is none.
func (c *Words) In(w Span) []int {
	s, from := w.Text, w.From
	a := c.at.automaton()
	last, _ := utf8.DecodeLastRuneInString(s[:from])
	before := from > 0 && script.InWord(last)
	for i, r := range s[from:] {
		if i += from; i >= w.Before || c.First && i > 0 && (i > len("و") || last != 'و' && last != 'ف') {
			break
		}
		word := script.InWord(r)
		starts := !c.spaced || !before
		if !starts && c.Joined && (last == 'و' || last == 'ف') {
			prev, _ := utf8.DecodeLastRuneInString(s[:i-len(string(last))])
			starts = i == len(string(last)) || !script.InWord(prev)
		}
		before, last = word, r
		if !starts || a.wild && !word {
			continue
		}
		end, sure := a.end(s[i:])
		if !sure {
			if m := c.Begins(s[i:]); m != nil {
				end = m[1]
			}
		}
		if end >= 0 {
			return []int{i, i + end}
		}
	}
	return nil
}

// Group is what the groups of a name hold in a match, which may be one without its groups; empty if that is nothing.
func (c *Words) Group(s string, m []int, name string) string {
	if len(m) == 2 {
		m = c.groups(s, m)
	}
	return c.at.group(s, m, name)
}

// WordsEnd is where the words of a match end that ends at end, without the sign behind them that parts them from others.
func (c *Words) WordsEnd(s string, end int) int {
	if r, n := utf8.DecodeLastRuneInString(s[:end]); c.spaced && !script.InWord(r) {
		return end - n
	}
	return end
}

// All are the first matches that begin in a span, at most so many. One begins where the other ends, its last space left
// to the next.
func (c *Words) All(w Span, most int) iter.Seq[[]int] {
	s := w.Text
	return func(yield func([]int) bool) {
		for ; most > 0; most-- {
			m := c.In(w)
			if m == nil || !yield(m) {
				return
			}
			w.From = max(len(strings.TrimRight(s[:m[1]], " ")), m[0]+len(string(script.First(s[m[0]:]))))
		}
	}
}

// Begins is the match that a text begins with; nil if it begins with none.
func (c *Words) Begins(s string) []int { return c.at.FindStringIndex(s) }
