package terms

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// hanNames compares the Chinese names with the same head, or heads that mean the same,
// and those in quotation marks. Two are one in two spellings if they are the same but for
// traditional characters and particles (的, 之), and perhaps if one character of them
// differs, or a word of two that have one in common (维修, 修理), and that does not tell
// two names apart (一, 二, 上, 下).
func (c *comparison) hanNames() []pair {
	m := manners()[language.Chinese]
	by := map[string][]*hanName{}
	var order []string
	for _, f := range c.hanForms() {
		for _, k := range f.shared(m) {
			if by[k] == nil {
				order = append(order, k)
			}
			if len(by[k]) < mostAlike {
				by[k] = append(by[k], f)
			}
		}
	}
	var out []pair
	done := map[[2]*hanName]bool{}
	for _, k := range order {
		for i, a := range by[k] {
			for _, b := range by[k][i+1:] {
				if done[[2]*hanName{a, b}] {
					continue
				}
				done[[2]*hanName{a, b}] = true
				if p, ok := m.hanPair(a, b); ok {
					out = append(out, p)
				}
			}
		}
	}
	return append(out, c.affixed()...)
}

// particles link the words of a Chinese name and say nothing.
var particles = strings.NewReplacer("的", "", "之", "", "与", "和", "及", "和", "暨", "和", "·", "", "-", "", "‑", "", "‐", "", "－", "")

// shared are the keys by which a name meets others: its characters, and all of them but
// one; of one that may begin later, those of all its ends.
func (f *hanName) shared(m *manner) []string {
	seen := map[string]bool{}
	from := 0
	if f.open {
		from = len(f.body) - 2
	}
	for ; from >= 0; from-- {
		body := []rune(particles.Replace(string(f.body[from:])))
		seen[f.kind+"|"+string(body)] = true
		if f.near != "" && len(body) > 2 {
			seen[f.near+"~"+string(body)] = true
		}
		seen[f.kind+"|"+m.bare.Replace(string(body))] = true
		if slices.Contains(body, '和') {
			seen[f.kind+"&"+string(slices.Sorted(slices.Values(body)))] = true
		}
		for i := range body {
			if len(body) > 1 {
				seen[f.kind+"|"+string(body[:i])+string(body[i+1:])] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// hanPair compares two names that share a key.
func (m *manner) hanPair(a, b *hanName) (pair, bool) {
	if a.open && b.open || a.kind != b.kind && (a.near == "" || a.near != b.near) {
		return pair{}, false
	}
	if a.open {
		a, b = b, a
	}
	if b.open { // as long as the other is, or one more or less
		for _, n := range []int{len(a.body), len(a.body) + 1, len(a.body) - 1, len(a.body) + 2, len(a.body) - 2} {
			if n > 1 && n <= len(b.body) {
				if p, ok := m.hanPair(a, b.from(len(b.body)-n)); ok {
					return p, true
				}
			}
		}
		return pair{}, false
	}
	x, y := particles.Replace(string(a.body)), particles.Replace(string(b.body))
	if isAnd(a.body[0]) != isAnd(b.body[0]) || a.body[0] != b.body[0] && isAnd(a.body[0]) {
		return pair{}, false // 与 is not of the name
	}
	if a.kind != b.kind {
		return pair{a: &a.name, b: &b.name, heads: true}, x == y && utf8.RuneCountInString(x) > 2 && mistaken(a.uses, b.uses)
	}
	if x == y {
		if a.head == b.head {
			return pair{a: &a.name, b: &b.name, sure: true}, a.text != b.text
		}
		return pair{a: &a.name, b: &b.name}, (len(a.body) > 2 || a.quoted && b.quoted) && !beside(a.uses, b.uses)
	}
	if a.head != b.head || beside(a.uses, b.uses) {
		return pair{}, false
	}
	if reordered(x, y) {
		return pair{a: &a.name, b: &b.name, sure: true}, true
	}
	if bare := m.bare.Replace(x); bare == m.bare.Replace(y) && utf8.RuneCountInString(bare) > 2 {
		return pair{a: &a.name, b: &b.name}, true
	}
	if m.hanNear(a, b, []rune(x), []rune(y)) == unlike {
		return pair{}, false
	}
	return pair{a: &a.name, b: &b.name}, true
}

// reordered reports whether two names have what stands around 和 in another order:
// 农田和果园, 果园和农田.
func reordered(x, y string) bool {
	a, rest, ok := strings.Cut(x, "和")
	if !ok || len(x) != len(y) || len(a) < 2*utf8.RuneLen('和') {
		return false
	}
	b, tail, ok := strings.Cut(y, "和")
	return ok && a != b && strings.HasPrefix(rest, b) && tail == a+rest[len(b):]
}

// isAnd reports whether a character joins two things.
func isAnd(r rune) bool { return strings.ContainsRune("与和及暨", r) }

// from is a name from one of its characters on.
func (f *hanName) from(k int) *hanName {
	cut := *f
	cut.open = false
	cut.body = f.body[k:]
	size := 0
	for range k {
		size = after(f.text, size)
	}
	cut.text = f.text[size:]
	cut.uses = slices.Clone(f.uses)
	for i := range cut.uses {
		cut.uses[i].start += size
	}
	return &cut
}

// hanNear reports whether two names differ in one character, or in two of which they
// share one.
func (m *manner) hanNear(a, b *hanName, x, y []rune) relation {
	if len(x) > len(y) {
		x, y = y, x
	}
	front, back := shared(x, y)
	v, w := x[front:len(x)-back], y[front:len(y)-back]
	quoted := a.quoted && b.quoted
	least := 5
	if quoted && len(x) == len(y) {
		least = shortestHan
	}
	if len(y)+len([]rune(a.head)) < least || front+back < 2 || least == shortestHan && front+back < 3 {
		return unlike
	}
	if !quoted && (slices.Contains(v, '和') || slices.Contains(w, '和')) {
		return unlike // what stands before it may be another name
	}
	known := true
	for _, r := range slices.Concat(v, w) {
		known = known && isHan(r)
	}
	apart := func(r rune) bool { return m.apart[string(r)] }
	switch {
	case !known:
	case len(v) == 0 && len(w) == 1:
		if !apart(w[0]) && front > 0 && front+back > 2 && (back > 0 || a.head != "") {
			return nearby
		}
	case front == 0 && !quoted: // what stands before a name may differ
	case len(v) == 1 && len(w) == 1:
		if !apart(v[0]) && !apart(w[0]) || apart(v[0]) != apart(w[0]) && quoted {
			return nearby
		}
	case len(v) == 2 && len(w) == 2:
		if (v[0] == w[1] || v[1] == w[0]) && !slices.ContainsFunc(slices.Concat(v, w), apart) {
			return nearby
		}
	}
	return unlike
}

// affixed pairs four characters with what has an affix more between them: 闪电演讲,
// 闪电式演讲.
func (c *comparison) affixed() []pair {
	m := manners()[language.Chinese]
	type found struct{ with, without *name }
	by := map[string]*found{}
	runs := c.hanRuns()
	var order []string
	add := func(n **name, r run, i, j int) {
		start := r.start + len(string(r.runes[:i]))
		text := string(r.runes[i:j])
		if *n == nil {
			*n = &name{lang: language.Chinese, text: text}
		}
		(*n).uses = append((*n).uses, spot{text: r.text, passage: r.passage, start: start, end: start + len(text)})
	}
	for _, r := range runs {
		for i := 2; i+2 < len(r.runes); i++ {
			if m.affix[string(r.runes[i])] {
				key := string(r.runes[i-2:i]) + string(r.runes[i+1:i+3])
				if by[key] == nil {
					by[key] = &found{}
					order = append(order, key)
				}
				add(&by[key].with, r, i-2, i+3)
			}
		}
	}
	if len(by) == 0 {
		return nil
	}
	for _, r := range runs {
		for i := 0; i+4 <= len(r.runes); i++ {
			if f := by[string(r.runes[i:i+4])]; f != nil {
				add(&f.without, r, i, i+4)
			}
		}
	}
	var out []pair
	for _, key := range order {
		if f := by[key]; f.without != nil {
			out = append(out, pair{a: f.without, b: f.with})
		}
	}
	return out
}
