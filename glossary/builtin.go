package glossary

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed concepts.tsv
var conceptsTSV string

//go:embed renderings.tsv
var renderingsTSV string

//go:embed lookalikes.tsv
var lookalikesTSV string

var builtin = sync.OnceValue(func() *Glossary {
	g, err := Read(strings.NewReader(conceptsTSV), strings.NewReader(renderingsTSV))
	if err != nil {
		panic(err) // embedded, and read by a test
	}
	if g.lookalikes, err = readLookalikes(strings.NewReader(lookalikesTSV)); err != nil {
		panic(err) // the same
	}
	return g
})

// Builtin returns the glossary inside the program.
func Builtin() *Glossary { return builtin() }
