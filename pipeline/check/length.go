package check

import "hexaglot/minutes"

// length reports a translation that is too long or too short for its source.
var length = &Rule{
	Name:     "len.ratio",
	Severity: minutes.Info,
	Forbids:  true,
	Says:     []string{"check.len.ratio.long", "check.len.ratio.short"},
	segment: func(p *pass) {
		if len(p.text.plain) > 12*len(p.source.plain)+80 {
			p.whole("long", nil)
		}
	},
}
