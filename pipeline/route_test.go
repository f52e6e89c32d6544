package pipeline

import (
	"slices"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/minutes"
	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/publish"
)

// A router is an engine that has some directions, each with an engine of its own.
type router struct {
	parrot
	ways map[language.Tag]engine.Engine // by the language that they lead to
}

func (r router) Name() string { return "router" }

func (r router) Route(_, to language.Tag) engine.Engine { return r.ways[to] }

// TestRoute drafts with an engine that is another one in each direction: drafts say which,
// and what it has no models for is said in one line.
func TestRoute(t *testing.T) {
	answers := parrot(func(r engine.Request) string { return good[r.Text] })
	e := router{answers, map[language.Tag]engine.Engine{language.French: named{"router en-fr small", answers}}}
	cfg := Config{To: []language.Tag{language.Spanish, language.French, language.Arabic}, Engines: []engine.Engine{e}}
	dir := t.TempDir()
	r, err := Run(t.Context(), dir, read(t, source), cfg)
	if err != nil {
		t.Fatal(err)
	}
	var said []minutes.Finding
	for _, f := range r.Findings {
		if f.Rule == "engine.direction" {
			said = append(said, f)
		}
	}
	if want := "the engine router has no models for en→es, en→ar; to install them: hexaglot models get en-es en-ar"; len(said) != 1 || said[0].Message != want {
		t.Errorf("it says %v, want %q", said, want)
	}
	for _, c := range r.Coverage {
		drafts := slices.ContainsFunc(c.Origins, func(o publish.OriginCount) bool {
			return o.Kind == "engine" && o.Name == "router en-fr small" && o.Words == c.Words
		})
		if drafts != (c.Lang == language.French) {
			t.Errorf("%s comes from %v", c.Lang, c.Origins)
		}
	}
}
