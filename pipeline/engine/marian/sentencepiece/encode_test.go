package sentencepiece

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// letters is a vocabulary of a few pieces, of which numbers 2 to 8 are ▁, a, b, ab, x (by
// a user), abb (unused) and ▁a.
func letters(rules, trainer message) message {
	return small().trainer(trainer).normaliser(rules).
		piece("▁", -3, normal).piece("a", -2, normal).piece("b", -2, normal).
		piece("ab", -3, normal).piece("x", 0, userDefined).piece("abb", -.1, unused).
		piece("▁a", -4.5, normal)
}

func TestEncode(t *testing.T) {
	lower := message{}.bytes(2, lowerA("a"))
	for _, c := range []struct {
		name, text     string
		rules, trainer message
		want           string // number:start:end of each token
	}{
		{"nothing", "", nil, nil, ""},
		{"only spaces", "  ", nil, nil, ""},
		{"best score", "b ab", nil, nil, "2:0:0 4:0:1 2:1:2 5:2:4"},
		{"the longer of equals", "a", nil, nil, "8:0:1"},
		{"an unused piece is not taken", "babb", nil, nil, "2:0:0 4:0:1 5:1:3 4:3:4"},
		{"a user's piece is", "bxb", nil, nil, "2:0:0 4:0:1 6:1:2 4:2:3"},
		{"unknown characters become one", "b€ñb€", nil, nil, "2:0:0 4:0:1 1:1:6 4:6:7 1:7:10"},
		{"spaces that go", "  b  b  ", nil, nil, "2:2:2 4:2:3 2:3:5 4:5:6"},
		{"spaces that stay", " b  b ", message{}.number(4, 0), nil, "2:0:0 2:0:1 4:1:2 2:2:3 2:3:4 4:4:5 2:5:6"},
		{"no space before", "bab", message{}.number(3, 0), nil, "4:0:1 5:1:3"},
		{"a space after", "bab", nil, message{}.number(24, 1), "4:0:1 5:1:3 2:3:3"},
		{"no escape", "b b", message{}.number(5, 0), nil, "1:0:0 4:0:1 1:1:2 4:2:3"},
		{"escaped in the text", "b▁b", nil, nil, "2:0:0 4:0:1 2:1:4 4:4:5"},
		{"map of characters", "bAb", lower, nil, "2:0:0 4:0:1 5:1:3"},
		{"map with many of one", "A", message{}.bytes(2, lowerA("baab")), nil, "2:0:0 4:0:0 3:0:0 5:0:1"},
		{"map with spaces", "bAb", message{}.bytes(2, lowerA(" b  b ")), nil, "2:0:0 4:0:1 2:1:1 4:1:1 2:1:1 2:1:1 4:1:1 2:1:2 4:2:3"},
		{"map with nothing", "bAAb", message{}.bytes(2, lowerA("")), nil, "2:0:0 4:0:3 4:3:4"},
		{"no UTF-8", "b\xffb", nil, nil, "2:0:0 4:0:1 1:1:2 4:2:3"},
	} {
		v, err := Read(letters(c.rules, c.trainer))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, x := range v.Encode(c.text) {
			got = append(got, fmt.Sprintf("%d:%d:%d", x.ID, x.Start, x.End))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: Encode(%q) = %s, want %s", c.name, c.text, s, c.want)
		}
	}
}

// TestEncodeInside compares with a vocabulary whose rules add no space.
func TestEncodeInside(t *testing.T) {
	for _, trainer := range []message{nil, message{}.number(24, 1)} {
		v, err := Read(letters(nil, trainer))
		if err != nil {
			t.Fatal(err)
		}
		bare, err := Read(letters(message{}.number(3, 0), trainer))
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{"", " ", "a", "ab", " ab a ", "€", "xab"} {
			if got, want := v.EncodeInside(text), bare.Encode(text); !slices.Equal(got, want) {
				t.Errorf("EncodeInside(%q) = %v, want %v", text, got, want)
			}
		}
		if got := numbers(v.EncodeInside("ab")); got != "5" {
			t.Errorf("EncodeInside(ab) = %s, want 5", got)
		}
	}
}

// TestTile checks on every line that tokens lie side by side in the text, that their
// pieces are the normalised text, and that spans lie side by side in what is decoded.
func TestTile(t *testing.T) {
	for _, name := range trained {
		v := vocabulary(t, name)
		for _, l := range append(oddLines(t), readLines(t, "text.txt")...) {
			checkTile(t, v, l)
		}
	}
}

func checkTile(t *testing.T, v *Vocabulary, text string) {
	t.Helper()
	tokens := v.Encode(text)
	n := v.normalise([]byte(text), v.rules.dummyPrefix)
	at := 0
	var pieces strings.Builder
	for i, x := range tokens {
		if i > 0 && x.Start != at || x.End < x.Start || x.End > len(text) {
			t.Fatalf("Encode(%q): token %d is bytes %d to %d, after %d", text, i, x.Start, x.End, at)
		}
		at = x.End
		pieces.WriteString(v.Piece(x.ID))
	}
	known := !slices.ContainsFunc(tokens, func(x Token) bool {
		return x.ID == v.Unknown() || v.pieces[x.ID].kind == oneByte
	})
	if known && pieces.String() != string(n.text) {
		t.Fatalf("Encode(%q) has the pieces of %q, want %q", text, &pieces, n.text)
	}
	decoded, spans := v.DecodeSpans(ids(tokens))
	at = 0
	for i, s := range spans {
		if s.Start != at || s.End < at {
			t.Fatalf("DecodeSpans of %q: number %d made bytes %d to %d, after %d", text, i, s.Start, s.End, at)
		}
		at = s.End
	}
	if at != len(decoded) || len(spans) != len(tokens) {
		t.Fatalf("DecodeSpans of %q: %d spans of %d tokens end at %d of %d", text, len(spans), len(tokens), at, len(decoded))
	}
	// What is cut off and joined again is as it was, but for spaces before it.
	joined := strings.TrimLeft(strings.ReplaceAll(string(n.text), space, " "), " ")
	if got := strings.TrimLeft(decoded, " "); known && got != joined {
		t.Fatalf("Decode(Encode(%q)) = %q, want %q", text, got, joined)
	}
}

// TestGenuineRandom compares vocabularies of random pieces, scores, kinds and rules with
// spm_encode and spm_decode, on random lines and pieces.
func TestGenuineRandom(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 0))
		file := randomVocabulary(r)
		v, err := Read(file)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		var lines []string
		for range 500 {
			lines = append(lines, randomText(r, 24))
		}
		want := encoded(t, file, lines)
		texts := decoded(t, file, want)
		for i, l := range lines {
			tokens := v.Encode(l)
			if got := numbers(tokens); got != want[i] {
				t.Fatalf("seed %d: Encode(%q) = %s, want %s", seed, l, got, want[i])
			}
			if got := v.Decode(ids(tokens)); got != texts[i] {
				t.Fatalf("seed %d: Decode(Encode(%q)) = %q, want %q", seed, l, got, texts[i])
			}
			checkTile(t, v, l)
		}
		var any []string
		var pieces [][]int32
		for range 500 {
			p, s := randomPieces(r, v)
			pieces, any = append(pieces, p), append(any, s)
		}
		for i, want := range decoded(t, file, any) {
			if got := v.Decode(pieces[i]); got != want {
				t.Fatalf("seed %d: Decode(%v) = %q, want %q", seed, pieces[i], got, want)
			}
		}
	}
}

// randomPieces are pieces by chance, also written as spm_decode reads them.
func randomPieces(r *rand.Rand, v *Vocabulary) (pieces []int32, written string) {
	for range r.IntN(9) {
		id := r.Int32N(int32(v.Len()))
		if v.Piece(id) == "<0x0A>" {
			continue // spm_decode would write another line
		}
		pieces = append(pieces, id)
		written += fmt.Sprint(" ", id)
	}
	return pieces, strings.TrimPrefix(written, " ")
}

// randomVocabulary is of pieces of few letters, so that there are many ways to cut a text.
func randomVocabulary(r *rand.Rand) message {
	bit := func() uint64 { return r.Uint64N(2) }
	fallback := bit()
	m := small().trainer(message{}.number(24, bit()).number(35, fallback)).
		normaliser(message{}.number(3, bit()).number(4, bit()).number(5, bit()).bytes(2, lowerA(randomText(r, 4))))
	if fallback == 1 {
		for b := range 256 {
			m = m.piece(fmt.Sprintf("<0x%02X>", b), 0, oneByte)
		}
	}
	seen := map[string]bool{"": true}
	kinds := []kind{normal, normal, normal, normal, normal, normal, userDefined, unused}
	for range 60 {
		text := strings.ReplaceAll(strings.ToValidUTF8(randomText(r, 4), "é"), " ", space)
		if !seen[text] {
			seen[text] = true
			// Few different scores, so that many ways have the same.
			m = m.piece(text, -float32(r.IntN(16))/3, kinds[r.IntN(len(kinds))])
		}
	}
	return m
}

// randomText has up to most letters of few, some of which are odd.
func randomText(r *rand.Rand, most int) string {
	letters := []string{"a", "b", "c", "a", "b", "A", " ", " ", space, "é", "字", "😀", "\xff", "\xe5\xad"}
	var b strings.Builder
	for range r.IntN(most + 1) {
		b.WriteString(letters[r.IntN(len(letters))])
	}
	return b.String()
}

// TestLong checks that a long line is cut, also one that is all one word.
func TestLong(t *testing.T) {
	v := vocabulary(t, "plain")
	for _, text := range []string{
		strings.Repeat("The MAG noted it. ", 20_000), strings.Repeat("ation", 60_000),
		strings.Repeat("é", 100_000), strings.Repeat("e\u0301", 100_000), strings.Repeat("😀", 50_000), strings.Repeat(" ", 300_000),
	} {
		checkTile(t, v, text)
	}
}

func FuzzEncode(f *testing.F) {
	for _, l := range oddLines(f) {
		f.Add(l)
	}
	var vs []*Vocabulary
	for _, name := range trained {
		vs = append(vs, vocabulary(f, name))
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, v := range vs {
			checkTile(t, v, text)
			if s := v.Decode(ids(v.Encode(text))); !utf8.ValidString(s) {
				t.Errorf("Decode(Encode(%q)) = %q is no UTF-8", text, s)
			}
		}
	})
}

// FuzzRead reads what may be no vocabulary, and uses it if it is one.
func FuzzRead(f *testing.F) {
	lower := message{}.bytes(2, lowerA("ab"))
	f.Add([]byte(small()), "a")
	f.Add([]byte(letters(lower, nil)), "A baa\xffb x")
	f.Add([]byte(letters(message{}.number(3, 0).number(4, 0), message{}.number(24, 1))), "  b ab x ")
	f.Add([]byte(randomVocabulary(rand.New(rand.NewPCG(3, 0)))), "a A字 b")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		v, err := Read(data)
		if err != nil {
			return
		}
		tokens := v.Encode(text)
		at := 0
		for i, x := range tokens {
			if i > 0 && x.Start != at || x.End < x.Start || x.End > len(text) {
				t.Fatalf("Encode(%q): token %d is bytes %d to %d, after %d", text, i, x.Start, x.End, at)
			}
			at = x.End
			v.Piece(x.ID)
		}
		v.Decode(ids(tokens))
		all := []int32{-1}
		for id := range int32(v.Len() + 1) {
			all = append(all, id)
			if got, ok := v.ID(v.Piece(id)); !ok && v.Piece(id) != "" {
				t.Fatalf("ID(%q) = %d, false, want %d", v.Piece(id), got, id)
			}
		}
		if _, spans := v.DecodeSpans(all); len(spans) != len(all) {
			t.Fatalf("DecodeSpans of %d numbers has %d spans", len(all), len(spans))
		}
	})
}
