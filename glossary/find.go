package glossary

import "golang.org/x/text/language"

// A Match is a term in a text.
type Match struct {
	Start, End int // bytes of the text
	Concept    string
	Rendering  Rendering // of the language of the text, whatever its status
	Rule       string    // why it is one: exact, case, traditional, hyphen, form, between, proclitic, pronoun or stem
}

// Find returns the terms in a text of one of the six languages, in their order and
// never overlapping: the leftmost first, and of those the longest. What stands in a
// URL, in code, in the target of a link or in a longer look-alike is none, nor is one
// word of a compound (agenda-setting), unless it is an acronym (IGF-led), nor a noun
// that is plainly a verb where it stands (they report), or a State that is somebody
// (Jordan Carter). A concept whose part is heading is found only where it is all the
// words of a line or of a cell of a table, or of what stands there before a colon.
//
// Words are compared as follows. In English, Spanish, French and Russian: as listed,
// or in an inflected form of the listed words (plural, gender, case), ё as е; l’, d’
// and qu’ before a term are not part of it; a hyphen between two words is as good as a
// space, a dash as good as the hyphen of a term, and the IGF’s mandate is the IGF mandate. In Arabic: without vowel marks, with
// the forms of alef, ya and ta marbuta as one, behind و ف ب ك ل س and the article,
// before a pronoun, in the dual and the sound plural, before a noun without their nun;
// broken plurals are listed. In Chinese: among the characters, traditional ones as
// simplified, a space between Chinese and Latin being no difference, Latin words only
// as whole words. Nothing shows where a Chinese word ends: a term is there only if it
// is likelier than the words that go across its ends, by the frequencies of words
// (chinese.txt) and by what is beside a border between words (chineseborders.txt), and
// a longer term across the end of a shorter one is taken instead.
//
// In all others … between two words of a listed text stands for one word or none; there
// may be two.
func (g *Glossary) Find(lang language.Tag, text string) []Match {
	lang = official(lang)
	build, ok := g.indexes[lang]
	if !ok || text == "" {
		return nil
	}
	x := build()
	if lang == language.Chinese {
		return g.asHeadings(text, x.findHan(text))
	}
	lex := x.lexicons.Get().(*lexicon)
	defer x.lexicons.Put(lex)
	words := split(text, walls(text))
	entries := make([]*entry, len(words))
	for i := range words {
		entries[i] = x.entry(*lex, &words[i])
	}
	var hits []hit
	s := search{index: x, lex: *lex, text: text, all: words, allEntries: entries, got: make([]*word, 0, 32)}
	for i := 0; i < len(words); {
		if !begins(entries[i:]) || joined(words, i) {
			i++
			continue
		}
		s.at, s.words, s.entries, s.best = i, words[i:], entries[i:], hit{pattern: -1}
		s.walk(0, 0, reason{})
		if s.best.pattern < 0 {
			i++
			continue
		}
		if x.patterns[s.best.pattern].rendering >= 0 {
			s.best.at = i
			hits = append(hits, s.best)
		}
		i += s.best.length
	}
	return g.asHeadings(text, x.matches(hits, func(h hit) (start, end int) { return words[h.at].start, words[h.at+h.length-1].end }))
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
	at      int // the word it begins with; in Chinese, the character
	length  int // words; in Chinese, characters
	rule    rule
	between rule // of what stands between the words
}

// better reports whether hit a is to be taken rather than b: the longer, the one that is
// joined as it is listed (co-chairs is co-chair, not cochair), the more literal, the
// better status, the wider usage, the earlier row.
func (x *index) better(a, b hit) bool {
	if b.pattern < 0 || a.length != b.length {
		return b.pattern < 0 || a.length > b.length
	}
	p, q := x.patterns[a.pattern].rendering, x.patterns[b.pattern].rendering
	if p < 0 || q < 0 {
		return p < 0 && q >= 0
	}
	if a.between != b.between {
		return a.between < b.between
	}
	if a.rule != b.rule {
		return a.rule < b.rule
	}
	return x.g.before(p, q)
}

// before reports whether of two renderings that say the same the first is taken.
func (g *Glossary) before(p, q int) bool {
	r, s := &g.renderings[p], &g.renderings[q]
	if i, j := rank(r.Status), rank(s.Status); i != j {
		return i < j
	}
	if (r.Usage == Both) != (s.Usage == Both) {
		return r.Usage == Both
	}
	return p < q
}

// matches returns what the hits of a text are.
func (x *index) matches(hits []hit, place func(hit) (start, end int)) []Match {
	if len(hits) == 0 {
		return nil
	}
	out := make([]Match, len(hits))
	for i, h := range hits {
		start, end := place(h)
		r := x.g.renderings[x.patterns[h.pattern].rendering]
		out[i] = Match{Start: start, End: end, Concept: r.Concept, Rendering: r, Rule: h.rule.String()}
	}
	return out
}

// A search is a walk through the trie from one word.
type search struct {
	*index
	lex        lexicon
	text       string
	all        []word
	allEntries []*entry
	at         int
	words      []word // from there
	entries    []*entry
	got        []*word // by word of the pattern: the word of the text, nil if it has none
	best       hit
}

// A reason is why the words so far were taken for those of a pattern: the weakest rule
// of a word, the weakest of what stands between them, and whether the last word is
// one only before a noun.
type reason struct {
	words, between rule
	construct      bool
}

func (r reason) with(between rule) reason {
	r.between = max(r.between, between)
	return r
}

// walk goes on from a node at a word of the text.
func (s *search) walk(node int32, depth int, why reason) {
	at := &s.nodes[node]
	for _, p := range s.ends[at.ends:at.endsEnd] {
		if r, ok := s.accept(&s.patterns[p], depth, why); ok {
			if h := (hit{pattern: int(p), length: depth, rule: r, between: why.between}); s.better(h, s.best) {
				s.best = h
			}
		}
	}
	if depth == len(s.words) || at.edges == at.edgesEnd {
		return
	}
	w := &s.words[depth]
	s.follow(node, depth, depth > 0 && w.spaced, why)
	if depth == 0 {
		return
	}
	if next := depth + 1; next < len(s.words) {
		n := &s.words[next]
		switch {
		case w.text == "-" && !w.spaced && !n.spaced: // mailing-list is mailing list
			s.follow(node, next, true, why.with(ruleHyphen))
		case w.text == "'" && s.lang == language.English && n.text == "s" && !n.spaced && next+1 < len(s.words):
			s.follow(node, next+1, s.words[next+1].spaced, why.with(ruleStem)) // the IGF’s mandate
		case s.lang == language.Arabic && isBareParticle(w, n): // أمانة الـIGF
			s.follow(node, next, n.spaced, why.with(ruleProclitic))
		}
	}
	if at.out&(hyphenMark|gapMark) == 0 {
		return
	}
	if n := s.next(node, s.hyphen, false); n != 0 {
		s.got = append(s.got, nil)
		if w.spaced { // best practice is best-practice
			s.follow(n, depth, false, why.with(ruleHyphen))
		}
		if next := depth + dash(s.words[depth:]); next > depth && next < len(s.words) {
			s.follow(n, next, false, why.with(ruleHyphen))
		}
		s.got = s.got[:len(s.got)-1]
	}
	if n := s.next(node, s.gap, true); n != 0 {
		s.got = append(s.got, nil)
		s.follow(n, depth, w.spaced, why)
		if w.kind != wall && (w.kind != sign || w.text == gapText) && depth+1 < len(s.words) {
			s.follow(n, depth+1, s.words[depth+1].spaced, why.with(ruleGap))
		}
		s.got = s.got[:len(s.got)-1]
	}
}

// dash returns how many of the first words are a dash that stands for a hyphen, with
// white space around it or not: государства — члены, and -- where there was no dash.
func dash(words []word) int {
	switch {
	case words[0].text == "–" || words[0].text == "—":
		return 1
	case words[0].text == "-" && len(words) > 1 && words[1].text == "-" && !words[1].spaced:
		return 2
	}
	return 0
}

// follow takes the edges that the word at depth knows, alone and without the hyphen
// that ties it to the next one (inter-sessional).
func (s *search) follow(node int32, depth int, spaced bool, why reason) {
	w := &s.words[depth]
	s.step(node, depth+1, spaced, w, s.entries[depth], why)
	if w.kind == letters && depth+2 < len(s.words) && s.words[depth+1].text == "-" &&
		!s.words[depth+1].spaced && !s.words[depth+2].spaced && s.words[depth+2].kind == letters {
		whole := &word{text: w.text + s.words[depth+2].text, kind: letters}
		s.step(node, depth+3, spaced, whole, s.entry(s.lex, whole), why.with(ruleHyphen))
	}
}

func (s *search) step(node int32, depth int, spaced bool, w *word, e *entry, why reason) {
	if node != 0 && s.nodes[node].out&e.in == 0 {
		return
	}
	for _, st := range e.steps {
		if st.place == head && node != 0 || st.place == tail && node == 0 {
			continue
		}
		next := st.root
		if node != 0 {
			next = s.next(node, st.key, spaced)
		}
		if next != 0 {
			s.got = append(s.got, w)
			s.walk(next, depth, reason{max(why.words, st.rule), why.between, st.construct})
			s.got = s.got[:len(s.got)-1]
		}
	}
}
