package script

import "testing"

func TestCuts(t *testing.T) {
	for _, c := range []struct{ what, got, want string }{
		{`FirstN("会议记录", 2)`, FirstN("会议记录", 2), "会议"},
		{`FirstN("a", 2)`, FirstN("a", 2), "a"},
		{`Head("会议", 4)`, Head("会议", 4), "会"},
		{`Head("會", 2)`, Head("會", 2), ""},
		{`Tail("会议", 4)`, Tail("会议", 4), "议"},
		{`Tail("议", 2)`, Tail("议", 2), ""},
		{`Western("٢٠٣١/５\u00a0م")`, Western("٢٠٣١/５\u00a0م"), "2031/5 م"},
	} {
		if c.got != c.want {
			t.Errorf("%s = %q, want %q", c.what, c.got, c.want)
		}
	}
	if r, rest := Cut("é\xff"); r != 'é' || rest != "\xff" {
		t.Errorf("Cut = %q, %q", r, rest)
	}
	if r, rest := Cut("\xff"); r != '\ufffd' || rest != "" { // once a panic
		t.Errorf("Cut = %q, %q", r, rest)
	}
	if r, rest := Cut(""); r != 0 || rest != "" || First("") != 0 || Last("") != 0 {
		t.Errorf("of an empty text, Cut = %q, %q, First = %q, Last = %q; want none", r, rest, First(""), Last(""))
	}
	if got := Last("مرفق٢"); got != '٢' {
		t.Errorf("Last = %q", got)
	}
}

func TestIndex(t *testing.T) {
	for s, want := range map[string]int{"": -1, "行动：a:b": 6, "a:b：": 1, "a b": -1} {
		if got := Index(s, ":："); got != want {
			t.Errorf("Index(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestColumns(t *testing.T) {
	for s, want := range map[string]int{"": 0, "été": 3, "e\u0301": 1, "会议。": 6, "Ёж": 2, "محضرٌ": 4} {
		if got := Columns(s); got != want {
			t.Errorf("Columns(%q) = %d, want %d", s, got, want)
		}
	}
}

// What Chinese writes between words and what belongs to them is told apart in all six languages.
func TestRunes(t *testing.T) {
	for r, want := range map[rune][4]bool{ // Han, Wide, Digit, InWord
		'会': {true, false, false, true}, '。': {false, true, false, false}, '：': {false, true, false, false}, '５': {false, false, true, true},
		'٣': {false, false, true, true}, '۳': {false, false, true, true}, 'ж': {false, false, false, true}, 'é': {false, false, false, true},
		'\u064b': {false, false, false, true}, '-': {}, ' ': {}, '’': {},
	} {
		if got := [4]bool{Han(r), Wide(r), Digit(r), InWord(r)}; got != want {
			t.Errorf("%q: Han, Wide, Digit, InWord = %v, want %v", r, got, want)
		}
	}
}
