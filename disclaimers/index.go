package disclaimers

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// openings are the cues by the first two characters of what they begin with: most
// paragraphs hold the beginning of hardly any, and need not be searched for the rest.
var openings = sync.OnceValue(func() map[string][]int {
	at := map[string][]int{}
	for i, c := range cues() {
		k := opening(c.first())
		at[k] = append(at[k], i)
	}
	return at
})

// first is what a cue begins with.
func (c cue) first() string {
	if c.parts[0] != "" {
		return c.parts[0]
	}
	return c.parts[1]
}

// opening is the first two characters of s.
func opening(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	_, m := utf8.DecodeRuneInString(s[n:])
	return s[:n+m]
}

// begun gives, in their order, the cues whose beginning a plain text holds: no other
// can stand in it.
func begun(text string) []cue {
	all := cues()
	var found []bool // of all, once there is one
	last := ' '
	starts := openings()
	for i, r := range text {
		// Where words begin, as index has it.
		if !unicode.IsLetter(last) || runsOn(last) || runsOn(r) {
			for _, k := range starts[opening(text[i:])] {
				if strings.HasPrefix(text[i:], all[k].first()) {
					if found == nil {
						found = make([]bool, len(all))
					}
					found[k] = true
				}
			}
		}
		last = r
	}
	var out []cue
	for k, ok := range found {
		if ok {
			out = append(out, all[k])
		}
	}
	return out
}
