package minutes

import (
	"strings"

	"hexaglot/disclaimers"
)

// startNotice takes a disclaimer out of the body: what [disclaimers.Recognise] knows,
// with the heading over it. Whatever else stands under such a heading stays.
func startNotice(p *parser) bool {
	first := p.i
	if disclaimers.Heading(p.line().Text) {
		first++
	}
	n := Notice{Pos: Pos{p.line().Page, p.line().N}}
	var text []string
	at := first
	for ; at < len(p.lines) && p.lines[at].Cells == nil; at++ {
		kind, lang, ok := disclaimers.Recognise(p.lines[at].Text)
		if !ok || at > first && (kind != n.Kind || lang != n.Lang) {
			break
		}
		n.Kind, n.Lang = kind, lang
		text = append(text, p.lines[at].Text)
	}
	if at == first {
		return false
	}
	if first > p.i {
		text = append([]string{strings.TrimRight(p.line().Text, " :：")}, text...)
		p.list, p.intro, p.actions = nil, false, nil
	}
	n.Text = strings.Join(text, "\n")
	p.doc.Notices = append(p.doc.Notices, n)
	p.i = at
	return true
}
