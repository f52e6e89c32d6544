package glossary

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// A Match is a term in a text.
type Match struct {
	Start, End int // bytes of the text
	Concept    string
	Rendering  Rendering // of the language of the text, whatever its status
	Rule       string    // why it is one: exact, case, form, proclitic, pronoun or stem
}

// Find returns the terms in a text of one of the six languages, in their order and
// never overlapping: the leftmost first, and of those the longest. What stands in a
// URL, in code, in the target of a link or in a longer look-alike is none, nor is one
// word of a compound (agenda-setting), unless it is an acronym (IGF-led).
//
// In Chinese a longer term that lies across the end of a shorter one is taken instead.
//
// Words are compared as follows. In English, Spanish, French and Russian: as listed,
// or in an inflected form of the listed words (plural, gender, case), ё as е; l’, d’
// and qu’ before a term are not part of it. In Arabic: without vowel marks, with the
// forms of alef, ya and ta marbuta as one, behind و ف ب ك ل س and the article, before
// a pronoun, in the dual and the sound plural; broken plurals are listed. In Chinese:
// anywhere among the characters, a space between Chinese and Latin being no
// difference, Latin words only as whole words.
func (g *Glossary) Find(lang language.Tag, text string) []Match {
	lang = official(lang)
	build, ok := g.indexes[lang]
	if !ok || text == "" {
		return nil
	}
	x := build()
	if lang == language.Chinese {
		return x.findHan(text)
	}
	lex := x.lexicons.Get().(*lexicon)
	defer x.lexicons.Put(lex)
	words := split(text, walls(text))
	steps := make([][]step, len(words))
	for i, w := range words {
		steps[i] = x.steps(*lex, w)
	}
	var out []Match
	at := make([]int, 0, 32)
	for i := 0; i < len(words); {
		if joined(words, i) {
			i++
			continue
		}
		s := search{index: x, words: words[i:], steps: steps[i:], at: at[:0], best: hit{pattern: -1}}
		s.walk(0, 0, ruleExact, ruleExact)
		if s.best.pattern < 0 {
			i++
			continue
		}
		if m, ok := x.match(s.best, words[i].start, words[i+s.best.length-1].end); ok {
			out = append(out, m)
		}
		i += s.best.length
	}
	return out
}

// joined reports whether a hyphen ties word i to a word before it, as in co-chair:
// the whole is another word. An acronym is free: pre-IGF is about the IGF.
func joined(words []word, i int) bool {
	return i >= 2 && words[i-1].text == "-" && !words[i-1].spaced && !words[i].spaced &&
		words[i-2].kind == letters && capitals(words[i].text) < 2
}

// joins reports whether a hyphen ties word i to a word behind it, as in agenda-setting.
// An acronym is free here too: IGF-led.
func joins(words []word, i int) bool {
	return i+2 < len(words) && words[i+1].text == "-" && !words[i+1].spaced && !words[i+2].spaced &&
		words[i+2].kind == letters && capitals(words[i].text) < 2
}

// A hit is a pattern found at some word.
type hit struct {
	pattern int
	length  int // words; in Chinese, characters
	rule    rule
}

// better reports whether hit a is to be taken rather than b: the longer, the more
// literal, the better status, the wider usage, the earlier row.
func (x *index) better(a, b hit) bool {
	if b.pattern < 0 || a.length != b.length {
		return b.pattern < 0 || a.length > b.length
	}
	p, q := x.patterns[a.pattern].rendering, x.patterns[b.pattern].rendering
	if p < 0 || q < 0 {
		return p < 0 && q >= 0
	}
	if a.rule != b.rule {
		return a.rule < b.rule
	}
	r, s := &x.g.renderings[p], &x.g.renderings[q]
	if i, j := rank(r.Status), rank(s.Status); i != j {
		return i < j
	}
	if (r.Usage == Both) != (s.Usage == Both) {
		return r.Usage == Both
	}
	return p < q
}

func (x *index) match(h hit, start, end int) (Match, bool) {
	p := x.patterns[h.pattern]
	if p.rendering < 0 {
		return Match{}, false
	}
	r := x.g.renderings[p.rendering]
	return Match{Start: start, End: end, Concept: r.Concept, Rendering: r, Rule: h.rule.String()}, true
}

// A search is a walk through the trie from one word.
type search struct {
	*index
	words []word
	steps [][]step
	at    []int // by word of the pattern: the word of the text, -1 if it has none
	best  hit
}

// walk goes on from a node at a word of the text. worst is the weakest reason so far
// that a word was taken for, least what stands between the words.
func (s *search) walk(node int32, depth int, worst, least rule) {
	for _, p := range s.ends[node] {
		if r, ok := s.accept(&s.patterns[p], worst, least); ok {
			if h := (hit{int(p), depth, r}); s.better(h, s.best) {
				s.best = h
			}
		}
	}
	if depth == len(s.words) {
		return
	}
	w := &s.words[depth]
	s.follow(node, depth, depth > 0 && w.spaced, worst, least)
	if depth == 0 {
		return
	}
	next := depth + 1
	if next < len(s.words) && !w.spaced && !s.words[next].spaced {
		switch {
		case w.text == "-": // mailing-list is mailing list
			s.follow(node, next, true, worst, max(least, ruleHyphen))
		case w.text == "'" && s.lang == language.English && s.words[next].text == "s" && next+1 < len(s.words):
			s.follow(node, next+1, s.words[next+1].spaced, worst, ruleStem) // the IGF’s mandate
		}
	}
	if n, ok := s.edges[edge{node, s.hyphen, false}]; ok && w.spaced { // best practice is best-practice
		s.at = append(s.at, -1)
		s.follow(n, depth, false, worst, max(least, ruleHyphen))
		s.at = s.at[:len(s.at)-1]
	}
	if n, ok := s.edges[edge{node, s.gap, true}]; ok {
		s.at = append(s.at, -1)
		s.follow(n, depth, w.spaced, worst, least)
		if w.kind != wall && (w.kind != sign || w.text == gapText) && next < len(s.words) {
			s.follow(n, next, s.words[next].spaced, worst, max(least, ruleGap))
		}
		s.at = s.at[:len(s.at)-1]
	}
}

// follow takes the edges that the word at depth knows.
func (s *search) follow(node int32, depth int, spaced bool, worst, least rule) {
	for _, st := range s.steps[depth] {
		if st.place == head && depth > 0 || st.place == tail && depth == 0 {
			continue
		}
		if st.construct && !isDefinite(s.words, depth+1) {
			continue
		}
		next, ok := s.edges[edge{node, st.key, spaced}]
		if ok {
			s.at = append(s.at, depth)
			s.walk(next, depth+1, max(worst, st.rule), least)
			s.at = s.at[:len(s.at)-1]
		}
	}
}

// accept compares a pattern that the trie has led to with the words of the text:
// capitals as its rendering asks, endings as its language inflects.
func (s *search) accept(p *pattern, worst, least rule) (rule, bool) {
	if p.rendering < 0 {
		return ruleExact, true
	}
	// civil society-led has the whole term before the hyphen; report-back has not
	if len(p.words) == 1 && joins(s.words, 0) {
		return 0, false
	}
	r := &s.g.renderings[p.rendering]
	sameCase := true
	for i, want := range p.words {
		if want.kind != letters || s.at[i] < 0 {
			continue
		}
		got := s.words[s.at[i]]
		if got.text == want.text {
			continue
		}
		sameCase = false
		if s.lang == language.Arabic && r.Case == Exact && !asListed(want.text, got.text, i == 0) {
			return 0, false
		}
		if !caseFits(r.Case, len(p.words) > 1, want.text, got.text) {
			return 0, false
		}
		if worst == ruleStem && s.lang != language.Arabic {
			part := s.g.concepts[s.g.byID[r.Concept]].Part
			if !inflects(s.lang, part, p.folded[i], fold(s.lang, got.text)) {
				return 0, false
			}
		}
	}
	switch {
	case worst == ruleStem && sameCase, worst == ruleExact && sameCase:
		worst = ruleExact
	case worst == ruleExact && s.lang != language.Arabic:
		worst = ruleCase
	}
	if p.listed {
		worst = max(worst, ruleForm)
	}
	return max(worst, least), true
}

// caseFits compares the capitals of a word. In a permissive rendering a word with two
// capitals is a name or an acronym and stays as it is; the capital of a single word
// must be one, but a name of several words is known by them (the leadership panel).
func caseFits(c Case, several bool, want, got string) bool {
	first, _ := utf8.DecodeRuneInString(want)
	switch {
	case isArabicLetter(first):
		return true
	case c == Exact:
		return want == got
	case c == Ignore:
		return true
	case capitals(want) >= 2:
		return want == got
	case unicode.IsUpper(first) && !several:
		g, _ := utf8.DecodeRuneInString(got)
		return unicode.IsUpper(g)
	}
	return true
}

func capitals(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}
