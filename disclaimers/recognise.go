package disclaimers

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

//go:embed headings.txt
var headingsText string

//go:embed cues.txt
var cuesText string

var (
	headings = readHeadings(headingsText)
	cues     = readCues(cuesText)
)

// enough is the score from which a paragraph is a notice.
const enough = 3

// A cue is a phrase that speaks for a kind of notice, or against any of them.
type cue struct {
	kind   string // "not" for what speaks against all kinds
	lang   language.Tag
	weight int
	parts  []string // plain forms, which must follow each other; begins with "" if the first may stand anywhere
}

// Heading reports whether a line is the heading of a disclaimer in one of the
// six languages: nothing else may stand on it but marks of Markdown, a number
// and punctuation.
func Heading(line string) bool {
	s := strings.TrimFunc(plain(line), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.Contains(headings, s)
}

// Recognise says whether a paragraph is a notice about the text rather than a
// part of it, of what kind, and in which language. The kinds are "volunteer"
// (this project's notice in any wording or translation, hard line wraps or
// not), "captioning", "draft", "machine" and "other". A paragraph that has the
// heading and the body of a notice is one; so is one of which a part of the
// sentences is left. Minutes that speak of disclaimers are not.
func Recognise(paragraph string) (kind string, lang language.Tag, ok bool) {
	text := plain(paragraph)
	if text == "" {
		return "", language.Und, false
	}
	text, headed := withoutHeading(text)
	need := enough
	if headed {
		need--
	}
	type key struct {
		kind string
		lang language.Tag
	}
	scores := map[key]int{}
	var order []key // as in cues.txt, so that a tie has one answer
	against := 0
	for _, c := range cues {
		if !c.in(text) {
			continue
		}
		if c.kind == "not" {
			against += c.weight
			continue
		}
		k := key{c.kind, c.lang}
		if _, seen := scores[k]; !seen {
			order = append(order, k)
		}
		scores[k] += c.weight
	}
	best := key{}
	for _, k := range order {
		if scores[k] > scores[best] {
			best = k
		}
	}
	if scores[best]-against < need {
		return "", language.Und, false
	}
	return best.kind, best.lang, true
}

func (c cue) in(text string) bool {
	parts := c.parts
	if parts[0] != "" {
		if !strings.HasPrefix(text, parts[0]) {
			return false
		}
		text, parts = text[len(parts[0]):], parts[1:]
	}
	for _, p := range parts {
		i := strings.Index(text, p)
		if i < 0 {
			return false
		}
		text = text[i+len(p):]
	}
	return true
}

// withoutHeading cuts a heading from the front of a plain paragraph, and says
// whether there was one.
func withoutHeading(text string) (string, bool) {
	for _, h := range headings {
		rest, found := strings.CutPrefix(text, h)
		if !found {
			continue
		}
		if trimmed := strings.TrimLeft(rest, ":： .-–—"); len(trimmed) < len(rest) || unicode.Is(unicode.Han, firstRune(h)) {
			return trimmed, true
		}
	}
	return text, false
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// plain is a text as cues are written: folded, with single spaces and none
// beside Han, without marks of emphasis, of Arabic vowels and of direction.
func plain(s string) string {
	s = cases.Fold().String(norm.NFKC.String(s))
	var b strings.Builder
	space := false
	last := rune(0)
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case r == 'ـ', unicode.Is(unicode.Cf, r), unicode.Is(unicode.Mn, r) && unicode.Is(unicode.Arabic, last),
			strings.ContainsRune(`*_#>\[]`, r):
			continue
		case r == '’' || r == 'ʼ':
			r = '\''
		case r == 'ё':
			r = 'е'
		}
		if space && last != 0 && !wide(last) && !wide(r) {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// wide reports whether no space stands beside a rune in Chinese text.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("。，、：；！？“”（）《》", r)
}

func readHeadings(text string) []string {
	var hs []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			hs = append(hs, plain(line))
		}
	}
	return hs
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
		c := cue{kind: f[0], lang: language.Make(f[1]), weight: weight}
		if !start {
			c.parts = []string{""}
		}
		for p := range strings.SplitSeq(phrase, "…") {
			c.parts = append(c.parts, plain(p))
		}
		cs = append(cs, c)
	}
	return cs
}
