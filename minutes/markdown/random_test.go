package markdown

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// fragments are what Markdown, Hugo and the six languages trip over.
var fragments = []string{
	" ", "  ", "\t", "\n", "a", "word", "x", "X", "1", "2024", ".", ")", "1. ", "2) ", "-", "--", "- ", "+", "+ ", "*", "**", "***", "_", "__", "~", "~~",
	"`", "```", "[", "]", "(", ")", "[^1]", "[ ]", "[x]", "![", "](", "<", ">", "<b>", "</b>", "<!--", "-->", "<!--more-->", "{", "}", "{{", "{{<", "{{%", "{%", "{#a}", "{.b}",
	"#", "# ", "##", "|", "\\", "\\\\", "\\*", "\\[", "&", "&amp;", "&#42;", "&#x2a;", "&copy", "!", "?", ":", ": ", ";", "=", "==", "^", "$", "@", "a@b.org", "www.a.org", "http://a.org", "https://a.org/b_c", "ftp://a.org",
	"[a](https://b.org)", "[**a**](https://b.org/(c))", "<https://c.org>", "<mailto:d@e.org>", "[e](#)", "[x](https://f.org)", "**b**", "*e*", "**行动：**", "**“轨道”**", "*（a）*", "** s **",
	"行动", "：", "。", "，", "“", "”", "（", "）", "«", "\u00a0", "»", "\u202f", "’", "¿", "é", "e\u0301", "й", "—", "…", "سؤال", "؟", "،", "ـ", "َ", "\u2068", "\u2069", "\u200b", "\u00ad", "\u3000", "\ufeff", "\x00", "\xff", "\u2028", "😀", "⟦en⟧", "→", "'", "\"", "%", "/", "//",
}

// TestRandomText makes texts of traps and proves each in every kind of place.
func TestRandomText(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		var b strings.Builder
		for range 1 + rnd.IntN(7) {
			b.WriteString(fragments[rnd.IntN(len(fragments))])
		}
		runs := inlineRuns(b.String())
		if len(runs) == 0 {
			continue
		}
		nodes := []node{
			{kind: quote, runs: runs},
			{kind: paragraph, runs: runs},
			{kind: heading, level: 2, id: "s1", runs: runs},
			{kind: item, level: 1, runs: runs},
			{kind: item, level: 2, ordered: true, number: 3, runs: runs},
			{kind: item, level: 2, ordered: true, number: 7, runs: runs},
			{kind: item, level: 1, ordered: true, number: 1, runs: runs},
			{kind: heading, level: 3, runs: runs},
			{kind: table, rows: [][][]run{{runs, runs}, {nil, runs}, {runs, nil}}},
			{kind: paragraph, runs: runs},
			{kind: table, rows: [][][]run{{nil, runs}, {runs, runs}}},
			{kind: item, level: 1, runs: runs},
		}
		page := render(nodes)
		if err := prove(nodes, page); err != nil {
			t.Errorf("%q: %v\n%s", b.String(), err, page)
			return
		}
	}
}

// TestRandomLists makes items of any depths and counts, and proves the lists.
func TestRandomLists(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		var nodes []node
		for range 1 + rnd.IntN(8) {
			n := node{kind: item, level: 1 + rnd.IntN(4), runs: plainRuns("word")}
			if rnd.IntN(2) == 0 {
				n.ordered, n.number = true, []int{0, 1, 2, 3, 9, 10, 99, 123456789}[rnd.IntN(8)]
			}
			nodes = append(nodes, n)
			if rnd.IntN(9) == 0 {
				nodes = append(nodes, node{kind: paragraph, runs: plainRuns("between")})
			}
		}
		page := render(nodes)
		if err := prove(nodes, page); err != nil {
			t.Fatalf("%v\n%s", err, page)
		}
	}
}
