package pipeline

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/tools/txtar"

	"hexaglot/glossary"
	"hexaglot/minutes"
	"hexaglot/minutes/xliff"
	"hexaglot/pipeline/engine"
	"hexaglot/pipeline/memory"
	"hexaglot/pipeline/publish"
)

var update = flag.Bool("update", false, "write the pages that the tests want")

const source = `MAG Virtual Meeting 4
5 March 2031 | 11:00 UTC | Online
1. Opening
- Read [the note](https://example.org/n) by 7 May 2031.
- There are 12 chairs and 3 tables.
Actions:
- The Chair will call.
`

// parrot is an engine that answers as it is told.
type parrot func(engine.Request) string

func (parrot) Name() string { return "parrot" }
func (parrot) Hash() string { return "1" }

func (p parrot) Translate(_ context.Context, requests []engine.Request, answer func(engine.Answer)) error {
	for _, r := range requests {
		answer(engine.Answer{ID: r.ID, Text: p(r)})
	}
	return nil
}

type broken struct{}

func (broken) Name() string { return "broken" }
func (broken) Hash() string { return "" }
func (broken) Translate(context.Context, []engine.Request, func(engine.Answer)) error {
	return errors.New("no model is installed")
}

func read(t *testing.T, text string) *File {
	t.Helper()
	return readFile(t, "note.txt", []byte(text), ReadConfig{})
}

// readFile reads a file with one meeting.
func readFile(t *testing.T, name string, data []byte, cfg ReadConfig) *File {
	t.Helper()
	meetings, err := Read(t.Context(), name, data, cfg)
	if err != nil || len(meetings) != 1 {
		t.Fatalf("Read(%s) gives %d meetings and %v", name, len(meetings), err)
	}
	return meetings[0]
}

// good is what an engine may answer to source.
var good = map[string]string{
	"Opening":                               "Ouverture",
	"Read <g1>the note</g1> by 7 May 2031.": "Lire <g1>la note</g1> avant le 7 mai 2031.",
	"There are 12 chairs and 3 tables.":     "Il y a 12 chaises et 3 tables.",
	"The Chair will call.":                  "La présidence appellera.",
	"MAG Virtual Meeting 4":                 "Réunion virtuelle 4 du MAG",
	"<x1/> Virtual Meeting 4":               "Réunion virtuelle 4 du <x1/>",
}

// TestEngineAnswers gives one language to an engine whose answers have each fault
// there is: none of them reaches a page, nothing is lost, and it is said.
func TestEngineAnswers(t *testing.T) {
	replaced := func(old, new string) func(engine.Request) string {
		return func(r engine.Request) string { return strings.ReplaceAll(good[r.Text], old, new) }
	}
	for name, c := range map[string]struct {
		answer func(engine.Request) string
		want   string // of the finding; "" for none
		drafts int    // segments that have a text
	}{
		"good":      {func(r engine.Request) string { return good[r.Text] }, "", 5},
		"nothing":   {func(engine.Request) string { return "" }, "empty", 0},
		"no tag":    {replaced("</g1>", ""), "the tag </g1> is missing", 4},
		"new tag":   {replaced("<g1>", "<g2>"), "<g2>", 4},
		"number":    {replaced("12", "21"), "num.value: 12", 4},
		"date":      {replaced("7 mai", "8 mai"), "date.value: 7 May 2031", 4},
		"two lines": {replaced(" et", "\net"), "one line", 4},
		"marks":     {func(r engine.Request) string { return "⟦en⟧" + good[r.Text] }, "struct.marks: ⟦", 0},
		"script":    {replaced("Ouverture", "Открытие"), "lang.script: Открытие", 4},
		"endless":   {replaced("Ouverture", strings.Repeat("foo ", 99)), "foo", 4},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			r, err := Run(t.Context(), dir, read(t, source), Config{To: []language.Tag{language.French}, Engines: []engine.Engine{broken{}, parrot(c.answer)}})
			if err != nil {
				t.Fatal(err)
			}
			if got := r.Coverage[0].Translated; got != c.drafts || r.Coverage[0].Segments != 5 {
				t.Errorf("%d of %d segments have a text, want %d of 5", got, r.Coverage[0].Segments, c.drafts)
			}
			page, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(publish.PagePath(r.Key, language.French))))
			if err != nil || strings.Contains(string(page), "en partie automatique") != (c.drafts > 0) {
				t.Errorf("the notice does not say whether a machine helped (%v):\n%s", err, page)
			}
			said, failed := "", false
			for _, f := range r.Findings {
				failed = failed || f.Rule == "engine.failed" && strings.Contains(f.Message, "no model is installed")
				if f.Rule == "engine.answer" {
					said += f.Message + "\n"
				}
			}
			if !failed {
				t.Error("nothing says that the broken engine failed")
			}
			if (c.want == "") != (said == "") || !strings.Contains(said, c.want) {
				t.Errorf("the findings say %q, want %q", said, c.want)
			}
		})
	}
}

// TestCarry moves, drops and adds segments: what a person confirmed follows its
// text, and what has lost it is kept aside.
func TestCarry(t *testing.T) {
	dir := t.TempDir()
	answers := parrot(func(r engine.Request) string {
		return "X " + strings.TrimSuffix(strings.ReplaceAll(r.Text, "May", "mai"), ".")
	})
	cfg := Config{To: []language.Tag{language.French}, Engines: []engine.Engine{answers}, Replace: true}
	first, err := Run(t.Context(), dir, read(t, source), cfg)
	if err != nil {
		t.Fatal(err)
	}
	at, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer at.Close()
	n, _, err := Mark{Lang: language.French, State: minutes.Reviewed, By: "Ana", Segments: []string{"s1", "s1-b2-1", "a1-1-1"}}.Do(t.Context(), at, first.Key)
	if err != nil || n.Set != 3 {
		t.Fatalf("Mark: %+v, %v", n, err)
	}
	noted, err := at.Load(first.Key)
	if err != nil {
		t.Fatal(err)
	}
	note := []xliff.Note{{Text: "Which tables?"}}
	noted.State(language.French).Notes = map[string][]xliff.Note{"s1-b2": note}
	if _, _, err := at.Save(noted, nil); err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(source, "1. Opening\n", "1. New\n- Something new.\n2. Opening\n- An item before.\n", 1)
	changed = strings.Replace(changed, "- The Chair will call.", "- The Chair will write.", 1)
	r, err := Run(t.Context(), dir, read(t, changed), Config{To: []language.Tag{language.Spanish}, Replace: true})
	if err != nil {
		t.Fatal(err)
	}
	findings := r.Findings
	m, err := at.Load(r.Key)
	if err != nil {
		t.Fatal(err)
	}
	fr := m.State(language.French) // not asked for in this run, and kept all the same
	for id, want := range map[string]string{"s1": "X Opening", "s1-b2-1": "X There are 12 chairs and 3 tables"} {
		if got := fr.Targets[id]; got.Text != want || got.State != minutes.Reviewed || got.Origin.By != "Ana" {
			t.Errorf("the target of %s is %+v, want %q, reviewed, by Ana", id, got, want)
		}
	}
	if got := fr.Notes["s1-b2"]; !slices.Equal(got, note) {
		t.Errorf("the notes are %+v, want %+v with the block", fr.Notes, note)
	}
	if got := fr.Aside["a1-1-1"]; got.Text != "X The Chair will call" {
		t.Errorf("aside is %+v, want the action that is gone", fr.Aside)
	}
	// The old text comes back: so does what was written for it.
	if r, err = Run(t.Context(), dir, read(t, source), Config{Replace: true}); err != nil {
		t.Fatal(err)
	}
	back, err := at.Load(r.Key)
	if err != nil {
		t.Fatal(err)
	}
	if got := back.State(language.French); got.Targets["a1-1-1"].Text != "X The Chair will call" || len(got.Aside) != 0 {
		t.Errorf("the action came back as %+v, aside is %+v", got.Targets["a1-1-1"], got.Aside)
	}
	said := false
	for _, f := range findings {
		said = said || f.Rule == "stale.source" && f.Segment == "a1-1-1"
	}
	if !said {
		t.Errorf("the findings do not say what is set aside: %+v", r.Findings)
	}
}

// TestReady translates segments that are a term and nothing else.
func TestReady(t *testing.T) {
	g := glossary.Builtin()
	for _, c := range []struct{ from, to, in, want string }{
		{"en", "ar", "MAG", "MAG"},
		{"en", "fr", "—", "—"},
		{"zh", "en", "开放论坛", "Open forum"},
		{"en", "zh", "open forum", "开放论坛"},
		{"en", "zh", "open forums", ""},          // which number would other languages have?
		{"en", "zh", "open forum on rivers", ""}, // more than the term
		{"en", "fr", "[MAG](https://example.org)", ""},
	} {
		got, _, ok := ready(language.MustParse(c.from), language.MustParse(c.to), g, c.in)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("ready(%s, %s, %q) = %q, want %q", c.from, c.to, c.in, got, c.want)
		}
	}
}

// TestExamples runs the shipped examples, each as a PDF of two producers: every
// segment comes out in every language, both give the same pages, and these are the
// ones in testdata/pages.
func TestExamples(t *testing.T) {
	files, err := filepath.Glob("../minutes/testdata/*.lo.pdf")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d examples: %v", len(files), err)
	}
	for _, lo := range files {
		name := strings.TrimSuffix(filepath.Base(lo), ".lo.pdf")
		t.Run(name, func(t *testing.T) {
			chromium := pagesOf(t, strings.TrimSuffix(lo, ".lo.pdf")+".pdf")
			other := pagesOf(t, lo)
			for i, f := range chromium.Files {
				if part := parting(body(f.Data), body(other.Files[i].Data)); part != "" {
					t.Errorf("%s: the PDFs of the two producers give different pages: %s", f.Name, part)
				}
			}
			golden := "testdata/pages/" + name + ".txtar"
			if *update {
				if err := os.WriteFile(golden, txtar.Format(chromium), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := txtar.ParseFile(golden)
			if err != nil || len(want.Files) != len(chromium.Files) {
				t.Fatal(golden, err)
			}
			for i, f := range chromium.Files {
				if part := parting(string(f.Data), string(want.Files[i].Data)); part != "" {
					t.Errorf("%s of %s is not as in %s: %s", f.Name, name, golden, part)
				}
			}
		})
	}
}

// pagesOf translates a PDF and gives its pages. It fails if a segment stays open.
func pagesOf(t *testing.T, file string) *txtar.Archive {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	f := readFile(t, file, data, ReadConfig{})
	dir := t.TempDir()
	r, err := Run(t.Context(), dir, f, Config{Starter: memory.Builtin(), Glossary: glossary.Builtin()})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if f.Severity != minutes.Info {
			t.Errorf("%s: finding %+v", file, f)
		}
	}
	for _, c := range r.Coverage {
		if c.Translated != c.Segments || c.Covered != c.Words {
			t.Errorf("%s: %s: %d of %d segments, %d of %d words", file, c.Lang, c.Translated, c.Segments, c.Covered, c.Words)
		}
	}
	pages := &txtar.Archive{Comment: []byte("The pages of " + filepath.Base(file) + ": go test ./pipeline -run Examples -update writes them.\n")}
	for _, lang := range minutes.Languages {
		page, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(publish.PagePath(r.Key, lang))))
		if err != nil {
			t.Fatal(err)
		}
		pages.Files = append(pages.Files, txtar.File{Name: "index." + lang.String() + ".md", Data: page})
	}
	return pages
}

// TestUnreadable refuses a PDF that was cut off before its fonts: of what is left
// most signs are unknown, and no page is made of them.
func TestUnreadable(t *testing.T) {
	data, err := os.ReadFile("../minutes/testdata/igf-mag-virtual-meeting.en.pdf")
	if err != nil {
		t.Fatal(err)
	}
	f := readFile(t, "cut.pdf", data[:20_000], ReadConfig{From: language.English})
	dir := filepath.Join(t.TempDir(), "out")
	if _, err := Run(t.Context(), dir, f, Config{}); err == nil || !strings.Contains(err.Error(), "of its signs have no character") {
		t.Errorf("Run gives %v", err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("a folder was made for it")
	}
}

// parting is where two pages part; "" if they are the same.
func parting(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		switch {
		case i >= len(a):
			return fmt.Sprintf("line %d %q is missing", i+1, b[i])
		case i >= len(b):
			return fmt.Sprintf("line %d %q is too much", i+1, a[i])
		case a[i] != b[i]:
			return fmt.Sprintf("line %d is %q, want %q", i+1, a[i], b[i])
		}
	}
	return ""
}

// body is a page without its front matter, which names the file.
func body(page []byte) string {
	_, s, _ := strings.Cut(string(page), "\n---\n")
	return s
}

// TestTogether runs and marks one meeting from many sides at once: none fails, and
// no mark is lost.
func TestTogether(t *testing.T) {
	dir := t.TempDir()
	cfg := Config{To: []language.Tag{language.French}, Engines: []engine.Engine{parrot(func(r engine.Request) string { return good[r.Text] })}}
	first, err := Run(t.Context(), dir, read(t, source), cfg)
	if err != nil {
		t.Fatal(err)
	}
	at, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer at.Close()
	ids := []string{"title", "s1", "s1-b2-1", "a1-1-1"}
	var wg sync.WaitGroup
	for _, id := range ids {
		wg.Go(func() {
			if _, _, err := (Mark{Lang: language.French, State: minutes.Final, Segments: []string{id}}).Do(t.Context(), at, first.Key); err != nil {
				t.Error(err)
			}
		})
		wg.Go(func() {
			if _, err := Run(t.Context(), dir, read(t, source), cfg); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	m, err := at.Load(first.Key)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		if s := m.State(language.French).Targets[id].State; s != minutes.Final {
			t.Errorf("the mark of %s is lost: it is %s", id, s)
		}
	}
}
