package disclaimers

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

//go:embed cues.txt
var cuesText string

var cues = sync.OnceValue(func() []cue { return readCues(cuesText) })

// A cue is a phrase that speaks for a kind of notice, or against any of them.
type cue struct {
	kind   string // "not" and "doubt" for what speaks against all kinds
	lang   language.Tag
	weight int
	parts  []string // plain forms, which must follow each other; begins with "" if the first may stand anywhere
	ends   bool     // the last part must end the sentence
}

func (c cue) speaksAgainst() bool { return c.kind == "not" || c.kind == "doubt" }

// inAny reports whether the cue stands in a sentence that is not mute.
func (c cue) inAny(said []string, mute []bool) bool {
	for i, s := range said {
		if !mute[i] && c.in(s, i == 0) {
			return true
		}
	}
	return false
}

// in reports whether the cue stands in a sentence.
func (c cue) in(sentence string, first bool) bool {
	text, parts := sentence, c.parts
	if parts[0] != "" {
		if !first || !strings.HasPrefix(text, parts[0]) {
			return false
		}
		text = text[len(parts[0]):]
	}
	for _, p := range parts[1:] {
		i := index(text, p)
		if i < 0 {
			return false
		}
		text = text[i+len(p):]
	}
	return !c.ends || strings.IndexFunc(text, unicode.IsLetter) < 0
}

// index finds a part of a cue where a word begins: "asked" is not in "tasked".
// Chinese has no spaces, and in Arabic "and" and "the" are written in one with
// the word.
func index(text, part string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], part)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if !unicode.IsLetter(before) || runsOn(before) || runsOn(firstRune(part)) {
			return i
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		from = i + size
	}
}

// runsOn reports whether a word may begin beside a letter without a space.
func runsOn(r rune) bool {
	const arabic = 0x600 // the first of both
	return r >= arabic && (r >= 0x4e00 && r <= 0x9fff || unicode.In(r, unicode.Han, unicode.Arabic))
}

func readCues(text string) []cue {
	var cs []cue
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.SplitN(line, "|", 4)
		if len(f) != 4 {
			panic(fmt.Sprintf("cues.txt: line %d: want kind | language | weight | phrase", n)) // embedded, and read by a test
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		weight, err := strconv.Atoi(f[2])
		if err != nil {
			panic(fmt.Sprintf("cues.txt: line %d: %v", n, err))
		}
		phrase, start := strings.CutPrefix(f[3], "^")
		phrase, ends := strings.CutSuffix(phrase, "$")
		for _, phrase := range eitherOf(phrase) {
			c := cue{kind: f[0], lang: language.Make(f[1]), weight: weight, ends: ends}
			if !start {
				c.parts = []string{""}
			}
			for p := range strings.SplitSeq(phrase, "…") {
				c.parts = append(c.parts, plain(strings.TrimSpace(p)))
			}
			cs = append(cs, c)
		}
	}
	return cs
}

// eitherOf writes out the choices (a|b) of a phrase.
func eitherOf(phrase string) []string {
	before, rest, found := strings.Cut(phrase, "(")
	choices, after, closed := strings.Cut(rest, ")")
	if !found || !closed {
		return []string{phrase}
	}
	var all []string
	for a := range strings.SplitSeq(choices, "|") {
		for _, tail := range eitherOf(after) {
			all = append(all, before+a+tail)
		}
	}
	return all
}
