package terms

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Bounds of the Chinese names that are compared, in characters.
const (
	shortestHan = 4
	longestHan  = 12
	longHan     = 6 // from here on a repeated string is compared that has no head and no quotation marks
)

// A run is a stretch of Han characters of a passage that no other sign, and no word of
// the stops, interrupts.
type run struct {
	text, passage, start int
	runes                []rune
}

// hanRuns parts the Chinese passages into runs.
func (c *comparison) hanRuns() []run {
	stops := manners()[language.Chinese].stops
	var out []run
	for i := range c.texts {
		for k := range c.texts[i].Passages {
			p := &c.texts[i].Passages[k]
			if p.Lang != language.Chinese {
				continue
			}
			now := run{i, k, 0, nil}
			flush := func() {
				if len(now.runes) >= shortestHan {
					out = append(out, now)
				}
				now.runes = nil
			}
			for at := 0; at < len(p.Text); {
				if n := prefixOf(p.Text[at:], stops); n > 0 {
					flush()
					at += n
					continue
				}
				r, n := utf8.DecodeRuneInString(p.Text[at:])
				if !isHan(r) {
					flush()
				} else {
					if now.runes == nil {
						now.start = at
					}
					now.runes = append(now.runes, r)
				}
				at += n
			}
			flush()
		}
	}
	return out
}

func prefixOf(s string, list []string) int {
	best := 0
	for _, w := range list {
		if len(w) > best && strings.HasPrefix(s, w) {
			best = len(w)
		}
	}
	return best
}

// A gram is a string of Han characters with what is known of its neighbours.
type gram struct {
	name
	runes       []rune
	head        int           // characters of the head it ends with; 0 if none
	quoted      bool          // it fills quotation marks
	begins      bool          // it stands at the beginning of a run
	left, right map[rune]bool // the characters beside it; 0 for the end of a run
}

// closed reports whether a gram is a name as far as its neighbours tell: nothing that
// always stands beside it has been cut off.
func (g *gram) closed() bool {
	if g.quoted {
		return true
	}
	left := g.begins && g.head > 0 || len(g.left) > 1
	return left && (g.head > 0 || len(g.right) > 1 && len(g.uses) > 1)
}

// grams are the strings of Han characters that may be names.
func (c *comparison) grams() map[string]*gram {
	runs := c.hanRuns()
	heads := manners()[language.Chinese].heads
	often := map[[shortestHan]rune]int{} // what does not come again in its parts does not come again
	for _, r := range runs {
		for i := 0; i+shortestHan <= len(r.runes); i++ {
			often[[shortestHan]rune(r.runes[i:])]++
		}
	}
	out := map[string]*gram{}
	for _, r := range runs {
		offset := make([]int, len(r.runes)+1)
		for i, x := range r.runes {
			offset[i+1] = offset[i] + utf8.RuneLen(x)
		}
		text := string(r.runes)
		p := c.texts[r.text].Passages[r.passage].Text
		end := r.start + len(text)
		quoted := strings.HasSuffix(p[:r.start], "“") && strings.HasPrefix(p[end:], "”") ||
			strings.HasSuffix(p[:r.start], "「") && strings.HasPrefix(p[end:], "」")
		repeats := 0 // how many 4-grams up to j come again, without a gap
		for j := shortestHan; j <= len(r.runes); j++ {
			if often[[shortestHan]rune(r.runes[j-shortestHan:])] > 1 {
				repeats++
			} else {
				repeats = 0
			}
			head := headOf(heads, text[:offset[j]])
			for i := max(0, j-longestHan); i <= j-shortestHan; i++ {
				whole := quoted && i == 0 && j == len(r.runes)
				again := j-shortestHan-i < repeats
				if !again && !whole && (head == 0 || i > 0) {
					continue
				}
				if head > 0 && j-i-head < 2 {
					break // nothing but the head
				}
				key := text[offset[i]:offset[j]]
				g := out[key]
				if g == nil {
					g = &gram{name: name{lang: language.Chinese, text: key, key: key}, runes: r.runes[i:j], head: head,
						left: map[rune]bool{}, right: map[rune]bool{}}
					out[key] = g
				}
				g.uses = append(g.uses, spot{text: r.text, passage: r.passage, start: r.start + offset[i], end: r.start + offset[j]})
				g.quoted = g.quoted || whole
				var left, right rune
				if i > 0 {
					left = r.runes[i-1]
				} else {
					g.begins = true
					left = rune(-len(g.uses)) // each beginning is another neighbour
				}
				if j < len(r.runes) {
					right = r.runes[j]
				} else {
					right = rune(-len(g.uses))
				}
				g.left[left], g.right[right] = true, true
			}
		}
	}
	return out
}

// headOf is how many characters the head has that a string ends with.
func headOf(heads [][]string, s string) int {
	for _, h := range heads { // the longest first
		if strings.HasSuffix(s, h[0]) {
			return utf8.RuneCountInString(h[0])
		}
	}
	return 0
}

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
						out = append(out, pair{&a.name, &b.name, RuleUnlisted, "nearly the same as"})
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
				out = append(out, pair{&n.name, &g.name, RuleUnlisted, "nearly the same as"})
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
