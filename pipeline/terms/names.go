package terms

import (
	"bytes"
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

//go:embed names.tsv
var namesTSV []byte

// A manner is how a language makes names, as names.tsv says.
type manner struct {
	lang    language.Tag
	heads   []head // the longest first
	link    map[string]bool
	and     map[string]bool // the links that join two things
	inner   map[string]bool // those that never stand next to a head
	stops   []string
	whole   []string // words in which a stop stops nothing
	stop    map[string]bool
	affix   map[string]bool
	asides  []string          // zh words that say nothing, and what stands for others with the first of them
	bare    *strings.Replacer // of these
	governs map[string]bool   // stems of words that a stop goes on behind
	apart   map[string]bool   // stems; of zh characters
	confuse map[string]string // of the kind of a head, the first of those that are easily confused with it
}

// A head is what makes a name one: working group, 论坛.
type head struct {
	words []string // folded; of zh one string
	kind  string   // the first of the heads that mean the same
	loose string   // the letters that its spellings have in common
}

var manners = sync.OnceValue(func() map[language.Tag]*manner {
	out := map[language.Tag]*manner{}
	for line := range bytes.Lines(namesTSV) {
		cells := strings.Split(strings.TrimRight(string(line), "\r\n"), "\t")
		if len(cells) != 3 || strings.HasPrefix(cells[0], "#") || cells[0] == "language" {
			continue
		}
		lang := language.Make(cells[0])
		m := out[lang]
		if m == nil {
			m = &manner{lang: lang, link: map[string]bool{}, and: map[string]bool{}, inner: map[string]bool{}, stop: map[string]bool{}, affix: map[string]bool{}, apart: map[string]bool{}, confuse: map[string]string{}, governs: map[string]bool{}}
			out[lang] = m
		}
		m.read(cells[1], strings.Split(cells[2], "|"))
	}
	for _, m := range out {
		m.bare = strings.NewReplacer(m.asides...)
		slices.SortStableFunc(m.heads, func(a, b head) int { return len(strings.Join(b.words, " ")) - len(strings.Join(a.words, " ")) })
	}
	return out
})

// read takes a row of names.tsv.
func (m *manner) read(kind string, list []string) {
	same := ""
	for _, text := range list {
		switch kind {
		case "head":
			h := head{words: m.parts(text), kind: text}
			for _, w := range h.words {
				h.loose += loose(m.lang, w)
			}
			m.heads = append(m.heads, h)
		case "same":
			same = cmp.Or(same, text)
			for i := range m.heads {
				if slices.Equal(m.heads[i].words, m.parts(text)) {
					m.heads[i].kind = same
				}
			}
		case "aside":
			m.asides = append(m.asides, text, "")
		case "alike":
			m.asides = append(m.asides, text, list[0])
		case "governs":
			for _, w := range words(m.lang, text) {
				m.governs[w.stem] = true
			}
		case "near":
			m.confuse[text] = list[0]
		case "link":
			m.link[fold(text)] = true
		case "and":
			m.and[fold(text)], m.link[fold(text)] = true, true
		case "inner":
			m.inner[fold(text)], m.link[fold(text)] = true, true
		case "stop":
			m.stops = append(m.stops, text)
			m.stop[fold(text)] = true
		case "word":
			m.whole = append(m.whole, text)
		case "affix":
			m.affix[text] = true
		case "apart":
			m.apart[text] = true
			for _, w := range words(m.lang, text) {
				m.apart[w.stem] = true
			}
		}
	}
}

// parts are the folded words of a head; of zh the one string it is.
func (m *manner) parts(text string) []string {
	if m.lang == language.Chinese {
		return []string{text}
	}
	var out []string
	for _, w := range words(m.lang, text) {
		out = append(out, w.fold)
	}
	return out
}

// A word is a word of a text in a language that writes spaces.
type word struct {
	start, end int
	text       string // as it stands
	fold       string // small letters, without hyphens and Arabic marks
	stem       string // what brings the spellings of a word together
	capital    bool
	acronym    bool
	first      bool // a sign other than an apostrophe stands before it, or nothing
}

// words parts a text into words; a hyphen inside is no end, an apostrophe is.
func words(lang language.Tag, text string) []word {
	var out []word
	first := true
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !counts(r) {
			if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !isApostrophe(r) && r != '&' {
				first = true
			}
			i += n
			continue
		}
		w := word{start: i, first: first, capital: unicode.IsUpper(r)}
		for i < len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			if !counts(r) {
				next, _ := utf8.DecodeRuneInString(text[i+n:])
				if !isHyphen(r) || !unicode.IsLetter(next) {
					break
				}
			}
			i += n
		}
		w.end = i
		w.text = text[w.start:w.end]
		w.fold = fold(w.text)
		w.acronym = isAcronym(w.text)
		w.stem = loose(lang, w.fold)
		first = false
		out = append(out, w)
	}
	return out
}

func isHyphen(r rune) bool { return r == '-' || r == '‑' || r == '‐' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// fold makes of a word what is compared: hyphens, marks and tatweel go, ё is е, and the
// forms of alef are one.
func fold(w string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'ё', 'Ё':
			return 'е'
		case 'أ', 'إ', 'آ', 'ٱ':
			return 'ا'
		case 'ى':
			return 'ي'
		case 'ـ', '-', '‑', '‐':
			return -1
		}
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, w)
}

func isUpper(r rune) bool { return unicode.IsUpper(r) }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// edge reports whether a word may begin or end at a byte of a text: where no letter
// stands on one of the two sides, next to a Han character, and between Arabic letters
// and others (لMAG).
func edge(s string, i int) bool {
	a, _ := utf8.DecodeLastRuneInString(s[:i])
	b, _ := utf8.DecodeRuneInString(s[i:])
	return i == 0 || i == len(s) || !counts(a) || !counts(b) || isHan(a) || isHan(b) ||
		unicode.Is(unicode.Arabic, a) != unicode.Is(unicode.Arabic, b)
}
