package glossary

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// testdata/states.txt has the names of States in sentences, with what they are taken
// for: a longer name, a river, a bird.
func TestStates(t *testing.T) {
	data, err := os.ReadFile("testdata/states.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		code, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			continue // a comment
		}
		lang := language.MustParse(code)
		text := mark.ReplaceAllString(want, "$3")
		var ms []Match
		for _, m := range Builtin().Find(lang, text) {
			if c, _ := Builtin().Concept(m.Concept); c.Subject == "states" {
				m.Rule = "exact" // how it was found is not asked here
				ms = append(ms, m)
			}
		}
		if got := marked(text, ms); got != want {
			t.Errorf("states.txt:%d\n got %s\nwant %s", n, got, want)
		}
	}
}

// The Members of the United Nations are 193, and two States observe.
func TestAllStatesAreThere(t *testing.T) {
	members, observers := 0, 0
	for _, c := range Builtin().Concepts() {
		switch {
		case c.Subject != "states":
		case c.Note == "Observer State.":
			observers++
		default:
			members++
		}
	}
	if members != 193 || observers != 2 {
		t.Errorf("%d Members and %d observers, want 193 and 2", members, observers)
	}
	g := Builtin()
	for _, c := range []struct{ state, lang, want string }{
		{"state-tur", "en", "Türkiye"}, {"state-tur", "es", "Türkiye"}, {"state-tur", "fr", "Türkiye"},
		{"state-tur", "ar", "تركيا"}, {"state-tur", "ru", "Турция"}, {"state-tur", "zh", "土耳其"},
		{"state-swz", "en", "Eswatini"}, {"state-swz", "ar", "إسواتيني"}, {"state-swz", "ru", "Эсватини"},
		{"state-mkd", "fr", "Macédoine du Nord"}, {"state-mkd", "zh", "北马其顿"},
		{"state-cze", "en", "Czechia"}, {"state-cze", "fr", "Tchéquie"}, {"state-civ", "es", "Côte d’Ivoire"},
		{"state-nld", "en", "Kingdom of the Netherlands"}, {"state-nld", "zh", "荷兰王国"},
	} {
		if r, _ := g.Preferred(c.state, language.MustParse(c.lang), UN); r.Text != c.want {
			t.Errorf("Preferred(%s, %s) = %q, want %q", c.state, c.lang, r.Text, c.want)
		}
	}
}
