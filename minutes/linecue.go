package minutes

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"
)

// A lineCue is an expression that a line is asked for from its first letter on. Nearly
// all lines begin with a letter that none of its patterns begins with: those cost a look
// into a table.
type lineCue struct {
	re    *regexp.Regexp
	first map[rune]bool // what a match begins with; nil if that may be anything
}

func newLineCue(pattern string) lineCue {
	c := lineCue{re: regexp.MustCompile("^" + pattern)}
	if parsed, err := syntax.Parse(pattern, syntax.Perl); err == nil {
		if prog, err := syntax.Compile(parsed.Simplify()); err == nil {
			c.first = firstOf(prog)
		}
	}
	return c
}

// may reports whether a match can begin with r.
func (c lineCue) may(r rune) bool { return c.first == nil || c.first[r] }

// match reports whether a line, without a colon and emphasis around it, is one of the cue's.
func (c lineCue) match(line string) bool {
	bare := strings.TrimLeft(line, " *_#:：")
	r, _ := firstRune(bare)
	if !c.may(r) && r < 0x2000 && !space(r) { // marks of direction and odd spaces begin nothing
		return false
	}
	return c.re.MatchString(strings.Trim(cueText(line), " :：*_#"))
}

// firstOf lists the characters that a match of a program begins with; nil if they are too many to list.
func firstOf(prog *syntax.Prog) map[rune]bool {
	first := map[rune]bool{}
	seen := map[uint32]bool{}
	todo := []uint32{uint32(prog.Start)}
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
					return nil
				}
				for r := runes[i]; r <= runes[i+1]; r++ {
					first[r] = true
					for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
						first[f] = true
					}
				}
			}
		case syntax.InstRuneAny, syntax.InstRuneAnyNotNL, syntax.InstMatch:
			return nil
		}
	}
	return first
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
