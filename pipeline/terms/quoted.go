package terms

import (
	"slices"
	"strings"
)

// quotes are pairs of quotation marks.
var quotes = [][2]string{{"“", "”"}, {"«", "»"}, {"„", "“"}, {"‘", "’"}, {"\"", "\""}}

// longestQuote is how long a name in quotation marks is at most, in bytes: what is
// longer is speech.
const longestQuote = 120

// quoted finds the names of a passage that stand in quotation marks: two words to
// eight, without a sign that ends a sentence.
func (m *manner) quoted(text string, ws []word) []mention {
	var out []mention
	for _, q := range quotes {
		for at := 0; ; {
			i := strings.Index(text[at:], q[0])
			if i < 0 {
				break
			}
			start := at + i + len(q[0])
			j := strings.Index(text[start:], q[1])
			if j < 0 {
				break
			}
			if j > longestQuote || strings.ContainsAny(text[start:start+j], ".;!?؟؛") || strings.Contains(text[start:start+j], q[0]) {
				at = start
				continue
			}
			at = start + j + len(q[1])
			first, _ := slices.BinarySearchFunc(ws, start, func(w word, s int) int { return w.start - s })
			last := first
			for last < len(ws) && ws[last].end <= start+j {
				last++
			}
			for first < last && m.link[ws[first].fold] {
				first++
			}
			for last > first && m.link[ws[last-1].fold] {
				last--
			}
			n := mention{words: ws[first:last], why: "quoted"}
			for k := max(0, first-2); k < first && k >= 0; k++ {
				if h, ok := m.headAt(ws[k:]); ok && k+len(h.words) == first {
					n.called = true
				}
			}
			n.findHead(m)
			if c := len(n.content(m)); c >= 2 && c <= 8 || c == 1 && (n.kind != "" || strings.ContainsFunc(text[start:start+j], isHyphen)) {
				out = append(out, n)
			}
		}
	}
	return out
}
