package terms

import (
	"cmp"
	"slices"
	"strings"

	"hexaglot/glossary"
)

// twoShorts pairs the acronyms that stand for the same name and are nearly the same: GWK,
// GWKS. Those of two languages (FAO, ONUAA) are not.
func twoShorts(all []*expansion) []pair {
	var out []pair
	for _, list := range byName(all) {
		for i, a := range list {
			for _, b := range list[i+1:] {
				if oneName(a, b) && nearShorts(a.acronym, b.acronym) {
					out = append(out, pair{a: a.short(), b: b.short(), sure: true})
				}
			}
		}
	}
	return out
}

// byName gathers the expansions that end alike, in the order in which they came: those of
// longer acronyms may have a word of the sentence before them.
func byName(all []*expansion) [][]*expansion {
	at := map[string]int{}
	var out [][]*expansion
	for _, e := range all {
		end := e.key // of Chinese
		if n := len(e.words); n > 1 {
			end = e.words[n-2].stem + " " + e.words[n-1].stem
		}
		k := e.lang.String() + " " + glossary.Simplify(end)
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, nil)
		}
		if len(out[i]) < mostAlike {
			out[i] = append(out[i], e)
		}
	}
	return out
}

// oneName reports whether two expansions are the same name.
func oneName(a, b *expansion) bool {
	x, y := fold(a.text), fold(b.text)
	return x == y || strings.HasSuffix(x, " "+y) || strings.HasSuffix(y, " "+x)
}

// short is the acronym of an expansion as a name.
func (e *expansion) short() *name {
	return &name{lang: e.lang, text: e.acronym, uses: e.shorts}
}

// nearShorts reports whether one of two acronyms begins with the other, or has one letter
// more or another one. What differs in hyphens alone is left to shorts.
func nearShorts(a, b string) bool {
	x, y := []rune(squeeze(a)), []rune(squeeze(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 3 || string(x) == string(y) {
		return false
	}
	if strings.HasPrefix(string(y), string(x)) {
		return true
	}
	front, back := 0, 0
	for front < len(x) && x[front] == y[front] {
		front++
	}
	for back < len(x)-front && x[len(x)-1-back] == y[len(y)-1-back] {
		back++
	}
	return len(x) >= leastShort && len(y)-front-back <= 1
}

// oneShort leaves of the expansions that are the same name, and whose acronyms are nearly the
// same, the one that is used most; it has the uses of all.
func oneShort(all []*expansion) []*expansion {
	var out []*expansion
	for _, list := range byName(all) {
		slices.SortStableFunc(list, func(a, b *expansion) int { return cmp.Compare(len(b.uses), len(a.uses)) })
		var kept []*expansion
		for _, e := range list {
			i := slices.IndexFunc(kept, func(k *expansion) bool {
				return oneName(k, e) && (nearShorts(k.acronym, e.acronym) || squeeze(k.acronym) == squeeze(e.acronym))
			})
			if i < 0 {
				kept = append(kept, e)
				continue
			}
			kept[i].uses = append(kept[i].uses, e.uses...)
			slices.SortFunc(kept[i].uses, inOrder)
		}
		out = append(out, kept...)
	}
	return out
}
