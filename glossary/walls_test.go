package glossary

import (
	"strconv"
	"strings"
	"testing"
)

// Texts that once made the search for addresses read the same bytes over and over.
var hostile = []string{"a.bc/)", "a://)", "a.bc/(", "a@b.", "a.bc:", "www.", "a.bc/.", "`", "](", "{#"}

// An address ends at the parenthesis it stands in, however many there are, and a
// parenthesis that it opens is its own.
func TestAddressesEndAtTheirParenthesis(t *testing.T) {
	for _, c := range []struct {
		text, want string // an address is made ~
	}{
		{"(see a.bc/) x", "(see ~) x"},
		{"a.bc/)a.bc/) x", "~)~) x"},
		{"a://)a://)", "~)~)"},
		{"(https://a.bc/(d)/e) x", "(~) x"},
		{"https://a.bc/(d)).", "~)."},
		{"https://a.bc/(d x", "~ x"},
		{"me@a.bc).", "~)."},
	} {
		got, done := "", 0
		for _, s := range addresses(c.text) {
			got += c.text[done:s.start] + "~"
			done = s.end
		}
		if got += c.text[done:]; got != c.want {
			t.Errorf("addresses(%q) leaves %q, want %q", c.text, got, c.want)
		}
	}
}

// The speed is the same for a long text: MB/s of 16k and of 256k tell.
func BenchmarkWalls(b *testing.B) {
	for _, unit := range hostile {
		for _, kb := range []int{16, 256} {
			text := strings.Repeat(unit, kb<<10/len(unit))
			b.Run(strconv.Quote(unit)+"/"+strconv.Itoa(kb)+"k", func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					walls(text)
				}
			})
		}
	}
}
