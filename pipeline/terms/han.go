package terms

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"hexaglot/glossary"
)

// Bounds of the Chinese names that are compared, in characters.
const (
	shortestHan    = 4
	shortestQuoted = 3
	shortestPart   = 2
	longestHan     = 12 // before the head
	aroundHead     = 2  // as many characters before a name that comes again may belong to it
)

// A run is a stretch of Han characters of a passage that no other sign, and no word of
// the stops, interrupts.
type run struct {
	text, passage, start int
	runes                []rune
}

// hanRuns parts the Chinese passages into runs.
func (c *comparison) hanRuns() []run {
	m := manners()[language.Chinese]
	stops := byFirst(m.stops)
	whole := byFirst(m.whole)
	var out []run
	for i := range c.texts {
		for k := range c.texts[i].Passages {
			p := &c.texts[i].Passages[k]
			if p.Lang != language.Chinese {
				continue
			}
			now := run{i, k, 0, nil}
			flush := func() {
				if len(now.runes) >= shortestPart {
					out = append(out, now)
				}
				now.runes = nil
			}
			safe := 0 // up to here goes a word that no stop parts
			for at := 0; at < len(p.Text); {
				r, n := utf8.DecodeRuneInString(p.Text[at:])
				if at >= safe {
					if w := prefixOf(p.Text[at:], whole[r]); w > 0 {
						safe = at + w
					} else if w := prefixOf(p.Text[at:], stops[r]); w > 0 {
						flush()
						at += w
						continue
					}
				}
				if !isHan(r) && !(len(now.runes) > 1 && insideHan(r, p.Text[at+n:])) {
					flush()
				} else {
					if now.runes == nil {
						if ofNumber(p.Text[:at], r) {
							at += n
							continue // 2031年花园论坛
						}
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

// insideHan reports whether a sign is a hyphen or a dot with a Han character behind it, as
// names have inside.
func insideHan(r rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return (isHyphen(r) || r == '－' || r == '·') && isHan(next)
}

// ofNumber reports whether a character belongs to a number or a date before it: 2031年度.
func ofNumber(before string, r rune) bool {
	const units = "年月日届次号期时分"
	last, n := utf8.DecodeLastRuneInString(before)
	if unicode.IsDigit(last) {
		return strings.ContainsRune(units, r)
	}
	digit, _ := utf8.DecodeLastRuneInString(before[:len(before)-n])
	return strings.ContainsRune(units, last) && unicode.IsDigit(digit) && strings.ContainsRune("后前起度内间底初末", r)
}

func byFirst(list []string) map[rune][]string {
	out := map[rune][]string{}
	for _, s := range list {
		r, _ := utf8.DecodeRuneInString(s)
		out[r] = append(out[r], s)
	}
	return out
}

// prefixOf is how many bytes the longest of some words has that a text begins with.
func prefixOf(text string, list []string) int {
	n := 0
	for _, s := range list {
		if len(s) > n && strings.HasPrefix(text, s) {
			n = len(s)
		}
	}
	return n
}

// A hanName is a Chinese name: with a head at its end, or in quotation marks.
type hanName struct {
	name
	body   []rune // simplified, without the head
	head   string // 论坛; "" if it has none
	kind   string // the first head that means the same
	near   string // what heads have in common that are easily confused with it
	quoted bool
	open   bool // it may begin later: nothing tells where
}

// A hanMention is one as a passage has it.
type hanMention struct {
	hanName
	at spot
}

// hanForms are the names of the Chinese passages, by how they are written.
func (c *comparison) hanForms() []*hanName {
	all := c.hanMentions()
	beginnings(all, func(i int) string { return c.texts[all[i].at.text].Passages[all[i].at.passage].Text })
	by := map[string]*hanName{}
	var out []*hanName
	for _, n := range all {
		p := c.texts[n.at.text].Passages[n.at.passage].Text
		n.at.start = n.at.end
		for range len(n.body) + utf8.RuneCountInString(n.head) {
			n.at.start = before(p, n.at.start)
		}
		text := p[n.at.start:n.at.end]
		key := fmt.Sprint(text, n.open)
		f := by[key]
		if f == nil {
			f = &hanName{}
			*f = n.hanName
			f.lang, f.text = language.Chinese, text
			by[key] = f
			out = append(out, f)
		}
		f.quoted = f.quoted || n.quoted
		f.uses = append(f.uses, n.at)
	}
	return out
}

// hanQuotes are the marks that names stand in.
var hanQuotes = [][2]string{{"“", "”"}, {"「", "」"}, {"《", "》"}, {"‘", "’"}, {"『", "』"}, {"〈", "〉"}}

// hanMentions finds the names in quotation marks and those with a head outside of them.
func (c *comparison) hanMentions() []hanMention {
	m := manners()[language.Chinese]
	var out []hanMention
	taken := map[[3]int]bool{} // heads that stand at the end of a quotation
	for i := range c.texts {
		for k := range c.texts[i].Passages {
			p := &c.texts[i].Passages[k]
			if p.Lang != language.Chinese {
				continue
			}
			for _, q := range hanQuotes {
				for at := 0; ; {
					start := strings.Index(p.Text[at:], q[0])
					if start < 0 {
						break
					}
					start += at + len(q[0])
					size := strings.Index(p.Text[start:], q[1])
					if size < 0 {
						break
					}
					at = start
					text := p.Text[start : start+size]
					n := utf8.RuneCountInString(text)
					if n < shortestQuoted || n > 2*longestHan || strings.ContainsAny(text, "，。；：！？、 “《「") {
						continue
					}
					text = glossary.Simplify(text)
					h := m.hanHead(text)
					name := hanName{body: []rune(strings.TrimSuffix(text, h.text())), head: h.text(), kind: h.kind, near: m.confuse[h.kind], quoted: true}
					out = append(out, hanMention{name, spot{text: i, passage: k, start: start, end: start + size}})
					taken[[3]int{i, k, start + size}] = true
				}
			}
		}
	}
	runs := c.hanRuns()
	for i, r := range runs {
		if i > 0 {
			r = m.joinRuns(c.texts[r.text].Passages[r.passage].Text, runs[i-1], r)
		}
		offset, at := r.start, 0
		text := glossary.Simplify(string(r.runes))
		for j := 1; j <= len(r.runes); j++ {
			offset += utf8.RuneLen(r.runes[j-1])
			at = after(text, at)
			h := m.hanHead(text[:at])
			size := utf8.RuneCountInString(h.text())
			if size == 0 || j-size < 2 || m.goesOn(text[:at], text[at:]) {
				continue
			}
			if !taken[[3]int{r.text, r.passage, offset}] {
				body := r.runes[max(0, j-size-longestHan) : j-size]
				name := hanName{body: []rune(glossary.Simplify(string(body))), head: h.text(), kind: h.kind, near: m.confuse[h.kind]}
				out = append(out, hanMention{name, spot{text: r.text, passage: r.passage, end: offset}})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b hanMention) int { return inOrder(a.at, b.at) })
	return out
}

// longestJoined is how many characters a part of a name before 与 has at most.
const longestJoined = 4

// joinRuns puts a short run before another one that 与 or 和 stands between: one name may
// have both, 农田与果园论坛. Where it begins is for what comes again to say.
func (m *manner) joinRuns(text string, a, b run) run {
	end := a.start + len(string(a.runes))
	if a.text != b.text || a.passage != b.passage || b.start < end || len(a.runes) > longestJoined || len(b.runes) < 2*len(a.runes) {
		return b
	}
	sign := text[end:b.start]
	if utf8.RuneCountInString(sign) != 1 || !isAnd([]rune(sign)[0]) || m.hanHead(string(a.runes)).words != nil {
		return b
	}
	b.start = a.start
	b.runes = slices.Concat(a.runes, []rune(sign), b.runes)
	return b
}

// hanHead is the head that a text ends with.
func (m *manner) hanHead(text string) head {
	for _, h := range m.heads { // the longest first
		if strings.HasSuffix(text, h.words[0]) {
			return h
		}
	}
	return head{}
}

func (h head) text() string { return strings.Join(h.words, "") }

// goesOn reports whether the head at the end of a text is part of a longer one, or
// followed by another: 对话会, 网络论坛.
func (m *manner) goesOn(text, rest string) bool {
	return slices.ContainsFunc(m.heads, func(h head) bool {
		w := h.words[0]
		if strings.HasPrefix(rest, w) {
			return true
		}
		for i := after(w, 0); i < len(w); i = after(w, i) {
			if strings.HasSuffix(text, w[:i]) && strings.HasPrefix(rest, w[i:]) {
				return true
			}
		}
		return false
	})
}

// beginnings finds where the names with a head begin: where what comes again has different
// characters before it. One that begins with its clause, or a little later, begins there.
func beginnings(all []hanMention, passage func(int) string) {
	nodes := map[string]*node{}
	paths := func(i int, visit func(k int, path string)) {
		n := &all[i]
		for k := len(n.body) - 1; k >= 0; k-- {
			visit(k, n.kind+" "+string(n.body[k:]))
		}
	}
	for i := range all {
		if all[i].quoted {
			continue
		}
		paths(i, func(k int, path string) {
			n := nodes[path]
			if n == nil {
				n = &node{next: map[string]bool{}}
				nodes[path] = n
			}
			n.uses++
			if k > 0 {
				n.next[string(all[i].body[k-1])] = true
			} else {
				n.next["!"+passage(i)] = true
			}
		})
	}
	beginning := func(i int) (from int, on bool) {
		from = -1
		paths(i, func(k int, path string) {
			if nodes[path].named() && len(all[i].body)-k > 1 {
				from, on = k, nodes[path].on
			}
		})
		return from, on
	}
	for i := range all {
		if !all[i].quoted {
			from, _ := beginning(i)
			paths(i, func(k int, path string) {
				if k > from && from >= 0 {
					nodes[path].on = true
				}
			})
		}
	}
	for i := range all {
		n := &all[i]
		if n.quoted {
			continue
		}
		from, on := beginning(i)
		switch {
		case from > aroundHead && on:
			n.open = true // another name goes on before it
		case from > aroundHead:
			n.body = n.body[from:]
		case from < 0 && len(n.body) > shortestHan:
			n.open = true
		}
	}
}

// minedHan are the Chinese names that come twice.
func (c *comparison) minedHan() []*mined {
	m := manners()[language.Chinese]
	var out []*mined
	for _, f := range c.hanForms() {
		if len(f.uses) > 1 && !f.open && !m.ordinal(f.body) {
			why := "head"
			if f.quoted {
				why = "quoted"
			}
			out = append(out, &mined{name: f.name, why: why})
		}
	}
	slices.SortFunc(out, func(a, b *mined) int { return cmp.Compare(a.text, b.text) })
	return out
}

// ordinal reports whether what stands before a head only counts: 第一.
func (m *manner) ordinal(body []rune) bool {
	return len(body) > 1 && body[0] == '第' && !slices.ContainsFunc(body[1:], func(r rune) bool { return !m.apart[string(r)] })
}
