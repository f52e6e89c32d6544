package terms

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"hexaglot/glossary"
)

// loose makes of a folded word what its spellings have in common: its stem, without the
// accents of Latin letters, American for British, and of Arabic its consonants.
func loose(lang language.Tag, w string) string {
	switch lang {
	case language.Arabic:
		return consonants(w)
	case language.English:
		w = american(unaccented(w))
	case language.French, language.Spanish:
		w = unaccented(w)
	}
	s := glossary.Stem(lang, w)
	if len(s) < 3 {
		return w
	}
	switch lang {
	case language.Spanish:
		if strings.HasSuffix(s, "z") {
			s = s[:len(s)-1] + "c" // voz, voces
		}
	case language.Russian:
		r := []rune(s)
		if n := len(r); n > 2 && (r[n-2] == 'е' || r[n-2] == 'о') && !vowel(r[n-1]) && !vowel(r[n-3]) {
			s = string(r[:n-2]) + string(r[n-1]) // a vowel of some cases only: точка, точек
		}
	}
	return s
}

func vowel(r rune) bool { return strings.ContainsRune("аеиоуыэюяйьъ", r) }

func unaccented(w string) string {
	if !strings.ContainsFunc(w, func(r rune) bool { return r > unicode.MaxASCII }) {
		return w
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(w))
}

// britishEnds are the ends of words that American English writes otherwise, by the lists
// of both in the UN Editorial Manual and Merriam-Webster: honour, centre, programme,
// dialogue, organisation, defence.
var britishEnds = [][2]string{{"our", "or"}, {"tre", "ter"}, {"mme", "m"}, {"logue", "log"}, {"isation", "ization"},
	{"ise", "ize"}, {"yse", "yze"}, {"ising", "izing"}, {"ence", "ense"}, {"elling", "eling"}, {"elled", "eled"}}

func american(w string) string {
	plural := ""
	if strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		w, plural = w[:len(w)-1], "s"
	}
	for _, e := range britishEnds {
		if len(w) >= len(e[0])+3 && strings.HasSuffix(w, e[0]) {
			w = strings.TrimSuffix(w, e[0]) + e[1]
			break
		}
	}
	return w + plural
}

// consonants is what an Arabic word has whatever stands before it (و ف ب ك ل and the
// article), its number and its gender: أسماء and لاسم are both سم.
func consonants(w string) string {
	_, base := clitics(w)
	r := []rune(suffixless(base))
	for len(r) > 3 && strings.ContainsRune("وفبكل", r[0]) {
		r = r[1:] // it may be one too: بيانات, لبيانات
	}
	out := strings.Map(func(x rune) rune {
		if strings.ContainsRune("اويىءئؤ", x) {
			return -1
		}
		return x
	}, string(r))
	if out == "" {
		return base
	}
	return out
}

// clitics parts an Arabic word into the particles before it and the word: للتخزين is ل,
// ال and تخزين. What would leave less than three letters is no particle.
func clitics(w string) (before, base string) {
	r := []rune(w)
	cut := func(n int) { before += string(r[:n]); r = r[n:] }
	if len(r) > 4 && (r[0] == 'و' || r[0] == 'ف') {
		cut(1)
	}
	switch {
	case len(r) > 4 && r[0] == 'ل' && r[1] == 'ل':
		before, r = before+"لال", r[2:]
		return before, string(r)
	case len(r) > 3 && strings.ContainsRune("بكل", r[0]):
		cut(1)
	}
	if len(r) > 4 && r[0] == 'ا' && r[1] == 'ل' {
		cut(2)
	}
	return before, string(r)
}

// arabicEnds are the endings of number, gender and case, the longest first.
var arabicEnds = []string{"يات", "ات", "ون", "ين", "ان", "وا", "ية", "يه", "ة", "ه", "ي", "ا"}

func suffixless(w string) string {
	for _, e := range arabicEnds {
		if rest, ok := strings.CutSuffix(w, e); ok && len([]rune(rest)) >= 3 {
			return rest
		}
	}
	return w
}
