package minutes

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"
)

// A lineCue is an expression that a line is asked for from its first letter on. Nearly
// all lines begin with letters that none of its patterns begins with: those cost a look
// into a table.
type lineCue struct {
	re    *regexp.Regexp
	opens map[rune]map[rune]bool // the two letters that a match begins with; nil for any
}

func newLineCue(pattern string) lineCue {
	c := lineCue{re: regexp.MustCompile("^" + pattern)}
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return c
	}
	prog, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return c
	}
	first, any := follow(prog, uint32(prog.Start))
	if any {
		return c
	}
	c.opens = map[rune]map[rune]bool{}
	for r, at := range first {
		c.opens[r] = map[rune]bool{}
		for _, pc := range at {
			second, any := follow(prog, pc)
			if any {
				c.opens[r] = nil
				break
			}
			for q := range second {
				c.opens[r][q] = true
			}
		}
	}
	return c
}

// may reports whether a match can begin as s does.
func (c lineCue) may(s string) bool {
	if c.opens == nil {
		return true
	}
	r, rest := firstRune(s)
	second, ok := c.opens[r]
	if !ok || second == nil {
		return ok
	}
	q, _ := firstRune(rest)
	return second[q] || space(q) || q >= 0x200e && q <= 0x2069 // which cueText changes
}

// match reports whether a line, without a colon and emphasis around it, is one of the cue's.
func (c lineCue) match(line string) bool {
	bare := strings.TrimLeft(line, " *_#:：")
	r, _ := firstRune(bare)
	if !c.may(bare) && r < 0x2000 && !space(r) || r >= 0x3001 && !c.may(bare) { // marks of direction and odd spaces begin nothing
		return false
	}
	return c.re.MatchString(strings.Trim(cueText(line), " :：*_#"))
}

// follow lists the characters that a match may go on with at a place of a program, and where it is then; any is true
// if they are too many to list, or the match may end there.
func follow(prog *syntax.Prog, start uint32) (next map[rune][]uint32, any bool) {
	next = map[rune][]uint32{}
	seen := map[uint32]bool{}
	todo := []uint32{start}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[at] {
			continue
		}
		seen[at] = true
		switch in := &prog.Inst[at]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			todo = append(todo, in.Out, in.Arg)
		case syntax.InstCapture, syntax.InstNop, syntax.InstEmptyWidth:
			todo = append(todo, in.Out)
		case syntax.InstRune, syntax.InstRune1:
			runes := in.Rune
			if len(runes) == 1 {
				runes = []rune{runes[0], runes[0]}
			}
			for i := 0; i+1 < len(runes); i += 2 {
				if runes[i+1]-runes[i] > 200 {
					return nil, true
				}
				for r := runes[i]; r <= runes[i+1]; r++ {
					next[r] = append(next[r], in.Out)
					for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
						next[f] = append(next[f], in.Out)
					}
				}
			}
		case syntax.InstRuneAny, syntax.InstRuneAnyNotNL, syntax.InstMatch:
			return nil, true
		}
	}
	return next, false
}

// cueText is a line as cues see it: one kind of space, no marks of direction.
func cueText(s string) string {
	if plainSpaced(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= '\u200e' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			return -1
		case space(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// plainSpaced reports whether a text is what cueText would make of it.
func plainSpaced(s string) bool {
	last := ' '
	for _, r := range s {
		if r < ' ' || r == ' ' && last == ' ' || r == 0x85 || r == 0xa0 || r == 0x1680 || r >= 0x2000 && r <= 0x206f && r != '’' && r != '–' && r != '—' && r != '“' && r != '”' && r != '‘' || r == 0x3000 || r == 0xfeff {
			return false
		}
		last = r
	}
	return last != ' '
}
