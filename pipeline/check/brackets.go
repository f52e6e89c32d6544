package check

import (
	"strings"
	"unicode"

	"hexaglot/minutes"
	"hexaglot/minutes/script"
)

// explained reports an explanation at the end of an answer: several words in brackets
// where the source has no brackets at all.
var explained = &Rule{
	Name:     "chatter.bracket",
	Severity: minutes.Info,
	Forbids:  true,
	Says:     []string{"check.chatter.bracket"},
	segment: func(p *pass) {
		text := strings.TrimRight(p.text.plain, " .。")
		if last := script.Last(text); last != ')' && last != '）' && last != ']' && last != '】' || strings.ContainsAny(p.source.plain, "([（【") {
			return
		}
		open := strings.LastIndexAny(text, "([（【")
		if open <= 0 || strings.TrimSpace(text[:open]) == "" {
			return
		}
		n := 0
		for _, w := range p.text.lettered() {
			if w.start > open {
				n++
			}
		}
		least := 6
		if scriptOf(p.To) == unicode.Han {
			least = 12 // its words are characters
		}
		if n >= least {
			p.inText(open, len(text), "", nil)
		}
	},
}
