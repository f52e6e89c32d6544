package check

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// An example is a line of testdata/RULE.txt:
//
//	good en fr | source | translation
//	bad en fr | source | translation | what the fault is at
//
// The last is a part of the translation, or of the source with a - before it, and may
// be left out. A text that begins with = is a Go string: ="a\tb". The first lines, with
// a #, say what the examples are about.
type example struct {
	line int
	bad  bool
	Pair
	at string
}

func readExamples(t *testing.T, g *glossary.Glossary, file string) (out []example) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for n := 1; s.Scan(); n++ {
		if s.Text() == "" || strings.HasPrefix(s.Text(), "#") {
			continue
		}
		cells := strings.Split(s.Text(), " | ")
		head := strings.Fields(cells[0])
		if len(head) != 3 || head[0] != "good" && head[0] != "bad" || len(cells) < 3 || len(cells) > 4 {
			t.Fatalf("%s:%d: not an example: %q", file, n, s.Text())
		}
		for i, c := range cells {
			if strings.HasPrefix(c, `="`) {
				if cells[i], err = strconv.Unquote(c[1:]); err != nil {
					t.Fatalf("%s:%d: %v", file, n, err)
				}
			}
		}
		e := example{line: n, bad: head[0] == "bad", Pair: Pair{From: language.MustParse(head[1]), To: language.MustParse(head[2]), Source: cells[1], Text: cells[2], Glossary: g}}
		if len(cells) > 3 {
			e.at = cells[3]
		}
		out = append(out, e)
	}
	if s.Err() != nil {
		t.Fatal(s.Err())
	}
	return out
}

// TestExamples runs the examples of every rule: the rule finds the bad ones at their
// place, and on the good ones it is silent, as is every rule that forbids an answer.
func TestExamples(t *testing.T) {
	choir := choirTerms(t)
	for _, r := range Rules() {
		t.Run(r.Name, func(t *testing.T) {
			file := filepath.Join("testdata", r.Name+".txt")
			good, bad := 0, 0
			langs := map[language.Tag]bool{}
			for _, e := range readExamples(t, choir, file) {
				langs[e.From], langs[e.To] = true, true
				faults := Run(e.Pair)
				of := slices.DeleteFunc(slices.Clone(faults), func(f Fault) bool { return f.Rule != r.Name })
				for _, f := range of {
					if f.Severity != r.Severity || !slices.Contains(r.Says, f.Said.ID) {
						t.Errorf("%s:%d: %+v is none of the rule's", file, e.line, f)
					}
				}
				switch {
				case e.bad:
					bad++
					if len(of) == 0 {
						t.Errorf("%s:%d: nothing found, want the rule to; others found: %+v", file, e.line, faults)
					} else if e.at != "" && !slices.ContainsFunc(of, func(f Fault) bool { return at(e.Pair, f) == e.at }) {
						t.Errorf("%s:%d: found at %q, want %q", file, e.line, at(e.Pair, of[0]), e.at)
					}
				default:
					good++
					if faults := append(of, Answer(e.Pair)...); len(faults) > 0 {
						t.Errorf("%s:%d: found at %q, want nothing: %+v", file, e.line, at(e.Pair, faults[0]), faults)
					}
				}
			}
			if good < 5 || bad < 5 || len(langs) < 6 {
				t.Errorf("%s: %d good and %d bad examples in %d languages, want 5, 5 and 6", file, good, bad, len(langs))
			}
		})
	}
}

// choirTerms are the terms of testdata laid over those of the program.
func choirTerms(t testing.TB) *glossary.Glossary {
	t.Helper()
	concepts, err := os.ReadFile("testdata/concepts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	renderings, err := os.ReadFile("testdata/renderings.tsv")
	if err != nil {
		t.Fatal(err)
	}
	g, err := glossary.Read(bytes.NewReader(concepts), bytes.NewReader(renderings))
	if err != nil {
		t.Fatal(err)
	}
	return glossary.Builtin().With(g)
}

// at is what a fault is at, with - before it if that is in the source.
func at(p Pair, f Fault) string {
	if f.InSource {
		return "-" + minutes.Plain(p.Source)[f.Start:f.End]
	}
	return minutes.Plain(p.Text)[f.Start:f.End]
}

// TestFiles holds the files of examples to the rules.
func TestFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, r := range Rules() {
		if names[r.Name] {
			t.Errorf("there are two rules %s", r.Name)
		}
		names[r.Name] = true
	}
	for _, f := range files {
		if !names[strings.TrimSuffix(filepath.Base(f), ".txt")] {
			t.Errorf("%s is of no rule", f)
		}
	}
}

// FuzzRun holds every place to be one of the texts, whatever they are.
func FuzzRun(f *testing.F) {
	f.Add("The *call* is at 14:00, see [a](https://example.org/a).", "通话时间为 14:00，见 [a](https://example.org/a)。", 5, 0)
	f.Add("\xff`{x}` %s", "<b>\xff⟦\n", 2, 4)
	f.Fuzz(func(t *testing.T, source, text string, from, to int) {
		lang := func(n int) language.Tag { return minutes.Languages[uint(n)%uint(len(minutes.Languages))] }
		p := Pair{From: lang(from), To: lang(to), Source: source, Text: text}
		for _, f := range Run(p) {
			at(p, f)
		}
	})
}

// TestChatter holds chatter.txt to be sound: every group speaks all six languages, so
// that what a source says is known whatever its language, and no phrase stands twice.
func TestChatter(t *testing.T) {
	langs, seen := map[string]map[string]bool{}, map[string]bool{}
	for _, c := range chatterPhrases() {
		if langs[c.group] == nil {
			langs[c.group] = map[string]bool{}
		}
		langs[c.group][c.lang] = true
		if phrase := c.group + ": " + strings.Join(c.parts, "…") + " " + c.lang; seen[phrase] {
			t.Errorf("%s stands twice", phrase)
		} else {
			seen[phrase] = true
		}
	}
	for group, of := range langs {
		for _, lang := range minutes.Languages {
			if !of[lang.String()] {
				t.Errorf("the group %s has no phrase in %s", group, lang)
			}
		}
	}
	for _, bad := range []string{"note en = a", "note somewhere en = a", "note any en", "note any en = a | | b"} {
		if _, err := readChatter(bad); err == nil {
			t.Errorf("readChatter(%q) gives no error", bad)
		}
	}
}

// TestEndless holds an answer without an end to be told by its length alone, in whatever
// language: a rule that reads ten megabytes takes its time.
func TestEndless(t *testing.T) {
	for _, to := range []language.Tag{language.French, language.German} {
		p := Pair{From: language.English, To: to, Source: "The group met.", Text: strings.Repeat("foo ", 10_000)}
		if got := Answer(p); len(got) != 1 || got[0].Said.ID != "check.len.ratio.long" {
			t.Errorf("Answer of an endless text in %s = %+v, want that it is too long", to, got)
		}
	}
}
