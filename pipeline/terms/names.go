package terms

import (
	"bytes"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/glossary"
)

//go:embed names.tsv
var namesTSV []byte

// A manner is how a language makes names, as names.tsv says.
type manner struct {
	heads [][]string // folded words, the longest first; of zh one string each
	link  map[string]bool
	stops []string
	affix map[string]bool
	apart map[string]bool // stems
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
			m = &manner{link: map[string]bool{}, affix: map[string]bool{}, apart: map[string]bool{}}
			out[lang] = m
		}
		for word := range strings.SplitSeq(cells[2], "|") {
			switch cells[1] {
			case "head":
				if lang == language.Chinese {
					m.heads = append(m.heads, []string{word})
					continue
				}
				var head []string
				for _, w := range words(lang, word) {
					head = append(head, w.fold)
				}
				m.heads = append(m.heads, head)
			case "link":
				m.link[word] = true
			case "affix":
				m.affix[word] = true
			case "stop":
				m.stops = append(m.stops, word)
			case "apart":
				m.apart[word] = true
				for _, w := range words(lang, word) {
					m.apart[w.stem] = true
				}
			}
		}
	}
	for _, m := range out {
		slices.SortStableFunc(m.heads, func(a, b []string) int { return len(strings.Join(b, " ")) - len(strings.Join(a, " ")) })
	}
	return out
})

// A word is a word of a text in a language that writes spaces.
type word struct {
	start, end int
	fold       string // small letters, without hyphens and Arabic marks
	stem       string
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
			if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !isApostrophe(r) {
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
				if r != '-' && r != '‑' && r != '‐' || !unicode.IsLetter(next) {
					break
				}
			}
			i += n
		}
		w.end = i
		w.fold = fold(text[w.start:w.end])
		w.acronym = isAcronym(text[w.start:w.end])
		w.stem = glossary.Stem(lang, w.fold)
		first = false
		out = append(out, w)
	}
	return out
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// fold makes of a word what is compared: hyphens, marks and tatweel go, ё is е, and the
// forms of alef are one.
func fold(w string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'ё', 'Ё':
			return 'е'
		case 'أ', 'إ', 'آ':
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
