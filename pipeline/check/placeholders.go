package check

import (
	"regexp"
	"strings"

	"hexaglot/minutes"
	"hexaglot/minutes/script"
)

// placeholders reports a placeholder of a program, such as {name} or %s, that is not in
// both texts each as often.
var placeholders = &Rule{
	Name:     "placeholder.parity",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.placeholder.parity.missing", "check.placeholder.parity.added"},
	segment:  func(p *pass) { p.parity(p.source.placeholders(), p.text.placeholders()) },
}

// placeholderRE knows {name}, {{.Name}}, ${name}, %s, %1$d and %(name)s.
var placeholderRE = regexp.MustCompile(`\{\{[^{}]*\}\}|\$?\{[\pL\pN_.-]*\}|%(?:\d\$|\([\pL\pN_]+\))?[sdqv]\b`)

func (s *side) placeholders() (parts []part) {
	if !strings.ContainsAny(s.plain, "{%") {
		return nil
	}
	for _, at := range placeholderRE.FindAllStringIndex(s.plain, -1) {
		if before := script.Last(s.plain[:at[0]]); !script.Digit(before) { // 5%d is none
			parts = append(parts, part{at[0], at[1], s.plain[at[0]:at[1]]})
		}
	}
	return parts
}
