package minutes

import (
	"strings"
	"unicode"

	"hexaglot/minutes/script"
)

// hangs reports whether a line set in under a numbered item goes on with its sentence,
// where the layout did not tell: an item of one line and a word has no right margin to
// judge by. It begins with a small letter, or with the dash behind a label that ends the
// line before: "Срок" and "— 12 декабря".
func (j *joiner) hangs(item, last, l Line) bool {
	if !j.laid || l.Cells != nil || last.Cells != nil || l.Size != item.Size || l.Bold != last.Bold || l.X <= item.X+4 {
		return false
	}
	if below := l.Y - last.Y; l.Page == last.Page && (below <= 0 || below > 1.8*l.Size) || l.Page > last.Page+1 {
		return false
	}
	if script.Columns(last.Text) < 50 || ended(last.Text) || introduces(last.Text) || strings.ContainsRune(",;，；؛،", script.Last(last.Text)) {
		return false
	}
	if m, _ := item.split(); !m.ordered() {
		return false
	}
	first, rest := script.Cut(l.Text)
	if unicode.IsLower(first) {
		m, _ := l.split()
		return m.Text == ""
	}
	return (first == '—' || first == '–') && strings.HasPrefix(rest, " ") && loadActionCues().endsLabel(lastWord(last.Text)+" "+l.Text)
}

// labels reports whether a line set in under an item that is a whole sentence says who does it, or by when, behind a label:
// "Отв.: Белов. Срок: 12 декабря."
func (j *joiner) labels(item, last, l Line) bool {
	if l.Cells != nil || last.Cells != nil || !ended(last.Text) || introduces(last.Text) || l.Page != last.Page || script.Index(script.Head(l.Text, 60), ":：") < 0 {
		return false
	}
	if m, _ := item.split(); m.Text == "" || trimmed(l).X <= item.X {
		return false
	}
	return loadActionCues().endsLabel(strings.TrimFunc(l.Text, script.Space))
}

// endsLabel reports whether words begin with a label of who or when.
func (c *actionCues) endsLabel(s string) bool {
	return c.assignDue.MatchString(s) || c.assignOwner.MatchString(s)
}
