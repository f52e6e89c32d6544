package terms

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// pair compares two names that share a key, and says how surely they are one.
func (m *manner) pair(a, b *variant) (pair, bool) {
	if a.kind != b.kind {
		return m.otherHead(a, b)
	}
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
			if cut := b.cut(i); (len(cut.keys) != len(a.keys) || m.turned(a, cut)) && m.compare(a, cut) == respelled {
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

// turned reports whether two names have the same words in another order, two of them about
// one that joins two things, or three at least; in Russian complements change their places
// freely.
func (m *manner) turned(a, b *variant) bool {
	return (len(a.keys) > 2 && m.lang != language.Russian || m.joins(a) && m.joins(b)) && !slices.Equal(a.keys, b.keys) &&
		slices.Equal(slices.Sorted(slices.Values(a.keys)), slices.Sorted(slices.Values(b.keys)))
}

// near compares two names that differ in one word of content. If the end of one of them
// is not known, it ends as the other does, or with the last word that they share.
func (m *manner) near(a, b *variant) (*variant, *variant, bool) {
	if a.kind != b.kind || a.why == "capitals" || b.why == "capitals" {
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
	if m.compareHeads(a, b) != same {
		return nil, nil, false
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
	size := f.words[last].end - f.words[len(f.words)-1].end + len(f.text)
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

// shared is how many characters two words have in common at the beginning and at the
// end; x is no longer than y.
func shared(x, y []rune) (front, back int) {
	for front < len(x) && x[front] == y[front] {
		front++
	}
	for back < len(x)-front && x[len(x)-1-back] == y[len(y)-1-back] {
		back++
	}
	return front, back
}

// misspelt reports whether two long words have one letter more or another one, before
// their endings.
func misspelt(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	front, back := shared(x, y)
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
	front, back := shared(x, y)
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
