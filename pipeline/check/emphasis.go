package check

import "hexaglot/minutes"

// emphasis reports emphasis that only one of the two texts has: strong or slanted
// words, each kind as often. Whose words they are it does not ask.
var emphasis = &Rule{
	Name:     "md.emphasis-parity",
	Severity: minutes.Warning,
	Forbids:  true,
	Says:     []string{"check.md.emphasis-parity.missing", "check.md.emphasis-parity.added"},
	segment: func(p *pass) {
		for _, strong := range []bool{true, false} {
			source, text := p.source.emphasised(strong), p.text.emphasised(strong)
			for _, x := range source[min(len(source), len(text)):] {
				p.inSource(x.start, x.end, "missing", nil)
			}
			for _, x := range text[min(len(source), len(text)):] {
				p.inText(x.start, x.end, "added", nil)
			}
		}
	},
}

// emphasised are the runs of strong or slanted words.
func (s *side) emphasised(strong bool) (parts []part) {
	at, last := 0, false
	for _, span := range s.inline() {
		end := at + len(span.Text)
		now := span.Emph && !strong || span.Strong && strong
		switch {
		case now && last:
			parts[len(parts)-1].end = end
		case now:
			parts = append(parts, part{at, end, ""})
		}
		at, last = end, now
	}
	return parts
}
