package check

import (
	"strings"

	"hexaglot/minutes"
)

// code reports code, `between ticks`, that is not in both texts each as often, sign by
// sign.
var code = &Rule{
	Name:     "code.parity",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.code.parity.missing", "check.code.parity.added"},
	segment:  func(p *pass) { p.parity(p.source.code(), p.text.code()) },
}

// code are the code spans of a side: from as many ticks to as many (CommonMark 0.31, 6.1).
func (s *side) code() (parts []part) {
	ticks := func(at int) (n int) {
		for at+n < len(s.plain) && s.plain[at+n] == '`' {
			n++
		}
		return n
	}
	opened := map[int]part{} // by the number of ticks
	for i := strings.IndexByte(s.plain, '`'); i >= 0 && i < len(s.plain); {
		n := ticks(i)
		if open, ok := opened[n]; ok {
			parts = append(parts, part{open.start, i + n, strings.TrimSpace(s.plain[open.end:i])})
			clear(opened)
		} else {
			opened[n] = part{start: i, end: i + n}
		}
		next := strings.IndexByte(s.plain[i+n:], '`')
		if next < 0 {
			break
		}
		i += n + next
	}
	return parts
}
