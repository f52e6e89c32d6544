package glossary

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// What a run of the program pays before its first text: the tables, and the index of
// one language.
func BenchmarkBuiltin(b *testing.B) {
	for b.Loop() {
		if _, err := Read(strings.NewReader(conceptsTSV), strings.NewReader(renderingsTSV)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkIndex(b *testing.B) {
	for _, lang := range languages {
		b.Run(lang.String(), func(b *testing.B) {
			for b.Loop() {
				newIndex(Builtin(), lang)
			}
		})
	}
}

func BenchmarkWith(b *testing.B) {
	over, err := New([]Concept{{ID: "forum"}}, []Rendering{{Concept: "forum", Lang: language.English, Text: "forum", Status: Preferred}})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Builtin().With(over)
	}
}
