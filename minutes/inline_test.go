package minutes

import (
	"slices"
	"testing"
)

func TestInline(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []Span
	}{
		{"plain", []Span{{Text: "plain"}}},
		{"a [b c](https://x.org/y) d", []Span{{Text: "a "}, {Text: "b c", URL: "https://x.org/y"}, {Text: " d"}}},
		{`a \[b\](c) \* \\`, []Span{{Text: `a [b](c) * \`}}},
		{"**行动：**请", []Span{{Text: "行动：", Strong: true}, {Text: "请"}}},
		{"see <https://x.org>。", []Span{{Text: "see "}, {Text: "https://x.org", URL: "https://x.org"}, {Text: "。"}}},
		{"[z](https://x.org/a_(b))。", []Span{{Text: "z", URL: "https://x.org/a_(b)"}, {Text: "。"}}},
		{"[z](https://x.org/a_(b)", []Span{{Text: "[z](https://x.org/a_(b)"}}},
		{"2 * 3 < 4 [5]", []Span{{Text: "2 * 3 < 4 [5]"}}},
		{"[*a* b](https://x.org)", []Span{{Text: "a", URL: "https://x.org", Emph: true}, {Text: " b", URL: "https://x.org"}}},
		// What is strong round a link goes on behind it.
		{"**a [b](https://x.org) c** d", []Span{{Text: "a ", Strong: true}, {Text: "b", URL: "https://x.org", Strong: true}, {Text: " c", Strong: true}, {Text: " d"}}},
		{"[**b](https://x.org)** c", []Span{{Text: "b", URL: "https://x.org", Strong: true}, {Text: "** c"}}},
	} {
		if got := Inline(c.in); !slices.Equal(got, c.want) {
			t.Errorf("Inline(%q) = %+v, want %+v", c.in, got, c.want)
		}
	}
}

func FuzzInline(f *testing.F) {
	for _, s := range []string{"a [b](https://c) **d** *e* \\* <https://f>", "[[a](b)", "***a**", "[a*](b)*", "\\"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		// What a text says must survive being escaped; so must a link around it.
		if got := Plain(InlineText([]Span{{Text: s}})); got != s {
			t.Errorf("Plain(InlineText(%q)) = %q", s, got)
		}
		first := Plain(s)
		if second := Plain(InlineText(Inline(s))); second != first {
			t.Errorf("Plain(%q) = %q, and %q after InlineText", s, first, second)
		}
	})
}
