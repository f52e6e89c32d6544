package minutes

import "testing"

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain"}, {"ﬁn", "fin"}, {"⼀⼯", "一工"}, {"⻓", "长"}, {"ﻼ", "لا"}, {"ﺳ", "س"}, {"ﹶ", "\u064e"},
		{"\uf0a7\uf0b7\uf0d8\uf0e0\uf0e8", "▪•➢→➔"}, {"a\u00a0b", "a b"}, {"co\u00adop", "co-op"}, {"\u200ex\u202c", "x"}, {"\u0093x\u0094", "“x”"}, {"\uf731\uf761\uf7e9", "1aé"}, {"1\u202f000", "1\u202f000"},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestSigns(t *testing.T) {
	for _, c := range []struct {
		font string
		code byte
		want rune
	}{
		{"Symbol", 0xb7, '•'}, {"SymbolMT", 0x61, 'α'}, {"Symbol", 0xde, '⇒'}, {"Symbol", 0xfe, '⎭'}, {"ZapfDingbats", 0x33, '✓'}, {"ITCZapfDingbats", 0x6e, '■'},
		{"ZapfDingbats", 0xb5, '⑩'}, {"ZapfDingbats", 0xd4, '➔'}, {"ZapfDingbats", 0xfe, '➾'}, {"Wingdings-Regular", 0xa7, '▪'}, {"Wingdings", 0x6e, '◼'},
		{"Wingdings2", 0x50, '✓'}, {"Wingdings 3", 0x7d, '▶'}, {"Helvetica", 0xb7, 0}, {"SegoeUISymbol", 0xb7, 0},
	} {
		if got := Signs(c.font)[c.code]; got != c.want {
			t.Errorf("Signs(%s)[%#x] = %q, want %q", c.font, c.code, got, c.want)
		}
	}
}
