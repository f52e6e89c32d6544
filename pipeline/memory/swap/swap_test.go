package swap

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes/facts"
)

var states = []facts.StateName{
	{Lang: language.English, Name: "Brazil", State: "BR"}, {Lang: language.English, Name: "Kenya", State: "KE"},
	{Lang: language.French, Name: "Brésil", State: "BR"}, {Lang: language.French, Name: "Kenya", State: "KE"},
	{Lang: language.Russian, Name: "Бразилия", State: "BR"}, {Lang: language.Russian, Name: "Кения", State: "KE"},
	{Lang: language.Chinese, Name: "巴西", State: "BR"}, {Lang: language.Chinese, Name: "肯尼亚", State: "KE"},
}

// A fixture is a line of testdata/swaps.txt.
type fixture struct {
	line                           int
	from, to                       language.Tag
	known, translation, text, want string
	ok                             bool // want is the translation, not what is marked
}

func fixtures(t testing.TB) (all []fixture) {
	data, err := os.ReadFile("testdata/swaps.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		line = strings.NewReplacer("~", "\u00a0", "^", "\u202f").Replace(line)
		f := strings.Split(line, " | ")
		if len(f) != 5 || len(f[0]) != 5 {
			t.Fatalf("line %d: %d fields", i+1, len(f))
		}
		want, marked := strings.CutPrefix(f[4], "-")
		all = append(all, fixture{i + 1, language.Make(f[0][:2]), language.Make(f[0][3:]), f[1], f[2], f[3], strings.TrimSpace(want), !marked})
	}
	return all
}

func TestSwap(t *testing.T) {
	s := New(states)
	for _, f := range fixtures(t) {
		out, marked, ok := s.Swap(f.from, f.to, f.text, f.known, f.translation)
		got := out
		if !ok {
			var names []string
			for _, m := range marked {
				names = append(names, f.translation[m.Start:m.End])
			}
			got = strings.Join(names, " ; ")
		}
		if ok != f.ok || got != f.want {
			t.Errorf("line %d: Swap(%s, %s, %q, %q, %q) = %q, %v, want %q, %v", f.line, f.from, f.to, f.text, f.known, f.translation, got, ok, f.want, f.ok)
		}
	}
}

// A swap is done for each near match, of which there may be thousands in a document.
func BenchmarkSwap(b *testing.B) {
	s := New(states)
	all := fixtures(b)
	for i := 0; b.Loop(); i++ {
		f := all[i%len(all)]
		s.Swap(f.from, f.to, f.text, f.known, f.translation)
	}
}
