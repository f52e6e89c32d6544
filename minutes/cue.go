package minutes

import (
	"regexp"
	"sync"
)

// A cue is a regular expression that is asked of nearly every line or sentence, and matches few: an automaton
// says first whether it may. Each is made when it is first asked for.
type cue struct {
	expr      string
	regexp    func() *regexp.Regexp
	automaton func() *automaton
}

// newCue is the cue of an expression that is known to be right.
func newCue(expr string) *cue {
	return &cue{
		expr:      expr,
		regexp:    sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) }),
		automaton: sync.OnceValue(func() *automaton { return newAutomaton(expr) }),
	}
}

// mayMatch reports whether the expression may match a text.
func (c *cue) mayMatch(s string) bool {
	may, _ := c.automaton().mayMatch(s)
	return may
}

// MatchString is that of [regexp.Regexp], as are the methods below.
func (c *cue) MatchString(s string) bool {
	may, sure := c.automaton().mayMatch(s)
	return may && (sure || c.regexp().MatchString(s))
}

func (c *cue) FindStringIndex(s string) []int {
	switch end, sure := c.automaton().end(s); {
	case sure && end >= 0:
		return []int{0, end}
	case sure || !c.mayMatch(s):
		return nil
	}
	return c.regexp().FindStringIndex(s)
}

func (c *cue) FindString(s string) string {
	if m := c.FindStringIndex(s); m != nil {
		return s[m[0]:m[1]]
	}
	return ""
}

func (c *cue) FindStringSubmatch(s string) []string {
	if !c.mayMatch(s) {
		return nil
	}
	return c.regexp().FindStringSubmatch(s)
}

func (c *cue) FindStringSubmatchIndex(s string) []int {
	if !c.mayMatch(s) {
		return nil
	}
	return c.regexp().FindStringSubmatchIndex(s)
}

func (c *cue) FindAllStringIndex(s string, n int) [][]int {
	if !c.mayMatch(s) {
		return nil
	}
	return c.regexp().FindAllStringIndex(s, n)
}

func (c *cue) ReplaceAllString(s, with string) string {
	if !c.mayMatch(s) {
		return s
	}
	return c.regexp().ReplaceAllString(s, with)
}

func (c *cue) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !c.mayMatch(s) {
		return nil
	}
	return c.regexp().FindAllStringSubmatchIndex(s, n)
}

func (c *cue) FindAllStringSubmatch(s string, n int) [][]string {
	if !c.mayMatch(s) {
		return nil
	}
	return c.regexp().FindAllStringSubmatch(s, n)
}

func (c *cue) ReplaceAllStringFunc(s string, with func(string) string) string {
	if !c.mayMatch(s) {
		return s
	}
	return c.regexp().ReplaceAllStringFunc(s, with)
}

// group is what the groups of a name hold in a match: the first that holds anything, for
// each choice of an expression may have one; or else "".
func (c *cue) group(s string, m []int, name string) string {
	for k, n := range c.regexp().SubexpNames() {
		if n == name && m[2*k] >= 0 && m[2*k+1] > m[2*k] {
			return s[m[2*k]:m[2*k+1]]
		}
	}
	return ""
}

func (c *cue) SubexpIndex(name string) int { return c.regexp().SubexpIndex(name) }

func (c *cue) Split(s string, n int) []string { return c.regexp().Split(s, n) }
