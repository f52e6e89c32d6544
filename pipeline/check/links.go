package check

import "hexaglot/minutes"

// links reports a link that is not in both texts, each as often and with the same
// address. Its words may be any.
var links = &Rule{
	Name:     "link.parity",
	Severity: minutes.Error,
	Forbids:  true,
	Says:     []string{"check.link.parity.missing", "check.link.parity.added"},
	segment:  func(p *pass) { p.parity(p.source.links(), p.text.links()) },
}

// links are the links of a side. What is emphasised inside a link parts it into spans
// but not into links.
func (s *side) links() (parts []part) {
	at, last := 0, ""
	for _, span := range s.inline() {
		end := at + len(span.Text)
		switch {
		case span.URL == "":
		case span.URL == last:
			parts[len(parts)-1].end = end
		default:
			parts = append(parts, part{at, end, span.URL})
		}
		at, last = end, span.URL
	}
	return parts
}
