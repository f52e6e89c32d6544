package terms

import (
	"cmp"
	"maps"
	"slices"

	"golang.org/x/text/language"
)

// mostAlike is how many names with the same rest are compared with each other.
const mostAlike = 64

// hanNames compares strings of Han characters that look like names: those with a head
// (工作组, 论坛), those in quotation marks, and those that come again with other
// neighbours on both sides. Two are one name in two spellings if they differ inside by
// one character, or by one that only one of them has, and that character does not tell
// two names apart (一, 二, 上, 下). Short strings without a head are so only if one has an
// affix (式, 性) that the other has not.
func (c *comparison) hanNames() []pair {
	all := c.grams()
	sharing := map[string][]*gram{} // by what is left without one character
	var keys []string
	share := func(key string, g *gram) {
		if sharing[key] == nil {
			keys = append(keys, key)
		}
		if list := sharing[key]; len(list) < mostAlike && (len(list) == 0 || list[len(list)-1] != g) {
			sharing[key] = append(list, g)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(all)) {
		g := all[k]
		if !g.closed() {
			continue
		}
		share(k, g)
		for i := range g.runes {
			if (i == 0 || i == len(g.runes)-1) && !g.quoted {
				continue // what lies outside the name may differ too
			}
			rest := string(g.runes[:i]) + string(g.runes[i+1:])
			share(rest, g)                            // to one that is this
			share(rest+"\x00"+string(rune('0'+i)), g) // to one with another character here
		}
	}
	var out []pair
	done := map[[2]string]bool{}
	for _, k := range keys {
		list := sharing[k]
		for i, a := range list {
			for _, b := range list[i+1:] {
				if key := [2]string{a.key, b.key}; !done[key] {
					done[key] = true
					if oneName(all, a, b) {
						out = append(out, pair{&a.name, &b.name, ""})
					}
				}
			}
		}
	}
	return apart(all, append(out, c.affixed(all)...))
}

// affixed pairs a name with what has an affix more, though that be written only once.
func (c *comparison) affixed(all map[string]*gram) []pair {
	m := manners()[language.Chinese]
	found := map[string]*gram{}
	var out []pair
	for _, r := range c.hanRuns() {
		for i, x := range r.runes {
			if !m.affix[string(x)] {
				continue
			}
			from, to := 0, 0 // the longest name without the affix
			for a := max(0, i-4); a <= i-2; a++ {
				for b := min(len(r.runes), i+5); b >= i+3; b-- {
					g := all[string(r.runes[a:i])+string(r.runes[i+1:b])]
					if g != nil && g.closed() && b-a > to-from {
						from, to = a, b
					}
				}
			}
			if to == 0 {
				continue
			}
			g := all[string(r.runes[from:i])+string(r.runes[i+1:to])]
			key := string(r.runes[from:to])
			if old := all[key]; old != nil && old.closed() {
				continue // compared already
			}
			n := found[key]
			if n == nil {
				n = &gram{name: name{lang: language.Chinese, text: key, key: key}, runes: r.runes[from:to], head: g.head}
				found[key] = n
				out = append(out, pair{&n.name, &g.name, ""})
			}
			start := r.start + len(string(r.runes[:from]))
			n.uses = append(n.uses, spot{text: r.text, passage: r.passage, start: start, end: start + len(key)})
		}
	}
	maps.Copy(all, found)
	return out
}

// oneName reports whether two strings differ inside, by one character that does not
// tell names apart.
func oneName(all map[string]*gram, a, b *gram) bool {
	if len(a.runes) > len(b.runes) {
		a, b = b, a
	}
	n := len(a.runes)
	if len(b.runes)-n > 1 || a.head != b.head {
		return false
	}
	front := 0
	for front < n && a.runes[front] == b.runes[front] {
		front++
	}
	back := 0
	for back < n-front && a.runes[n-1-back] == b.runes[len(b.runes)-1-back] {
		back++
	}
	differ := n - front - back
	if (front == 0 || back == 0) && !(a.quoted && b.quoted) || differ+len(b.runes)-n != 1 || front+back-a.head < 2 {
		return false
	}
	m := manners()[language.Chinese]
	odd := b.runes[front : len(b.runes)-back]
	odd = append(slices.Clone(odd), a.runes[front:n-back]...)
	for _, r := range odd {
		if m.apart[string(r)] {
			return false
		}
	}
	// two words of two characters each are often one character from two others
	if a.head == 0 && !(a.quoted && b.quoted) && n < longHan && !(len(b.runes) > n && m.affix[string(odd)]) {
		return false
	}
	// the difference is outside the name if what stands behind it is a name of its own
	if rest := string(a.runes[n-back:]); back > max(a.head, 3) {
		if g := all[rest]; g != nil && len(g.left) > 1 {
			return false
		}
	}
	return true
}

// apart leaves out the pairs that stand inside another pair: names with a head come
// first, then the longer.
func apart(all map[string]*gram, pairs []pair) []pair {
	slices.SortStableFunc(pairs, func(p, q pair) int {
		return cmp.Or(cmp.Compare(all[q.a.key].head, all[p.a.key].head), cmp.Compare(len(q.a.key)+len(q.b.key), len(p.a.key)+len(p.b.key)),
			cmp.Compare(p.a.key, q.a.key), cmp.Compare(p.b.key, q.b.key))
	})
	var out []pair
	taken := map[[2]int][]spot{}
	inside := func(n *name) bool {
		s := n.uses[0]
		return slices.ContainsFunc(taken[[2]int{s.text, s.passage}], func(t spot) bool { return s.start < t.end && t.start < s.end })
	}
	for _, p := range pairs {
		if inside(p.a) && inside(p.b) {
			continue
		}
		for _, s := range slices.Concat(p.a.uses, p.b.uses) {
			k := [2]int{s.text, s.passage}
			taken[k] = append(taken[k], s)
		}
		out = append(out, p)
	}
	return out
}
