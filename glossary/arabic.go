package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isArabicLetter reports letters, and the tatweel between them or in لـIGF.
func isArabicLetter(r rune) bool {
	return r == tatweel || r >= 0x620 && unicode.Is(unicode.Arabic, r) && unicode.Is(unicode.L, r)
}

const tatweel = 'ـ'

// foldArabic drops vowel marks and the tatweel and writes alef with hamza or madda as
// alef, alef maqsura as ya and ta marbuta as ha, the orthographic normalisation of
// light stemming (Larkey, Ballesteros and Connell, 2002); digits become ASCII.
func foldArabic(w string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == tatweel, 0x64B <= r && r <= 0x65F, r == 0x670:
			return -1
		case r == 'أ', r == 'إ', r == 'آ', r == 'ٱ':
			return 'ا'
		case r == 'ى':
			return 'ي'
		case r == 'ة':
			return 'ه'
		case '٠' <= r && r <= '٩':
			return r - '٠' + '0'
		}
		return unicode.ToLower(r)
	}, w)
}

// withoutArticle cuts the article, if two letters and more remain.
func withoutArticle(w string) string {
	if rest, ok := strings.CutPrefix(w, "ال"); ok && utf8.RuneCountInString(rest) >= 2 {
		return rest
	}
	return w
}

// Particles that are written together with the word after them: and, then, with, as,
// for, and the mark of the future, alone and after and.
var particles = []string{"و", "ف", "ب", "ك", "ل", "س", "وب", "فب", "وك", "ول", "فل", "وس", "فس"}

var pronouns = []string{"ها", "هم", "هما", "هن", "نا", "كم", "ه"}

// arabicForms returns what a word of a text may be a form of, the most literal first.
// Particles stand at the head of a term only. The feminine ending is cut from the
// words after the head only: مكتبة is not مكتب, but عاملة is عامل.
func arabicForms(text string) []form {
	w := foldArabic(text)
	out := []form{{key: w}}
	add := func(key string, r rule, p place) {
		if utf8.RuneCountInString(key) < 2 {
			return
		}
		for _, f := range out {
			if f.key == key && (f.place == anywhere || f.place == p) {
				return
			}
		}
		out = append(out, form{key: key, rule: r, place: p})
	}
	bases := arabicBases(w)
	for _, b := range bases {
		add(b.key, b.rule, b.place)
	}
	for _, b := range bases {
		for _, s := range pronouns {
			rest, ok := strings.CutSuffix(b.key, s)
			if !ok || b.definite { // a pronoun takes the place of the article
				continue
			}
			if s != "ه" || strings.HasSuffix(text, "ه") { // not a ta marbuta
				add(rest, rulePronoun, b.place)
			}
			// Before a pronoun ta marbuta is ت, and hamza has a seat.
			if t, ok := strings.CutSuffix(rest, "ت"); ok {
				add(t+"ه", rulePronoun, b.place)
			}
			if t, ok := cutAny(rest, "ئ", "ؤ"); ok {
				add(t+"ء", rulePronoun, b.place)
			}
		}
		// Dual and sound plural, also before another noun (حلقتا عمل), and the
		// accusative alef.
		if rest, ok := cutAny(b.key, "تان", "تين", "ات", "تا", "تي"); ok {
			add(rest+"ه", ruleStem, b.place)
		}
		if rest, ok := cutAny(b.key, "ان", "ين", "ون", "ات", "ا"); ok && !strings.HasSuffix(b.key, "ها") { // no alef behind ta marbuta: دورها has no دورة
			add(rest, ruleStem, b.place)
		}
		// Before another noun they lose their nun: مراقبو الدول, تقريري الدورتين. Without a
		// noun with the article behind it, such a word is an adjective (برلماني).
		if rest, ok := cutAny(b.key, "و", "ي"); ok && !b.definite && utf8.RuneCountInString(rest) >= 3 {
			out = append(out, form{key: rest, rule: ruleStem, place: b.place, construct: true})
		}
		if rest, ok := strings.CutSuffix(b.key, "ه"); ok && b.place != head {
			add(rest, ruleStem, tail)
		}
	}
	return out
}

// arabicBases returns a word with and without the article and the particles.
func arabicBases(w string) []form {
	out := []form{{key: w}}
	if bare := withoutArticle(w); bare != w {
		out = append(out, form{key: bare, definite: true})
	}
	for _, p := range particles {
		rest, ok := strings.CutPrefix(w, p)
		if !ok {
			continue
		}
		out = append(out, form{key: rest, rule: ruleProclitic, place: head})
		if l, ok := strings.CutPrefix(rest, "ل"); ok && strings.HasSuffix(p, "ل") { // للأمانة is ل and الأمانة
			out = append(out, form{key: l, rule: ruleProclitic, place: head, definite: true})
		}
		if bare := withoutArticle(rest); bare != rest {
			out = append(out, form{key: bare, rule: ruleProclitic, place: head, definite: true})
		}
	}
	return out
}

// asListed reports whether a word is one of a name that stands as it is listed: with
// its article or without (مالي is Mali, المالي is not), in no other number, before no
// pronoun. Particles may stand before the head.
func asListed(want, got string, head bool) bool {
	want, got = foldArabic(want), foldArabic(got)
	if want == got || !head {
		return want == got
	}
	for _, p := range particles {
		rest, ok := strings.CutPrefix(got, p)
		if ok && rest == want {
			return true
		}
		bare, article := strings.CutPrefix(want, "ال")
		if ok && article && strings.HasSuffix(p, "ل") && rest == "ل"+bare { // للجزائر
			return true
		}
	}
	return false
}

// cutAny cuts the first of the endings that a word has.
func cutAny(w string, endings ...string) (string, bool) {
	for _, e := range endings {
		if rest, ok := strings.CutSuffix(w, e); ok {
			return rest, true
		}
	}
	return w, false
}

// hasArticle reports whether a word has the article, perhaps behind a particle.
func hasArticle(w string) bool {
	w = foldArabic(w)
	for _, p := range []string{"ال", "لل", "وال", "فال", "بال", "كال", "ولل", "وبال"} {
		if strings.HasPrefix(w, p) {
			return true
		}
	}
	return false
}

// isBareParticle reports whether w is only the article or a particle of n, a word in
// Latin letters or digits.
func isBareParticle(w, n *word) bool {
	if w.kind != letters || utf8.RuneCountInString(w.text) > 4 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(n.text)
	return isParticle(w.text) && n.kind != sign && n.kind != wall && !isArabicLetter(first)
}

func isParticle(w string) bool {
	switch foldArabic(w) {
	case "ال", "ل", "لل", "ب", "بال", "ك", "كال":
		return true
	}
	return false
}

// isDefinite reports whether word i of a text is there and has the article.
func isDefinite(words []word, i int) bool {
	return i < len(words) && words[i].kind == letters && strings.HasPrefix(foldArabic(words[i].text), "ال")
}
