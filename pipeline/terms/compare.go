package terms

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// A relation is what two names, or two words of them, are to each other.
type relation int

const (
	same      relation = iota // the same, or only inflected
	agrees                    // of words: in another gender, as a noun beside it wants it
	counted                   // of words: in another number, or behind another particle
	respelled                 // the same in another spelling
	nearby                    // perhaps the same
	weakly                    // perhaps, if one of them is rare and the other is not
	unlike
)

// compare compares two names of the same words.
func (m *manner) compare(a, b *variant) relation {
	if a.kind != b.kind || a.open != b.open {
		return unlike
	}
	rel := m.compareHeads(a, b)
	if rel == unlike {
		return unlike
	}
	capitals := a.why == "capitals" || b.why == "capitals"
	if !slices.Equal(a.keys, b.keys) {
		x, y := a.joined(), b.joined()
		switch {
		case x[0] == y[0] || x[1] == y[1]:
			return max(rel, respelled) // cross-border, cross border
		case capitals || a.open || len(a.keys) < 2 && a.kind == "":
			return unlike
		case slices.Equal(slices.Sorted(slices.Values(a.keys)), slices.Sorted(slices.Values(b.keys))):
			return max(rel, respelled) // in another order
		}
		return unlike
	}
	x, y := a.after, b.after
	var found [unlike + 1]bool
	for i := range x {
		v, w := m.withParticle(a, x[i], b.words[y[i]]), m.withParticle(b, y[i], a.words[x[i]])
		r := m.compareWords(v, w, a.inflects(m, x[i]) && !(a.called && b.called), i == 0 && x[0] == 0)
		if r == unlike {
			return unlike
		}
		found[r] = true
		if x[i] > 0 && y[i] > 0 && v.capital != w.capital && v.fold == w.fold && !shouts(v) && !shouts(w) && a.why == "quoted" && b.why == "quoted" {
			found[respelled] = true
		}
	}
	if m.lang == language.Arabic && len(a.keys) == 1 && !found[respelled] && found[counted] {
		if m.nearWords(a.words[x[0]], b.words[y[0]]) {
			return weakly
		}
		return unlike
	}
	if found[agrees] && !found[counted] && !found[respelled] {
		return unlike
	}
	if found[respelled] || a.head < a.tail && !capitals && (x[0] < a.head) != (y[0] < b.head) {
		return max(rel, respelled) // Forum on Rural Links, Rural Links Forum
	}
	links := !slices.Equal(m.between(a), m.between(b))
	switch {
	case !links && !found[counted]:
		return rel
	case a.generic || b.generic:
		return unlike
	case capitals && (found[counted] || len(a.keys) < 3 || m.lang == language.French || m.lang == language.Russian || m.joins(a) || m.joins(b)):
		return unlike // not known to be a name
	case found[counted] && a.head < a.tail && !links && !slices.EqualFunc(a.words[a.head:a.tail], b.words[b.head:b.tail], func(v, w word) bool { return v.fold == w.fold }) && m.lang != language.Russian:
		return unlike // forums, any
	case len(a.keys) < 2 && m.lang == language.Arabic:
		return unlike
	case len(a.keys) < 2:
		return weakly
	}
	return max(rel, respelled)
}

// withParticle is a word of a name; an Arabic one has the particle of a link before it if
// another one has it: بمسألة أدوات, بأدوات.
func (m *manner) withParticle(f *variant, i int, other word) word {
	w := f.words[i]
	if m.lang == language.Arabic && i > 0 && strings.HasPrefix(other.fold, "ب") && m.links(f.words[i-1]) && strings.HasPrefix(f.words[i-1].fold, "ب") {
		w.text = "ب" + w.text
	}
	return w
}

// joins reports whether a name has a word that joins two things, as the names of two have.
func (m *manner) joins(f *variant) bool {
	return slices.ContainsFunc(f.words, func(w word) bool { return m.and[w.fold] })
}

// compareHeads compares the heads of two names that mean the same.
func (m *manner) compareHeads(a, b *variant) relation {
	if a.kind == "" {
		return same
	}
	v, w := a.words[a.head:a.tail], b.words[b.head:b.tail]
	if a.stem != b.stem || m.lang == language.Arabic && indefinite(a.root) != indefinite(b.root) {
		return nearby // Working Group, Task Force
	}
	if len(v) != len(w) || a.root != b.root && m.lang != language.Arabic {
		return respelled // Task Force, Taskforce; Centre, Center
	}
	for i := range v {
		if i > 0 && v[i].capital != w[i].capital && !shouts(v[i]) && !shouts(w[i]) && !a.generic && !b.generic {
			return respelled // Groupe de Travail
		}
	}
	if m.lang == language.Arabic {
		for i := range v {
			if p, q := article(asWritten(v[i])), article(asWritten(w[i])); strings.TrimPrefix(p, "ال") != strings.TrimPrefix(q, "ال") && fold(p) != fold(q) {
				continue // in another case or number
			} else if strings.TrimPrefix(p, "ال") != strings.TrimPrefix(q, "ال") || strings.HasSuffix(v[i].text, "ة") != strings.HasSuffix(w[i].text, "ة") {
				return respelled
			}
		}
	}
	return same
}

// indefinite is an Arabic head without its articles.
func indefinite(s string) string {
	return strings.ReplaceAll(" "+s, " ال", " ")
}

// inflects reports whether the word at i changes with the sentence: in Russian the words
// before the head of a name or up to its first noun, in Arabic the first one.
func (n *mention) inflects(m *manner, i int) bool {
	switch m.lang {
	case language.Arabic:
		return i == 0
	case language.Russian:
		if n.why == "capitals" || i < n.head {
			return true
		}
		if slices.ContainsFunc(n.words[:i], func(w word) bool { return m.and[w.fold] }) {
			return true // Совета и Ассамблеи
		}
		if n.head < n.tail {
			return false
		}
		for k := range i {
			if !adjective(n.words[k].fold) {
				return false
			}
		}
		return true
	}
	return false
}

// compareWords compares two words of one stem.
func (m *manner) compareWords(a, b word, inflects, first bool) relation {
	x, y := asWritten(a), asWritten(b)
	if x == y {
		return same
	}
	if roman.MatchString(a.text) || roman.MatchString(b.text) {
		return unlike
	}
	switch m.lang {
	case language.Russian:
		if inflects && strings.Count(x, "-") == strings.Count(y, "-") && !otherNumber(x, y) {
			return same
		}
	case language.Arabic:
		return compareArabic(x, y, first)
	case language.French, language.Spanish:
		if x+"e" == y || y+"e" == x || strings.TrimSuffix(x, "o")+"a" == y || strings.TrimSuffix(y, "o")+"a" == x {
			return agrees
		}
	}
	if len(a.fold) != len(b.fold) || m.lang == language.Russian {
		if unaccented(a.fold) != unaccented(b.fold) {
			return counted
		}
	}
	return respelled
}

// roman is a number in Roman digits, or of one letter.
var roman = regexp.MustCompile(`^([IVXLC]+|\p{L}|\d+)$`)

// between are the words that link those of content, a list for each, from the head or the
// first word on.
func (m *manner) between(f *variant) []string {
	var out []string
	now := ""
	for i, w := range f.words {
		if i >= f.head && i < f.tail || !m.links(w) {
			out = append(out, now)
			now = ""
			continue
		}
		if m.and[w.fold] {
			now = "&"
			continue
		}
		if strings.HasPrefix(now, "&") {
			continue // the construction of the sentence comes again: Déclaration et du Programme
		}
		link := asWritten(w)
		if m.lang == language.French && link == "d" {
			link = "de"
		}
		if m.lang == language.Arabic {
			link = fold(link)
			link = strings.TrimPrefix(article(link), "ال")
			link = strings.TrimSuffix(link, "ة") // it agrees with the head
		}
		now += link + " "
	}
	return out
}

// asWritten is a word as it is spelled, its capitals aside.
func asWritten(w word) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'ё', 'Ё':
			return 'е'
		case '‑', '‐':
			return '-'
		case 'ـ':
			return -1
		}
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, w.text)
}

// shouts reports whether a word is all in capitals, as in a heading.
func shouts(w word) bool {
	return utf8.RuneCountInString(w.text) > 1 && strings.ToUpper(w.text) == w.text
}
