package terms

import (
	"slices"

	"golang.org/x/text/language"
)

// otherHead compares two names that differ in their heads: Committee on Hedges, Council on
// Hedges. They may be one if the heads are of those that are easily confused, all else is the
// same, and one comes again but the other does not: what both come again are two.
func (m *manner) otherHead(a, b *variant) (pair, bool) {
	if a.open {
		a, b = b, a
	}
	if indefinite(a.root) == indefinite(b.root) && !a.open && m.lang == language.Arabic {
		if b.open && len(a.keys) <= len(b.keys) {
			b = b.cut(b.after[len(a.keys)-1])
		}
		return pair{a: &a.name, b: &b.name, sure: true}, m.turned(a, b) // المنتدى الإقليمي للبذور, منتدى البذور الإقليمي
	}
	if a.near == "" || a.near != b.near || indefinite(a.root) == indefinite(b.root) {
		return pair{}, false
	}
	least := 2
	if m.lang == language.Arabic {
		least = 3 // without capitals, a word more has to say that it is a name
	}
	if a.open || a.generic || b.generic || len(a.keys) < least || len(a.keys) > len(b.keys) {
		return pair{}, false
	}
	if b.open {
		b = b.cut(b.after[len(a.keys)-1])
	}
	if !slices.Equal(a.keys, b.keys) || !mistaken(a.uses, b.uses) {
		return pair{}, false
	}
	for i, x := range a.after {
		y := b.after[i]
		if (x < a.head) != (y < b.head) || m.compareWords(a.words[x], b.words[y], a.inflects(m, x), i == 0 && x == 0) > agrees {
			return pair{}, false
		}
	}
	return pair{a: &a.name, b: &b.name, heads: true}, true
}

// mistaken reports whether one of two names may be a slip for the other: it stands once, and
// the other again and elsewhere.
func mistaken(a, b []spot) bool {
	return min(len(a), len(b)) == 1 && max(len(a), len(b)) > 1 && !beside(a, b)
}
