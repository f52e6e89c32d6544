package glossary

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

//go:embed beside.txt
var besideTXT string

// A besideClass is a class of words of beside.txt, which tell by standing beside a word
// what it is.
type besideClass struct {
	lang language.Tag
	name string
}

var besideWords = sync.OnceValue(func() map[besideClass]map[string]bool {
	out := make(map[besideClass]map[string]bool)
	for line := range strings.Lines(besideTXT) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(f) != 3 {
			continue
		}
		class := besideClass{language.Make(f[0]), f[1]}
		if out[class] == nil {
			out[class] = make(map[string]bool)
		}
		for w := range strings.FieldsSeq(f[2]) {
			out[class][w] = true
		}
	}
	return out
})

// beside reports whether a language has a word in a class.
func beside(lang language.Tag, class, word string) bool {
	return besideWords()[besideClass{lang, class}][word]
}
