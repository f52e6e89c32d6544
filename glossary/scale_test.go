package glossary

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// BenchmarkScale finds terms in 10 MB of text of each language, with the terms of the
// program and with 20,000 more. The text has the terms of the program, one word in
// ten, among 30,000 words made of the language's own letters in their own frequency;
// the made-up terms are two to four of these words, so that at most words of the text
// a term begins, and seldom one ends.
//
//	go test ./glossary -run - -bench Scale
func BenchmarkScale(b *testing.B) {
	for _, lang := range languages {
		text := madeUpText(lang, 10<<20)
		for _, n := range []int{0, 20000} {
			name := fmt.Sprintf("%s/built in", lang)
			g := Builtin()
			if n > 0 {
				name = fmt.Sprintf("%s/%d", lang, n)
				g = madeUpGlossary(b, lang, n)
			}
			b.Run(name, func(b *testing.B) {
				g.Find(lang, text[:1<<16])
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					g.Find(lang, text)
				}
			})
		}
	}
}

// vocabulary returns made-up words: pieces of the words of real terms.
func vocabulary(lang language.Tag) []string {
	r := rand.New(rand.NewPCG(7, 7))
	var known []string
	for _, rendering := range Builtin().renderings {
		if rendering.Lang == lang {
			known = append(known, strings.Fields(strings.ToLower(rendering.Text))...)
		}
	}
	piece := func(n int) string {
		for {
			if w := []rune(known[r.IntN(len(known))]); len(w) >= n {
				i := r.IntN(len(w) - n + 1)
				return string(w[i : i+n])
			}
		}
	}
	words := make([]string, 30000)
	for i := range words {
		if lang == language.Chinese {
			words[i] = piece(1) + piece(1)
		} else {
			words[i] = piece(3) + piece(1+r.IntN(4))
		}
	}
	return words
}

func madeUpText(lang language.Tag, size int) string {
	r := rand.New(rand.NewPCG(9, 9))
	words := vocabulary(lang)
	var known []string
	for _, rendering := range Builtin().renderings {
		if rendering.Lang == lang {
			known = append(known, rendering.Text)
		}
	}
	space, stop := " ", ". "
	if lang == language.Chinese {
		space, stop = "", "。"
	}
	var b strings.Builder
	for n := 1; b.Len() < size; n++ {
		if n%10 == 0 {
			b.WriteString(known[r.IntN(len(known))])
		} else {
			b.WriteString(words[min(r.IntN(30000), r.IntN(30000))])
		}
		if n%15 == 0 {
			b.WriteString(stop)
		} else {
			b.WriteString(space)
		}
	}
	return b.String()
}

func madeUpGlossary(b *testing.B, lang language.Tag, n int) *Glossary {
	b.Helper()
	r := rand.New(rand.NewPCG(8, 8))
	concepts := Builtin().Concepts()
	renderings := append([]Rendering(nil), Builtin().renderings...)
	vocabulary, space := vocabulary(lang), " "
	if lang == language.Chinese {
		space = ""
	}
	for i := range n {
		words := make([]string, 2+r.IntN(3))
		for k := range words {
			words[k] = vocabulary[r.IntN(len(vocabulary))]
		}
		id := fmt.Sprintf("made-up-%d", i)
		concepts = append(concepts, Concept{ID: id, Subject: "made-up", Part: "noun"})
		renderings = append(renderings, Rendering{Concept: id, Lang: lang, Text: strings.Join(words, space), Status: Preferred, Case: Permissive})
	}
	return link(concepts, renderings, Builtin().lookalikes)
}
