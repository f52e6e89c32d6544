package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/memory"
	"hexaglot/pipeline/publish"
)

// TestOtherLanguages runs for one language with less than the run before had: the
// languages that nobody asked for lost their drafts.
func TestOtherLanguages(t *testing.T) {
	dir := t.TempDir()
	answers := parrot(func(r engine.Request) string { return good[r.Text] })
	r, err := Run(t.Context(), dir, read(t, source), Config{To: []language.Tag{language.Spanish, language.French}, Starter: memory.Builtin(), Engines: []engine.Engine{answers}})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, filepath.FromSlash(publish.PagePath(r.Key, language.Spanish)))
	before, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(before), "Apertura") {
		t.Fatalf("the page has no draft (%v):\n%s", err, before)
	}
	for what, cfg := range map[string]Config{"nothing": {}, "an engine": {Engines: []engine.Engine{answers}}} {
		cfg.To = []language.Tag{language.French}
		if _, err := Run(t.Context(), dir, read(t, source), cfg); err != nil {
			t.Fatal(err)
		}
		if after, err := os.ReadFile(name); err != nil || string(after) != string(before) {
			t.Errorf("after a run for French with %s the Spanish page is (%v)\n%s\nwant\n%s", what, err, after, before)
		}
	}
}

// An upgraded engine is a later version of itself.
type upgraded struct{ engine.Engine }

func (upgraded) Hash() string { return "2" }

// TestDryUpgraded tells what a run would ask an engine of a new version: its drafts of
// before were counted, too, so that there were fewer than no words without a text.
func TestDryUpgraded(t *testing.T) {
	dir := t.TempDir()
	answers := parrot(func(r engine.Request) string { return good[r.Text] })
	cfg := Config{To: []language.Tag{language.French}, Engines: []engine.Engine{answers}}
	if _, err := Run(t.Context(), dir, read(t, source), cfg); err != nil {
		t.Fatal(err)
	}
	cfg.Engines, cfg.DryRun = []engine.Engine{upgraded{answers}}, true
	r, err := Run(t.Context(), dir, read(t, source), cfg)
	if err != nil {
		t.Fatal(err)
	}
	if c := r.Coverage[0]; c.Asked != c.Words || c.Covered != 0 || len(c.Origins) != 1 || c.Origins[0].Words != c.Words {
		t.Errorf("the coverage is %+v", c)
	}
}

// TestUpgraded asks an engine of a new version once, also if it says what it said before
// and no memory keeps its drafts: it was asked for all of a document in every run.
func TestUpgraded(t *testing.T) {
	dir, asked := t.TempDir(), 0
	answers := parrot(func(r engine.Request) string { asked++; return good[r.Text] })
	for i, e := range []engine.Engine{answers, answers, upgraded{answers}, upgraded{answers}} {
		asked = 0
		if _, err := Run(t.Context(), dir, read(t, source), Config{To: []language.Tag{language.French}, Engines: []engine.Engine{e}}); err != nil {
			t.Fatal(err)
		}
		if want := 5 * (1 - i%2); asked != want {
			t.Errorf("in run %d the engine was asked %d times, want %d", i+1, asked, want)
		}
	}
}

// TestSameName calls one program in two ways: where the first failed, the second was not
// tried.
func TestSameName(t *testing.T) {
	answers := upgraded{named{"broken", parrot(func(r engine.Request) string { return good[r.Text] })}}
	r, err := Run(t.Context(), t.TempDir(), read(t, source), Config{To: []language.Tag{language.French}, Engines: []engine.Engine{broken{}, answers}})
	if err != nil || r.Coverage[0].Translated != 5 {
		t.Errorf("the second engine drafts %d of 5: %v", r.Coverage[0].Translated, err)
	}
}

// TestGlossaryChanged forbids a word that a draft has: it stayed in the page, where the
// same answer would not have been taken.
func TestGlossaryChanged(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		glossary *glossary.Glossary
		says     string
		want     bool
	}{{nil, "réseau politique", true}, {glossary.Builtin(), "réseau politique", false}, {glossary.Builtin(), "réseau de politiques", true}} {
		answers := parrot(func(r engine.Request) string {
			if strings.Contains(r.Text, "chairs") {
				return "Le " + c.says + " est venu avec 12 chaises."
			}
			return good[r.Text]
		})
		f := read(t, strings.Replace(source, "There are 12 chairs and 3 tables.", "The policy network came with 12 chairs.", 1))
		r, err := Run(t.Context(), dir, f, Config{To: []language.Tag{language.French}, Glossary: c.glossary, Engines: []engine.Engine{answers}})
		if err != nil {
			t.Fatal(err)
		}
		page, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(publish.PagePath(r.Key, language.French))))
		if err != nil || strings.Contains(string(page), c.says) != c.want {
			t.Errorf("an engine that says %q: its answer is in the page: %v, want %v (%v)\n%s", c.says, !c.want, c.want, err, page)
		}
	}
}
