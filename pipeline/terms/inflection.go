package terms

import "strings"

// compareArabic compares two words of the same consonants.
func compareArabic(x, y string, first bool) relation {
	p, v := clitics(x)
	q, w := clitics(y)
	p, q = strings.TrimSuffix(p, "ال"), strings.TrimSuffix(q, "ال")
	fv, fw := fold(v), fold(w)
	switch {
	case fv == fw && v != w:
		return respelled // hamza
	case fv != fw && strings.ReplaceAll(fv, "ة", "ه") == strings.ReplaceAll(fw, "ة", "ه"):
		return respelled
	case fv == fw && (first || p == q):
		return same // with the article or without
	case fv == fw && (p == "ب" && q == "" || p == "" && q == "ب"):
		return unlike // as the object of a verb has it
	case fv == fw:
		return counted // another particle
	case strings.HasPrefix(p, "و") || strings.HasPrefix(q, "و"):
		return unlike
	}
	stem, stem2 := suffixless(fv), suffixless(fw)
	if stem != stem2 && len(stem) == len(stem2) {
		return unlike
	}
	if stem == stem2 {
		switch {
		case strings.HasSuffix(fv, "ات") || strings.HasSuffix(fw, "ات"):
			return counted
		case hasEnd(fv, arabicCases) || hasEnd(fw, arabicCases):
			return same
		}
		return agrees
	}
	if nisba := func(s string) bool { return hasEnd(s, []string{"ي", "ية", "يه"}) }; nisba(fv) != nisba(fw) || hasEnd(fv, arabicPronouns) || hasEnd(fw, arabicPronouns) {
		return unlike
	}
	return counted
}

var (
	arabicCases    = []string{"و", "ي", "ون", "ين", "ا", "ان"}
	arabicPronouns = []string{"ها", "هم", "هما", "نا", "كم"}
)

// otherNumber reports whether two Russian words of one stem stand in different numbers,
// whatever their gender and case.
func otherNumber(x, y string) bool {
	a, b := []rune(x), []rune(y)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for ; n > 0; n-- { // the endings may begin with the same letter: ов, ом
		if !strings.ContainsRune("аеиоуыэюяй", a[n-1]) {
			break
		}
	}
	e, f := string(a[n:]), string(b[n:])
	found := false
	for _, g := range numbers {
		p, q := g[e], g[f]
		if p == 0 || q == 0 {
			continue
		}
		if p&q != 0 {
			return false
		}
		found = true
	}
	return found
}

const (
	one  = 1
	many = 2
)

// numbers are the numbers of Russian endings: of masculine, feminine and neuter nouns and
// of adjectives.
var numbers = []map[string]int{
	numbersOf("  ь й а я у ю ом ем е и ", "ы и ов ев ей ам ям ами ями ах ях"),
	numbersOf("а я ы и е у ю ой ей ь ью ия ии ию ией", "ы и  ь ей ий ам ям ами ями ах ях ии иям иями иях"),
	numbersOf("о е а я у ю ом ем ие ия ию ием ии", "а я  ь ей ий ам ям ами ями ах ях ия иям иями иях"),
	numbersOf("ый ий ой ая яя ое ее ого его ому ему ым им ом ем ую юю ей", "ые ие ых их ым им ыми ими"),
}

func numbersOf(singular, plural string) map[string]int {
	out := map[string]int{}
	for i, list := range []string{singular, plural} {
		for _, e := range strings.Split(list, " ") {
			out[e] |= 1 << i
		}
	}
	return out
}
