package check

import (
	"regexp"
	"strings"

	"hexaglot/minutes"
)

// tags reports HTML, XML and character references that the source has not: what an
// engine made of a page, or a tag that came back from it.
var tags = &Rule{
	Name:     "md.raw-html",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.md.raw-html"},
	segment: func(p *pass) {
		if !strings.ContainsAny(p.text.plain, "<&") {
			return
		}
		in := map[string]int{}
		for _, at := range tagRE.FindAllStringIndex(p.source.plain, -1) {
			in[p.source.plain[at[0]:at[1]]]++
		}
		for _, at := range tagRE.FindAllStringIndex(p.text.plain, -1) {
			if tag := p.text.plain[at[0]:at[1]]; in[tag] > 0 {
				in[tag]--
			} else {
				p.inText(at[0], at[1], "", nil)
			}
		}
	},
}

var tagRE = regexp.MustCompile(`</?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?>|<!--|<!\[CDATA\[|<[!?][A-Za-z][^<>]*>|&(?:[a-z]{2,8}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});`)
