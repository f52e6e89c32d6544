package pipeline

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/memory"
	"hexaglot/pipeline/memory/store"
	"hexaglot/pipeline/publish"
)

// remember makes a memory of pairs, English and French, each between its neighbours.
func remember(t *testing.T, origin store.Origin, pairs ...[2]string) *store.Memory {
	t.Helper()
	m, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "memory.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	at := func(i, lang int) string {
		if i < 0 || i == len(pairs) {
			return ""
		}
		return pairs[i][lang]
	}
	var all []store.Group
	for i := range pairs {
		var g store.Group
		for n, lang := range []language.Tag{language.English, language.French} {
			g = append(g, store.Text{Lang: lang, Text: at(i, n), Prev: at(i-1, n), Next: at(i+1, n), Origin: origin})
		}
		all = append(all, g)
	}
	if _, err := m.Add(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	return m
}

// TestRecall asks for one document with all ways in which a memory knows a sentence.
func TestRecall(t *testing.T) {
	m := remember(t, store.Origin{State: minutes.Reviewed, Who: "Ana", Source: "2030-01-01-mag"},
		[2]string{"Opening", "Ouverture de la séance"},
		[2]string{"The agenda was adopted by the members of the group.", "L’ordre du jour a été adopté par les membres du groupe."},
		[2]string{"The Secretariat will share the draft by 3 March 2031.", "Le Secrétariat communiquera le projet d’ici au 3 mars 2031."},
		[2]string{"See [the list](https://example.org/list) of the villages.", "Voir la liste des villages."}, // its link was lost
		[2]string{"All members of the group thanked Kenya for its hospitality.", "Tous les membres du groupe ont remercié le Kenya de son hospitalité."},
	)
	const text = `MAG Virtual Meeting 4
5 March 2031 | 11:00 UTC | Online
1. Opening
- The agenda was adopted by the members of the group.
- The Secretariat will share the draft by 17 March 2031.
- See [the list](https://example.org/list) of the villages.
- All members of the group thanked Ghana for its hospitality.
`
	f := readFile(t, "note.md", []byte(text), ReadConfig{})
	dir := t.TempDir()
	cfg := Config{To: []language.Tag{language.French}, Memory: m, Starter: memory.Builtin(), Glossary: glossary.Builtin()}
	r, err := Run(t.Context(), dir, f, cfg)
	if err != nil {
		t.Fatal(err)
	}
	repo, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	meeting, err := repo.Load(r.Key)
	if err != nil {
		t.Fatal(err)
	}
	s := meeting.State(language.French)
	var got []string
	for seg := range r.Doc.Segments() {
		g := s.Targets[seg.ID]
		line := fmt.Sprintf("%s: %s %s %q", seg.ID, g.Origin.How, g.State, g.Text)
		for _, m := range s.Matches[seg.ID] {
			line += fmt.Sprintf(" like %d%% %q", m.Similarity, m.Other)
		}
		got = append(got, line)
	}
	want := []string{
		"title: starter initial \"MAG\\u00a0: réunion virtuelle n°\\u00a04\"",
		`s1: exact translated "Ouverture de la séance"`,
		`s1-b1-1: exact translated "L’ordre du jour a été adopté par les membres du groupe."`,
		`s1-b2-1: facts initial "Le Secrétariat communiquera le projet d’ici au 17 mars 2031."`,
		`s1-b3-1:  initial "" like 100% ""`,
		`s1-b4-1:  initial "" like 90% "Kenya"`,
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("the state is\n%s\nwant\n%s", g, w)
	}
	if made := fmt.Sprint(s.Made); !strings.Contains(made, "memory") {
		t.Errorf("it was made with %s", made)
	}
	c := r.Coverage[0]
	if c.New != c.Words || c.Changed != 0 || c.Suggested == 0 {
		t.Errorf("the coverage is %+v", c)
	}
}

// A draft is asked for once: a run that is cut off goes on where it stopped, also where
// another meeting says the same.
func TestDrafts(t *testing.T) {
	m := remember(t, store.Origin{})
	asked := 0
	counting := parrot(func(r engine.Request) string {
		asked++
		return good[r.Text]
	})
	cfg := Config{To: []language.Tag{language.French}, Engines: []engine.Engine{counting}, Drafts: m}
	for i, want := range []int{5, 5, 5} {
		dir := t.TempDir() // nothing is left of the run before but the memory
		if _, err := Run(t.Context(), dir, read(t, source), cfg); err != nil {
			t.Fatal(err)
		}
		if asked != want {
			t.Errorf("after run %d the engine was asked %d times, want %d", i+1, asked, want)
		}
	}
	dry := cfg
	dry.DryRun, dry.Drafts = true, nil
	r, err := Run(t.Context(), t.TempDir(), read(t, source), dry)
	if err != nil || asked != 5 {
		t.Errorf("a dry run asks (%d): %v", asked, err)
	}
	if c := r.Coverage[0]; c.Asked != c.Words || c.Words == 0 {
		t.Errorf("a dry run would ask for %d of %d words", c.Asked, c.Words)
	}
	// What is refused of an engine that has no chance in it is kept too, and said in each run.
	dull := 0
	for i, want := range []int{10, 10} { // five texts, twice: their terms may be in the way
		e := steady{named{"dull", parrot(func(r engine.Request) string { dull++; return "" })}}
		r, err := Run(t.Context(), t.TempDir(), read(t, source), Config{To: []language.Tag{language.French}, Engines: []engine.Engine{e}, Drafts: m})
		said := 0
		for _, f := range r.Findings {
			if f.Rule == "engine.answer" {
				said++
			}
		}
		if err != nil || dull != want || said != 5 {
			t.Errorf("after run %d the dull engine was asked %d times, want %d; it says %d refusals, want 5: %v", i+1, dull, want, said, err)
		}
	}
	// What fails goes back once, then to the next engine.
	times := map[string]int{}
	stubborn := parrot(func(r engine.Request) string { times[r.Text]++; return "" })
	cfg = Config{To: []language.Tag{language.French}, Engines: []engine.Engine{named{"stubborn", stubborn}, counting}}
	if r, err = Run(t.Context(), t.TempDir(), read(t, source), cfg); err != nil || r.Coverage[0].Translated != 5 {
		t.Errorf("the second engine drafts %d of 5: %v", r.Coverage[0].Translated, err)
	}
	for text, n := range times {
		if n != 2 {
			t.Errorf("the first engine was asked for %q %d times, want 2", text, n)
		}
	}
}

// An answer is kept for what it hangs on: also for the words that are kept, which a neural
// engine reads, and for the forms and the English of terms.
func TestKey(t *testing.T) {
	of := func(behind string, term engine.Term) string {
		return keyOf(engine.Request{Text: "The <x1/> and the chair met.", Tags: []string{"<x1/>"}, Behind: []string{behind}, Terms: []engine.Term{term}})
	}
	term := engine.Term{Source: "chair", Accepted: []string{"présidence"}}
	first := of("IGF", term)
	if of("IGF", term) != first {
		t.Error("the same has two keys")
	}
	term.Forms = []string{"présidences"}
	second := of("IGF", term)
	term.Forms, term.English = nil, []string{"Chair"}
	if other, third := of("WSIS", engine.Term{Source: "chair", Accepted: []string{"présidence"}}), of("IGF", term); other == first || second == first || third == first || third == second {
		t.Errorf("one key for two requests: %q, %q, %q, %q", first, other, second, third)
	}
}

// A named engine is another by its name.
type named struct {
	name string
	engine.Engine
}

func (n named) Name() string { return n.name }

// A steady engine always says the same.
type steady struct{ engine.Engine }

func (steady) Steady() {}
