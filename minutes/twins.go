package minutes

import (
	"fmt"
	"strings"
	"unicode"
)

// twins reports actions that say the same.
func (p *parser) twins() {
	seen := map[string]string{}
	for a := range p.doc.Actions() {
		var said []string
		for _, s := range a.Segments {
			said = append(said, s.Text)
			if items := CellItems(s.Text); 0 < a.Part && a.Part <= len(items) {
				said = []string{items[a.Part-1].Text}
			}
		}
		text := sameText(strings.Join(said, ""))
		if first, ok := seen[text]; ok && text != "" {
			id := a.ID
			if a.Block.Kind != Action {
				id = a.Segments[0].ID
			}
			p.findings = append(p.findings, Finding{Rule: "act.duplicate", Severity: Warning, Lang: p.doc.Lang, File: p.doc.File, Page: a.Block.Pos.Page, Line: a.Block.Pos.Line,
				Segment: id, Message: fmt.Sprintf("this action says the same as %s: one of the two may belong elsewhere", first), Said: Phrase{"act.duplicate", map[string]any{"First": first}}})
			continue
		}
		seen[text] = a.ID
	}
}

// sameText is what two texts share that say the same: their letters and digits.
func sameText(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, Plain(s))
}
