package inline

import (
	"fmt"
	"strings"
	"testing"
)

// show writes pieces with a letter for their kind before each; the mate of one that begins a pair behind it.
func show(all []Piece) string {
	var out []string
	for i, p := range all {
		s := string("wseladp\nx"[p.Kind]) + p.Raw
		if p.Kind == LineBreak {
			s = "break"
		}
		if p.Mate > i {
			s += fmt.Sprint("→", p.Mate)
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func TestPieces(t *testing.T) {
	for _, c := range []struct{ md, want string }{
		{"", ""},
		{"plain", "wplain"},
		{`a \* \[b\] \\`, `wa \* \[b\] \\`},
		{"**a *b* c**", "s**→6 | wa  | e*→4 | wb | e* | w c | s**"},
		{"[the **new** note](https://x.org/(1)) <mailto:a@x.org>", "l[→6 | wthe  | s**→4 | wnew | s** | w note | l](https://x.org/(1)) | w  | a<mailto:a@x.org>"},
		{"`a*b` {name} {{x}} ${y} $5 {two words}", "d`a*b` | w  | p{name} | w  | p{{x}} | w  | p${y} | w $5 {two words}"},
		{"a\nb", "wa | break | wb"},
		// What means itself without an escape, and what is escaped for nothing.
		{`5 * 3 < 4 ] \.`, `w5  | x* | w 3  | x< | w 4  | x] | w  | x\.`},
		// A pair that holds nothing, a link round a link, and emphasis in emphasis are none.
		{"[](u) ****", "x[ | x](u) | w  | x** | x**"},
		{"[a [b](u) c](v)", "x[ | wa  | l[→4 | wb | l](u) | w c | x](v)"},
		{"*a [b *c*](u)*", "e*→8 | wa  | l[→7 | wb  | x* | wc | x* | l](u) | e*"},
		{"[a <https://x.org> b](u)", "l[→4 | wa  | x<https://x.org> | w b | l](u)"},
		{"[<https://x.org> [b](u)](v)", "x[ | a<https://x.org> | w  | l[→5 | wb | l](u) | x](v)"},
		{"**a [b** c](u)**", "s**→7 | wa  | l[→6 | wb | x** | w c | l](u) | s**"},
	} {
		all := Pieces(c.md)
		var raw strings.Builder
		for _, p := range all {
			raw.WriteString(p.Raw)
		}
		if got := show(all); got != c.want || raw.String() != c.md {
			t.Errorf("Pieces(%q) = %s, want %s", c.md, got, c.want)
		}
	}
}

// FuzzPieces holds that no letter is lost, that words are what Escape makes of them, and that pairs nest.
func FuzzPieces(f *testing.F) {
	for _, s := range []string{"a [b](https://c) **d** *e* \\* <https://f>", "[[a](b)", "***a**", "[a*](b)*", "{{a}} ${b} `c`", "\\"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, md string) {
		var raw strings.Builder
		var open []int
		for i, p := range Pieces(md) {
			raw.WriteString(p.Raw)
			if p.Kind == Words && (p.Raw != Escape(p.Text) || p.Mate >= 0) {
				t.Errorf("Pieces(%q): the words %q are %q", md, p.Raw, p.Text)
			}
			if p.Mate > i {
				open = append(open, i)
			} else if p.Mate >= 0 {
				if len(open) == 0 || open[len(open)-1] != p.Mate {
					t.Errorf("Pieces(%q): the pairs cross at %d", md, i)
					return
				}
				open = open[:len(open)-1]
			}
			if pair := p.Kind == Strong || p.Kind == Emph || p.Kind == Link; pair != (p.Mate >= 0) {
				t.Errorf("Pieces(%q): %q has the mate %d", md, p.Raw, p.Mate)
			}
		}
		if raw.String() != md || len(open) > 0 {
			t.Errorf("Pieces(%q) = %q with %d open", md, &raw, len(open))
		}
	})
}
