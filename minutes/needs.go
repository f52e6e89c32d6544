package minutes

import (
	"regexp"
	"regexp/syntax"
	"strings"
)

// A cue is an expression with the texts of which one stands in whatever it matches, in
// lower case: to look for them first is many times faster. There are none if it matches
// without any.
type cue struct {
	*regexp.Regexp
	needs []string
}

// newCue compiles an expression that is known to be right.
func newCue(expr string) *cue {
	c := &cue{Regexp: regexp.MustCompile(expr)}
	if tree, err := syntax.Parse(expr, syntax.Perl); err == nil {
		c.needs = needs(tree)
	}
	return c
}

// mayMatch reports whether the expression may match a text, which is given in lower case.
func (c *cue) mayMatch(lower string) bool {
	for _, n := range c.needs {
		if strings.Contains(lower, n) {
			return true
		}
	}
	return len(c.needs) == 0
}

// needs are texts of which one is in all that an expression matches; nil if that is not known.
func needs(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{strings.ToLower(string(re.Rune))}
	case syntax.OpCapture, syntax.OpPlus:
		return needs(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needs(re.Sub[0])
		}
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			n := needs(sub)
			if n == nil {
				return nil
			}
			all = append(all, n...)
		}
		return all
	case syntax.OpConcat:
		var best []string
		most := 1 // a single byte tells little
		for _, sub := range re.Sub {
			n := needs(sub)
			least := 1 << 30
			for _, s := range n {
				least = min(least, len(s))
			}
			if n != nil && least > most {
				best, most = n, least
			}
		}
		return best
	}
	return nil
}
