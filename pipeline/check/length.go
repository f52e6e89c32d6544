package check

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"

	"hexaglot/minutes"
)

// length reports a translation that is too long or too short for its source: outside
// the band in which translations between the two languages lie. Of a source of few
// characters the share says little: it may become as long as a source of some more,
// since an acronym may be written out, and nothing is too short for it.
var length = &Rule{
	Name:     "len.ratio",
	Severity: minutes.Info,
	Forbids:  true,
	Says:     []string{"check.len.ratio.long", "check.len.ratio.short"},
	segment: func(p *pass) {
		of, ok := bands()[[2]language.Tag{p.From, p.To}]
		if !ok { // of a language of which nothing is known
			of = [2]band{{0, 12}, {0, 12}}
		}
		source, text := characters(p.source.plain), characters(p.text.plain)
		b := of[0]
		if source >= manyCharacters(p.From) {
			b = of[1]
		}
		few := fewCharacters(p.From)
		switch {
		case text > b.high*max(source, few):
			p.whole("long", nil) // an endless answer is, too: no band is so wide
		case source >= few && text < b.low*source:
			p.whole("short", nil)
		}
	},
}

// fewCharacters is how many a source must have for its share to say something.
func fewCharacters(lang language.Tag) float64 {
	if scriptOf(lang) == unicode.Han {
		return 12
	}
	return 30
}

// manyCharacters is how many make a long source.
func manyCharacters(lang language.Tag) float64 {
	if scriptOf(lang) == unicode.Han {
		return 30
	}
	return 80
}

// characters is the length of a text as a reader sees it: vowel marks are none.
func characters(s string) (n float64) {
	for _, r := range s {
		if r < 0x300 || !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
			n++
		}
	}
	return n
}

// A band is the least and the greatest part of the source's length.
type band struct{ low, high float64 }

//go:embed length.tsv
var bandsTable string

// bands are the bands of length.tsv, which a test holds to be whole: that of short
// sources and that of long ones.
var bands = sync.OnceValue(func() map[[2]language.Tag][2]band {
	out := map[[2]language.Tag][2]band{}
	for line := range strings.Lines(bandsTable) {
		cells := strings.Fields(line)
		if len(cells) != 6 || cells[0] == "#" {
			continue
		}
		var v [4]float64
		for i, c := range cells[2:] {
			v[i], _ = strconv.ParseFloat(c, 64)
		}
		out[[2]language.Tag{language.Make(cells[0]), language.Make(cells[1])}] = [2]band{{v[0], v[1]}, {v[2], v[3]}}
	}
	return out
})
