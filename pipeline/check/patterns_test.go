package check

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"hexaglot/glossary"
	"hexaglot/minutes"
)

// slotRE is a slot of a sentence of the memory, with a value in it.
var slotRE = regexp.MustCompile(`\{[a-z.]+:([^{}]*)\}`)

// TestMemory asks what forbids the sentences of the starter memory, from each language
// into each: nothing does. They are of minutes, and of none of the translators by whose
// texts the rules were measured.
func TestMemory(t *testing.T) {
	files, err := filepath.Glob("../memory/patterns/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files of sentences: %v", len(files), err)
	}
	g, pairs := glossary.Builtin(), 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range strings.Split(string(data), "\n\n") {
			texts := map[language.Tag]string{}
			name, _, _ := strings.Cut(entry, "\n")
			for line := range strings.Lines(entry) {
				lang, text, _ := strings.Cut(strings.TrimSpace(line), " ")
				for _, tag := range minutes.Languages {
					if tag.String() == lang {
						texts[tag] = slotRE.ReplaceAllString(text, "$1")
					}
				}
			}
			for from, source := range texts {
				for to, text := range texts {
					if from == to {
						continue
					}
					pairs++
					p := Pair{From: from, To: to, Source: source, Text: text, Glossary: g}
					for _, f := range Answer(p) {
						t.Errorf("%s: %s %s-%s: %s at %q in %q, %q", filepath.Base(file), name, from, to, f.Said.ID, at(p, f), source, text)
					}
				}
			}
		}
	}
	t.Logf("%d pairs", pairs)
}
