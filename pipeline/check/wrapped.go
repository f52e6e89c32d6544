package check

import (
	"strings"
	"unicode/utf8"

	"hexaglot/minutes"
	"hexaglot/minutes/script"
)

// wrapped reports what an answer was put into: quotation marks round the whole, or the
// fence of a block of code, that the source has not.
var wrapped = &Rule{
	Name:     "chatter.wrapped",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.chatter.wrapped"},
	segment: func(p *pass) {
		for _, fence := range []string{"```", "~~~"} {
			if i := strings.Index(p.text.plain, fence); i >= 0 && !strings.Contains(p.source.plain, fence) {
				p.inText(i, i+len(fence), "", nil)
				return
			}
		}
		text := strings.TrimSpace(p.text.plain)
		if quoted(text) && !strings.ContainsRune(openers, script.First(strings.TrimSpace(p.source.plain))) {
			_, n := utf8.DecodeRuneInString(text)
			start := strings.Index(p.text.plain, text)
			p.inText(start, start+n, "", nil)
		}
	},
}

// quoted reports whether a text begins with a quotation mark, ends with the one that
// closes it, and has none between. 《 marks titles, and a text may be one.
func quoted(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	s = strings.TrimRight(s[min(n, len(s)):], ".。!?")
	last := script.Last(s)
	_, size := utf8.DecodeLastRuneInString(s)
	inside := s[:len(s)-size]
	for _, pair := range []string{`""`, "“”", "„“", "«»", "「」", "''", "‘’"} {
		open, close := script.First(pair), script.Last(pair)
		if first == open && last == close && !strings.ContainsRune(inside, open) && !strings.ContainsRune(inside, close) {
			return true
		}
	}
	return false
}
