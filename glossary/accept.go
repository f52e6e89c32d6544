package glossary

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// accept compares a pattern that the trie has led to with the words of the text:
// capitals as its rendering asks, endings as its language inflects.
func (s *search) accept(p *pattern, depth int, why reason) (rule, bool) {
	if p.rendering < 0 {
		return ruleExact, true
	}
	// civil society-led has the whole term before the hyphen; report-back has not
	if depth == 1 && joins(s.words, 0) || why.construct && !isDefinite(s.words, depth) {
		return 0, false
	}
	if p.verb && isSmall(s.words[0].text) && fold(s.lang, s.words[0].text) == p.folded[0] && (clause{s.lang, s.all[:s.at], s.words[1:]}).isVerb() {
		return 0, false
	}
	if p.person && s.isPerson(p.folded[0]) {
		return 0, false
	}
	// Two letters are a word behind the article (النص), and chance elsewhere.
	if s.lang == language.Arabic && depth == 1 && why.words >= ruleProclitic && utf8.RuneCountInString(p.folded[0]) <= 2 && !hasArticle(s.words[0].text) {
		return 0, false
	}
	r := &s.g.renderings[p.rendering]
	sameCase := true
	for i, want := range p.words {
		got := s.got[i]
		if want.kind != letters || got == nil {
			continue
		}
		if s.lang == language.Arabic && r.Case == Exact && !asListed(want.text, got.text, i == 0) {
			return 0, false
		}
		if got.text == want.text {
			continue
		}
		sameCase = false
		if !caseFits(r.Case, len(p.words) > 1, want.text, got.text) {
			return 0, false
		}
		if why.words == ruleStem && s.lang != language.Arabic {
			part := s.g.concepts[s.g.byID[r.Concept]].Part
			if !inflects(s.lang, part, p.folded[i], fold(s.lang, got.text)) {
				return 0, false
			}
		}
	}
	result := why.words
	switch {
	case sameCase && (result == ruleStem || result == ruleExact):
		result = ruleExact
	case result == ruleExact && s.lang != language.Arabic:
		result = ruleCase
	}
	if p.listed {
		result = max(result, ruleForm)
	}
	return max(result, why.between), true
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

func isSmall(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r)
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
