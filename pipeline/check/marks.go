package check

import (
	"strings"

	"hexaglot/minutes"
)

// marks reports the marks ⟦en⟧ of what is not translated yet, which are the page's.
var marks = &Rule{
	Name:     "struct.marks",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.struct.marks"},
	segment: func(p *pass) {
		if i := strings.IndexAny(p.text.plain, "⟦⟧"); i >= 0 && !strings.ContainsAny(p.source.plain, "⟦⟧") {
			p.inText(i, i+len("⟦"), "", nil)
		}
	},
}
