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
		v, w := a.words[x[i]], b.words[y[i]]
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
	x, y := "", ""
	for _, s := range strings.Fields(a.root) {
		x += loose(m.lang, s)
	}
	for _, s := range strings.Fields(b.root) {
		y += loose(m.lang, s)
	}
	if x != y || m.lang == language.Arabic && indefinite(a.root) != indefinite(b.root) {
		return nearby // Working Group, Task Force
	}
	if len(v) != len(w) {
		return respelled // Task Force, Taskforce
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

// pair compares two names that share a key, and says how surely they are one.
func (m *manner) pair(a, b *variant) (pair, bool) {
	if !a.open && !b.open {
		switch m.compare(a, b) {
		case respelled:
			return pair{a: &a.name, b: &b.name, sure: true}, true
		case nearby:
			return pair{a: &a.name, b: &b.name}, !beside(a.uses, b.uses)
		case weakly:
			few, many := min(len(a.uses), len(b.uses)), max(len(a.uses), len(b.uses))
			return pair{a: &a.name, b: &b.name}, few <= rare && many >= frequent && !beside(a.uses, b.uses)
		case same:
			return pair{}, false
		}
	}
	if a.open != b.open {
		if a.open {
			a, b = b, a
		}
		for _, i := range b.after {
			if cut := b.cut(i); len(cut.keys) != len(a.keys) && m.compare(a, cut) == respelled {
				return pair{a: &a.name, b: &cut.name, sure: true}, true
			}
		}
	}
	x, y, ok := m.near(a, b)
	if !ok || beside(x.uses, y.uses) {
		return pair{}, false
	}
	return pair{a: &x.name, b: &y.name}, true
}

// near compares two names that differ in one word of content. If the end of one of them
// is not known, it ends as the other does, or with the last word that they share.
func (m *manner) near(a, b *variant) (*variant, *variant, bool) {
	if a.kind != b.kind || a.why == "capitals" || b.why == "capitals" {
		return nil, nil, false
	}
	if rel := m.compareHeads(a, b); rel != same {
		return nil, nil, false
	}
	x, y := a.after, b.after
	i := 0
	for i < len(x) && i < len(y) && a.keys[i] == b.keys[i] {
		i++
	}
	if i == len(x) || i == len(y) {
		return nil, nil, false
	}
	if !m.nearWords(a.words[x[i]], b.words[y[i]]) {
		return m.nearOrder(a, b)
	}
	k := i + 1
	for k < len(x) && k < len(y) && a.keys[k] == b.keys[k] {
		k++
	}
	switch {
	case a.open && b.open:
		if k == i+1 && !misspelt(a.words[x[i]].fold, b.words[y[i]].fold) {
			return nil, nil, false
		}
	case a.open:
		if k != len(y) {
			return nil, nil, false
		}
	case b.open:
		if k != len(x) {
			return nil, nil, false
		}
	case k != len(x) || k != len(y):
		return nil, nil, false
	}
	if k < 2 && (a.kind == "" || !misspelt(a.words[x[i]].fold, b.words[y[i]].fold)) {
		return nil, nil, false
	}
	return m.upTo(a, x[k-1]), m.upTo(b, y[k-1]), true
}

// nearOrder compares two names in quotation marks whose words stand in another order:
// «Северный маяк», «Маяк Севера».
func (m *manner) nearOrder(a, b *variant) (*variant, *variant, bool) {
	if a.why != "quoted" || b.why != "quoted" || len(a.keys) != len(b.keys) {
		return nil, nil, false
	}
	var v, w []word
	x, y := a.after, b.after
	for i := range x {
		if !slices.Contains(b.keys, a.keys[i]) {
			v = append(v, a.words[x[i]])
		}
		if !slices.Contains(a.keys, b.keys[i]) {
			w = append(w, b.words[y[i]])
		}
	}
	return a, b, len(v) == 1 && len(w) == 1 && m.nearWords(v[0], w[0])
}

// upTo is a name up to one of its words, if its end is not known.
func (m *manner) upTo(f *variant, last int) *variant {
	if !f.open || last == len(f.words)-1 {
		return f
	}
	return f.cut(last)
}

// cut is a name that ends with one of its words.
func (f *variant) cut(last int) *variant {
	cut := *f
	cut.open = false
	cut.words = f.words[:last+1]
	n, _ := slices.BinarySearch(f.after, last+1)
	cut.after, cut.keys = f.after[:n], f.keys[:n]
	size := f.words[last].end - f.words[0].start
	cut.text = f.text[:size]
	cut.uses = slices.Clone(f.uses)
	for i := range cut.uses {
		cut.uses[i].end = cut.uses[i].start + size
	}
	return &cut
}

// nearWords reports whether two words may be two spellings or forms of one.
func (m *manner) nearWords(a, b word) bool {
	n, short := begin(a.fold, b.fold)
	if (m.apart[a.stem] || m.apart[b.stem]) && !(n >= 5 && 5*n >= 4*short) || a.acronym || b.acronym {
		return false
	}
	if strings.ContainsFunc(a.fold+b.fold, unicode.IsDigit) {
		return false
	}
	if m.lang == language.Arabic {
		_, v := clitics(a.fold)
		_, w := clitics(b.fold)
		return nearly(v, w)
	}
	return nearly(a.fold, b.fold) || n >= 5 && (5*n >= 3*short || 5*n >= 3*min(utf8.RuneCountInString(a.stem), utf8.RuneCountInString(b.stem)))
}

// begin is how many letters two words share at their beginning, and how many the shorter
// one has.
func begin(x, y string) (n, short int) {
	a, b := []rune(x), []rune(y)
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n, min(len(a), len(b))
}

// misspelt reports whether two long words have one letter more or another one, before
// their endings.
func misspelt(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	front, back := 0, 0
	for front < len(x) && x[front] == y[front] {
		front++
	}
	for back < len(x)-front && x[len(x)-1-back] == y[len(y)-1-back] {
		back++
	}
	return len(x) >= 7 && len(y)-front-back <= 1 && front > 0 && (back > 3 || back > 0 && len(x) == len(y))
}

// nearly reports whether two words may be two spellings of one: long words with one
// letter more or another one, or with most of them in common at the beginning or at
// the end.
func nearly(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 5 {
		return false
	}
	front := 0
	for front < len(x) && x[front] == y[front] {
		front++
	}
	back := 0
	for back < len(x)-front && x[len(x)-1-back] == y[len(y)-1-back] {
		back++
	}
	if back == 0 && front >= len(x)-3 {
		return false // another ending
	}
	if len(y)-front-back <= 1 {
		return true
	}
	most := max(front, back)
	return most >= 6 && 3*most >= 2*utf8.RuneCountInString(string(y))
}

// beside reports whether two names stand in one passage, or each comes again in one text:
// they are two.
func beside(a, b []spot) bool {
	count := map[[2]int]int{}
	for _, s := range a {
		count[[2]int{s.text, s.passage}]++
		count[[2]int{s.text, -1}]++
	}
	again := map[int]int{}
	for _, s := range b {
		if count[[2]int{s.text, s.passage}] > 0 {
			return true
		}
		if again[s.text]++; again[s.text] > 1 && count[[2]int{s.text, -1}] > 1 {
			return true
		}
	}
	return false
}
