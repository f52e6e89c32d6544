package protect

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"hexaglot/minutes"
	"hexaglot/minutes/inline"
	"hexaglot/pipeline/engine"
)

// TestHide holds what an engine sees of a text, and that Show undoes it.
func TestHide(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"The Chair opened the meeting.", "The Chair opened the meeting."},
		{"Read [the note](https://example.org/n(1)) by 7 May 2031.", "Read <g1>the note</g1> by 7 May 2031."},
		{"**Action:** see *[the **new** note](https://example.org)*.", "<g1>Action:</g1> see <g2><g3>the <g4>new</g4> note</g3></g2>."},
		{"See <https://example.org/a> or https://example.org/b.", "See <x1/> or <x2/>."},
		{"Write to secretariat@example.org, see A/RES/70/125.", "Write to <x1/>, see <x2/>."},
		{"在A/RES/70/125号决议中", "在<x1/>号决议中"},
		{"Run `a*b` and {name}, {{x}}, ${y}, %s and %2$d.", "Run <x1/> and <x2/>, <x3/>, <x4/>, <x5/> and <x6/>."},
		{"50% de 100%d and 20%s, $5 for {those who pay}", "50% de 100%d and 20%s, $5 for {those who pay}"},
		{"⟦en⟧ Opening", "<x1/> Opening"},
		{`5 \* 3 is \[15\], a\\b`, `5 * 3 is [15], a\b`},
		{"5 * 3", "5 <x1/> 3"},
		{`a \<g1> b \</g1> \<x1/> ＜g1＞`, "a <x1/>g1> b <x2/>/g1> <x3/>x1/> <x4/>g1＞"},
		{"[](https://example.org) and ****", "<x1/><x2/> and <x3/><x4/>"},
		{"[a [b](https://example.org) c](https://example.org)", "<x1/>a <g2>b</g2> c<x3/>"},
	} {
		h := Hide(c.text, nil)
		if h.Text != c.want {
			t.Errorf("Hide(%q).Text = %q, want %q", c.text, h.Text, c.want)
		}
		if got, err := h.Show(h.Text); got != c.text || err != nil {
			t.Errorf("Show(%q) = %q, %v, want %q", h.Text, got, err, c.text)
		}
	}
}

// TestKeep hides what the caller wants kept, by its place in what a reader sees.
func TestKeep(t *testing.T) {
	text := `The \*[Open **Forum** X](https://example.org) and <https://example.org> DC-3`
	plain := minutes.Plain(text)
	at := func(s string) Span {
		i := strings.Index(plain, s)
		return Span{i, i + len(s)}
	}
	for _, c := range []struct {
		keep []Span
		want string
	}{
		{[]Span{at("DC-3")}, "The *<g1>Open <g2>Forum</g2> X</g1> and <x3/> <x4/>"},
		{[]Span{at("DC-3"), at("Forum X")}, "The *<g1>Open <g2><x3/></g2><x4/></g1> and <x5/> <x6/>"},
		{[]Span{at("Forum"), at("Forum"), at("rum")}, "The *<g1>Open <g2><x3/></g2> X</g1> and <x4/> DC-3"},
		{[]Span{{-5, 3}, {len(plain) - 1, len(plain) + 9}, {9, 2}}, "<x1/> *<g2>Open <g3>Forum</g3> X</g2> and <x4/> DC-<x5/>"},
	} {
		h := Hide(text, c.keep)
		if h.Text != c.want {
			t.Errorf("Hide(%q, %v).Text = %q, want %q", text, c.keep, h.Text, c.want)
		}
		if got, err := h.Show(h.Text); got != text || err != nil {
			t.Errorf("Show(%q) = %q, %v, want %q", h.Text, got, err, text)
		}
	}
}

// TestShow gives answers that engines make.
func TestShow(t *testing.T) {
	text := "**The Chair** sent [the note](https://example.org) to a@example.org (`x`)."
	if got, want := Hide(text, nil).Text, "<g1>The Chair</g1> sent <g2>the note</g2> to <x3/> (<x4/>)."; got != want {
		t.Fatalf("Hide(%q).Text = %q, want %q", text, got, want)
	}
	for _, c := range []struct{ answer, want, err string }{
		{"<x4/> <x3/> <g2>la note</g2> <g1>La présidente</g1>", "`x` a@example.org [la note](https://example.org) **La présidente**", ""},
		{"< g1 >La<g2 >note</ g2>< / g1>< x3 / ><X4/>", "**La[note](https://example.org)**a@example.org`x`", ""},
		{"＜g1＞主席＜/g1＞把＜g2＞说明＜／g2＞发给＜x3/＞（＜ｘ４／＞）。", "**主席**把[说明](https://example.org)发给a@example.org（`x`）。", ""},
		{"<\u200fg1>الرئيس</g1> <g2>المذكرة</g2> <x3/> <x4/>", "**الرئيس** [المذكرة](https://example.org) a@example.org `x`", ""},
		{"<g1>5 * [x]</g1> <g2>a `b` > c\\</g2> <x3/> <x4/>", "**5 \\* \\[x\\]** [a \\`b\\` > c\\\\](https://example.org) a@example.org `x`", ""},
		{"", "", "the tag <g1> is missing"},
		{"<g1>a</g1> <g2>b</g2> <x3/>", "", "the tag <x4/> is missing"},
		{"<g1>a <g2>b</g2> <x3/> <x4/>", "", "the tag </g1> is missing"},
		{"<g1>a</g1> <g2>b</g2> <x3/> <x4/> <x3/>", "", "the tag <x3/> stands there twice"},
		{"<g1>a</g1> <g2>b</g2> <x3/> <x4/> <g1>c</g1>", "", "the tag <g1> stands there twice"},
		{"<g1>a <g2>b</g1></g2> <x3/> <x4/>", "", "the tag </g1> ends what is not open there"},
		{"a</g1> <g1> <g2>b</g2> <x3/> <x4/>", "", "the tag </g1> ends what is not open there"},
		{"<g1>a</g1></g1> <g2>b</g2> <x3/> <x4/>", "", "the tag </g1> ends what is not open there"},
		{"<g1> </g1>a <g2>b</g2> <x3/> <x4/>", "", "the tag <g1> holds no words"},
		{"<g1>a</g1> <g2>b</g2> <x3/> <x4/> <b>c</b>", "", `"<b>" is none of the tags of the text`},
		{"<g1>a</g1> <g2>b</g2> <x3/> <x4/> <g5>", "", `"<g5>" is none of the tags of the text`},
		{"<g01>a</g1> <g2>b</g2> <x3/> <x4/>", "", `"<g01>" is none of the tags of the text`},
		{"<x1/>a <g2>b</g2> <x3/> <x4/>", "", `"<x1/>" is none of the tags of the text`},
		{"<g1>a</g1> <g2>b</g2> <x3> <x4/>", "", `"<x3>" is none of the tags of the text`},
		{"<g1>a</g1> <g2>b</g2> <x3/> <x4/> 5 < 6", "", `"< 6" is none of the tags of the text`},
		{"<", "", `"<" is none of the tags of the text`},
		{"<>", "", `"<>" is none of the tags of the text`},
		{"<" + strings.Repeat("字", 90), "", `"<` + strings.Repeat("字", 39) + `…" is none of the tags of the text`},
		{"<g1>a<g2>b</g2></g1> <x4/> <x3/>\u0301", "", "with its tags in these places, the text would read otherwise"},
	} {
		got, err := Hide(text, nil).Show(c.answer)
		var f *engine.Failure
		if got != c.want || c.err == "" && err != nil || c.err != "" && (!errors.As(err, &f) || f.Message != c.err || f.Said.ID == "") {
			t.Errorf("Show(%q) = %q, %v, want %q, %s", c.answer, got, err, c.want, c.err)
		}
	}
}

// TestShowReads holds that no sign gets a meaning where an engine puts it.
func TestShowReads(t *testing.T) {
	for _, c := range []struct{ text, answer string }{
		{"[a] (b)", "<x1/>a<x2/>(b)"},                                      // would be a link
		{`a\b.`, "ab<x1/>."},                                               // would be an escape
		{"**a** **b**", "<g1>a <g2>b</g2></g1>"},                           // would be strong, plain, strong
		{"*a* and **b**", "<g1>a</g1><g2>b</g2>"},                          // would be *a***b**
		{"[a](https://x.org) [b](https://y.org)", "<g1>a <g2>b</g2></g1>"}, // a link in a link
		{"*a* [b](https://y.org) *c*", "<g1>a <g2>b<g3>c</g3></g2></g1>"},  // emphasis in emphasis
	} {
		h := Hide(c.text, nil)
		if got, err := h.Show(c.answer); err == nil || err.Error() != "with its tags in these places, the text would read otherwise" {
			t.Errorf("Hide(%q).Show(%q) = %q, %v", c.text, c.answer, got, err)
		}
	}
}

// samples are texts in the six languages.
var samples = []string{
	"The MAG met on 5 March 2031. ", "12 h 40 ; l’équipe est d’accord. ", "¿Quién? ¡La Presidenta! ", "Заседание № 4 открыто. ",
	"主席宣布会议开幕。", "افتتح الرئيس الاجتماع، ", "a", " ", "٣", "e\u0301", "字", "5", "؟", "（", "\u200f", "🙂",
}

var marks = []string{
	"*", "**", "[", "](https://example.org/a)", "](u(v)w)", "]", "(", ")", "`", "<", ">", "＜", "＞", "/", "g1", "x2/", `\`, `\*`, `\<`, `\.`, "{", "}", "{name}", "{{x}}", "$", "${y}", "%", "%s",
	"<https://example.org>", "https://example.org/b", "<mailto:a@example.org>", "a@example.org", "A/RES/70/125", "⟦en⟧", "⟦", "⟧", "`code`", "**b** ", "*e* ", "\n", "<g1>", "</g1>", "<x1/>", "＜g2＞", "&lt;",
}

func random(r *rand.Rand) string {
	var b strings.Builder
	for range r.IntN(14) {
		if r.IntN(3) > 0 {
			b.WriteString(marks[r.IntN(len(marks))])
		} else {
			b.WriteString(samples[r.IntN(len(samples))])
		}
	}
	return norm.NFC.String(b.String())
}

// TestRoundTrip hides random Markdown and shows it again, byte for byte.
func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	for range 20_000 {
		text := random(r)
		if r.IntN(2) == 0 {
			text = minutes.InlineText(minutes.Inline(text))
		}
		var keep []Span
		for plain, n := minutes.Plain(text), r.IntN(3); n > 0 && plain != ""; n-- {
			a := r.IntN(len(plain))
			keep = append(keep, Span{a, a + r.IntN(12)})
		}
		roundTrip(t, text, keep)
	}
}

func roundTrip(t *testing.T, text string, keep []Span) {
	t.Helper()
	h := Hide(text, keep)
	if got, err := h.Show(h.Text); got != text || err != nil {
		t.Errorf("Hide(%q, %v).Show(%q) = %q, %v", text, keep, h.Text, got, err)
	}
	var rest strings.Builder // what no tag is
	at := 0
	for _, tag := range h.Tags {
		n := strings.Index(h.Text[at:], tag)
		if n < 0 || strings.Count(h.Text, tag) != 1 {
			t.Errorf("Hide(%q, %v) = %q has not the tag %s once, in its order", text, keep, h.Text, tag)
			return
		}
		rest.WriteString(h.Text[at : at+n])
		at += n + len(tag)
	}
	rest.WriteString(h.Text[at:])
	if strings.ContainsAny(rest.String(), lefts) {
		t.Errorf("Hide(%q, %v) = %q has what looks like a tag", text, keep, h.Text)
	}
}

// TestShuffled puts the tags of texts as the program writes them anywhere: where Show takes that,
// a reader sees the words and the hidden parts in their new order, and nothing else.
func TestShuffled(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 2))
	taken := 0
	for range 15_000 {
		text := minutes.InlineText(minutes.Inline(random(r)))
		if slices.ContainsFunc(inline.Pieces(text), func(p inline.Piece) bool { return p.Kind == inline.Sign }) {
			continue // *a***b** has two readings
		}
		h := Hide(text, nil)
		parts := slices.Clone(h.Tags)
		for range r.IntN(8) {
			parts = append(parts, []string{"a", "字 ", "*b", "[c]", "(d)", "`e", "f\\", " **", "www.g.", "!", ">"}[r.IntN(11)])
		}
		r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		answer, seen := "", ""
		for _, part := range parts {
			answer += part
			if n, _, ok := h.tag(part); !ok {
				seen += part
			} else if !h.marks[n].pair() {
				seen += minutes.Plain(h.marks[n].open)
			}
		}
		got, err := h.Show(answer)
		if err != nil {
			continue
		}
		taken++
		if minutes.Plain(got) != seen {
			t.Errorf("Hide(%q).Show(%q) = %q, which reads %q, want %q", text, answer, got, minutes.Plain(got), seen)
		}
	}
	if taken < 1000 {
		t.Errorf("Show took %d answers", taken)
	}
}

// FuzzShow gives any answer to any text: what is shown has the signs of the text and no
// other that could be of a tag.
func FuzzShow(f *testing.F) {
	f.Add("**a** [b](https://example.org) `c` <https://example.org>", "<g1>a</g1> <g2>b</g2> <x3/> <x4/>")
	f.Add(`a \<g1> ＜`, "＜x2/＞<x1/><")
	f.Add("*a* {b}", "< / g1 ><g1><x2/ >")
	f.Fuzz(func(t *testing.T, text, answer string) {
		text = norm.NFC.String(strings.ToValidUTF8(text, ""))
		roundTrip(t, text, nil)
		h := Hide(text, nil)
		got, err := h.Show(answer)
		if err != nil {
			return
		}
		if a, b := codes(text), codes(got); !slices.Equal(a, b) {
			t.Errorf("Hide(%q).Show(%q) = %q has the codes %q, want %q", text, answer, got, b, a)
		}
	})
}

// codes are the codes of a text, and its signs that could begin a tag, sorted.
func codes(text string) (out []string) {
	for _, p := range inline.Pieces(text) {
		if p.Kind != inline.Words {
			out = append(out, p.Raw)
		}
		for _, r := range p.Text {
			if strings.ContainsRune(lefts, r) {
				out = append(out, string(r))
			}
		}
	}
	slices.Sort(out)
	return out
}
