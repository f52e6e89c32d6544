// Package cue is the words by which minutes are understood: expressions that are asked of nearly every line or sentence
// and match few, so that most are refused in one pass. They stand in files that a volunteer can edit, KIND = PATTERN.
//
// A [Cue] may match anywhere in a text, a [Line] is asked of a line as a whole, and [Words] begin where a word does, also
// in Arabic, which writes "and" in one with it, and in Chinese, which writes no spaces. Begin with [ReadFile] and [New].
package cue

import (
	"regexp"
	"strings"
	"sync"
)

// A Cue is a regular expression that is asked of nearly every line or sentence, and matches few: an automaton
// says first whether it may. Each is made when it is first asked for.
type Cue struct {
	expr      string
	regexp    func() *regexp.Regexp
	automaton func() *automaton
}

// New is the cue of an expression that is known to be right: a wrong one panics when it is first asked.
func New(expr string) *Cue {
	return &Cue{
		expr:      expr,
		regexp:    sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) }),
		automaton: sync.OnceValue(func() *automaton { return newAutomaton(expr) }),
	}
}

// Either is an expression for any of some patterns.
func Either(patterns []string) string { return "(?:" + strings.Join(patterns, "|") + ")" }

// String is the expression.
func (c *Cue) String() string { return c.expr }

// MayMatch reports whether the expression may match a text: a quick look that is never wrong when it says no.
func (c *Cue) MayMatch(s string) bool {
	may, _ := c.automaton().mayMatch(s)
	return may
}

// MatchString reports whether a text has a match. It is that of [regexp.Regexp], as are the methods below.
func (c *Cue) MatchString(s string) bool {
	may, sure := c.automaton().mayMatch(s)
	return may && (sure || c.regexp().MatchString(s))
}

// FindStringIndex is where the first match begins and ends; nil if there is none.
func (c *Cue) FindStringIndex(s string) []int {
	switch end, sure := c.automaton().end(s); {
	case sure && end >= 0:
		return []int{0, end}
	case sure || !c.MayMatch(s):
		return nil
	}
	return c.regexp().FindStringIndex(s)
}

// FindString is the first match; empty if there is none.
func (c *Cue) FindString(s string) string {
	if m := c.FindStringIndex(s); m != nil {
		return s[m[0]:m[1]]
	}
	return ""
}

// FindStringSubmatch is the first match and its groups; nil if there is none.
func (c *Cue) FindStringSubmatch(s string) []string {
	if !c.MayMatch(s) {
		return nil
	}
	return c.regexp().FindStringSubmatch(s)
}

// FindStringSubmatchIndex is where the first match and its groups begin and end; nil if there is none.
func (c *Cue) FindStringSubmatchIndex(s string) []int {
	if !c.MayMatch(s) {
		return nil
	}
	return c.regexp().FindStringSubmatchIndex(s)
}

// FindAllStringIndex is where the matches begin and end, at most n of them, all if n is negative.
func (c *Cue) FindAllStringIndex(s string, n int) [][]int {
	if !c.MayMatch(s) {
		return nil
	}
	return c.regexp().FindAllStringIndex(s, n)
}

// ReplaceAllString is a text with its matches replaced.
func (c *Cue) ReplaceAllString(s, with string) string {
	if !c.MayMatch(s) {
		return s
	}
	return c.regexp().ReplaceAllString(s, with)
}

// FindAllStringSubmatchIndex is where the matches and their groups begin and end, at most n of them, all if n is negative.
func (c *Cue) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !c.MayMatch(s) {
		return nil
	}
	return c.regexp().FindAllStringSubmatchIndex(s, n)
}

// FindAllStringSubmatch are the matches and their groups, at most n of them, all if n is negative.
func (c *Cue) FindAllStringSubmatch(s string, n int) [][]string {
	if !c.MayMatch(s) {
		return nil
	}
	return c.regexp().FindAllStringSubmatch(s, n)
}

// ReplaceAllStringFunc is a text with each match replaced by what with makes of it.
func (c *Cue) ReplaceAllStringFunc(s string, with func(string) string) string {
	if !c.MayMatch(s) {
		return s
	}
	return c.regexp().ReplaceAllStringFunc(s, with)
}

// group is what the groups of a name hold in a match: the first that holds anything, for
// each choice of an expression may have one; or else "".
func (c *Cue) group(s string, m []int, name string) string {
	for k, n := range c.regexp().SubexpNames() {
		if n == name && m[2*k] >= 0 && m[2*k+1] > m[2*k] {
			return s[m[2*k]:m[2*k+1]]
		}
	}
	return ""
}

// SubexpIndex is the number of the first group of a name; -1 if there is none.
func (c *Cue) SubexpIndex(name string) int { return c.regexp().SubexpIndex(name) }

// Split cuts a text at its matches, into at most n parts, all if n is negative.
func (c *Cue) Split(s string, n int) []string { return c.regexp().Split(s, n) }
